"""In a demonstration anybody signs in as somebody invented. Elsewhere nobody does."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from duly.demonstration.cast import CAST
from duly.people.models import Person
from duly.signin import demonstration
from tests.signin.worker import SIGN_IN, YOU, Worker


@pytest.fixture
def shown(settings: Settings) -> None:
    settings.DEMONSTRATION = True
    demonstration.invent_people()


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("member", CAST, ids=lambda member: member.slug)
def test_one_button_signs_in_as_each_of_the_cast(member: object) -> None:
    name = member.name  # type: ignore[attr-defined]
    browser = Worker().opens(SIGN_IN).presses(name)
    assert browser.path == YOU
    assert f"{name} is invented, and was signed in without a password or a second factor" in browser.text


@pytest.mark.usefixtures("shown")
def test_the_page_says_that_nobody_here_exists_and_what_is_waived() -> None:
    text = Worker().opens(SIGN_IN).text
    assert "Nobody here exists" in text
    assert "No password and no second factor are asked for here" in text


@pytest.mark.usefixtures("shown")
def test_the_usual_page_can_be_seen_as_well() -> None:
    browser = Worker().opens("/sign-in/?ordinary=yes")
    assert browser.title == "Sign in"
    assert browser.buttons("Sign in with a passkey")


def test_inventing_people_twice_makes_them_once() -> None:
    demonstration.invent_people()
    demonstration.invent_people()
    assert Person.objects.filter(invented=True).count() == len(CAST)
    assert all("Invented" in one.name for one in Person.objects.all())


def test_without_a_demonstration_there_is_no_such_way_in() -> None:
    demonstration.invent_people()
    browser = Worker().opens(SIGN_IN)
    assert browser.title == "Sign in"
    token = browser.page.xpath("//input[@name='csrfmiddlewaretoken']")[0].get("value")
    answer = browser.client.post("/sign-in/as/amara/", {"csrfmiddlewaretoken": token})
    assert answer.status_code == 404
    assert not browser.is_in


def test_a_session_of_a_demonstration_is_worth_nothing_outside_one(settings: Settings) -> None:
    settings.DEMONSTRATION = True
    demonstration.invent_people()
    browser = Worker().opens(SIGN_IN).presses("Amara")
    assert browser.is_in
    settings.DEMONSTRATION = False
    assert not browser.is_in


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("slug", ["nobody", "chandra"])
def test_nobody_but_the_cast_can_be_played(slug: str) -> None:
    browser = Worker().opens(SIGN_IN)
    token = browser.page.xpath("//input[@name='csrfmiddlewaretoken']")[0].get("value")
    assert browser.client.post(f"/sign-in/as/{slug}/", {"csrfmiddlewaretoken": token}).status_code == 404


@pytest.mark.usefixtures("shown")
def test_somebody_real_at_an_address_of_the_cast_cannot_be_played() -> None:
    Person.objects.filter(email=CAST[0].email).update(invented=False)
    browser = Worker().opens(SIGN_IN)
    token = browser.page.xpath("//input[@name='csrfmiddlewaretoken']")[0].get("value")
    assert browser.client.post("/sign-in/as/amara/", {"csrfmiddlewaretoken": token}).status_code == 404
