"""The columns of a case that only serve to find it, worked out from its lines and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from duly.people.models import Person, Team
from duly.record.kinds import CaseAssigned, ChildKnown
from duly.record.models import Case, Entry

COLUMNS = ("child_name", "date_of_birth", "officer_id", "team_id")
"""What `rebuild` must reproduce exactly."""


def apply(case: Case, entry: Entry) -> tuple[str, ...]:
    """Bring the columns up to date with one more line, and name those it may have changed. The caller saves them."""
    change, columns = _CHANGES.get(entry.kind, (None, ()))
    if change:
        change(case, entry)
    return columns


def rebuild(case: Case) -> Case:
    """Work the columns out again from the first line on. The caller saves the case, or compares."""
    case.child_name, case.date_of_birth, case.officer, case.team = "", None, None, None
    for entry in case.entries.filter(kind__in=_CHANGES).select_related("content").order_by("number", "id"):
        apply(case, entry)
    return case


def _child_known(case: Case, entry: Entry) -> None:
    said = entry.content.attributes or {}
    case.child_name = str(said.get("name", ""))
    born = said.get("date_of_birth")
    case.date_of_birth = date.fromisoformat(born) if born else None


def _case_assigned(case: Case, entry: Entry) -> None:
    said = entry.content.attributes or {}
    case.team = Team.objects.filter(pk=said["team"]).first() if said.get("team") else None
    case.officer = Person.objects.filter(ref=said["officer"]).first() if said.get("officer") else None


_CHANGES: dict[str, tuple[Callable[[Case, Entry], None], tuple[str, ...]]] = {
    ChildKnown.slug: (_child_known, ("child_name", "date_of_birth")),
    CaseAssigned.slug: (_case_assigned, ("officer_id", "team_id")),
}
