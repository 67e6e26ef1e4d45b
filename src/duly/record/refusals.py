"""What the record refuses, each with a sentence that says what was not done and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from duly.record.models import Entry


class Refused(Exception):
    """Nothing was recorded. The message says why, and what to do; `asks` names the reason that would help, where one would."""

    def __init__(self, says: str, asks: str = "") -> None:
        super().__init__(says)
        self.asks = asks


class Stale(Refused):
    """The case has moved on since the form was opened. `since` holds the entries added meanwhile."""

    def __init__(self, since: Sequence[Entry]) -> None:
        self.since = tuple(since)
        lines = "1 entry was" if len(self.since) == 1 else f"{len(self.since)} entries were"
        super().__init__(
            f"Nothing was saved: {lines} added to this case since you opened the form. "
            "Read what is new, then save again if it still holds."
        )


class KeyReused(Refused):
    """The same form was sent twice with different answers."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was saved: this form was sent before, with other answers. Open it again and enter what is new."
        )


class ClockStepped(Refused):
    """The machine's clock stands before the last entry of the case, whose instant is given."""

    def __init__(self, last: datetime | None) -> None:
        super().__init__(
            f"Nothing was saved: the last entry of this case has the time {last:%Y-%m-%d %H:%M:%S} UTC, which by the "
            "clock of this machine has not come. Save again in a moment. If it stays so, tell whoever runs it: a clock "
            "that is wrong is set right; where an earlier one ran ahead, `duly clock` says so on the record."
        )
