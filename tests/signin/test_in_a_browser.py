"""Signing in, in a real browser: with a passkey, with an app, on a phone and on a desk, with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import Settings

from duly.demonstration.cast import CAST
from duly.signin import demonstration
from duly.signin.models import OneTimeLink
from tests.journeys.barriers import barriers, unfold
from tests.people import person
from tests.signin.browsing import DESK, PHONE, Opens
from tests.signin.worker import PASSWORD, code_of, worker, worker_with_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_key(page: Page, **different: bool) -> Any:
    """Plug a device for passkeys into the browser."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **different}})
    return session, made["authenticatorId"]


def first_link(who: str = "amara") -> str:
    return reverse("signin_link", args=[OneTimeLink.objects.make(person(who))])


def sets_a_password(page: Page) -> None:
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def signs_in(page: Page, who: str = "amara@example.test") -> None:
    page.get_by_label("E-mail address").fill(who)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Sign in", exact=True).click()


def heading(page: Page) -> str:
    page.wait_for_load_state()
    return page.locator("h1").inner_text()


def test_a_passkey_is_set_up_and_then_signs_in_by_itself(opens: Opens) -> None:
    page = opens(first_link())
    with_a_key(page)
    sets_a_password(page)
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_label("What do you want to call this passkey?").fill("the laptop")
    page.get_by_role("button", name="Set up a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    assert len(page.locator(".signin-codes li").all()) == 10
    page.get_by_role("button", name="I have kept them").click()
    assert heading(page) == "Your account"
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/you/")
    assert "Amara Invented" in page.locator("main").inner_text()


def test_a_passkey_is_the_second_factor_after_a_password(opens: Opens) -> None:
    page = opens(first_link())
    with_a_key(page)
    sets_a_password(page)
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_role("button", name="Set up a passkey").click()
    page.wait_for_url("**/recovery-codes/")
    page.get_by_role("button", name="Sign out").click()
    signs_in(page)
    assert heading(page) == "Your second factor"
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url("**/you/")


def test_a_key_that_does_not_check_who_holds_it_is_refused(opens: Opens) -> None:
    page = opens(first_link())
    with_a_key(page, isUserVerified=False)
    sets_a_password(page)
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_text("The passkey was not confirmed").wait_for()


def test_somebody_elses_passkey_opens_nothing(opens: Opens) -> None:
    page = opens("/sign-in/")
    with_a_key(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("The passkey was not confirmed").wait_for()


INSIDE = (
    "/you/", "/you/sessions/", "/you/password/", "/you/second-factor/", "/you/recovery-codes/",
    "/you/recovery-codes/new/", "/you/again/", "/you/again/code/",
)  # fmt: skip


class Looks:
    """What axe finds on each page that was looked at."""

    def __init__(self, page: Page) -> None:
        self.page, self.found = page, dict[str, list[str]]()

    def at(self, name: str = "") -> None:
        """The page that is open, or the one at an address."""
        if name.startswith("/"):
            self.page.goto(name)
        unfold(self.page)
        self.found[name or heading(self.page)] = barriers(self.page)

    @property
    def barriers(self) -> dict[str, list[str]]:
        return {name: faults for name, faults in self.found.items() if faults}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_of_signing_in_has_a_barrier(opens: Opens, size: dict[str, int]) -> None:
    page = opens("/sign-in/", size)
    looks = Looks(page)
    looks.at("sign in")
    page.get_by_role("button", name="Sign in", exact=True).click()
    looks.at("sign in, nothing entered")
    looks.at("/sign-in/link/none/")
    looks.at(first_link())
    sets_a_password(page)
    looks.at("set up a factor")
    looks.at("/you/second-factor/passkey/")
    looks.at("/you/second-factor/app/")
    key = page.locator(".signin-key").inner_text().replace(" ", "")
    page.get_by_label("The 6 digits that the app shows now").fill(code_of(key))
    page.get_by_role("button", name="Continue").click()
    looks.at("recovery codes")
    for address in INSIDE:
        looks.at(address)
    page.get_by_role("button", name="Sign out").click()
    signs_in(page)
    looks.at("second factor")
    looks.at("/nothing/")
    assert len(looks.found) == 18
    assert looks.barriers == {}


def test_the_whole_way_in_works_without_scripts(opens: Opens) -> None:
    who = worker_with_app()
    page = opens("/sign-in/", PHONE, java_script_enabled=False)
    signs_in(page)
    page.get_by_label("Code").fill(code_of(who))
    page.get_by_role("button", name="Continue").click()
    assert heading(page) == "Your account"
    page.get_by_role("link", name="Where you are signed in").click()
    assert "You are here" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    assert "Passkeys need JavaScript" in page.locator("main").inner_text()


def test_a_demonstration_lets_anybody_in_as_somebody_invented(opens: Opens, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    demonstration.invent_people()
    page = opens("/sign-in/", PHONE)
    assert barriers(page) == []
    assert [one.inner_text() for one in page.locator(".signin-cast__name").all()] == [
        one.name for one in CAST
    ]
    page.get_by_role("button", name="Carys Invented").click()
    assert "Carys Invented is invented" in page.locator("main").inner_text()
    assert barriers(page) == []


def test_the_password_can_be_shown(opens: Opens) -> None:
    worker()
    page = opens("/sign-in/")
    box = page.get_by_label("Password", exact=True)
    box.fill(PASSWORD)
    page.get_by_role("button", name="Show password").click()
    assert box.get_attribute("type") == "text"
