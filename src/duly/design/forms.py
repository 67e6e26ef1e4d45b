"""Django forms that render as GOV.UK components.

`Form` is the base of every form of Duly. Plain Django fields and widgets take the right classes by themselves
through `BoundField`; `Radios` and `Checkboxes` add hints to choices; `DateField` asks for a date in three boxes.
The field templates are in templates/design/forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget, Input
from django.utils.safestring import mark_safe

from duly.design import pieces
from duly.design.date_field import DateBoxes, DateField, DayOrMonthField, EnteredDate, fault_of_parts
from duly.design.date_parts import PARTS

__all__ = [
    "BoundField",
    "Checkboxes",
    "DateBoxes",
    "DateField",
    "DayOrMonthField",
    "EnteredDate",
    "Form",
    "GovukRenderer",
    "Radios",
]

# The first that fits: a checkbox and a file are inputs too.
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
    (forms.Select, "govuk-select"),
)
# GOV.UK's height of a text area, where a form asks for none of its own.
ROWS, DJANGO_ROWS = 5, "10"
# What a fault is called where a field has no words of its own for it, by Django's code for it.
OWN_WORDS = {
    "required": "Answer: {label}",
    "max_length": "{label} must be %(limit_value)s characters or fewer",
    "null_characters_not_allowed": "{label} has a hidden character in it. Type it again",
    "invalid_choice": "Choose one of those listed",
}
DJANGOS_WORDS = {
    **forms.Field.default_error_messages,
    "invalid_choice": forms.ChoiceField.default_error_messages["invalid_choice"],
}
# Choices have theirs in the template of the widget; CheckboxSelectMultiple is a RadioSelect.
WITHOUT_CLASSES = (forms.RadioSelect, forms.HiddenInput)


class BoundField(forms.BoundField):
    """A field with its data, whose hint and error have the ids, and whose input the classes, of GOV.UK markup."""

    @property
    def hint_id(self) -> str:
        """The id of the hint (Django's help_text)."""
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        """The id of the error message."""
        return f"{self.auto_id}-error"

    @property
    def aria_describedby(self) -> str:
        """The ids of the hint and the error, those of them that are there."""
        ids = [self.hint_id] if self.help_text else []
        return " ".join([*ids, self.error_id] if self.errors else ids)

    @property
    def first_input_id(self) -> str:
        """The id of the input that a link to this field's error moves to."""
        widget = self.field.widget
        if isinstance(widget, DateBoxes):
            return widget.id_for_label(self.auto_id, (self.wrong_parts or PARTS)[0])
        if isinstance(widget, forms.RadioSelect) and self.subwidgets:
            return self.subwidgets[0].id_for_label
        return self.id_for_label

    @property
    def is_date(self) -> bool:
        """Whether it is asked for in three boxes."""
        return isinstance(self.field.widget, DateBoxes)

    @property
    def is_file(self) -> bool:
        """Whether it takes a file."""
        return isinstance(self.field.widget, forms.FileInput)

    @property
    def is_single_checkbox(self) -> bool:
        """Whether it is one checkbox, whose label stands after the box."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def wrong_parts(self) -> tuple[str, ...]:
        """Which boxes of a date are at fault: all of them, for an error that does not say."""
        wrong: list[str] = []
        for error in self.form.errors.as_data().get(self.name, ()):
            wrong += (error.params or {}).get("parts", PARTS)
        return tuple(part for part in PARTS if part in wrong)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes, with GOV.UK's classes. GOV.UK markup has no aria-invalid: its error is described."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        built.pop("aria-invalid", None)
        if isinstance(widget, DateBoxes):
            built["data-wrong"] = self.wrong_parts
        elif classes := self.classes_of(widget):
            built["class"] = classes
        if isinstance(widget, forms.Textarea):
            built |= {
                "cols": False,
                "rows": ROWS if widget.attrs.get("rows") == DJANGO_ROWS else widget.attrs["rows"],
            }
        return built

    def classes_of(self, widget: forms.Widget) -> str:
        """The classes of an input: the component's, the error's, and those the widget was made with."""
        if isinstance(widget, WITHOUT_CLASSES):
            return ""
        name = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        has_error_class = name and "__" not in name and self.errors
        error = f"{name}--error" if has_error_class else ""
        return " ".join(filter(None, (name, widget.attrs.get("class"), error)))


class GovukRenderer(TemplatesSetting):
    """Renders forms and fields with the templates of this app. Named in the setting FORM_RENDERER."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
    bound_field_class = BoundField

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """As Django does; a list of answers in Python, since a list of all officers is long and templates slow."""
        if template_name == forms.Select.template_name:
            return mark_safe(pieces.select(context["widget"]))  # noqa: S308 - every word was escaped
        return super().render(template_name, context, request)


class Form(forms.Form):
    """The base of Duly's forms.

    Errors are ours and not the browser's: no `required` attribute, and put `novalidate` on the form element.
    Give each field `error_messages={"required": "Enter ..."}`; one without says "Answer: " and its label. The other
    faults that Django has words for are in `OWN_WORDS`.
    """

    use_required_attribute = False

    def full_clean(self) -> None:
        """Django's cleaning, with faults in our own words; fields that were added to the form late have them too."""
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " "))
            for code, says in OWN_WORDS.items():
                if field.error_messages.get(code) == DJANGOS_WORDS.get(code):
                    is_filled_in = "%(" in says
                    shown = label.replace("%", "%%") if is_filled_in else label
                    field.error_messages[code] = says.format(label=shown)
        super().full_clean()

    def add_date_error(self, name: str, says: str, parts: Iterable[str] = PARTS) -> None:
        """Add an error to a date field that turns only the boxes of `parts` red."""
        self.add_error(name, fault_of_parts(says, tuple(parts)))


class ChoicesWithHints(ChoiceWidget):
    """What radios and checkboxes share: a hint under a choice, and a divider before one.

    `hints` gives the hint of a choice by its value; `divider_before` is the value that "or" stands before.
    """

    def __init__(
        self,
        *args: Any,
        hints: Mapping[str, str] | None = None,
        divider_before: str | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.hints = dict(hints or {})
        self.divider_before = divider_before

    def create_option(self, name: str, value: Any, *args: Any, **rest: Any) -> dict[str, Any]:
        """Django's option with its hint, and with the divider where one stands before it."""
        option = super().create_option(name, value, *args, **rest)
        option["hint"] = self.hints.get(str(value), "")
        option["divider"] = self.divider_before is not None and str(value) == self.divider_before
        return option


class Radios(ChoicesWithHints, forms.RadioSelect):
    """Radio buttons, one of which is chosen."""


class Checkboxes(ChoicesWithHints, forms.CheckboxSelectMultiple):
    """Checkboxes, any of which are chosen."""
