"""The form that takes a history file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from duly.design.forms import Form
from duly.design.wording import capitalised

ENDINGS = ".toml,.json,.yaml,.yml"


class LoadForm(Form):
    """A history file."""

    file = forms.FileField(
        label="Choose a history file",
        help_text="A file that ends in .toml, .json or .yaml, of at most 1 megabyte.",
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": "Choose a history file",
            "empty": "That file is empty. Choose a history file",
            "invalid": "Choose a history file",
        },
    )

    def refuse(self, says: tuple[str, ...]) -> LoadForm:
        """The form with these faults of the file beside its field, and with no others."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}
        for sentence in says:
            self.add_error("file", capitalised(sentence))
        return self
