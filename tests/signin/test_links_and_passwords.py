"""An administrator makes an account, whose one link sets a password and a second factor. Good passwords only."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pytest_django import Settings

from duly.people.models import Person
from duly.signin import accounts
from duly.signin.models import OneTimeLink
from tests.signin.worker import PASSWORD, YOU, Time, Worker, code_of, worker, worker_with_app

NEW = "lantern gravel seven piano"


def path_of(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def sets(browser: Worker, password: str = PASSWORD, again: str | None = None) -> Worker:
    browser.presses("Continue", {"password": password, "again": password if again is None else again})
    return browser


def test_a_link_leads_through_the_password_and_the_app_to_the_recovery_codes() -> None:
    browser = Worker().opens(path_of(accounts.add("Amara Invented", "Amara@Example.test")))
    assert browser.title == "Set your password"
    sets(browser)
    assert browser.title == "Set up a second factor"
    browser.opens("/you/second-factor/app/")
    key = browser.page.find_class("signin-key")[0].text_content().replace(" ", "")
    browser.presses("Continue", {"code": code_of(key)})
    assert browser.title == "Your recovery codes"
    assert len(browser.page.find_class("signin-codes")[0].findall("li")) == 10
    assert browser.is_in
    assert browser.opens("/you/recovery-codes/").page.find_class("signin-codes") == []


def test_the_secret_of_a_link_is_not_in_the_address_of_the_page_it_leads_to() -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    assert Worker().opens(link).path == "/sign-in/password/"


def test_the_secret_of_a_link_is_not_kept() -> None:
    secret = path_of(accounts.add("Amara Invented", "amara@example.test")).split("/")[-2]
    kept = OneTimeLink.objects.values_list("digest", flat=True)
    assert len(secret) >= 43
    assert secret not in kept


def test_a_link_works_once() -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    sets(Worker().opens(link))
    assert Worker().opens(link).title == "This link no longer works"


def test_only_setting_the_password_uses_a_link_up() -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    Worker().opens(link)
    sets(Worker().opens(link), "short")
    assert Worker().opens(link).title == "Set your password"


def test_two_people_with_one_link_set_one_password() -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    first, second = Worker().opens(link), Worker().opens(link)
    sets(first)
    assert sets(second, NEW).title == "This link no longer works"


def test_a_link_works_for_24_hours(time: Time) -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    time.passes(minutes=24 * 60 - 1)
    assert Worker().opens(link).title == "Set your password"
    time.passes(minutes=2)
    assert Worker().opens(link).title == "This link no longer works"


def test_a_link_opened_in_time_and_used_too_late_sets_nothing(time: Time) -> None:
    browser = Worker().opens(path_of(accounts.add("Amara Invented", "amara@example.test")))
    time.passes(minutes=24 * 60 + 1)
    assert sets(browser).title == "This link no longer works"


def test_a_newer_link_makes_the_older_void() -> None:
    older = path_of(accounts.add("Amara Invented", "amara@example.test"))
    accounts.link("AMARA@example.test")
    assert Worker().opens(older).title == "This link no longer works"


def test_a_new_link_changes_nothing_until_it_is_used_and_then_everything() -> None:
    amara = worker_with_app()
    at_work = Worker().comes_in(amara)
    link = path_of(accounts.link("amara@example.test"))
    assert at_work.is_in
    sets(Worker().opens(link), NEW)
    assert not at_work.is_in
    assert Worker().signs_in(amara).errors
    assert Worker().signs_in(amara, NEW).title == "Set up a second factor"


def test_somebody_who_leaves_is_out_at_the_next_request_and_cannot_come_back() -> None:
    amara = worker_with_app()
    browsers = [Worker().comes_in(amara) for _ in range(3)]
    accounts.leave("amara@example.test")
    assert [browser.is_in for browser in browsers] == [False] * 3
    assert Worker().signs_in(amara).errors
    with pytest.raises(accounts.NotDone, match="nobody has an account"):
        accounts.link("amara@example.test")


def test_a_link_of_somebody_who_left_is_void() -> None:
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    accounts.leave("amara@example.test")
    assert Worker().opens(link).title == "This link no longer works"


def test_somebody_who_left_can_be_given_an_account_again() -> None:
    amara = worker()
    accounts.leave("amara@example.test")
    link = path_of(accounts.add("Amara Invented", "amara@example.test"))
    assert sets(Worker().opens(link)).title == "Set up a second factor"
    assert Person.objects.get(email="amara@example.test").pk == amara.pk


def test_somebody_the_record_names_without_an_account_can_be_given_one() -> None:
    Person.objects.create(name="Amara Invented", email="amara@example.test")
    with pytest.raises(accounts.NotDone):
        accounts.link("amara@example.test")
    assert accounts.add("Amara Invented", "amara@example.test")


@pytest.mark.parametrize(
    ("name", "email", "says"),
    [
        ("", "amara@example.test", "the name is empty"),
        ("Amara", "amara", "this is not an e-mail address"),
        ("Amara", "BEN@example.test", "somebody has an account with this address"),
    ],
)
def test_an_account_that_cannot_be_made_is_refused_with_a_sentence(name: str, email: str, says: str) -> None:
    worker("ben")
    with pytest.raises(accounts.NotDone, match=says):
        accounts.add(name, email)


def test_over_https_a_link_is_at_the_name_of_the_service(settings: Settings) -> None:
    settings.HTTPS, settings.ALLOWED_HOSTS = True, ["duly.example", "localhost"]
    assert accounts.add("Amara", "amara@example.test").startswith("https://duly.example/sign-in/link/")


def test_changing_the_password_ends_every_other_session_and_not_this_one() -> None:
    amara = worker_with_app()
    here, elsewhere = Worker().comes_in(amara), Worker().comes_in(amara)
    before = here.token
    here.opens("/you/password/").presses("Change password", {"old": PASSWORD, "password": NEW, "again": NEW})
    assert "Your password was changed." in here.text
    assert here.is_in
    assert here.token != before
    assert not elsewhere.is_in
    assert len(here.opens("/you/sessions/").page.find_class("govuk-summary-card")) == 1


def test_the_old_password_is_needed_for_a_new_one() -> None:
    browser = Worker().comes_in(worker_with_app()).opens("/you/password/")
    browser.presses("Change password", {"old": "another", "password": NEW, "again": NEW})
    assert browser.errors == ["This is not your password. Check it and try again"]


def test_two_passwords_that_differ_are_refused() -> None:
    browser = Worker().opens(path_of(accounts.add("Amara Invented", "amara@example.test")))
    assert sets(browser, PASSWORD, NEW).errors == ["The two passwords differ. Enter the same one twice"]


REFUSED = {
    "eleven letters": ("kettle ribb", "must be 12 characters or more"),
    "on Django's list": ("qwertyuiop123", "list of leaked passwords"),
    "on zxcvbn's list": ("chickenwing101", "list of leaked passwords"),
    "a list's, in capitals": ("QWERTYUIOP123", "list of leaked passwords"),
    "repeated": ("abcabcabcabcabc", "too easy to guess"),
    "a row of keys": ("qwertyuiopasdf", "too easy to guess"),
    "their name": ("AmaraInvented1", "must not be made from your name"),
    "their address": ("amara@example.test!", "must not be made from your name"),
    "the council": ("Exampleshire2026", "must not be made from your name"),
    "the council, disguised": ("example-shire-26", "must not be made from your name"),
}


@pytest.mark.parametrize(("password", "says"), REFUSED.values(), ids=REFUSED)
def test_a_poor_password_is_refused_with_what_would_be_right(
    password: str, says: str, settings: Settings
) -> None:
    settings.AUTHORITY = "Exampleshire County Council"
    person = Person(name="Amara Invented", email="amara@example.test")
    with pytest.raises(ValidationError) as wrong:
        validate_password(password, person)
    first = wrong.value.messages[0]
    assert says in first
    assert "Three or four words that have nothing to do with you or one another make a good one" in first


@pytest.mark.parametrize(
    "password", [PASSWORD, NEW, "ÜberzeugtVonLaternen", "x7$Kp!mQ2vLz", "otter " * 3 + "amara lantern " * 9]
)
def test_a_good_password_is_taken_whatever_it_is_made_of(password: str) -> None:
    validate_password(password, Person(name="Amara Invented", email="amara@example.test"))


def test_passwords_are_kept_as_argon2_makes_them() -> None:
    assert worker().password.startswith("argon2$argon2id$")


def test_where_the_installation_has_a_key_the_secrets_of_apps_are_encrypted(settings: Settings) -> None:
    settings.HAS_OWN_KEY = True
    amara = worker_with_app()
    kept = amara.authenticator_set.get(type="totp").data["secret"]
    assert kept.startswith("fernet:")
    assert code_of(amara).isdigit()
    assert Worker().comes_in(amara).path == YOU


def test_under_another_key_a_code_is_wrong_and_nothing_breaks(settings: Settings) -> None:
    settings.HAS_OWN_KEY = True
    amara = worker_with_app()
    code = code_of(amara)
    kept = amara.authenticator_set.get(type="totp")
    kept.data["secret"] = kept.data["secret"][:-6] + "AAAA=="
    kept.save()
    browser = Worker().signs_in(amara).presses("Continue", {"code": code})
    assert browser.errors == ["This code is not right. Enter the newest code of your app, or a recovery code"]
