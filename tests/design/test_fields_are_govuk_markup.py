"""Fields render as the markup that GOV.UK Frontend renders for the same component, class by class, id by id."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from duly.design.forms import Checkboxes, DateField, Form, Radios
from tests.design.markup import govuk, rendered, shape

NATIONAL_INSURANCE_HINT = (
    "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."
)


def form_with(name: str, field: forms.Field, data: dict[str, Any] | None = None, error: str = "") -> Form:
    """A form with this one field, whose ids are its names, sent with `data` or not at all, and refused with `error`."""
    form = type("OneField", (Form,), {name: field})(data, auto_id="%s")
    if error:
        form.full_clean()
        form.errors.clear()
        form.add_error(name, error)
    return form


def shape_of_field(name: str, field: forms.Field, **sent: Any) -> list[str]:
    return shape(rendered("{% field bound %}", bound=form_with(name, field, **sent)[name]))


def test_an_input_with_a_hint_and_an_error() -> None:
    field = forms.CharField(label="National insurance number", help_text=NATIONAL_INSURANCE_HINT)
    ours = shape_of_field(
        "with-error-hint", field, data={}, error="Enter a National Insurance number in the correct format"
    )
    assert ours == shape(govuk("input", "with error and hint"))


def test_a_text_area_with_an_error() -> None:
    field = forms.CharField(label="Why can’t you provide a National Insurance number?", widget=forms.Textarea)
    ours = shape_of_field("no-ni-reason", field, data={}, error="You must provide an explanation")
    assert ours == shape(govuk("textarea", "with error message"))


def test_a_select_with_a_hint_and_an_error() -> None:
    choices = [(str(number), f"GOV.UK frontend option {number}") for number in (1, 2, 3)]
    field = forms.ChoiceField(label="Label text goes here", help_text="Hint text goes here", choices=choices)
    ours = shape_of_field("select-2", field, data={}, error="Error message goes here")
    assert ours == shape(govuk("select", "with hint text and error message"))


def test_a_file_with_a_hint_and_an_error() -> None:
    hint = (
        "Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto."
    )
    field = forms.FileField(label="Upload a file", help_text=hint)
    ours = shape_of_field("file-upload-3", field, data={}, error="Error message goes here")
    assert ours == shape(govuk("file-upload", "enhanced, with error message and hint"))


def test_radios_with_an_error_keep_what_was_chosen() -> None:
    field = forms.ChoiceField(
        label="Have you changed your name?", choices=[("yes", "Yes"), ("no", "No")], widget=Radios
    )
    ours = shape_of_field("example", field, data={"example": "no"}, error="Please select an option")
    assert ours == shape(govuk("radios", "with fieldset and error message"))


def test_djangos_own_radios_render_the_same() -> None:
    choices = [("yes", "Yes"), ("no", "No")]
    field = forms.ChoiceField(label="Have you changed your name?", choices=choices, widget=forms.RadioSelect)
    ours = shape_of_field("example", field, data={"example": "no"}, error="Please select an option")
    assert ours == shape(govuk("radios", "with fieldset and error message"))


def test_radios_with_hints() -> None:
    choices = [("gateway", "Sign in with Government Gateway"), ("verify", "Sign in with GOV.UK Verify")]
    theirs = govuk("radios", "with hints on items")
    hints = [hint.text_content().strip() for hint in theirs.find_class("govuk-hint")]
    widget = Radios(hints=dict(zip(("gateway", "verify"), hints, strict=True)))
    field = forms.ChoiceField(label="How do you want to sign in?", choices=choices, widget=widget)
    ours = rendered("{% field bound heading=True %}", bound=form_with("gov", field)["gov"])
    assert shape(ours) == shape(theirs)


def test_radios_with_a_divider() -> None:
    choices = [
        ("government-gateway", "Use Government Gateway"),
        ("govuk-verify", "Use GOV.UK Verify"),
        ("create-account", "Create an account"),
    ]
    widget = Radios(divider_before="create-account")
    field = forms.ChoiceField(label="How do you want to sign in?", choices=choices, widget=widget)
    assert shape_of_field("example", field) == shape(govuk("radios", "with a divider"))


def test_checkboxes_with_an_error_and_hints() -> None:
    theirs = govuk("checkboxes", "with error message")
    inputs = theirs.xpath(".//input")
    labels = [label.text_content().strip() for label in theirs.xpath(".//label")]
    choices = [(box.get("value"), label) for box, label in zip(inputs, labels, strict=True)]
    hint = theirs.find_class("govuk-hint")[0].text_content().strip()
    widget = Checkboxes(hints={box.get("value"): hint for box in inputs if box.get("aria-describedby")})
    legend = "Which types of waste do you transport regularly?"
    field = forms.MultipleChoiceField(label=legend, choices=choices, widget=widget)
    ours = shape_of_field(inputs[0].get("name"), field, data={}, error="Please select an option")
    assert ours == shape(theirs)


def shape_of_date(fixture: str, parts: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The date field as we and as GOV.UK Frontend render it, with an error of these parts."""
    theirs = govuk("date-input", fixture)
    name = theirs.find_class("govuk-date-input")[0].get("id")
    for box in theirs.xpath(".//input"):
        box.set("name", f"{name}-{box.get('name')}")  # ours are always named after their field
    form = form_with(
        name, DateField(label="What is your date of birth?", help_text="For example, 31 3 1980"), data={}
    )
    form.full_clean()
    form.errors.clear()
    form.add_date_error(name, "Error message goes here", parts)
    return shape(rendered("{% field bound %}", bound=form[name])), shape(theirs)


@pytest.mark.parametrize(
    ("fixture", "parts"),
    [("with error message and hint", ("day", "month", "year")), ("with error on day input", ("day",))],
)
def test_a_date_turns_only_the_boxes_at_fault_red(fixture: str, parts: tuple[str, ...]) -> None:
    ours, theirs = shape_of_date(fixture, parts)
    assert ours == theirs


def test_the_comparison_sees_a_class_a_word_and_an_id_that_differ() -> None:
    theirs = govuk("input", "with error and hint")
    whole = shape(theirs)
    for xpath, attribute in ((".//input", "class"), (".//label", "for")):
        changed = govuk("input", "with error and hint")
        changed.xpath(xpath)[0].set(attribute, "planted")
        assert shape(changed) != whole
    changed = govuk("input", "with error and hint")
    changed.xpath(".//label")[0].text = "Planted"
    assert shape(changed) != whole
