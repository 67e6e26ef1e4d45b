"""Choose what happened, and record it; or put it to a second person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.action import Action, perform
from duly.casework.catalogue import ACTIONS, MODULES
from duly.casework.findings import OnRecord, findings, is_outstanding
from duly.casework.second_person import propose
from duly.people.models import Person
from duly.plan.reading import open_draft
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.led_to import answers, first_plan, led_to
from duly.staff.record_form import Recorded

OWN_PAGE = {
    "case.assigned": "staff:assign",
    "duty.assigned": "staff:give",
    "panel.view": "staff:panel",
    "officer.view": "staff:panel",
    "advice.requested": "staff:ask",
    "advice.chased": "staff:advice",
    "panel.advised": "staff:agenda",
    "consultation.sent": "staff:consult",
    "consultation.answered": "staff:answered",
    "setting.replied": "staff:answered",
}
"""Actions with a page of their own, since they choose among people or hold something back."""
WITH_A_DRAFT = {"draft.served": "serve", "amendment.notice.sent": "notice", "plan.final.sent": "final"}
"""Actions that are done on the page of a draft while one is being written, so that the paper is the draft."""


def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """Which action, of those one may do: what would discharge something outstanding first, then all, by process."""
    case = request.case  # type: ignore[attr-defined]
    may = policy.allowed(request.holds, case, set(policy.ACTIONS.values()))  # type: ignore[attr-defined]
    grouped = [
        (words.PROCESSES[module.__name__.rpartition(".")[2]], _permitted(module.ACTIONS, may))
        for module in MODULES
    ]
    due = [
        (action, one) for action, one in likely(findings(case, clock.today())) if _permitted([action], may)
    ]
    shown = {"case": case, "grouped": [group for group in grouped if group[1]], "likely": due}
    return render(request, "staff/choose.html", shown)


def _permitted(actions: Iterable[Action], may: frozenset[policy.Permission]) -> list[Action]:
    return [action for action in actions if policy.ACTIONS[action.name] in may]


def likely(found: list[OnRecord]) -> list[tuple[Action, OnRecord]]:
    """The actions that would discharge what is outstanding, each once, the soonest due first."""
    first: dict[str, tuple[Action, OnRecord]] = {}
    for one in found:
        for action in would_do(one):
            first.setdefault(action.name, (action, one))
    return list(first.values())


def would_do(one: OnRecord) -> list[Action]:
    """The actions that would discharge a finding; none where nothing is outstanding."""
    if not is_outstanding(one.finding):
        return []
    kinds = dict.fromkeys(wanted.kind.slug for wanted in one.finding.duty.done_by)
    return [ACTIONS[kind] for kind in kinds if kind in ACTIONS]


def record(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """Do one action. What is refused stands above the form in a sentence, and what was typed is kept."""
    wanted, case = ACTIONS.get(action), request.case  # type: ignore[attr-defined]
    if wanted is None:
        raise Http404
    if action in OWN_PAGE:
        return redirect(OWN_PAGE[action], ref=case.ref)
    if action in WITH_A_DRAFT and open_draft(case):
        return redirect("staff:plan_send", ref=case.ref, step=WITH_A_DRAFT[action])
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    if request.method != "POST":
        about = answers(action, entries, request.GET.get("about", "")) | first_plan(action, entries)
        begins = Recorded.fresh(case.head_number) | led_to(action, entries) | about | _asked_for(request)
        form = Recorded(wanted, entries, clock.today(), initial=begins)
        return _page(request, case, form, 200)
    form = Recorded(wanted, entries, clock.today(), request.POST)
    if form.is_valid():
        do = propose if "second" in request.POST else perform
        try:
            entry = do(wanted, case, by=cast(Person, request.user), **form.told())
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return _back(request, entry)
    return _page(request, case, form, 422)


def _asked_for(request: HttpRequest) -> dict[str, str]:
    """The matter that a page of one asks for."""
    return {"matter": request.GET["matter"]} if request.GET.get("matter") else {}


def _back(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Back to the matter, where one came from its page; else to the case."""
    if "back" in request.GET and entry.matters:
        return redirect(
            f"{reverse('staff:matter', args=[entry.case.ref, entry.matters[0]])}?recorded={entry.number}"
        )
    return to_case(entry.case, entry.number)


def to_case(case: Case, number: int) -> HttpResponse:
    """Back to the case, which says what was recorded."""
    return redirect(f"{reverse('staff:case', args=[case.ref])}?recorded={number}")


def _page(request: HttpRequest, case: Case, form: Recorded, status: int) -> HttpResponse:
    shown = {"form": form, "case": case, "action": form.action, "of_a_plan": form.action.name in WITH_A_DRAFT}
    return render(request, "staff/record.html", shown, status=status)
