"""A council's own directory signs in whom we know. Tried with a real provider, which the test starts."""

from __future__ import annotations

import json
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from pytest_django import Settings

from duly.config import environment
from duly.people.models import Person
from duly.signin import accounts, directory
from tests.people import person
from tests.signin.browsing import Opens
from tests.signin.test_settings import started
from tests.signin.worker import SIGN_IN, YOU, Worker, code_of, worker, worker_with_app

MFA = {"amr": ["pwd", "mfa"]}


def claims(who: str, **more: Any) -> dict[str, object]:
    return {"email": f"{who}@example.test", "email_verified": True, "name": who, **more}


USERS = {
    "subject-amara": claims("amara"),
    "subject-amara-mfa": claims("amara", **MFA),
    "subject-amara-capitals": claims("AMARA"),
    "subject-amara-unverified": claims("amara", email_verified=False),
    "subject-amara-says-verified": claims("amara", email_verified="false"),
    "subject-nobody": claims("nobody"),
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A directory that knows the people above, at its address: a program of its own, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = [f"--user-claims={json.dumps({'sub': subject, **told})}" for subject, told in USERS.items()]
    command = [Path(sysconfig.get_path("scripts")) / "oidc-provider-mock", f"--port={port}", *known]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/.well-known/openid-configuration", running)
        yield address
    finally:
        running.terminate()
        running.wait(20)


def wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert running.poll() is None, "the directory did not start"
        try:
            requests.get(address, timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the directory does not answer")


@pytest.fixture
def connected(provider: str, settings: Settings) -> None:
    """This installation has been told of the directory."""
    settings.SOCIALACCOUNT_PROVIDERS = environment.directory(
        {"DULY_OIDC_ISSUER": provider, "DULY_OIDC_CLIENT_ID": "duly", "DULY_OIDC_CLIENT_SECRET": "made up"}
    )
    settings.DIRECTORY_NAME = "Exampleshire's directory"
    settings.DIRECTORY_TRUSTS_MFA = False


def goes(browser: Worker, shared: str = "no") -> str:
    """Press the button of the directory; the address it leads to."""
    browser.opens(SIGN_IN).presses("Sign in with Exampleshire's directory", {"shared": shared})
    (link,) = browser.page.xpath("//main//a/@href")
    return str(link)


def signs_in(browser: Worker, subject: str, shared: str = "no") -> Worker:
    """Go there, sign in as somebody, and come back."""
    return comes_back(
        browser,
        requests.post(goes(browser, shared), data={"sub": subject}, allow_redirects=False, timeout=20),
    )


def comes_back(browser: Worker, answer: requests.Response) -> Worker:
    there = urlsplit(answer.headers["Location"])
    browser.opens(f"{there.path}?{there.query}")
    return browser


@pytest.mark.usefixtures("connected")
class TestConnected:
    def test_somebody_we_know_by_a_verified_address_is_signed_in_after_our_second_factor(self) -> None:
        amara = worker_with_app()
        browser = signs_in(Worker(), "subject-amara")
        assert browser.title == "Your second factor"
        browser.presses("Continue", {"code": code_of(amara)})
        assert "Amara Invented" in browser.text

    def test_somebody_without_a_second_factor_sets_one_up(self) -> None:
        worker()
        assert signs_in(Worker(), "subject-amara").title == "Set up a second factor"

    def test_the_capitals_of_the_address_do_not_matter(self) -> None:
        worker_with_app()
        assert signs_in(Worker(), "subject-amara-capitals").title == "Your second factor"

    @pytest.mark.parametrize(
        "subject", ["subject-nobody", "subject-amara-unverified", "subject-amara-says-verified"]
    )
    def test_nobody_else_is_signed_in_and_no_account_is_made(self, subject: str) -> None:
        worker_with_app()
        browser = signs_in(Worker(), subject)
        assert browser.title == "You have no account here"
        assert browser.answer.status_code == 403
        assert not browser.is_in
        assert Person.objects.count() == 1
        assert not SocialAccount.objects.exists()

    def test_somebody_who_left_is_not_signed_in(self) -> None:
        worker_with_app()
        signs_in(Worker(), "subject-amara")
        accounts.leave("amara@example.test")
        assert signs_in(Worker(), "subject-amara").title == "You have no account here"

    def test_somebody_the_record_only_names_is_not_signed_in(self) -> None:
        person("amara")
        assert signs_in(Worker(), "subject-amara").title == "You have no account here"

    def test_afterwards_the_subject_is_what_counts(self) -> None:
        amara = worker_with_app()
        signs_in(Worker(), "subject-amara")
        Person.objects.filter(pk=amara.pk).update(email="married@example.test")
        assert signs_in(Worker(), "subject-amara").title == "Your second factor"

    def test_a_second_subject_with_the_same_address_is_somebody_else(self) -> None:
        """An address that was given to the next Amara of the council does not open the first one's account."""
        worker_with_app()
        signs_in(Worker(), "subject-amara")
        assert signs_in(Worker(), "subject-amara-capitals").title == "You have no account here"

    def test_nothing_that_the_directory_tells_is_kept_but_the_subject(self) -> None:
        worker_with_app()
        for _ in range(2):
            signs_in(Worker(), "subject-amara")
            kept = SocialAccount.objects.get()
            assert (kept.uid, kept.extra_data) == ("subject-amara", {})
        assert not SocialToken.objects.exists()

    def test_its_second_factor_does_not_count_unless_we_trust_it(self) -> None:
        worker_with_app()
        assert signs_in(Worker(), "subject-amara-mfa").title == "Your second factor"

    def test_where_we_trust_it_its_second_factor_counts_when_it_says_that_it_asked(
        self, settings: Settings
    ) -> None:
        settings.DIRECTORY_TRUSTS_MFA = True
        worker_with_app()
        browser = signs_in(Worker(), "subject-amara-mfa")
        assert (browser.path, browser.is_in) == (YOU, True)

    def test_where_we_trust_it_and_it_did_not_ask_we_do(self, settings: Settings) -> None:
        settings.DIRECTORY_TRUSTS_MFA = True
        worker_with_app()
        assert signs_in(Worker(), "subject-amara").title == "Your second factor"

    def test_the_answer_about_the_computer_is_kept_on_the_way(self, settings: Settings) -> None:
        settings.DIRECTORY_TRUSTS_MFA = True
        worker_with_app()
        assert "after 60 minutes" in signs_in(Worker(), "subject-amara-mfa", "no").text
        assert "after 15 minutes" in signs_in(Worker(), "subject-amara-mfa", "yes").text

    def test_an_answer_to_somebody_elses_browser_signs_nobody_in(self) -> None:
        """Login CSRF (T21): the answer belongs to the browser that asked."""
        worker_with_app()
        answer = requests.post(
            goes(Worker()), data={"sub": "subject-amara"}, allow_redirects=False, timeout=20
        )
        victim = comes_back(Worker(), answer)
        assert victim.title == "You could not be signed in"
        assert not victim.is_in

    def test_an_answer_counts_once(self) -> None:
        worker_with_app()
        browser = Worker()
        answer = requests.post(
            goes(browser), data={"sub": "subject-amara"}, allow_redirects=False, timeout=20
        )
        assert comes_back(browser, answer).title == "Your second factor"
        browser.presses("Start again")
        assert comes_back(browser, answer).title == "You could not be signed in"

    def test_the_code_is_bound_to_this_browser_by_a_proof_of_its_own(self) -> None:
        sent = parse_qs(urlsplit(goes(Worker())).query)
        assert sent["code_challenge_method"] == ["S256"]
        assert set(sent["scope"][0].split()) == {"openid", "email"}
        assert sent["redirect_uri"] == ["http://testserver/sign-in/directory/back/"]

    def test_whoever_says_no_there_is_told_that_nothing_happened(self) -> None:
        browser = Worker()
        answer = requests.post(goes(browser), data={"action": "deny"}, allow_redirects=False, timeout=20)
        comes_back(browser, answer)
        assert browser.answer.status_code in (200, 401)
        assert not browser.is_in

    def test_somebody_with_no_factor_of_ours_proves_it_again_at_the_directory(
        self, settings: Settings
    ) -> None:
        settings.DIRECTORY_TRUSTS_MFA = True
        amara = person("amara")
        amara.set_unusable_password()
        amara.save()
        browser = signs_in(Worker(), "subject-amara-mfa").proved_it(11)
        browser.opens("/you/password/")
        assert browser.path == "/you/again/directory/"
        browser.presses("Go on to")
        (link,) = browser.page.xpath("//main//a/@href")
        assert parse_qs(urlsplit(link).query)["prompt"] == ["login"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("connected")
def test_a_browser_finds_its_way_there_and_back(opens: Opens) -> None:
    """Our content policy lets no form lead to another site, so the page in between has to."""
    who = worker_with_app()
    page = opens(SIGN_IN)
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Sign in with Exampleshire's directory").click()
    page.wait_for_url("http://127.0.0.1:*/oauth2/authorize*")
    page.get_by_role("button", name="subject-amara", exact=True).click()
    page.wait_for_url("**/sign-in/second-factor/")
    page.get_by_label("Code").fill(code_of(who))
    page.get_by_role("button", name="Continue").click()
    assert "after 60 minutes" in page.locator("main").inner_text()


def test_where_there_is_no_directory_there_is_no_button_and_no_way() -> None:
    browser = Worker().opens(SIGN_IN)
    assert "directory" not in browser.text
    with pytest.raises(AssertionError):
        browser.buttons("Sign in with your council")
    assert browser.client.get("/sign-in/directory/back/?code=1&state=2").status_code == 404


def test_a_directory_that_does_not_answer_gets_a_page(settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = environment.directory(
        {"DULY_OIDC_ISSUER": "http://localhost:9", "DULY_OIDC_CLIENT_ID": "d", "DULY_OIDC_CLIENT_SECRET": "s"}
    )
    settings.DIRECTORY_NAME = "the directory"
    browser = Worker().opens(SIGN_IN).presses("Sign in with the directory", {"shared": "no"})
    assert (browser.answer.status_code, browser.title) == (502, "You could not be signed in")


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "https://refeds.org/profile/mfa"}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, False),
        ({"amr": [], "acr": "1"}, False),
        ({}, False),
    ],
)
def test_what_a_directory_says_of_more_than_one_factor(told: dict[str, object], counts: bool) -> None:  # noqa: FBT001
    assert directory.was_multi_factor(told) is counts


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"DULY_OIDC_ISSUER": "https://login.example"}, "go together"),
        ({"DULY_OIDC_ISSUER": "http://login.example", "DULY_OIDC_CLIENT_ID": "d", "DULY_OIDC_CLIENT_SECRET": "s"},
         "must begin with https://"),
    ],
)  # fmt: skip
def test_a_directory_that_is_half_set_up_stops_the_start(given: dict[str, str], says: str) -> None:
    process = started(**given)
    assert process.returncode != 0
    assert says in process.stderr
