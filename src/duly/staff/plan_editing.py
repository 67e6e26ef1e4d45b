"""Writing a draft: its page with what the checks say beside each line, and one line to edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework import plan as plans
from duly.people.models import Person
from duly.plan import checks, reading
from duly.plan.checks import Remark, remarks
from duly.plan.checks.contents import DRAFT, FINAL, advice_not_listed
from duly.plan.comparing import FieldChange, changes
from duly.plan.content import BY_LETTER, Line, Plan, none_key
from duly.plan.documents.telling import ToldLine, ToldSection, line_of, sections_of
from duly.plan.merging import merge
from duly.plan.models import Draft, Saved
from duly.plan.ordering import is_order, order_key
from duly.plan.overtaken import Overtaken
from duly.plan.reading import Standing
from duly.record.refusals import Refused
from duly.staff.plan_forms import LineForm
from duly.staff.plan_sending import steps_of
from duly.staff.plans import held_back, side_by_side

NEW = "new"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a draft with what the checks say of it, and who saved it last."""

    told: ToldLine
    remarks: tuple[Remark, ...]
    last: Saved | None


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft."""

    told: ToldSection
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]
    none: Line | None
    is_held_back: bool
    ordered: int
    """How often it was put in order: what a form that moves a line must have seen."""

    @property
    def none_key(self) -> str:
        """The key of the line that says there is nothing."""
        return none_key(self.told.section.letter)


def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a draft, from the version in force or from nothing; where one is open, go to it."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    if request.method == "POST":
        try:
            plans.begin(case, by=person, from_nothing="nothing" in request.POST)
        except Refused:
            if reading.open_draft(case) is None:
                raise
    return redirect("staff:plan_draft", ref=case.ref)


def draft(request: HttpRequest, ref: str, problem: str = "") -> HttpResponse:
    """The draft by section, each line with what the checks say of it; above it, in a sentence, what was not done."""
    case = request.case  # type: ignore[attr-defined]
    open_ = reading.open_draft(case)
    if open_ is None:
        return redirect("staff:plan", ref=case.ref)
    if request.method == "POST" and "aside" in request.POST:
        plans.set_aside(open_, by=cast(Person, request.user))
        return redirect("staff:plan", ref=case.ref)
    seen = entries_for(request.holds, case)  # type: ignore[attr-defined]
    if request.method == "POST" and "list_advice" in request.POST:
        plans.list_advice(open_, seen, by=cast(Person, request.user))
        return redirect(f"{request.path}#section-K")
    standing = reading.standing(open_)
    becomes = FINAL if open_.base or "final" in request.GET else DRAFT
    circumstances = plans.circumstances(case, seen, becomes)
    found = remarks(standing.plan, circumstances)
    shown = {
        "case": case,
        "draft": open_,
        "parts": list(_parts(standing, found, held_back(request))),
        "required": [one for one in found if one.is_required],
        "lacking": list(dict.fromkeys(one.section for one in found if one.is_required)),
        "advice": len([one for one in found if not one.is_required]),
        "not_listed": advice_not_listed(standing.plan, circumstances.advice),
        "becomes": becomes,
        "steps": steps_of(open_, seen),
        "may_record": policy.may(request.holds, policy.Permission.RECORD, case),  # type: ignore[attr-defined]
        "saved": request.GET.get("saved"),
        "moved": request.GET.get("moved"),
        "problem": problem,
    }
    return render(request, "staff/plan_draft.html", shown, status=422 if problem else 200)


def changed(request: HttpRequest, ref: str) -> HttpResponse:
    """What the draft would change in the plan in force."""
    open_ = reading.open_draft(request.case)  # type: ignore[attr-defined]
    if open_ is None or open_.base is None:
        raise Http404
    standing = reading.standing(open_)
    names = (f"Version {open_.base.number}, in force", "The draft")
    return side_by_side(request, standing.base, standing.plan, names)


def line(request: HttpRequest, ref: str, section: str, key: str) -> HttpResponse:
    """One line to edit, or a new one. Where somebody else saved it meanwhile, both texts are shown."""
    case = request.case  # type: ignore[attr-defined]
    open_ = reading.open_draft(case)
    if section not in BY_LETTER or section in held_back(request) or open_ is None:
        raise Http404
    standing = reading.standing(open_)
    wanted = _line(standing, section, key)
    if request.method != "POST":
        number = standing.number(wanted.key)
        form = LineForm(wanted, standing.plan, initial=LineForm.filled(wanted, number))
        return _form_page(request, standing, wanted, form)
    form = LineForm(wanted, standing.plan, request.POST)
    removes = "remove" in request.POST
    if not form.is_valid() and not (removes and "key" not in form.errors):
        return _form_page(request, standing, wanted, form)
    try:
        _save(open_, wanted, form, removes=removes, by=cast(Person, request.user))
    except Overtaken as overtaken:
        return _overtaken(request, standing, wanted, form, overtaken)
    except (Refused, policy.NotAllowed) as refused:
        form.add_error(None, str(refused))
        return _form_page(request, standing, wanted, form)
    at = section if removes else form.typed().key
    return redirect(f"{reverse('staff:plan_draft', args=[case.ref])}?saved={at}#line-{at}")


def _save(draft: Draft, wanted: Line, form: LineForm, *, removes: bool, by: Person) -> Saved:
    key, seen = form.cleaned_data["key"], form.cleaned_data.get("seen") or 0
    return plans.save_line(draft, key, None if removes else form.typed(), seen=seen, by=by)


def _line(standing: Standing, section: str, key: str) -> Line:
    """The line of an address: one that is there, a new one, or the one that says there is nothing."""
    if key == NEW:
        return Line(LineForm.new_key(section), section)
    if is_order(key):
        raise Http404
    found = standing.plan.by_key.get(key)
    if found is None and key == none_key(section) and BY_LETTER[section].none:
        return Line(key, section, {"text": BY_LETTER[section].none})
    if found is None and standing.number(key):  # it was taken out, and can be put back
        found = next(
            (text for save in reading.texts_of(standing.draft, key) if (text := reading.read(save))), None
        )
    if found is None or found.section != section:
        raise Http404
    return found


def _parts(standing: Standing, found: tuple[Remark, ...], hidden: Any) -> Iterator[Part]:
    plan, by_place = standing.plan, checks.by_line(found)
    for told in sections_of(plan, hidden):
        letter = told.section.letter
        rows = tuple(
            Row(one, by_place.get((letter, one.line.key), ()), standing.last.get(one.line.key))
            for one in told.lines
        )
        none = plan.by_key.get(none_key(letter))
        ordered = standing.number(order_key(letter))
        yield Part(told, rows, by_place.get((letter, ""), ()), none, letter in hidden, ordered)


def _form_page(
    request: HttpRequest, standing: Standing, wanted: Line, form: LineForm, **more: Any
) -> HttpResponse:
    case = request.case  # type: ignore[attr-defined]
    is_there = wanted.key in standing.plan.by_key
    found = remarks(standing.plan, plans.circumstances(case, (), DRAFT)) if is_there else ()
    shown = {
        "case": case,
        "form": form,
        "line": wanted,
        "section": BY_LETTER[wanted.section],
        "label": standing.plan.labels.get(wanted.key, ""),
        "is_there": is_there,
        "remarks": [one for one in found if one.line == wanted.key],
        "texts": _texts(standing, wanted) if is_there or standing.number(wanted.key) else [],
        **more,
    }
    return render(request, "staff/plan_line.html", shown, status=422 if form.errors or more else 200)


def _texts(standing: Standing, wanted: Line) -> list[tuple[Saved, ToldLine | None]]:
    """Every text of a line that was saved, the newest first."""
    told = []
    for save in reading.texts_of(standing.draft, wanted.key):
        text = reading.read(save)
        told.append((save, line_of(standing.plan, text) if text else None))
    return told


def _overtaken(
    request: HttpRequest, standing: Standing, wanted: Line, form: LineForm, overtaken: Overtaken
) -> HttpResponse:
    """Both texts side by side, and the form with what both wanted as far as that does not collide."""
    last, mine = overtaken.last, form.typed() if not form.errors else wanted
    theirs = reading.read(last)
    before = _as_seen(standing, wanted.key, form.cleaned_data.get("seen") or 0)
    merged = merge(before, theirs, mine)
    again = LineForm(wanted, standing.plan, initial=LineForm.filled(merged.line, last.number))
    return _form_page(
        request,
        standing,
        wanted,
        again,
        overtaken=overtaken,
        both=_both(standing.plan, theirs, mine),
        collides=[field.asks for field in mine.sort.fields if field.name in merged.collides],
    )


def _as_seen(standing: Standing, key: str, seen: int) -> Line | None:
    """The line as it was when the form was opened."""
    if not seen:
        return standing.base.by_key.get(key)
    save = standing.draft.saved.filter(key=key, number=seen).first()
    return reading.read(save) if save else None


def _both(plan: Plan, theirs: Line | None, mine: Line) -> tuple[FieldChange, ...]:
    """What each of the two says, field by field."""
    sides = (Plan(tuple(filter(None, (*_others(plan, mine), one)))) for one in (theirs, mine))
    compared = next(one for one in changes(*sides) if one.section.letter == mine.section)
    return next(row.fields for row in compared.rows if (row.new or row.old or mine).key == mine.key)


def _others(plan: Plan, mine: Line) -> tuple[Line, ...]:
    return tuple(each for each in plan.lines if each.key != mine.key)
