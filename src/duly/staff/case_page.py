"""The page of a case: where it is, who has it, what is next and by when, and everything that was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from duly.access import policy
from duly.access.held import Held
from duly.access.shown import seen_by
from duly.casework.action import Action
from duly.casework.findings import OnRecord, as_seen, findings_of, is_outstanding
from duly.casework.matter import names_of
from duly.casework.promise_states import OPEN, promises_of
from duly.casework.reviews import review_states
from duly.casework.second_person import waiting
from duly.design.forms import BoundField, DateField, Form
from duly.design.templatetags.design import field
from duly.design.wording import capitalised
from duly.law.explain import Line, officer
from duly.law.parsing import FIRST_DAY
from duly.people.models import Person
from duly.record import clock, reading
from duly.record.models import Case
from duly.staff.entries import told_entries
from duly.staff.recording import would_do
from duly.staff.serving import of_findings

RECENT = 12
"""How many entries the page shows before it folds the rest."""
PAGES = (
    policy.Permission.RECORD,
    policy.Permission.ASSIGN,
    policy.Permission.SEE_REQUEST,
    policy.Permission.SEE_INTERNAL,
    policy.Permission.SEE_PLAN,
    policy.Permission.SEE_LOOKS,
    policy.Permission.PROMISE,
)
"""What the pages that the case leads to need."""


class Asked(Form):
    """The day asked about, and the day whose knowledge is asked about."""

    as_at = DateField(label="As it was on", name="the day asked about", required=False)
    as_known = DateField(
        label="As it was known at the end of",
        name="the day whose knowledge is asked about",
        required=False,
        help_text="Leave this empty to use everything entered since",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as an officer reads it."""

    on_record: OnRecord

    @property
    def finding(self) -> Any:
        """What the law says."""
        return self.on_record.finding

    @property
    def lines(self) -> tuple[Line, ...]:
        """Why, each step with its provision."""
        return officer(self.on_record.finding) if self.on_record.explained else ()

    @property
    def does(self) -> list[Action]:
        """The actions that would discharge it."""
        return would_do(self.on_record)


def case(request: HttpRequest, ref: str) -> HttpResponse:
    """The case of the address, which the gate has found and let this person see."""
    form = Asked(request.GET if "as_at-day" in request.GET or "as_known-day" in request.GET else None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    as_at = asked.get("as_at") or clock.today()
    as_known = min(filter(None, (asked.get("as_known"), request.as_known)), default=None)  # type: ignore[attr-defined]
    holds = request.holds  # type: ignore[attr-defined]
    shown = page(holds, request.case, max(as_at, FIRST_DAY), as_known)  # type: ignore[attr-defined]
    may = policy.allowed(holds, request.case, PAGES)  # type: ignore[attr-defined]
    if policy.Permission.SEE_INTERNAL not in may:
        shown["waiting"] = []
    shown["may"] = {permission.name.lower(): True for permission in may}
    shown["recorded"] = next(
        (one for one in shown["entries"] if str(one.entry.number) == request.GET.get("recorded")), None
    )
    shown["boxes"] = _boxes(form) if form.is_bound else _empty_boxes()
    return render(request, "staff/case.html", {"form": form, **shown})


def _boxes(form: Asked) -> SafeString:
    return field(cast(BoundField, form["as_at"])) + field(cast(BoundField, form["as_known"]))


@cache
def _empty_boxes() -> SafeString:
    """The boxes of both days as almost every page has them."""
    return _boxes(Asked())


def page(who: Person | Held, case_: Case, as_at: date, as_known: date | None) -> dict[str, Any]:
    """Everything the page shows this person."""
    known = reading.entries(case_, as_known)
    seen = seen_by(who, case_, known)
    history = reading.history_of(known, as_at)
    every = findings_of(known, history, case_.officer)
    found = as_seen(every, seen, known)
    entries = told_entries(seen, history.facts)
    out = [one for one in found if is_outstanding(one.finding)]
    late = [one for one in out if one.finding.is_breach]
    ahead = [one for one in out if not one.finding.is_breach]
    return {
        "case": case_,
        "as_at": as_at,
        "today": clock.today(),
        "as_known": as_known,
        "state": capitalised(review_states.state_in(history, [one.finding for one in every])),
        "late": [Shown(one) for one in late],
        "ahead": [Shown(one) for one in ahead],
        "done": [Shown(one) for one in found if not is_outstanding(one.finding)],
        "entries": entries,
        "matters": names_of(seen),
        "recent": entries[:RECENT],
        "older": entries[RECENT:],
        "waiting": waiting(known),
        "promised": [one for one in promises_of(seen, case_.officer, as_at) if one.state == OPEN],
        "serves": of_findings(one.finding for one in (*late, *ahead)),
    }
