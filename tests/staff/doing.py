"""What the tests of the pages for staff type and read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.record import clock
from duly.record.models import Case, Entry
from tests.staff.council import invented

ASSESSMENT = "assessment-1"


def day(days_ago: int, name: str = "on") -> dict[str, str]:
    """The three boxes of a day."""
    on = clock.today() - timedelta(days=days_ago)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def do(case: Case, action: str, days_ago: int = 0, *matters: str, who: str = "amara", **said: Any) -> Entry:
    """Do one action so many days ago, entered today."""
    on = clock.today() - timedelta(days=days_ago)
    why = said.pop("why", {})
    return perform(ACTIONS[action], case, on=on, by=invented(who), matters=matters, attributes=said, why=why)


def asked_for(case: Case) -> Entry:
    """A request for an assessment two weeks ago, with a document filed; gives back the document."""
    do(case, "request.received", 14, by="parent")
    said = {"name": "School report", "type": "evidence", "audience": "internal", "digest": "0" * 64}
    return do(case, "document.filed", 1, **said)


def text(answer: HttpResponse) -> str:
    """The words and marks of a page."""
    return answer.content.decode()


def read(client: Client, address: str) -> str:
    """A page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text(answer)
