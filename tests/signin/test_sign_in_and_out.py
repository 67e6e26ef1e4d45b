"""Somebody with an account signs in with a password and a second factor, and signs out."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.http import HttpRequest

from duly.people.models import Person
from duly.signin.adapter import AccountAdapter
from tests.signin.worker import PASSWORD, SIGN_IN, YOU, Worker, code_of, forget_codes, worker, worker_with_app

WRONG = "The e-mail address or the password is not right. Check both and try again"


@pytest.fixture
def amara() -> Person:
    return worker_with_app()


def test_a_password_and_a_code_let_somebody_in(amara: Person) -> None:
    browser = Worker().signs_in(amara)
    assert browser.title == "Your second factor"
    browser.presses("Continue", {"code": code_of(amara)})
    assert (browser.path, browser.title) == (YOU, "Your account")
    assert "Amara Invented" in browser.text


def test_the_password_alone_lets_nobody_in(amara: Person) -> None:
    browser = Worker().signs_in(amara)
    assert not browser.is_in
    assert browser.opens(YOU).title == "Your second factor"


def test_the_capitals_of_an_address_do_not_matter(amara: Person) -> None:
    amara.email = "AMARA@Example.test"
    assert Worker().signs_in(amara).title == "Your second factor"


def test_a_wrong_code_is_refused_and_the_right_one_then_taken(amara: Person) -> None:
    browser = Worker().signs_in(amara).presses("Continue", {"code": "000000"})
    assert browser.errors == ["This code is not right. Enter the newest code of your app, or a recovery code"]
    assert browser.presses("Continue", {"code": code_of(amara)}).is_in


def test_a_code_lets_in_once(amara: Person) -> None:
    code = code_of(amara)
    assert Worker().signs_in(amara).presses("Continue", {"code": code}).is_in
    assert not Worker().signs_in(amara).presses("Continue", {"code": code}).is_in


def test_a_code_lets_in_once_for_as_long_as_it_is_taken(amara: Person) -> None:
    """The library forgets a code after half a minute, and takes it for longer."""
    code = code_of(amara)
    assert Worker().signs_in(amara).presses("Continue", {"code": code}).is_in
    assert cache.delete(f"allauth.mfa.totp.used?user={amara.pk}&code={code}")
    assert not Worker().signs_in(amara).presses("Continue", {"code": code}).is_in


def test_the_code_before_this_one_is_taken_for_slow_typists_and_an_older_one_is_not(amara: Person) -> None:
    assert Worker().signs_in(amara).presses("Continue", {"code": code_of(amara, ago=1)}).is_in
    assert not Worker().signs_in(amara).presses("Continue", {"code": code_of(amara, ago=3)}).is_in


def test_a_recovery_code_stands_in_for_the_app_once(amara: Person) -> None:
    codes = amara.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    assert [len(code) for code in codes] == [12] * 10
    shown = f"{codes[3][:4]} {codes[3][4:8]} {codes[3][8:]}"
    assert Worker().signs_in(amara).presses("Continue", {"code": shown}).is_in
    forget_codes()
    assert not Worker().signs_in(amara).presses("Continue", {"code": codes[3]}).is_in


@pytest.mark.parametrize(
    "who", ["a wrong password", "nobody", "somebody who left", "somebody without an account"]
)
def test_the_answer_is_the_same_whoever_is_asked_for(amara: Person, who: str) -> None:
    stranger = Person(email="nobody@example.test")
    if who == "somebody who left":
        stranger = worker("ben")
        Person.objects.filter(pk=stranger.pk).update(is_active=False)
    elif who == "somebody without an account":
        stranger = Person.objects.create(name="Chandra Invented", email="chandra@example.test")
    elif who == "a wrong password":
        stranger = amara
    browser = Worker().signs_in(stranger, "not the password" if who == "a wrong password" else PASSWORD)
    assert browser.errors == [WRONG]
    assert browser.answer.status_code == 200


def test_the_question_about_the_computer_has_to_be_answered(amara: Person) -> None:
    browser = Worker().opens(SIGN_IN).presses("Sign in", {"login": amara.email, "password": PASSWORD})
    assert browser.errors == ["Say whether this is a shared computer"]


def test_every_fault_of_the_form_is_named(db: None) -> None:
    browser = Worker().opens(SIGN_IN).presses("Sign in", {"login": "amara", "password": ""})
    assert browser.errors == [
        "Enter an e-mail address in the correct format, like name@council.example",
        "Enter your password",
        "Say whether this is a shared computer",
    ]


def test_signing_out_ends_the_session_and_clears_what_the_browser_kept(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    token = browser.token
    browser.opens(YOU).presses("Sign out")
    assert "You have signed out." in browser.text
    first = browser.answer.redirect_chain[0][0]  # type: ignore[attr-defined]
    assert first == "/sign-in/?said=out"
    browser.client.cookies["duly"] = token
    assert not browser.is_in


def test_signing_out_says_so_to_the_browser(amara: Person) -> None:
    browser = Worker().comes_in(amara).opens(YOU)
    token = browser.page.xpath("//input[@name='csrfmiddlewaretoken']")[0].get("value")
    answer = browser.client.post("/sign-out/", {"csrfmiddlewaretoken": token})
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_a_link_cannot_sign_anybody_out(amara: Person) -> None:
    browser = Worker().comes_in(amara)
    assert browser.client.get("/sign-out/").status_code == 405
    assert browser.is_in


def test_half_way_in_somebody_can_start_again(amara: Person) -> None:
    browser = Worker().signs_in(amara).presses("Start again")
    assert browser.opens(SIGN_IN).title == "Sign in"


def test_after_signing_in_somebody_is_where_they_wanted_to_be(amara: Person) -> None:
    browser = Worker().opens("/you/sessions/")
    assert browser.title == "Sign in"
    typed = {"login": amara.email, "password": PASSWORD, "shared": "no"}
    browser.presses("Sign in", typed).presses("Continue", {"code": code_of(amara)})
    assert browser.title == "Where you are signed in"


def test_nobody_is_sent_on_to_another_site(amara: Person) -> None:
    browser = Worker().opens("/sign-in/?next=https://elsewhere.example/")
    typed = {"login": amara.email, "password": PASSWORD, "shared": "no"}
    browser.presses("Sign in", typed).presses("Continue", {"code": code_of(amara)})
    assert browser.path == YOU


def test_nobody_can_sign_up_or_have_a_password_mailed(db: None) -> None:
    for address in ("/sign-up/", "/signup/", "/accounts/signup/", "/password/reset/", "/sign-in/reset/"):
        assert Worker().client.get(address).status_code == 404


def test_somebody_without_a_second_factor_reaches_only_the_page_that_sets_one_up() -> None:
    browser = Worker().signs_in(worker())
    assert browser.title == "Set up a second factor"
    for address in (YOU, "/you/sessions/", "/you/password/", "/you/recovery-codes/", "/you/again/code/"):
        assert browser.opens(address).title == "Set up a second factor", address


def test_somebody_who_left_and_kept_a_passkey_is_sent_back_to_the_beginning(amara: Person) -> None:
    """`duly person leave` takes passkeys away; this holds whoever else makes somebody inactive."""
    Person.objects.filter(pk=amara.pk).update(is_active=False)
    assert AccountAdapter().respond_user_inactive(HttpRequest(), amara)["Location"] == SIGN_IN
