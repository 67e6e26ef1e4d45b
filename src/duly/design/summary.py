"""What an error summary lists: each fault once, with the input it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet


@dataclass(frozen=True)
class ListedError:
    """One line of an error summary: what it says, and the address of the input it moves to, if any."""

    text: str
    href: str = ""


def listed(source: Any) -> Iterator[ListedError]:
    """The lines for a form, a formset, a text, a (text, href) pair, or any list of these."""
    if isinstance(source, BaseForm):
        yield from listed_of_form(source)
    elif isinstance(source, BaseFormSet):
        yield from (ListedError(str(text)) for text in source.non_form_errors())
        yield from listed(source.forms)
    elif is_pair(source):
        yield ListedError(*source)
    elif isinstance(source, Iterable) and not isinstance(source, str):
        for one in source:
            yield from listed(one)
    elif source:
        yield ListedError(str(source))


def is_pair(source: Any) -> bool:
    """Whether it is a text and the address of its input."""
    return isinstance(source, tuple) and len(source) == 2 and all(isinstance(part, str) for part in source)


def listed_of_form(form: BaseForm) -> Iterator[ListedError]:
    """The lines of one form: first what is wrong with the whole, then field by field as they stand on the page."""
    yield from (ListedError(str(text)) for text in form.non_field_errors())
    for field in form:
        first_input_id = getattr(field, "first_input_id", field.auto_id)
        yield from (ListedError(str(text), f"#{first_input_id}") for text in field.errors)
