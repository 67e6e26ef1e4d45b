"""Guessing gets slow. Nobody is locked out, and no answer tells who has an account (test S32)."""

from __future__ import annotations

import statistics
import time
from typing import Any

import pytest
from django.core.cache import cache

from duly.people.models import Person
from duly.signin import adapter, clock
from duly.signin.models import CacheLine
from tests.signin.worker import PASSWORD, SIGN_IN, Worker, code_of, worker_with_app

TRIES = "There were too many tries."


@pytest.fixture
def amara() -> Person:
    return worker_with_app()


def fails(browser: Worker, who: Person, times: int) -> None:
    for _ in range(times):
        browser.signs_in(who, "not the password")


def at(place: str) -> Worker:
    return Worker(REMOTE_ADDR=place)


def test_after_five_failures_at_an_address_the_next_try_has_to_wait(amara: Person) -> None:
    browser = Worker()
    fails(browser, amara, 5)
    assert browser.answer.status_code == 200
    browser.signs_in(amara)
    assert browser.answer.status_code == 429
    assert browser.answer["Retry-After"] == "300"
    assert browser.errors[0].startswith(TRIES)
    assert "Nobody is locked out" in browser.errors[0]


def test_the_same_is_said_of_an_address_that_nobody_has() -> None:
    browser = Worker()
    fails(browser, Person(email="nobody@example.test"), 6)
    assert browser.answer.status_code == 429
    assert browser.errors[0].startswith(TRIES)


def test_five_minutes_later_everything_is_as_before(amara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Worker()
    fails(browser, amara, 6)
    later = clock.seconds() + 301
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)
    assert browser.signs_in(amara).title == "Your second factor"


def test_whoever_guesses_elsewhere_does_not_shut_somebody_out_here(amara: Person) -> None:
    fails(at("192.0.2.1"), amara, 10)
    assert at("192.0.2.2").signs_in(amara).title == "Your second factor"


def test_many_guesses_from_many_places_make_each_answer_slower(
    amara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(adapter, "SLOW", 1.0)
    monkeypatch.setattr(adapter.time, "sleep", slept.append)
    for place in range(20):
        fails(at(f"192.0.2.{place}"), amara, 1)
    assert slept == []
    assert at("192.0.2.99").signs_in(amara).title == "Your second factor"
    assert slept == [1.0]


def test_somebody_who_gets_it_right_is_not_counted(amara: Person) -> None:
    browser = Worker()
    for _ in range(8):
        assert browser.signs_in(amara).title == "Your second factor"
        browser.presses("Start again")


def test_codes_cannot_be_tried_for_long(amara: Person) -> None:
    browser = Worker().signs_in(amara)
    for number in range(6):
        browser.presses("Continue", {"code": f"00000{number}"})
    assert browser.errors[0].startswith(TRIES)
    browser.presses("Continue", {"code": code_of(amara)})
    assert not browser.is_in


def test_one_place_cannot_try_many_addresses() -> None:
    browser = Worker()
    for number in range(31):
        browser.signs_in(Person(email=f"somebody{number}@example.test"), "Spring2026!Spring")
    assert browser.answer.status_code == 429


def test_what_is_counted_names_nobody(amara: Person) -> None:
    fails(Worker(), amara, 1)
    kept = " ".join(str(line) for line in CacheLine.objects.values_list("cache_key", "value"))
    assert kept
    assert "amara" not in kept.lower()


@pytest.mark.parametrize("round_", range(2))
def test_the_answer_takes_about_as_long_for_nobody_as_for_somebody(amara: Person, round_: int) -> None:
    def seconds(email: str) -> float:
        cache.clear()
        browser: Any = Worker()
        browser.opens(SIGN_IN)
        token = browser.page.xpath("//input[@name='csrfmiddlewaretoken']")[0].get("value")
        typed = {"login": email, "password": PASSWORD + "x", "shared": "no", "csrfmiddlewaretoken": token}
        began = time.process_time()
        browser.client.post(SIGN_IN, typed)
        return time.process_time() - began

    somebody, nobody = [], []
    for _ in range(8):
        somebody.append(seconds("amara@example.test"))
        nobody.append(seconds("nobody@example.test"))
    assert 0.7 < statistics.median(nobody) / statistics.median(somebody) < 1.4
