"""Every address is closed to strangers, but for those on a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, include, path
from pytest_django import Settings

from duly.config import urls
from duly.config.doors import only
from tests.signin.worker import PASSWORD, YOU, Worker, code_of, worker, worker_with_app

PUBLIC = {
    "", "about/", "accessibility/", "check/", "check/answer/", "check/calendar/", "check/fact/", "check/history/",
    "check/letter/", "check/load/", "check/print/", "check/short/", "components", "examples/",
    "examples/<slug:slug>/", "law/", "law/<str:key>/", "law/coverage/", "law/facts/", "privacy/",
}  # fmt: skip
WAY_IN = {
    "sign-in/", "sign-in/as/<slug:slug>/", "sign-in/directory/", "sign-in/directory/back/",
    "sign-in/directory/cancelled/", "sign-in/link/<str:secret>/", "sign-in/passkey/", "sign-in/password/",
    "sign-in/second-factor/", "sign-out/",
}  # fmt: skip


def addresses(patterns: Collection[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address, as its pattern."""
    for one in patterns:
        if isinstance(one, URLPattern):
            yield f"{before}{one.pattern}", one
        else:
            yield from addresses(one.url_patterns, f"{before}{one.pattern}")


ALL = dict(addresses(get_resolver("duly.config.urls").url_patterns))
CLOSED = sorted(set(ALL) - PUBLIC - WAY_IN)


def opened(pattern: str) -> str:
    """An address of a pattern: 1 for a number, and a word for a word."""
    return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<slug:\w+>", "amara", pattern))


def test_the_open_addresses_are_those_written_here_and_no_others() -> None:
    found = {name for name, one in ALL.items() if not getattr(one.callback, "login_required", True)}
    assert found == PUBLIC | WAY_IN


def test_only_the_public_pages_take_a_form_without_its_token() -> None:
    assert {name for name, one in ALL.items() if getattr(one.callback, "csrf_exempt", False)} == PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("pattern", CLOSED)
def test_a_stranger_is_sent_to_sign_in(pattern: str, method: str) -> None:
    answer = getattr(Client(), method)(opened(pattern))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=/")


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", CLOSED)
def test_the_password_alone_opens_no_more_than_setting_up_a_second_factor(pattern: str) -> None:
    may = {
        "you/second-factor/",
        "you/second-factor/app/",
        "you/second-factor/passkey/",
        "you/again/",
        "you/again/directory/",
    }
    browser = Worker().signs_in(worker())
    answer = browser.client.get(opened(pattern))
    assert (answer.status_code, answer.headers.get("Location")) == (
        302,
        "/you/second-factor/",
    ) or pattern in may


def new_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a child's plan", headers={"Cache-Control": "max-age=60"})


@pytest.fixture
def planted(settings: Settings) -> str:
    """A new address that nobody thought about."""
    module = ModuleType("planted")
    module.urlpatterns = [
        *urls.urlpatterns,
        path("planted/", new_view),
        path("p/", include([path("q/", new_view)])),
    ]  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = module
    # The door to cases has a list of its own, which is tested with it.
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != "duly.access.gate.Gate"]
    return "/planted/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/planted/", "/p/q/"])
def test_a_new_address_is_closed_until_somebody_opens_it(planted: str, address: str) -> None:
    assert Client().get(address)["Location"] == f"/sign-in/?next={address}"
    browser = Worker().comes_in(worker_with_app())
    answer = browser.client.get(address)
    assert answer.content == b"a child's plan"
    assert answer["Cache-Control"] == "no-store"


def test_what_a_view_says_of_itself_does_not_open_it() -> None:
    def eager(request: HttpRequest) -> HttpResponse:
        return new_view(request)

    module = ModuleType("planted")
    module.urlpatterns = [path("planted/", login_not_required(eager), name="planted")]  # type: ignore[attr-defined]
    (found,) = only((), module)
    assert found.callback.login_required is True


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pattern",
    sorted(
        WAY_IN - {"sign-in/link/<str:secret>/", "sign-in/directory/back/", "sign-in/directory/cancelled/"}
    ),
)
def test_no_form_of_signing_in_is_taken_from_elsewhere(pattern: str) -> None:
    """Also signing in: a browser signed in as the attacker would file a family's papers with him (T21)."""
    who = worker()
    address = opened(pattern)
    typed = {"login": who.email, "password": PASSWORD, "shared": "no"}
    answer = Client(enforce_csrf_checks=True).post(address, typed)
    assert answer.status_code == 403
    assert "This page is too old to be sent" in answer.content.decode()
    other = Client().post(address, typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403


@pytest.mark.django_db
def test_the_public_pages_look_at_nobodys_session() -> None:
    browser = Worker().comes_in(worker_with_app())
    before = browser.client.session["signin.clocks"]
    answer = browser.client.get("/check/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert browser.client.session["signin.clocks"] == before


def test_the_public_pages_set_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    for address in ("/", "/check/", "/law/", "/components"):
        assert not client.get(address).cookies
    assert client.post("/check/", {"happened": "review"}).status_code == 200
    assert not client.cookies


@pytest.mark.django_db
def test_a_page_with_a_form_may_be_sent_by_a_browser_with_our_referrer_policy() -> None:
    who = worker_with_app()
    browser = Worker(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    assert browser.signs_in(who).presses("Continue", {"code": code_of(who)}).path == YOU
