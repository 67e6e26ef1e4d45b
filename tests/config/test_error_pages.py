"""An error page says what was not done, in plain words, with a number to quote and nothing that was entered."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from duly.config import errors

PAGES = {
    "/suspects": (400, errors.NOT_UNDERSTOOD),
    "/forbids": (403, errors.NOT_ALLOWED),
    "/nothing/valuesecret": (404, errors.NOT_FOUND),
    "/breaks/valuesecret": (500, errors.BROKEN),
}


@pytest.mark.parametrize(
    ("address", "expected"), PAGES.items(), ids=[str(status) for status, _ in PAGES.values()]
)
def test_each_page_has_its_words_and_a_number_and_no_data(
    site: Client, address: str, expected: tuple[int, errors.Trouble]
) -> None:
    status, trouble = expected
    answer = site.post(f"{address}?q=valuesecret", {"a": "valuesecret"})
    page = answer.content.decode()
    assert answer.status_code == status == trouble.status
    assert f'<h1 class="govuk-heading-l">{trouble.title}</h1>' in page
    for sentence in trouble.sentences:
        assert sentence in page
    assert re.search(r'duly-number">[A-Z2-9]{4}-[A-Z2-9]{4}<', page)
    assert "valuesecret" not in page
    assert "Traceback" not in page


def test_two_requests_have_two_numbers(site: Client) -> None:
    numbers = [
        re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", site.get("/nothing").content.decode()) for _ in range(2)
    ]
    assert numbers[0] != numbers[1]


def test_a_page_that_is_itself_broken_still_says_it(site: Client, settings: Settings) -> None:
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [], "APP_DIRS": False}
    ]
    answer = site.get("/breaks/valuesecret")
    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert errors.BROKEN.title in text
    assert re.search(r"The number to quote is [A-Z2-9]{4}-[A-Z2-9]{4}\.", text)
    assert "valuesecret" not in text


def test_a_number_has_no_letters_that_are_taken_for_digits(site: Client) -> None:
    text = "".join(
        re.findall(
            r'duly-number">([^<]+)<', "".join(site.get("/nothing").content.decode() for _ in range(50))
        )
    )
    assert len(text) == 50 * 9
    assert not set(text) & set("01OI")
