"""A page for staff that was left until its session ended: what was typed comes back, and is saved after signing in."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from duly.casework import plan as plans
from duly.plan import reading
from duly.plan.models import Draft
from duly.record.models import Case
from tests.staff.conftest import council, desk, mine
from tests.staff.council import invented
from tests.staff.doing import text

__all__ = ["council", "desk", "mine"]

HERE = {"Sec-Fetch-Site": "same-origin"}
TYPED = "She tires in the afternoon."


@pytest.fixture
def form(desk: object, mine: Case) -> tuple[Client, str, dict[str, str]]:
    """Somebody with a line of a plan half typed."""
    client = desk("amara")  # type: ignore[operator]
    plans.begin(mine, by=invented("amara"))
    address = f"/cases/{mine.ref}/plan/draft/B/new/"
    key = re.search(r'name="key" value="([^"]*)"', text(client.get(address)))
    assert key
    return client, address, {"key": key[1], "seen": "0", "text": TYPED}


Form = tuple[Client, str, dict[str, str]]


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_what_was_typed_comes_back_when_the_session_is_gone_and_is_saved_after_signing_in(form: Form) -> None:
    client, address, typed = form
    client.session.flush()
    answer = client.post(address, typed, headers=HERE)
    assert answer.status_code == 403
    assert "Nothing is saved yet, and nothing is lost" in text(answer)
    assert hidden(text(answer)) | typed == hidden(text(answer))
    assert answer.headers["Cache-Control"] == "no-store"
    assert Draft.objects.get().saved.count() == 0
    client.post("/sign-in/as/amara/")
    assert client.post(address, hidden(text(answer)), headers=HERE).status_code == 302
    assert [one.text for one in reading.standing(Draft.objects.get()).plan.of("B")] == [TYPED]


def test_it_comes_back_when_the_session_is_over_by_its_clock(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address, typed = form
    monkeypatch.setattr("duly.signin.sessions.is_over", lambda _session: True)
    answer = client.post(address, typed, headers=HERE)
    assert (answer.status_code, TYPED in text(answer)) == (403, True)
    assert "Sign in (opens in a new tab)" in text(answer)


def test_it_comes_back_with_a_new_token_to_who_signed_in_meanwhile(form: Form) -> None:
    old, address, typed = form
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = old.cookies
    answer = strict.post(address, {**typed, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert "You signed in since you opened the page" in text(answer)
    assert strict.post(address, hidden(text(answer)), headers=HERE).status_code == 302
    assert Draft.objects.get().saved.count() == 1


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_nothing_that_another_site_sent_is_shown_or_can_be_sent_on(form: Form, site: str) -> None:
    client, address, typed = form
    client.session.flush()
    answer = client.post(address, typed, headers={"Sec-Fetch-Site": site} if site else {})
    assert TYPED not in text(answer)


def test_a_password_is_never_carried(form: Form) -> None:
    client, _, _ = form
    client.session.flush()
    answer = client.post("/password/change/", {"oldpassword": "secret words of old"}, headers=HERE)
    assert "secret words" not in text(answer)
