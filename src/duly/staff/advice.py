"""The register of a case: every item of advice that was asked for or refused, and why."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.assessments import scope
from duly.design.wording import short_date

ROWS = (
    ("What it is for", "purpose"),
    ("Asked under", "legal_basis"),
    ("Who wanted it", "asked_by"),
    ("Why it is not asked for", "reason"),
    ("What the family says", "family_view"),
)


def register(request: HttpRequest, ref: str) -> HttpResponse:
    """The items, by assessment, the newest assessment first."""
    case = request.case  # type: ignore[attr-defined]
    known = entries_for(request.holds, case, request.as_known)  # type: ignore[attr-defined]
    prefetch_related_objects(known, "recorded_by")
    matters = dict.fromkeys(name for entry in reversed(known) for name in entry.matters if name)
    found = {name: scope.items(name, known) for name in matters}
    told = [(name, [(item, _rows(item)) for item in items]) for name, items in found.items() if items]
    may_record = policy.allowed(request.holds, case, [policy.Permission.RECORD])  # type: ignore[attr-defined]
    return render(request, "staff/advice.html", {"case": case, "told": told, "may_record": bool(may_record)})


def _rows(item: scope.Item) -> list[dict[str, Any]]:
    """What the register says of one item; what was left out is said to be."""
    rows = [
        {"key": label, "value": getattr(item, name) or "Not recorded"}
        for label, name in ROWS
        if getattr(item, name) or (name in ("purpose", "legal_basis", "asked_by"))
    ]
    if item.came:
        rows.append({"key": "It came", "value": short_date(item.came.on)})
    elif item.absence:
        because = (item.absence.content.attributes or {}).get("reason", "")
        rows.append({"key": "Not waited for", "value": because})
    decided = "Asked for" if item.asked else "Decided"
    rows.append({"key": decided, "value": f"{short_date(item.entry.on)}, by {item.owner.name}"})
    return rows
