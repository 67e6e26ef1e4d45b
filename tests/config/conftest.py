"""What the tests of the frame, and those of the look within it, share."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings


class Visitor(Client):
    """A client that reads to the end what it is sent, as a browser does: a file is closed then."""

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        if answer.streaming:
            answer.text_sent = b"".join(answer.streaming_content)
        return answer


@pytest.fixture
def site(settings: Settings) -> Client:
    """A visitor to the addresses of `addresses.py`. An error comes back as the page a person sees."""
    settings.ROOT_URLCONF = "tests.config.addresses"
    return Visitor(raise_request_exception=False)
