"""Logs tell what happened to the service, and nothing of what people entered."""

from __future__ import annotations

import io
import logging
import logging.config
import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils.log import DEFAULT_LOGGING

from duly.config import settings as duly_settings

SECRETS = (
    "querysecret",
    "fieldsecret",
    "valuesecret",
    "filesecret",
    "namesecret",
    "pathsecret",
    "hostsecret",
)
NUMBER = re.compile(r"number=([A-Z2-9]{4}-[A-Z2-9]{4})")


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """What the service writes, its logs set up as when it starts: Django's first, then ours over them."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    root.handlers = []
    logging.config.dictConfig(DEFAULT_LOGGING)
    logging.config.dictConfig(duly_settings.LOGGING)
    written = io.StringIO()
    (handler,) = root.handlers
    handler.setStream(written)
    yield written
    root.handlers, root.level = before


ADDRESSES = ("/fine", "/breaks/pathsecret", "/forbids", "/suspects", "/nothing/pathsecret", "/components")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_that_was_entered_is_logged(site: Client, logs: io.StringIO, address: str) -> None:
    sent = {"fieldsecret": "valuesecret", "file": SimpleUploadedFile("namesecret.toml", b"filesecret")}
    site.post(f"{address}?q=querysecret", sent)
    site.get(f"{address}?q=querysecret", headers={"Host": "hostsecret.example", "User-Agent": "valuesecret"})
    text = logs.getvalue()
    assert "duly.requests" in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_the_number_on_the_page_finds_the_fault_in_the_log(site: Client, logs: io.StringIO) -> None:
    page = site.post("/breaks/pathsecret", {"fieldsecret": "valuesecret"}).content.decode()
    text = logs.getvalue()
    numbers = set(NUMBER.findall(text))
    assert len(numbers) == 1
    assert numbers.pop() in page
    for told in ("ERROR django.request", "route=breaks/<name>", "status=500", "builtins.RuntimeError",
                 "builtins.ValueError", "addresses.py", "in breaks", "method=POST"):  # fmt: skip
        assert told in text


def test_a_method_that_is_none_is_not_repeated(site: Client, logs: io.StringIO) -> None:
    site.generic("VALUESECRET", "/fine")
    text = logs.getvalue()
    assert "method=other" in text
    assert "VALUESECRET" not in text


@pytest.mark.parametrize(
    "name", ["", "django", "django.server", "django.request", "django.security.csrf", "someone.else"]
)
def test_whoever_logs_it_the_words_of_a_message_are_left_out(logs: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("GET /?q=%s valuesecret", "querysecret")
    assert not {secret for secret in SECRETS if secret in logs.getvalue()}


def test_a_message_of_others_tells_where_it_was_written(logs: io.StringIO) -> None:
    logging.getLogger("someone.else").warning("valuesecret")
    assert re.search(r"WARNING someone\.else at=test_logs\.py:\d+", logs.getvalue())


def test_only_fields_on_the_list_are_written(logs: io.StringIO) -> None:
    logging.getLogger("duly.anything").info(
        "said", extra={"duly": {"route": "components", "child": "valuesecret"}}
    )
    text = logs.getvalue()
    assert "route=components" in text
    assert "child" not in text


def test_only_our_handler_is_left(logs: io.StringIO) -> None:
    """Nothing is mailed, and the development server's own lines, which have query strings, go nowhere."""
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    handlers = [handler for logger in known for handler in getattr(logger, "handlers", ())]
    writing = [handler for handler in handlers if not isinstance(handler, logging.NullHandler)]
    assert [handler for handler in writing if not type(handler).__module__.startswith("_pytest.")] == []
    assert logging.getLogger("django.server").propagate is False


def test_a_line_that_cannot_be_written_is_lost_and_not_written_in_full(
    logs: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.close()
    logging.getLogger("someone.else").error("GET /?q=%s", "querysecret")
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


@pytest.mark.django_db
def test_statements_of_the_database_are_not_logged(logs: io.StringIO) -> None:
    connection.force_debug_cursor = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["valuesecret"])
    connection.force_debug_cursor = False
    assert "valuesecret" not in logs.getvalue()
