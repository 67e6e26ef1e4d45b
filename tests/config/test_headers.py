"""Every answer carries the headers: pages, files, refusals and errors alike."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

REQUESTS = {
    "a page": ("GET", "/components", 200),
    "its head": ("HEAD", "/components", 200),
    "a style sheet": ("GET", "/static/design/duly.css", 200),
    "a script": ("GET", "/static/design/duly.js", 200),
    "the mark": ("GET", "/static/design/mark.svg", 200),
    "a request that cannot be read": ("GET", "/suspects", 400),
    "a refusal": ("GET", "/forbids", 403),
    "no such page": ("GET", "/nothing", 404),
    "no such file": ("GET", "/static/design/nothing.css", 404),
    "a wrong method": ("POST", "/components", 405),
    "an error of ours": ("GET", "/breaks/name", 500),
}
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip


@pytest.fixture(params=REQUESTS.values(), ids=REQUESTS)
def answer(request: pytest.FixtureRequest, site: Client) -> HttpResponse:
    method, address, status = request.param
    answer = site.generic(method, address)
    assert answer.status_code == status
    return answer


def test_every_answer_carries_every_header(answer: HttpResponse) -> None:
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert "camera=()" in answer["Permissions-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]


def test_no_answer_sets_a_cookie_or_is_open_to_other_sites(answer: HttpResponse) -> None:
    assert not answer.cookies
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_pages_are_not_kept_by_the_browser_and_files_are(site: Client) -> None:
    assert site.get("/components")["Cache-Control"] == "no-store"
    assert site.get("/nothing")["Cache-Control"] == "no-store"
    assert site.get("/static/design/duly.css")["Cache-Control"] == "max-age=3600, public"


def test_a_view_may_let_its_page_be_kept(site: Client) -> None:
    assert site.get("/cached")["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize("sender", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused(site: Client, sender: str) -> None:
    answer = site.post("/fine", {"a": "b"}, headers={"Sec-Fetch-Site": sender})
    assert answer.status_code == 403
    assert b"not part of this service" in answer.content


@pytest.mark.parametrize("sender", ["same-origin", "none", None])
def test_our_own_forms_and_programs_are_not(site: Client, sender: str | None) -> None:
    headers = {"Sec-Fetch-Site": sender} if sender else {}
    assert site.post("/fine", {"a": "b"}, headers=headers).status_code == 200


def test_a_link_from_another_site_works(site: Client) -> None:
    assert site.get("/fine", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_an_unknown_host_name_is_refused(site: Client) -> None:
    assert site.get("/fine", headers={"Host": "duly.example"}).status_code == 400


def test_over_https_the_browser_is_told_to_stay_there(site: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    assert "max-age=60" in site.get("/fine", secure=True)["Strict-Transport-Security"]


def test_where_there_is_no_https_it_is_not(site: Client) -> None:
    assert "Strict-Transport-Security" not in site.get("/fine", secure=True).headers


def test_large_answers_travel_compressed(site: Client) -> None:
    for address in ("/components", "/static/design/vendor/govuk-frontend.min.css"):
        assert site.get(address, headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_django_has_nothing_to_say_against_the_settings(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    warnings = {
        warning.id for warning in run_checks(include_deployment_checks=True) if not warning.is_silenced()
    }
    assert (
        warnings - {"async.E001"} == set()
    )  # the tests' own: tests/conftest.py sets DJANGO_ALLOW_ASYNC_UNSAFE
