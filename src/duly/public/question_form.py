"""The form of one question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duly.design.forms import DateField, DayOrMonthField, EnteredDate, Form, Radios
from duly.design.wording import capitalised, short_date
from duly.law.kinds import Fact
from duly.law.parsing import FIRST_DAY
from duly.public import flow
from duly.public.flow import Place
from duly.public.questions import Answer
from duly.public.state import Draft

LAW_BEGAN = "when the law on EHC plans began"
YEARS_AHEAD = 10


class QuestionForm(Form):
    """Asks one question. Valid, it has `chosen`, and `day` where the answer asks for one."""

    def __init__(self, draft: Draft, at: Place, data: Any = None) -> None:
        self.draft, self.at = draft, at
        super().__init__(data, initial=_initial(draft, at))
        self.choices = flow.choices(draft, at)
        if self.choices:
            self.fields["answer"] = _radios(at, self.choices)
        if not self.choices or any(answer.asks_day for answer in self.choices):
            self.fields["on"] = _day_field(draft, at, required=not self.choices)
        self.chosen: Answer | None = None

    @property
    def day(self) -> EnteredDate | None:
        """The day given, whole or only its month."""
        given = self.cleaned_data.get("on")
        return EnteredDate(given, "day") if isinstance(given, date) else given

    def clean(self) -> dict[str, Any]:
        """Find the answer chosen, and look at the day only where that answer asks for one."""
        key = self.cleaned_data.get("answer") if self.choices else self.at.question.choices[0].key
        self.chosen = self.at.question.answer(key)
        if self.chosen and not self.chosen.asks_day:
            self.errors.pop("on", None)
        elif self.chosen and not self.day and "on" not in self.errors:
            self.add_date_error("on", f"Enter {self.at.question.day_name}")
        elif self.day and (says := _comes_after(self.draft, self.at, self.day)):
            self.add_date_error("on", says)
        return self.cleaned_data


def _radios(at: Place, choices: list[Answer]) -> forms.ChoiceField:
    beside_shared = any(answer.shares for answer in choices)
    groups: dict[str, list[tuple[str, str]]] = {}
    for answer in choices:
        says = (answer.says_beside_shared if beside_shared else "") or answer.says
        groups.setdefault(answer.group, []).append((answer.key, says))
    listed: list[Any] = groups.pop("", [])
    grouped = [*groups.items(), *listed] if groups else listed
    return forms.ChoiceField(
        label=at.question.title,
        help_text=at.question.hint,
        choices=grouped,
        widget=Radios(hints={answer.key: answer.hint for answer in choices if answer.hint}),
        error_messages={
            "required": "Choose the answer that fits",
            "invalid_choice": "Choose one of these answers",
        },
    )


def _day_field(draft: Draft, at: Place, *, required: bool) -> DateField:
    question = at.question
    earliest, because = _earliest(draft, at)
    kind = DateField if question.key == "by" else DayOrMonthField
    return kind(
        label=question.day_label if question.answers else question.title,
        help_text=_hint(at),
        name=question.day_name,
        earliest=earliest,
        earliest_because=because,
        latest=_latest(draft, at),
        required=required,
    )


def _hint(at: Place) -> str:
    question = at.question
    return question.day_hint if question.answers else f"{question.hint} {question.day_hint}".strip()


def _earliest(draft: Draft, at: Place) -> tuple[date, str]:
    """The first day that can be right, and why: the day of what must have come before, or the first day of the law."""
    other = flow.fact_of(draft, f"{at.matter}.{at.question.not_before}")
    asked = flow.place(f"{at.matter}.{at.question.not_before}")
    if other is None or asked is None:
        return FIRST_DAY, LAW_BEGAN
    first = other.on.replace(day=1) if other.precision == "month" else other.on
    return max(first, FIRST_DAY), asked.question.day_name


def _comes_after(draft: Draft, at: Place, day: EnteredDate) -> str:
    """What is wrong with a day that lies after the day of something that cannot come before it."""
    for one, answer in flow.asked_in(draft, at.matter):
        fact = flow.fact_of(draft, one.name)
        known = fact is not None and answer is not None and not answer.day_of and fact.precision == "day"
        if fact and known and one.question.not_before == at.question.key and fact.on < day.on:
            return f"{capitalised(at.question.day_name)} must be {short_date(fact.on)} or earlier, {one.question.day_name}"
    return ""


def _latest(draft: Draft, at: Place) -> date:
    day = draft.history.as_at
    return date(day.year + YEARS_AHEAD, 12, 31) if at.question.may_lie_ahead else day


def _initial(draft: Draft, at: Place) -> dict[str, Any]:
    answer = flow.given(draft, at)
    day = day_given(draft, at, answer)
    return {"answer": answer.key if answer else None, "on": day}


def day_given(draft: Draft, at: Place, answer: Answer | None) -> EnteredDate | None:
    """The day told at a place, as it would be typed again."""
    if answer is None or not answer.asks_day:
        return None
    target, attribute = answer.day_sets or (at.question.key, at.question.day_is)
    fact = flow.fact_of(draft, f"{at.matter}.{target}")
    if fact is None:
        return None
    return _as_typed(fact, attribute)


def _as_typed(fact: Fact, attribute: str) -> EnteredDate | None:
    if not attribute:
        return EnteredDate(fact.on, fact.precision)
    value = fact.get(attribute)
    return EnteredDate(value, "day") if isinstance(value, date) else None
