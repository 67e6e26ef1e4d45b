"""The pages of a day's work, on an invented council: processor's time and queries of each, against the targets.

It uses the council that `record` makes and keeps, and makes it where it is not there.
"""

from __future__ import annotations

from benches.record import PLANS, on_a_copy


def workspace(plans: int = PLANS) -> None:
    """Every page of the workspace, in a process of its own."""
    on_a_copy("benches.on_workspace", plans)
