"""What somebody is told who saved a line that another saved meanwhile."""

from __future__ import annotations

from duly.plan.models import Saved
from duly.record.refusals import Refused


class Overtaken(Refused):
    """Somebody else saved the line since the form was opened. `last` is what they saved."""

    def __init__(self, last: Saved) -> None:
        self.last = last
        super().__init__(
            f"Nothing was saved yet: {last.by.name} saved this line since you opened it. "
            "Both texts are below. Choose what it should say, then save again."
        )
