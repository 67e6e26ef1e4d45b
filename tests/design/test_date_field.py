"""A date in three boxes: what is understood, what is refused, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duly.design.date_field import DateField, DayOrMonthField, EnteredDate
from duly.design.forms import Form
from duly.law.clocks import MONTHS
from tests.design.markup import rendered

FIRST, LAST = date(2014, 9, 1), date(2026, 5, 21)
ALL = ("day", "month", "year")
TEXTS = st.text(max_size=40)


class OneDate(Form):
    on = DateField(
        label="When was the meeting?",
        name="the date of the meeting",
        earliest=FIRST,
        earliest_because="when the law began",
        latest=LAST,
    )


class AnyDate(Form):
    on = DateField(label="When was it?", required=False)


class Vague(Form):
    on = DayOrMonthField(label="When was it?", name="the date", earliest=date(2014, 9, 15))


def sent(kind: type[Form], day: str, month: str, year: str) -> Form:
    return kind({"on-day": day, "on-month": month, "on-year": year})


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("2", "3", "2026"),
        ("02", "03", "2026"),
        (" 2 ", " March ", " 2026 "),
        ("2nd", "mar", "2026"),
        ("2ND", "MARCH", "2026"),
        ("2", "Mar.", "2026"),
    ],
)
def test_a_date_is_understood_however_it_is_written(day: str, month: str, year: str) -> None:
    form = sent(OneDate, day, month, year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "says", "parts"),
    [
        (("", "", ""), "Enter the date of the meeting", ALL),
        (("", "3", "2026"), "The date of the meeting must include a day", ("day",)),
        (("2", "", "2026"), "The date of the meeting must include a month", ("month",)),
        (("2", "", ""), "The date of the meeting must include a month and year", ("month", "year")),
        (("31", "2", "2026"), "31 February 2026 is not a real date", ALL),
        (("29", "feb", "2025"), "29 February 2025 is not a real date", ALL),
        (("2", "3", "26"), "The year must have 4 numbers, like 2026", ("year",)),
        (("2", "3", "02026"), "The year must have 4 numbers, like 2026", ("year",)),
        (("2", "3", "0000"), "The year must have 4 numbers, like 2026", ("year",)),
        (
            ("2", "13", "2026"),
            "“13” is not a month. Enter a number from 1 to 12, or a name like March",
            ("month",),
        ),
        (
            ("2", "ma", "2026"),
            "“ma” is not a month. Enter a number from 1 to 12, or a name like March",
            ("month",),
        ),
        (("0", "3", "2026"), "“0” is not a day of the month. Enter a number from 1 to 31", ("day",)),
        (("٢", "3", "2026"), "“٢” is not a day of the month. Enter a number from 1 to 31", ("day",)),
        (("50%", "3", "2026"), "“50%” is not a day of the month. Enter a number from 1 to 31", ("day",)),
        (
            ("31", "8", "2014"),
            "The date of the meeting must be 1 September 2014 or later, when the law began",
            ALL,
        ),
        (("22", "5", "2026"), "The date of the meeting must be Thursday 21 May 2026 or earlier", ALL),
    ],
)
def test_a_date_is_refused_in_words_and_only_its_faulty_boxes_turn_red(
    typed: tuple[str, str, str], says: str, parts: tuple[str, ...]
) -> None:
    form = sent(OneDate, *typed)
    assert form.errors["on"] == [says]
    group = rendered("{% field bound %}", bound=form["on"])
    assert [box.get("id") for box in group.find_class("govuk-input--error")] == [
        f"id_on-{part}" for part in parts
    ]
    assert group.find_class("govuk-error-message")[0].text_content().split("Error:")[1].strip() == says


def test_what_was_typed_stays_in_the_boxes() -> None:
    boxes = rendered("{% field bound %}", bound=sent(OneDate, "31", "Marsh", "26")["on"]).xpath(
        ".//input/@value"
    )
    assert boxes == ["31", "Marsh", "26"]


def test_the_box_of_a_month_is_wide_enough_for_its_name() -> None:
    widths = [
        box.get("class").split()[-1]
        for box in rendered("{{ bound }}", bound=sent(OneDate, "1", "March", "2026")["on"]).xpath(".//input")
    ]
    assert widths == ["govuk-input--width-2", "govuk-input--width-5", "govuk-input--width-4"]


def test_the_error_summary_leads_to_the_first_faulty_box() -> None:
    link = rendered("{% error_summary form %}", form=sent(OneDate, "2", "3", "26")).xpath(".//a/@href")
    assert link == ["#id_on-year"]


def test_the_first_and_the_last_day_allowed_are_allowed() -> None:
    assert sent(OneDate, "1", "9", "2014").is_valid()
    assert sent(OneDate, "21", "5", "2026").is_valid()


def test_a_date_that_is_not_required_may_be_left_out_but_not_half_given() -> None:
    assert sent(AnyDate, "", " ", "").is_valid()
    assert AnyDate({}).is_valid()
    assert sent(AnyDate, "", "3", "2026").errors["on"] == ["The date must include a day"]


def test_a_date_shown_again_is_shown_as_it_was() -> None:
    assert rendered("{{ bound }}", bound=OneDate(initial={"on": date(2026, 3, 2)})["on"]).xpath(".//input/@value") == [
        "2", "3", "2026",
    ]  # fmt: skip
    month = Vague(initial={"on": EnteredDate(date(2025, 11, 1), "month")})
    assert rendered("{{ bound }}", bound=month["on"]).xpath(".//input/@value") == ["11", "2025"]


def test_a_form_knows_whether_its_date_was_changed() -> None:
    data = {"on-day": "2", "on-month": "3", "on-year": "2026"}
    assert not OneDate(data, initial={"on": date(2026, 3, 2)}).has_changed()
    assert OneDate(data, initial={"on": date(2026, 3, 3)}).has_changed()


def test_a_disabled_date_keeps_what_it_was_shown_with() -> None:
    form = OneDate({"on-day": "9"}, initial={"on": date(2026, 3, 2)})
    form.fields["on"].disabled = True
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 3, 2)


def test_a_month_may_be_all_that_is_known() -> None:
    form = sent(Vague, "", "march", "2026")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == EnteredDate(date(2026, 3, 1), "month")
    exact = sent(Vague, "5", "3", "2026")
    assert exact.is_valid()
    assert exact.cleaned_data["on"] == EnteredDate(date(2026, 3, 5), "day")


def test_a_month_with_its_first_days_not_allowed_begins_on_the_earliest() -> None:
    form = sent(Vague, "", "9", "2014")
    assert form.is_valid()
    assert form.cleaned_data["on"] == EnteredDate(date(2014, 9, 15), "month")
    assert not sent(Vague, "", "8", "2014").is_valid()


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["{name}", "{number}", "{number:02}"]))
def test_every_date_comes_back_as_it_was_typed(day: date, spelling: str) -> None:
    month = spelling.format(name=MONTHS[day.month - 1], number=day.month)
    form = sent(AnyDate, str(day.day), month, str(day.year))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == day


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_is_typed_there_is_an_answer_and_a_page(day: str, month: str, year: str) -> None:
    form = sent(OneDate, day, month, year)
    assert form.is_valid() or len(form.errors["on"]) == 1
    assert "govuk-date-input" in form.as_div()
