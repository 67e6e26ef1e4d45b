"""The forms of the first page: what happened, and what a plan that came was about."""

from __future__ import annotations

from typing import Any

from django import forms

from duly.design.forms import Form, Radios
from duly.public.questions.starts import STARTS, Start

CHOICES = [(group, [(start.key, start.says) for start in starts]) for group, starts in STARTS]
HINTS = {start.key: start.hint for _, starts in STARTS for start in starts if start.hint}


class StartForm(Form):
    """Asks what happened."""

    happened = forms.ChoiceField(
        label="What happened?",
        help_text="Choose one thing to begin with. You can add more at the end.",
        choices=CHOICES,
        widget=Radios(hints=HINTS),
        error_messages={"required": "Choose what happened", "invalid_choice": "Choose one of these"},
    )


class WhichForm(Form):
    """Asks what the plan that came was about."""

    which = forms.ChoiceField(
        label="What was it about?",
        widget=Radios(),
        error_messages={"required": "Choose what it was about", "invalid_choice": "Choose one of these"},
    )

    def __init__(self, start: Start, data: Any = None) -> None:
        super().__init__(data)
        self.start = start
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(start.which)
