"""What holds for every form: errors in place and in our words, values kept, nothing left to the browser."""

from __future__ import annotations

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import MaxLengthValidator
from django.forms import formset_factory
from lxml import html

from duly.design import sample_forms
from duly.design.forms import Form
from duly.design.summary import ListedError, listed
from tests.design.markup import rendered


class Pair(Form):
    first = forms.CharField(label="First", error_messages={"required": "Enter the first"})
    second = forms.CharField(label="Second")

    def clean(self) -> None:
        raise forms.ValidationError("These two do not agree")


def test_a_field_without_words_of_its_own_names_its_question() -> None:
    assert Pair({}).errors["second"] == ["Answer: Second"]


def test_what_is_too_long_hidden_or_not_listed_is_said_in_our_words_too() -> None:
    form = Pair({"first": "x\0", "second": "100%"})
    form.fields["second"].label = "A % of it"
    form.fields["second"].validators.append(MaxLengthValidator(3))
    form.fields["later"] = forms.ChoiceField(label="Later", choices=[("a", "A")], required=False)
    form.data["later"] = "<b>"
    errors = {name: list(said) for name, said in form.errors.items() if name != "__all__"}
    assert errors == {
        "first": ["First has a hidden character in it. Type it again"],
        "second": ["A % of it must be 3 characters or fewer"],
        "later": ["Choose one of those listed"],
    }


@pytest.mark.parametrize("name", sample_forms.EveryField.base_fields)
def test_no_error_of_the_page_of_components_is_in_djangos_words(name: str) -> None:
    said = sample_forms.wrong_form().errors.get(name, ["(not required)"])
    assert said != [str(forms.Field.default_error_messages["required"])]


def test_the_browser_is_not_asked_to_check() -> None:
    page = html.fromstring(str(sample_forms.empty_form()))
    assert page.xpath("//*[@required or @pattern or @aria-invalid]") == []


def test_the_error_summary_lists_whole_form_first_then_fields_in_their_order() -> None:
    assert list(listed([Pair({}), "A fault", ("Another", "#there"), ""])) == [
        ListedError("These two do not agree"),
        ListedError("Enter the first", "#id_first"),
        ListedError("Answer: Second", "#id_second"),
        ListedError("A fault"),
        ListedError("Another", "#there"),
    ]


def test_two_texts_are_two_faults() -> None:
    summary = rendered("{% error_summary 'One thing' 'Another thing' %}")
    assert [item.text_content().strip() for item in summary.xpath(".//li")] == ["One thing", "Another thing"]


def test_a_formset_lists_what_is_wrong_in_each_form() -> None:
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-first": "x", "form-0-second": ""}
    listing = list(listed(formset_factory(Pair)(data)))
    assert ListedError("Answer: Second", "#id_form-0-second") in listing


def test_every_line_of_the_error_summary_leads_to_an_input_that_is_there() -> None:
    form = sample_forms.wrong_form()
    ids = set(html.fromstring(str(form)).xpath("//input/@id | //select/@id | //textarea/@id"))
    hrefs = [error.href.removeprefix("#") for error in listed(form)]
    assert len(hrefs) == len(form.errors)
    assert set(hrefs) <= ids


def test_a_hint_and_an_error_are_escaped_and_a_safe_hint_is_not_needed() -> None:
    class Hinted(Form):
        name = forms.CharField(label="Name", help_text="<b>bold</b>")

    form = Hinted({"name": ""})
    form.add_error("name", "<i>wrong</i>")
    group = rendered("{% field bound %}", bound=form["name"])
    assert group.xpath(".//b | .//i") == []


def test_values_are_kept_when_a_form_is_shown_again() -> None:
    data = {
        "name": "Case A",
        "decision": "keep",
        "enclosed": ["plan"],
        "phase": "primary",
        "reason": "Because",
    }
    page = html.fromstring(str(sample_forms.EveryField(data)))
    assert page.xpath("//input[@name='name']/@value") == ["Case A"]
    assert page.xpath("//input[@checked]/@value") == ["keep", "plan"]
    assert page.xpath("//option[@selected]/@value") == ["primary"]
    assert page.xpath("//textarea")[0].text.strip() == "Because"


def test_a_form_that_is_right_is_right() -> None:
    sent = {
        "name": "Case A", "on-day": "2", "on-month": "3", "on-year": "2026", "asked_on-month": "11",
        "asked_on-year": "2025", "decision": "amend", "kind": "meeting", "enclosed": ["plan"], "phase": "primary",
        "reason": "Because", "agreed": "on",
    }  # fmt: skip
    form = sample_forms.EveryField(sent, {"file": SimpleUploadedFile("case.toml", b"format = 1")})
    assert form.is_valid(), form.errors


def test_a_text_area_is_as_high_as_it_asks_to_be() -> None:
    class Areas(Form):
        plain = forms.CharField(widget=forms.Textarea)
        tall = forms.CharField(widget=forms.Textarea(attrs={"rows": 12}))

    page = html.fromstring(str(Areas()))
    assert page.xpath("//textarea/@rows") == ["5", "12"]
    assert page.xpath("//textarea/@cols") == []
