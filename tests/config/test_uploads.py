"""Uploads stay in memory, and what is too large is refused aloud."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from duly.config import settings as duly_settings

LIMIT = duly_settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def send(site: Client, size: int) -> HttpResponse:
    return site.post("/fine", {"file": SimpleUploadedFile("case.toml", b"x" * size)})


@pytest.fixture(autouse=True)
def no_files(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing may be written to the disk while an upload is read."""
    made: list[object] = []
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *args, **kwargs: made.append(args))
    yield
    assert made == []


def test_a_history_is_read(site: Client) -> None:
    assert send(site, 1000).status_code == 200


def test_a_file_that_is_too_large_is_refused_and_not_dropped(site: Client) -> None:
    answer = send(site, LIMIT + 1)
    assert answer.status_code == 400
    assert b"at most 1 megabyte" in answer.content


def test_two_files_and_too_many_fields_and_too_long_a_form_are_refused(site: Client) -> None:
    files = {name: SimpleUploadedFile(f"{name}.toml", b"x") for name in "ab"}
    assert site.post("/fine", files).status_code == 400
    assert site.post("/fine", {str(number): "" for number in range(5001)}).status_code == 400
    assert site.post("/fine", {"a": "x" * (LIMIT + 1)}).status_code == 400
