"""Members of a panel say a view before they read the officer's (Dudley)."""

from __future__ import annotations

import pytest
from django.test import Client

from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.doing import ASSESSMENT, asked_for, read, text

OFFICERS = "The report shows that school help is enough."
MEMBERS = "The child does not read at ten."


@pytest.fixture
def brought(desk: Desk, mine: Case) -> Case:
    """A case whose officer has said a view."""
    asked_for(mine)
    assert say(desk("amara"), mine, "officer.view", OFFICERS).status_code == 302  # type: ignore[attr-defined]
    return mine


def say(client: Client, case: Case, role: str, reasons: str, **more: str) -> object:
    """Send a view."""
    said = {"matter": ASSESSMENT, "role": role, "view": "A view.", "reasons": reasons, **more}
    return client.post(f"/cases/{case.ref}/panel/", said)


def pages(case: Case) -> list[str]:
    """Every page that could give a view away."""
    there = [f"/cases/{case.ref}/entries/{entry.number}/" for entry in case.entries.all()]
    return [f"/cases/{case.ref}/panel/", f"/cases/{case.ref}/", *there]


def test_a_member_reads_the_officers_view_only_after_saying_their_own(desk: Desk, brought: Case) -> None:
    ben = desk("ben")
    for address in pages(brought):
        assert OFFICERS not in read(ben, address), address
    assert "One view is recorded" in read(ben, f"/cases/{brought.ref}/panel/")
    say(ben, brought, "panel.view", MEMBERS)
    shown = read(ben, f"/cases/{brought.ref}/panel/")
    assert OFFICERS in shown
    assert MEMBERS in shown


def test_another_member_reads_neither_yet(desk: Desk, brought: Case) -> None:
    say(desk("ben"), brought, "panel.view", MEMBERS)
    for address in pages(brought):
        shown = read(desk("carys"), address)
        assert OFFICERS not in shown, address
        assert MEMBERS not in shown, address


def test_the_officer_reads_what_the_members_said(desk: Desk, brought: Case) -> None:
    say(desk("ben"), brought, "panel.view", MEMBERS)
    assert MEMBERS in read(desk("amara"), f"/cases/{brought.ref}/panel/")


def test_a_member_says_a_view_once(desk: Desk, brought: Case) -> None:
    ben = desk("ben")
    say(ben, brought, "panel.view", MEMBERS)
    again = say(ben, brought, "panel.view", "Now I have read the officer’s.")
    assert "you have recorded your view" in text(again)  # type: ignore[arg-type]


def test_a_view_without_reasons_is_answered_in_place(desk: Desk, brought: Case) -> None:
    assert "Give your reasons" in text(say(desk("ben"), brought, "panel.view", " "))  # type: ignore[arg-type]


def test_a_case_with_nothing_to_decide_says_so(desk: Desk, mine: Case) -> None:
    assert "Nothing on this case is for a panel yet" in read(desk("amara"), f"/cases/{mine.ref}/panel/")
