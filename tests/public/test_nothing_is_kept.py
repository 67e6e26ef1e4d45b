"""What people enter is used for the page they asked for and for nothing else: no log, no address, no cookie, no store.

No test of this folder may touch the database (pytest-django refuses it), so every page shown in them made no query.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import get_resolver, reverse

from duly.config.logs import AllowListFormatter
from tests.public.paths import bromley
from tests.public.visitor import Visitor, day

# Told, and each found nowhere else. The year of birth and the council are what would tell most.
SECRETS = ("2022-02-11", "11 February 2022", "2011-08-31", "Zzyzx Council", "zz-reason-zz")
FILE = """
authority = "Zzyzx Council"
as_at = 2023-12-06
child = { date_of_birth = 2011-08-31 }
facts = [
  { on = 2022-02-11, fact = "review.meeting" },
  { on = 2022-03-01, fact = "exception.claimed", duty = "review.decision", ground = "X.personal", reason = "zz-reason-zz" },
]
"""
TAKEN = ("/check/answer/", "/check/print/", "/check/calendar/", "/check/history/")


class Everything(logging.Handler):
    """Keeps every record of every logger, with all that is in it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    handler, root = Everything(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.records
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def all_told(parent: Visitor) -> Visitor:
    """Everything a person can tell, and everything asked of it: the file, the answer, what can be taken away."""
    posted = {"history": "", "load": "yes", "file": SimpleUploadedFile("Zzyzx Council.toml", FILE.encode())}
    parent.sees(parent.client.post("/check/load/", posted))
    state = parent.page.xpath("//input[@name='history']")[0].get("value")
    assert all(secret in state for secret in ("2022-02-11", "2011-08-31", "Zzyzx Council", "zz-reason-zz"))
    for address in TAKEN:
        assert parent.client.post(address, {"history": state}).status_code == 200
    parent.client.post(
        "/check/load/",
        {"history": state, "load": "yes", "file": SimpleUploadedFile("x.toml", b"zz-reason-zz = [")},
    )
    parent.client.post("/check/", {"history": state + "broken", "review": "yes"})
    parent.client.post("/check/", {"history": state, "answered": "Zzyzx Council"})
    bromley(parent, asked="6 12 2023")
    return parent


def said(record: logging.LogRecord) -> str:
    """All that a handler could write of a record: its message, its fields, and its formatted line."""
    fields = {name: value for name, value in vars(record).items() if name != "request"}
    return f"{record.getMessage()} {fields} {AllowListFormatter().format(record)}"


def test_no_log_has_what_was_entered(logged: list[logging.LogRecord], all_told: Visitor) -> None:
    assert len(logged) > 10
    for record in logged:
        assert not [secret for secret in SECRETS if secret in said(record)], record.name


def test_a_log_that_repeated_it_would_be_seen(logged: list[logging.LogRecord]) -> None:
    logging.getLogger("duly.planted").warning("asked about %s", "2022-02-11")
    assert any(secret in said(record) for record in logged for secret in SECRETS)


def test_no_address_has_what_was_entered(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023")
    addresses = [address for address, _ in parent.sent] + parent.page.xpath(
        "//@href | //@action | //@formaction"
    )
    assert len(addresses) > 20
    assert {address for address, _ in parent.sent} == {"/check/", "/check/answer/"}
    for address in addresses:
        assert "?" not in address
        assert not any(part in address for part in ("2022", "2023", "review-1", "history="))


def test_no_form_of_the_checker_puts_its_fields_into_an_address(parent: Visitor) -> None:
    bromley(parent)
    for form in parent.page.xpath("//form"):
        assert form.get("method") == "post"


@pytest.mark.django_db
def test_no_page_asks_the_database(parent: Visitor, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        bromley(parent, asked="6 12 2023")
        for text in ("Save as a history file", "Calendar file", "Write a letter"):
            bromley(parent, asked="6 12 2023").presses(text)


@pytest.mark.django_db
def test_a_query_would_be_seen(django_assert_num_queries: Any) -> None:
    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(0):
        connection.cursor().execute("select 1")


def test_no_answer_sets_a_cookie_and_every_one_has_the_content_policy(parent: Visitor) -> None:
    for name in (
        "home",
        "check",
        "load",
        "law",
        "facts",
        "coverage",
        "examples",
        "privacy",
        "accessibility",
        "about",
    ):
        assert_guarded(parent.client.get(reverse(f"public:{name}")))
    for visited in pages_of_a_visit(parent):
        assert_guarded(visited)
    assert not parent.client.cookies


def pages_of_a_visit(parent: Visitor) -> Iterator[Any]:
    """Each kind of page that a form leads to."""
    parent.opens("/check/").presses("Continue", {"happened": "review"})
    yield parent.answer
    yield parent.presses("Continue").answer
    bromley(parent, asked="6 12 2023")
    state = {"history": parent.page.xpath("//input[@name='history']")[0].get("value")}
    for address in (*TAKEN, "/check/letter/", "/check/short/", "/check/load/", "/check/fact/", "/check/"):
        yield parent.client.post(address, state)
    yield parent.client.post("/check/", {"history": "{"})


def assert_guarded(answer: Any) -> None:
    assert "Set-Cookie" not in answer.headers
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy


def test_no_answer_is_stored_by_the_browser(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    assert parent.answer["Cache-Control"] == "no-store"
    state = {"history": parent.page.xpath("//input[@name='history']")[0].get("value")}
    for address in (*TAKEN, "/check/letter/"):
        assert parent.client.post(address, state)["Cache-Control"] == "no-store"


def test_questions_may_be_shown_again_by_the_browser_alone(parent: Visitor) -> None:
    parent.opens("/check/").presses("Continue", {"happened": "review"})
    assert parent.answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("name", ["fact", "answer", "print", "calendar", "history_file"])
def test_an_old_bookmark_leads_to_the_start(parent: Visitor, name: str) -> None:
    answer = parent.client.get(reverse(f"public:{name}"))
    assert (answer.status_code, answer["Location"]) == (302, "/check/")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_only_what_a_browser_does_is_answered(parent: Visitor, method: str) -> None:
    assert getattr(parent.client, method)("/check/").status_code == 405


def test_no_page_has_a_script_or_style_within(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    assert parent.page.xpath("//script[not(@src)] | //style | //@style | //@onclick | //@onsubmit") == []
    assert all(
        src.startswith("/static/") for src in parent.page.xpath("//script/@src | //link/@href | //img/@src")
    )


def test_no_pattern_of_an_address_takes_a_fact() -> None:
    patterns = [str(one.pattern) for one in get_resolver("duly.public.urls").url_patterns]
    assert {pattern for pattern in patterns if "<" in pattern} == {"law/<str:key>/", "examples/<slug:slug>/"}


def test_a_day_typed_wrong_is_shown_to_its_writer_alone(
    logged: list[logging.LogRecord], parent: Visitor
) -> None:
    parent.opens("/check/").presses("Continue", {"happened": "review"}).presses(
        "Continue", day("11 zz-reason-zz 2022")
    )
    assert "zz-reason-zz" in parent.answer.content.decode()
    assert not any("zz-reason-zz" in said(record) for record in logged)
