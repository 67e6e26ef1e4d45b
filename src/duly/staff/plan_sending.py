"""Sending a draft: served, proposed as changes, or finalised. The form is the action's own, and the paper is the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework import plan as plans
from duly.casework.catalogue import ACTIONS
from duly.casework.plan import Sending
from duly.people.models import Person
from duly.plan import reading
from duly.plan.checks.remark import Remark
from duly.plan.models import Draft, Version
from duly.record import clock
from duly.record.models import Entry
from duly.record.refusals import Refused
from duly.staff.led_to import first_plan
from duly.staff.record_form import Recorded, long_words
from duly.staff.recording import to_case

LACKING = "why_lacking"
DECISION = "said_decision"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do with a draft: the action, what the button says and what happens then."""

    slug: str
    action: str
    does: str
    means: str
    sort: str
    serves: tuple[str, ...]


STEPS = {
    step.slug: step
    for step in (
        Step(
            "serve",
            "draft.served",
            "Serve this draft on the family",
            "The draft as it stands is kept as a version. You go on writing.",
            Version.Sort.DRAFT,
            ("plan.draft.reps",),
        ),
        Step(
            "decide",
            "review.decision.notified",
            "Tell the family that the plan will be amended",
            "The decision goes with the plan in force, the changes and the evidence, as it must.",
            Version.Sort.PROPOSED,
            ("review.decision", "review.amend.notice"),
        ),
        Step(
            "notice",
            "amendment.notice.sent",
            "Send the amendment notice",
            "The notice goes with the plan in force, the changes and the evidence, as it must.",
            Version.Sort.PROPOSED,
            ("review.amend.notice",),
        ),
        Step(
            "final",
            "plan.final.sent",
            "Finalise and send the plan",
            "The version is kept and never changes. To change the plan after that, begin a new draft.",
            Version.Sort.FINAL,
            ("plan.final", "review.amend.final"),
        ),
    )
}
FIRST, LATER = ("serve", "final"), ("decide", "notice", "final")
"""What can be done with a draft of a first plan, and with changes to one."""


class Sent(Recorded):
    """The form of the action, less what the draft says itself; and why it is sent without what the law wants in it."""

    def __init__(
        self,
        step: Step,
        entries: Sequence[Entry],
        missing: Sequence[Remark],
        today: date,
        *args: Any,
        **rest: Any,
    ) -> None:
        super().__init__(ACTIONS[step.action], entries, today, *args, **rest)
        self.step = step
        self.fields["on"].label = "What day is it sent?"
        if step.slug == "decide":
            del self.fields[DECISION], self.fields["said_amendments_enclosed"]
        if "attached" in self.fields:
            self.fields["attached"].label = "Which other documents go with it?"
            self.fields[
                "attached"
            ].help_text = "The evidence, at least. The plan and the changes go by themselves"
        if missing and step.sort == Version.Sort.FINAL:
            self.fields[LACKING] = long_words("Why is it finalised without what is missing?")
            self.shows.add("lacking")

    def sending(self) -> Sending:
        """What casework takes."""
        told = self.told()
        if self.step.slug == "decide":
            told["attributes"] = {"decision": "amend", "amendments_enclosed": True}
        return Sending(**{**told, "matters": tuple(told["matters"])})


def steps_of(draft: Draft, entries: Sequence[Entry]) -> list[Step]:
    """What can be done with a draft: what a first plan needs, or what changes to one do."""
    return [STEPS[slug] for slug in (LATER if draft.base_id else FIRST)]


def send(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """Do one of them."""
    wanted, case = STEPS.get(step), request.case  # type: ignore[attr-defined]
    if wanted is None:
        raise Http404
    draft = reading.open_draft(case)
    if draft is None:
        return redirect("staff:plan", ref=case.ref)
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    missing = plans.missing(draft, entries, wanted.sort)
    if request.method != "POST":
        begins = Sent.fresh(case.head_number) | first_plan(wanted.action, entries)
        form = Sent(wanted, entries, missing, clock.today(), initial=begins)
        return _page(request, form, draft, missing, 200)
    form = Sent(wanted, entries, missing, clock.today(), request.POST)
    if form.is_valid():
        try:
            entry = _acts(wanted)(draft, form.sending(), cast(Person, request.user))
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return to_case(case, entry.number)
    return _page(request, form, draft, missing, 422)


def _acts(step: Step) -> Callable[[Draft, Sending, Person], Entry]:
    if step.sort == Version.Sort.DRAFT:
        return lambda draft, sending, by: plans.serve(draft, sending, by=by)
    if step.sort == Version.Sort.FINAL:
        return lambda draft, sending, by: plans.finalise(draft, sending, by=by)
    return lambda draft, sending, by: plans.propose_changes(draft, step.action, sending, by=by)


def _page(
    request: HttpRequest, form: Sent, draft: Draft, missing: Sequence[Remark], status: int
) -> HttpResponse:
    shown = {
        "case": request.case,  # type: ignore[attr-defined]
        "form": form,
        "step": form.step,
        "draft": draft,
        "missing": missing if form.step.sort == Version.Sort.FINAL else (),
    }
    return render(request, "staff/plan_send.html", shown, status=status)
