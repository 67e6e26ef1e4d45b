"""The form that asks why."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from duly.design.forms import Form, Radios


class Why(Form):
    """A reason from a list, and words. `marker` tells it from the forms of the page behind it."""

    marker = "access-why"

    reason = forms.ChoiceField(
        label="Why do you need to see it?",
        widget=Radios,
        error_messages={"required": "Choose why you need to see it"},
    )
    words = forms.CharField(
        label="Say more in your own words",
        help_text="The data protection officer reads this. Name nobody it is not about.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say more in your own words"},
    )

    def __init__(self, reasons: Mapping[str, str], data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, prefix=self.marker)
        self.fields["reason"].choices = list(reasons.items())  # type: ignore[attr-defined]
