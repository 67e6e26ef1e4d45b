"""The form of the last page of the questions: the day of birth, and the day asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

from duly.design.date_parts import Bounds
from duly.design.forms import DateField, Form
from duly.design.wording import short_date
from duly.law.history import EARLIEST_BIRTH
from duly.law.kinds import Fact
from duly.law.parsing import FIRST_DAY
from duly.public.question_form import LAW_BEGAN, YEARS_AHEAD
from duly.public.state import Draft
from duly.public.telling import say


class LastForm(Form):
    """The day of birth, which may be left out, and the day asked about, today unless another is given."""

    born = DateField(
        label="What is your child’s date of birth?",
        help_text="You can leave this empty. For example, 31 8 2011.",
        name="the date of birth",
        required=False,
    )
    asked_day = DateField(
        label="Which day are you asking about?",
        help_text="This is today, unless you change it.",
        name="the day you ask about",
        required=False,
    )

    def __init__(self, draft: Draft, today: date, data: Any = None) -> None:
        self.draft, self.today = draft, today
        initial = {"born": draft.history.child.date_of_birth, "asked_day": draft.asked_day or today}
        super().__init__(data, initial=initial)
        self._bound("born", Bounds(EARLIEST_BIRTH, today))
        self._bound("asked_day", Bounds(FIRST_DAY, date(today.year + YEARS_AHEAD, 12, 31), LAW_BEGAN))

    def _bound(self, name: str, bounds: Bounds) -> None:
        field = self.fields[name]
        assert isinstance(field, DateField)
        field.bounds = bounds

    def clean_asked_day(self) -> date | None:
        """The day asked about, None for today. Nothing told may lie after it."""
        day: date = self.cleaned_data["asked_day"] or self.today
        if late := _after(self.draft, day):
            says = f"You told of something after that day: “{say(late)}”, {short_date(late.on)}. Give that day or a later one"
            self.add_date_error("asked_day", says)
        return None if day == self.today else day


def _after(draft: Draft, day: date) -> Fact | None:
    """The last fact told that lies after a day. The start of the year before a move is not a day that was told."""
    later = [
        fact for fact in draft.history.facts
        if fact.on > day
        and not (fact.precision == "month" and fact.on.replace(day=1) <= day)
        and "transfer_on" not in fact.attributes
    ]  # fmt: skip
    return max(later, key=lambda fact: fact.order, default=None)
