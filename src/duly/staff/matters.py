"""The page of one matter: a review, a transfer, a move, an ending, an appeal or anything else, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from duly.access import policy
from duly.access.shown import seen_by
from duly.casework.findings import as_seen, findings_of
from duly.casework.matter import Matter, Reached, matter_of
from duly.design import statuses
from duly.law.explain import Line, officer
from duly.law.findings import Finding
from duly.law.parsing import FIRST_DAY
from duly.record import clock, reading
from duly.record.kinds import KINDS
from duly.record.models import Case, Entry
from duly.staff import words
from duly.staff.case_page import Shown
from duly.staff.entries import Told, told_entries
from duly.staff.serving import PLAN_KEPT, of_findings

WORST_FIRST = ("overdue", "not_evidenced", "broken", "lifted", "due", "open", "met_late", "kept", "met")
REVIEWED = "CFA 2014 s.44"
NO_LIMIT = {
    "early": "No law sets a time for this answer, and there is no appeal against a no. The council may review a plan at"
    " any time (Children and Families Act 2014, section 44), and must deal with the request fairly. So its age is shown.",
}
"""What a page says of a process whose steps the law gives no day."""
DONE, NOT_YET, NOW = ("Done", "green"), ("Not yet", ""), ("Next", "teal")


@dataclass(frozen=True, slots=True)
class Row:
    """A step as it is shown."""

    step: Reached
    entries: list[Told]
    is_next: bool
    address: str

    @property
    def title(self) -> str:
        """What the step is."""
        return self.step.kind.label

    @property
    def worst(self) -> Finding | None:
        """The finding that says most of it: the one that is worst, then the one that is due first."""
        found = [one.finding for one in self.step.found]
        order = {status: at for at, status in enumerate(WORST_FIRST)}
        return min(found, key=lambda one: order.get(one.status, len(order)), default=None)

    @property
    def state(self) -> tuple[str, str]:
        """Its state in a word, with the colour of its tag."""
        if self.worst and not self.worst.guidance:
            look = statuses.look(self.worst.status)
            return (look.word, look.colour)
        if self.step.done:
            return DONE
        return NOW if self.is_next else NOT_YET

    @property
    def days(self) -> list[tuple[Told, str]]:
        """Each entry of it, with what it says of a choice or a setting."""
        return [(told, _remark(told.entry)) for told in self.entries]

    @property
    def shown(self) -> list[tuple[Finding, tuple[Line, ...]]]:
        """Each duty that the step discharges, with its reasons."""
        return [(one.finding, officer(one.finding) if one.explained else ()) for one in self.step.found]


def matter(request: HttpRequest, ref: str, matter: str) -> HttpResponse:
    """One matter of the case of the address."""
    case, holds = request.case, request.holds  # type: ignore[attr-defined]
    known = reading.entries(case, request.as_known)  # type: ignore[attr-defined]
    seen = seen_by(holds, case, known)
    if not any(matter in entry.matters for entry in seen):
        raise Http404
    today = max(clock.today(), FIRST_DAY)
    history = reading.history_of(known, today)
    found = as_seen(findings_of(known, history, case.officer), seen, known)
    one = matter_of(matter, known, seen, found, today)
    may = policy.allowed(holds, case, _needs(one.steps))
    there = {row.entry.number: row for row in told_entries(seen, history.facts)}
    shown = {"case": case, "one": one, "today": today, **told(case, one, there, may, today)}
    number = request.GET.get("recorded")
    shown["recorded"] = next((row for row in there.values() if str(row.entry.number) == number), None)
    return render(request, "staff/matter.html", shown)


def told(
    case: Case, one: Matter, there: Mapping[int, Told], may: Iterable[policy.Permission], today: date
) -> dict[str, Any]:
    """The steps as rows, the next of them, what runs beside them, and what the matter is called."""
    rows = [_row(case, one, step, there, set(may)) for step in one.steps]
    begun = min(row.on for row in there.values() if one.name in row.entry.matters)
    return {
        "name": words.matter(one.name),
        "process": words.PROCESSES.get(one.process, ""),
        "rows": rows,
        "next": next((row for row in rows if row.is_next), None),
        "beside": [Shown(each) for each in one.beside],
        "sides": one.sides if one.process == "move" else {},
        "serves": _serves(one),
        "no_limit": NO_LIMIT.get(one.process, ""),
        "begun": begun,
        "age": (today - begun).days,
    }


def _serves(one: Matter) -> list[str]:
    """The duties of its steps, then those that run beside them; where none has begun, what it is there for."""
    found = [each.finding for step in one.steps for each in step.found]
    found += [each.finding for each in one.beside]
    return of_findings(found) if found else [REVIEWED if one.process in ("early", "review") else PLAN_KEPT]


def _row(
    case: Case, one: Matter, step: Reached, there: Mapping[int, Told], may: set[policy.Permission]
) -> Row:
    is_next = step is one.next
    is_allowed = bool(step.action) and policy.ACTIONS[step.kind.slug] in may
    is_offered = is_next or any(each.finding.is_breach for each in step.outstanding)
    address = _to_record(case, one, step) if is_allowed and is_offered else ""
    return Row(step, [there[entry.number] for entry in step.done], is_next, address)


def _remark(entry: Entry) -> str:
    """What an entry says beyond that it happened: what was decided, which setting, who asked."""
    kind, said = KINDS[entry.kind], entry.content.attributes or {}
    told = [
        words.chosen(said[name]) if attribute.kind == "choice" else str(said[name])
        for name, attribute in kind.attributes.items()
        if said.get(name) and (attribute.kind == "choice" or name == "item")
    ]
    return ". ".join(told)


def _to_record(case: Case, one: Matter, step: Reached) -> str:
    address = reverse("staff:record", args=[case.ref, step.kind.slug])
    return f"{address}?{urlencode({'matter': one.name, 'back': 'matter'})}"


def _needs(steps: Iterable[Reached]) -> set[policy.Permission]:
    return {policy.ACTIONS[step.kind.slug] for step in steps if step.kind.slug in policy.ACTIONS}
