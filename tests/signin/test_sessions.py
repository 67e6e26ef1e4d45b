"""A session belongs to one browser and one person, and ends when we say so (test S31)."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from duly.people.models import Person
from tests.signin.worker import PASSWORD, YOU, Time, Worker, code_of, forget_codes, worker_with_app


@pytest.fixture
def amara() -> Person:
    return worker_with_app()


def test_the_token_from_before_signing_in_is_worth_nothing_after(amara: Person) -> None:
    """Fixation: whoever planted a token in the browser does not hold the session."""
    browser = Worker().signs_in(amara)
    planted = browser.token
    browser.presses("Continue", {"code": code_of(amara)})
    assert browser.token != planted
    thief = Worker()
    thief.client.cookies["duly"] = planted
    assert not thief.is_in
    assert browser.is_in


def test_a_token_that_somebody_made_up_is_not_taken_over(amara: Person) -> None:
    browser = Worker()
    browser.client.cookies["duly"] = "a" * 32
    browser.comes_in(amara)
    assert browser.token != "a" * 32


def test_the_next_person_at_the_same_browser_gets_nothing_of_the_first(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    first = browser.token
    browser.opens(YOU).presses("Sign out")
    browser.comes_in(worker_with_app("ben"))
    assert browser.token != first
    assert "Ben Invented" in browser.opens(YOU).text


def test_half_way_in_nothing_of_the_session_is_signed_in(amara: Person) -> None:
    browser = Worker().signs_in(amara)
    assert "_auth_user_id" not in browser.client.session


@pytest.mark.parametrize(("shared", "minutes"), [("yes", 15), ("no", 60)])
def test_whoever_does_nothing_is_signed_out(amara: Person, time: Time, shared: str, minutes: int) -> None:
    browser = Worker().comes_in(amara, shared=shared)
    time.passes(minutes=minutes - 1)
    assert browser.is_in
    time.passes(minutes=minutes - 1)
    assert browser.is_in
    time.passes(minutes=minutes)
    assert not browser.is_in


@pytest.mark.parametrize("shared", ["yes", "no"])
def test_after_eight_hours_everybody_is_signed_out(amara: Person, time: Time, shared: str) -> None:
    browser = Worker().comes_in(amara, shared=shared)
    for _ in range(8 * 60 // 10 - 1):
        time.passes(minutes=10)
        assert browser.is_in
    time.passes(minutes=10)
    assert not browser.is_in


def test_whoever_was_signed_out_is_told_why_and_comes_back_to_where_they_were(
    amara: Person, time: Time
) -> None:
    browser = Worker().comes_in(amara, shared="yes")
    time.passes(minutes=16)
    browser.opens("/you/sessions/")
    assert "You were signed out: you did nothing for a while" in browser.text
    forget_codes()
    browser.presses("Sign in", {"login": amara.email, "password": PASSWORD, "shared": "no"})
    assert browser.presses("Continue", {"code": code_of(amara)}).path == "/you/sessions/"


def test_a_session_that_is_over_is_gone_from_the_database(amara: Person, time: Time) -> None:
    browser = Worker().comes_in(amara, shared="yes")
    token = browser.token
    time.passes(minutes=16)
    assert not browser.is_in
    assert not Session.objects.filter(session_key=token).exists()


def test_a_session_without_clocks_is_over(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    session = browser.client.session
    del session["signin.clocks"]
    session.save()
    assert not browser.is_in


def test_a_changed_session_in_the_database_is_not_believed(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    found = Session.objects.get(session_key=browser.token)
    found.session_data = found.session_data[:-4] + "AAAA"
    found.save()
    assert not browser.is_in


def test_somebody_sees_where_they_are_signed_in(amara: Person) -> None:
    elsewhere = Worker(
        headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"}
    )
    elsewhere.comes_in(amara, shared="yes")
    here = Worker().comes_in(amara).opens("/you/sessions/")
    cards = [" ".join(card.text_content().split()) for card in here.page.find_class("govuk-summary-card")]
    assert len(cards) == 2
    assert "You are here" in cards[0]
    assert "Only yours" in cards[0]
    assert "Firefox on Windows" in cards[1]
    assert "Shared with others" in cards[1]


def test_signing_out_there_ends_that_session_and_no_other(amara: Person) -> None:
    first, second, here = Worker().comes_in(amara), Worker().comes_in(amara), Worker().comes_in(amara)
    here.opens("/you/sessions/").presses("Sign out there")
    assert [first.is_in, second.is_in, here.is_in] == [False, True, True]


def test_signing_out_everywhere_else_leaves_this_session(amara: Person) -> None:
    others = [Worker().comes_in(amara) for _ in range(3)]
    here = Worker().comes_in(amara)
    here.opens("/you/sessions/").presses("Sign out everywhere else")
    assert [other.is_in for other in others] == [False] * 3
    assert here.is_in


def test_nobody_can_end_the_session_of_somebody_else(amara: Person) -> None:
    ben = Worker().comes_in(worker_with_app("ben"))
    theirs = UserSession.objects.get(session_key=ben.token)
    Worker().comes_in(amara)
    here = Worker().comes_in(amara).opens("/you/sessions/")
    here.presses("Sign out there", {"number": str(theirs.pk)})
    assert ben.is_in


@pytest.mark.parametrize("address", [YOU, "/you/sessions/", "/you/second-factor/", "/you/password/"])
def test_no_page_of_somebody_signed_in_is_kept(amara: Person, address: str) -> None:
    answer = Worker().comes_in(amara).client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in answer


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(amara: Person) -> None:
    cookies = Worker().comes_in(amara).client.cookies
    assert set(cookies) == {"duly", "duly-form"}
    for cookie in cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
            True,
            "Lax",
            "/",
            "",
        )
        assert cookie["max-age"] == ""


@pytest.mark.parametrize("minutes", [9, 11])
def test_what_matters_more_asks_again_after_ten_minutes(amara: Person, minutes: int) -> None:
    browser = Worker().comes_in(amara).proved_it(minutes)
    browser.opens("/you/password/")
    assert browser.title == ("Change your password" if minutes < 10 else "Show that it is you")


@pytest.mark.parametrize("way", ["code", "password"])
def test_whoever_proves_it_again_comes_back_to_what_they_wanted(amara: Person, way: str) -> None:
    browser = Worker().comes_in(amara).proved_it(11).opens("/you/password/")
    if way == "password":
        browser.opens("/you/again/?next=/you/password/").presses("Continue", {"password": PASSWORD})
    else:
        forget_codes()
        browser.presses("Continue", {"code": code_of(amara)})
    assert browser.title == "Change your password"


def test_a_wrong_proof_is_none(amara: Person) -> None:
    browser = Worker().comes_in(amara).proved_it(11).opens("/you/password/")
    browser.presses("Continue", {"code": "123456"})
    assert browser.title == "Show that it is you"
    assert browser.errors
    assert browser.opens("/you/password/").title == "Show that it is you"


def test_a_proof_leads_to_no_other_site(amara: Person) -> None:
    browser = Worker().comes_in(amara).proved_it(11).opens("/you/again/?next=https://elsewhere.example/")
    assert browser.presses("Continue", {"password": PASSWORD}).path == YOU


def test_the_only_second_factor_cannot_be_taken_away(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    assert browser.opens("/you/second-factor/app/remove/").path == "/you/second-factor/"
    assert amara.authenticator_set.filter(type="totp").exists()


def test_a_session_in_which_no_second_factor_was_shown_reaches_nothing(amara: Person) -> None:
    client = Client()
    client.force_login(amara)
    assert client.get(YOU)["Location"] == "/you/second-factor/"
