"""What the form of a decision begins with, where the advice of a panel led to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duly.casework.assessments.panel_day import LEADS_TO
from duly.casework.attempt import of
from duly.record import reading
from duly.record.kinds import PanelAdvised
from duly.record.models import Entry


def led_to(action: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """What the form of a decision begins with, where a panel's advice led to it: nothing is typed twice."""
    said = [one for one in reading.standing(entries) if one.kind == PanelAdvised.slug]
    last = said[-1] if said else None
    advice = str(of(last, "advice")) if last else ""
    if last is None or LEADS_TO.get(advice) != action:
        return {}
    begins: dict[str, Any] = {"matter": last.matters[0], "said_decision": advice}
    for at, reason in enumerate((last.content.why or {}).get("reasons") or (), start=1):
        begins |= {f"reason_{at}": reason["words"], f"evidence_{at}": reason["evidence"]}
    return begins
