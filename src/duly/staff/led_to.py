"""What a form begins with, where an earlier entry led to it: a panel's advice, what was asked, a request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duly.casework.assessments.panel_day import LEADS_TO
from duly.casework.attempt import of
from duly.law.facts.assessment import PlanFinalSent, RequestReceived, ResponsibleBegan
from duly.record import reading
from duly.record.kinds import PanelAdvised
from duly.record.models import Entry
from duly.staff.record_form import ANSWERS_TO

REQUESTED = frozenset({RequestReceived.slug, ResponsibleBegan.slug})


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


def answers(action: str, entries: Sequence[Entry], about: str) -> dict[str, Any]:
    """What the form of an answer begins with: the matter and the item of the entry it answers, by its number."""
    asked = next((one for one in reading.standing(entries) if str(one.number) == about), None)
    if asked is None or ANSWERS_TO.get(action) != asked.kind:
        return {}
    matter = {"matter": asked.matters[0]} if asked.matters else {}
    return {**matter, "said_item": str(of(asked, "item"))}


def first_plan(action: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """That a final plan is the child's first, where the record has a request and no plan: its reviews are counted from it."""
    kinds = {one.kind for one in reading.standing(entries)}
    is_first = PlanFinalSent.slug not in kinds and bool(kinds & REQUESTED)
    return {"said_first": True} if action == PlanFinalSent.slug and is_first else {}
