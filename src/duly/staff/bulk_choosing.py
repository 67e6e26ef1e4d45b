"""Choosing children for bulk work: reviews that fall due, to be invited; those who move, to be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.casework.bulk.kinds import NOTICE
from duly.casework.bulk.preparing import prepare
from duly.casework.reviews.reviews_due import Due, is_working_day, reviews_due
from duly.design.forms import DateField, Form, Radios
from duly.design.wording import count, short_date
from duly.record import clock
from duly.record.refusals import Refused
from duly.staff.addresses import address
from duly.staff.lists import Cell, Column, Filter, Listed, listed

WORKED_OUT, ONE_DAY = "each", "one"
MONTHS = ("1", "2", "3", "6", "12")
LAW = ("review.notice", "review.annual")
TICKED, ALL = "ticked", "all"


class Which(Form):
    """Which of the children in a list."""

    def __init__(self, in_list: int, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["which"] = forms.ChoiceField(
            label="Which children?",
            choices=[
                (TICKED, "Those I tick in the list below"),
                (ALL, f"All {in_list:,} in the list below, on every page of it"),
            ],
            widget=Radios,
            error_messages={"required": "Choose those you tick, or all in the list"},
        )


class Invitation(Which):
    """The day of the meetings, and which children."""

    def __init__(self, today: date, in_list: int, *args: Any, **rest: Any) -> None:
        super().__init__(in_list, *args, **rest)
        self.fields["meets"] = forms.ChoiceField(
            label="When are the meetings?",
            choices=[
                (WORKED_OUT, "On the day the list shows for each"),
                (ONE_DAY, "All on one day"),
            ],
            widget=Radios,
            initial=WORKED_OUT,
            error_messages={"required": "Choose when the meetings are"},
        )
        self.fields["meets_on"] = DateField(
            label="If all on one day, which?",
            name="the day of the meetings",
            required=False,
            help_text=f"At least two weeks from today: {short_date(today + NOTICE)} or later",
        )
        self.today = today
        self.order_fields(["which", "meets", "meets_on"])

    def clean(self) -> dict[str, Any]:
        """One day where one is wanted, which leaves two weeks and is a working day."""
        given = super().clean() or self.cleaned_data
        if given.get("meets") == ONE_DAY and "meets_on" not in self.errors:
            self._day(given.get("meets_on"))
        return given

    def _day(self, day: date | None) -> None:
        if day is None:
            self.add_error(
                "meets_on", "Enter the day of the meetings, or choose the day the list shows for each"
            )
        elif day < self.today + NOTICE:
            says = f"The day of the meetings must be {short_date(self.today + NOTICE)} or later, for two weeks’ notice"
            self.add_error("meets_on", ValidationError(says))
        elif not is_working_day(day):
            self.add_error(
                "meets_on", f"{short_date(day)} is a weekend or a bank holiday. Choose a working day"
            )


def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews that fall due; and, sent, a run that would invite to those chosen."""
    today, holds = clock.today(), request.holds  # type: ignore[attr-defined]
    made = _list(request, reviews_due(holds, today), today)
    form = Invitation(today, len(made.rows), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        lines = {
            one.ref: {"meets_on": _meets_on(form, one).isoformat()} for one in chosen(request, form, made)
        }
        if answer := prepared(request, form, "invite", lines, {}):
            return answer
    answer = made.answer(request, "staff/bulk_reviews.html", {"form": form})
    answer.status_code = 422 if form.errors else 200
    return answer


def _meets_on(form: Invitation, one: Due) -> date:
    day: date = form.cleaned_data["meets_on"] if form.cleaned_data["meets"] == ONE_DAY else one.meets_on
    return day


def chosen(request: HttpRequest, form: Which, made: Listed) -> list[Any]:
    """The rows that were chosen of a list."""
    if form.cleaned_data["which"] == ALL:
        return list(made.rows)
    refs = set(request.POST.getlist("chosen"))
    return [row for row in made.rows if row.ref in refs]


def prepared(
    request: HttpRequest, form: Form, kind: str, lines: Mapping[str, Any], said: Mapping[str, Any]
) -> HttpResponse | None:
    """To the run that was prepared; None, with the reason in the form, where there is none."""
    try:
        run = prepare(kind, lines, said, request.holds)  # type: ignore[attr-defined]
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    return redirect("staff:bulk", number=run.pk)


def _list(request: HttpRequest, rows: list[Due], today: date) -> Listed:
    person = request.holds.person  # type: ignore[attr-defined]
    teams = sorted({(str(one.team[0]), one.team[1]) for one in rows if one.team[0]}, key=lambda one: one[1])
    settings = sorted({one.setting for one in rows if one.setting})
    return listed(
        request,
        "reviews-due",
        rows,
        caption="Reviews that fall due",
        columns=COLUMNS,
        filters=(
            Filter(
                "months",
                "Due within",
                [(number, count(int(number), "month")) for number in MONTHS],
                lambda one, value: one.is_within(int(value), today),
                all_="Any time",
            ),
            Filter(
                "invited",
                "Invitations",
                (("no", "Can be sent"), ("yes", "Cannot be sent now")),
                lambda one, value: bool(one.why_not) == (value == "yes"),
            ),
            Filter(
                "setting",
                "Setting",
                [(one, one) for one in settings],
                lambda one, value: one.setting == value,
            ),
            Filter(
                "whose",
                "Held by",
                (("mine", "Me"), *teams),
                lambda one, value: (
                    one.officer[0] == person.pk if value == "mine" else str(one.team[0]) == value
                ),
            ),
        ),
        sort="due",
        of=("review", "reviews"),
        law=LAW,
        first={"months": "3", "invited": "no"},
        chosen_by=lambda one: one.ref,
        ticked=request.POST.getlist("chosen"),
        form="prepare",
        empty="No review of a plan you may see is due.",
        red=lambda one: one.due < today,
    )


def _child(one: Due) -> Cell:
    return Cell(one.name, address("case", one.ref), quiet=one.ref)


def _due(one: Due) -> Cell:
    return Cell(one.due, quiet=one.why_not)


def _meets(one: Due) -> Cell:
    if one.why_not:
        return Cell("None")
    return Cell(one.meets_on, quiet="Leaves less than four weeks" if one.is_tight else "")


COLUMNS = (
    Column("child", "Child or young person", _child, lambda one: one.name),
    Column("setting", "Setting", lambda one: one.setting or "None recorded", lambda one: one.setting or None),
    Column("due", "Review due by", _due, lambda one: one.due),
    Column("meets", "Meeting", _meets, lambda one: one.meets_on),
    Column(
        "officer",
        "Held by",
        lambda one: Cell(one.officer[1], quiet=one.team[1]),
        lambda one: one.officer[1],
    ),
)
