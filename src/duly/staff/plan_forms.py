"""The form of one line of a plan, made from what a line of its section says."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms

from duly.design.forms import DateField, Form
from duly.design.wording import uncapitalised
from duly.law.parsing import FIRST_DAY, LONGEST_TEXT
from duly.plan.content import TICKED, Field, Line, Plan, tidied
from duly.staff.record_form import long_words

EXCERPT = 90
MEETS = "meets"


class LineForm(Form):
    """What one line says. Nothing is required, so that half a line can be saved; but something must be there."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, line: Line, plan: Plan, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.line = line
        for field in line.sort.fields:
            self.fields[field.name] = _field(field)
        if line.sort.meets:
            choices = [
                (one.key, f"{plan.labels[one.key]}: {_excerpt(one.text)}") for one in plan.may_meet(line)
            ]
            self.fields[MEETS] = forms.MultipleChoiceField(
                label=line.sort.asks_meets,
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple if choices else forms.MultipleHiddenInput,
            )

    @staticmethod
    def new_key(section: str) -> str:
        """A key for a line that is not there yet, made with the form so that one sent twice is one line."""
        return f"{section.lower()}-{uuid4().hex[:12]}"

    @staticmethod
    def filled(line: Line, seen: int) -> dict[str, Any]:
        """What the form begins with."""
        days = {field.name for field in line.sort.fields if field.kind == "day"}
        said = {
            name: date.fromisoformat(words) if name in days else words for name, words in line.said.items()
        }
        return {**said, MEETS: list(line.meets), "seen": seen, "key": line.key}

    def clean(self) -> dict[str, Any]:
        """Something, in whichever field."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not self.said():
            self.add_error(None, "Write something, or take the line out of the plan")
        return given

    def said(self) -> dict[str, str]:
        """What was typed, by field."""
        given = {field.name: self.cleaned_data.get(field.name) for field in self.line.sort.fields}
        return tidied({name: _written(value) for name, value in given.items()})

    def typed(self) -> Line:
        """The line as it was typed."""
        meets = tuple(self.cleaned_data.get(MEETS, ()))
        return Line(self.cleaned_data["key"], self.line.section, self.said(), meets)


def _field(field: Field) -> forms.Field:
    if field.kind == "words":
        return long_words(field.asks, field.hint)
    if field.kind == "day":
        name = uncapitalised(field.asks.rstrip("?"))
        return DateField(
            label=field.asks,
            help_text=field.hint,
            name=f"the day ({name})",
            required=False,
            earliest=FIRST_DAY,
        )
    if field.kind == "tick":
        return forms.BooleanField(label=field.asks, required=False)
    return forms.CharField(label=field.asks, help_text=field.hint, required=False, max_length=LONGEST_TEXT)


def _written(value: Any) -> str:
    if value is True:
        return TICKED
    return value.isoformat() if isinstance(value, date) else value or ""


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"
