"""The page of a case: where it is, who has it, what is next and by when, and everything that was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.casework import review_states
from duly.casework.findings import OnRecord, findings_of, is_outstanding
from duly.design.forms import DateField, Form
from duly.design.wording import capitalised
from duly.law.clocks import in_words
from duly.law.explain import Line, officer, told
from duly.law.facts import FACTS
from duly.law.parsing import FIRST_DAY
from duly.record import clock, reading
from duly.record.clock import LONDON
from duly.record.kinds import KINDS
from duly.record.models import Entry


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
        return officer(self.on_record.finding)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a row of the chronology."""

    entry: Entry
    title: str
    on: date
    precision: str
    by: str
    late: bool
    corrected_by: int | None

    @property
    def recorded(self) -> str:
        """Who entered it and when, in one piece, since a long case has many."""
        entry, at = self.entry, self.entry.recorded_at.astimezone(LONDON)
        agreed = f", agreed by {entry.agreed_by.name}" if entry.agreed_by else ""
        corrects = f"; corrects entry {entry.corrects}" if entry.corrects else ""
        corrected = f"; see entry {self.corrected_by}" if self.corrected_by else ""
        when = f"{in_words(at.date())}, {at:%H:%M}"
        return f"Entry {entry.number}, recorded {when} by {self.by}{agreed}{corrects}{corrected}"


def case(request: HttpRequest, ref: str) -> HttpResponse:
    """The case of the address, which the gate has found and let this person see."""
    form = Asked(request.GET if "as_at-day" in request.GET or "as_known-day" in request.GET else None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    as_at = asked.get("as_at") or clock.today()
    as_known = min(filter(None, (asked.get("as_known"), request.as_known)), default=None)  # type: ignore[attr-defined]
    shown = page(request.case, max(as_at, FIRST_DAY), as_known)  # type: ignore[attr-defined]
    return render(request, "staff/case.html", {"form": form, **shown})


def page(case_: Any, as_at: date, as_known: date | None) -> dict[str, Any]:
    """Everything the page shows."""
    known = reading.entries(case_, as_known)
    found = findings_of(known, as_at, case_.officer)
    history = reading.history_of(known, as_at)
    late = [one for one in found if one.finding.is_breach and is_outstanding(one.finding)]
    ahead = [one for one in found if one not in late and is_outstanding(one.finding)]
    return {
        "case": case_,
        "as_at": as_at,
        "as_known": as_known,
        "state": capitalised(review_states.state_in(history, [one.finding for one in found])),
        "late": [Shown(one) for one in late],
        "ahead": [Shown(one) for one in ahead],
        "done": [Shown(one) for one in found if one not in late and one not in ahead],
        "entries": told_entries(known),
    }


def told_entries(entries: Sequence[Entry]) -> list[Told]:
    """The entries, the last to happen first, each with what replaced it."""
    prefetch_related_objects(entries, "recorded_by", "agreed_by")
    replaced = {entry.corrects: entry.number for entry in entries if entry.corrects}
    facts = {fact.id: fact for fact in reading.facts(entries)}
    return [
        Told(
            entry,
            told(facts[str(entry.number)]) if str(entry.number) in facts else _said(entry),
            entry.on,
            entry.precision,
            entry.recorded_by.name,
            reading.late_recorded(entry),
            replaced.get(entry.number),
        )
        for entry in sorted(entries, key=lambda one: (one.on, one.number), reverse=True)
    ]


def _said(entry: Entry) -> str:
    """An entry that the law is not shown, or that was erased."""
    if entry.content.attributes is None:
        return f"{KINDS[entry.kind].label}: what it said was destroyed, as the law required"
    named = entry.content.attributes.get("name") or entry.content.attributes.get("item")
    label = KINDS[entry.kind].label
    return f"{label}: {named}" if named and entry.kind not in FACTS else label
