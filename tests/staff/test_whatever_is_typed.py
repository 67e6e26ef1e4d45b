"""Whatever is typed into the forms of reviews, transfers and bulk work: a page, a way on, or a sentence; never half done."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duly.bulk.models import Run
from duly.people.models import Team
from duly.record.models import Case, Entry
from duly.record.verify import verify_case
from tests.staff.cohorts import of_year
from tests.staff.conftest import Desk
from tests.staff.doing import do, text

OURS = (
    "review.arranged",
    "review.early.requested",
    "review.early.decided",
    "review.early.answered",
    "phase.transfer.expected",
    "preference.asked",
    "setting.chosen",
    "year_group.placed",
)
ODD = st.text(max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "0",
        "-1",
        "31",
        "99999",
        "٣",
        "²",
        "1e3",
        "null",
        "\x00",
        "<b>",
        "'; --",
        "\u202e",
        "ﬀ",
        "None",
        "on",
        "1.0",
    ]
)
DAYS = ODD | st.integers(-1, 40).map(str)
MONTHS = ODD | st.integers(-1, 14).map(str)
YEARS = ODD | st.sampled_from(
    ["1066", "1999", "2014", "2025", "2026", "2027", "2028", "9999", "10000", "0000"]
)
CHOICES = ODD | st.sampled_from(
    [
        "new",
        "early-1",
        "transfer-1",
        "review-1",
        "agree",
        "decline",
        "parent",
        "school",
        "letter",
        "6",
        "14",
        "nursery",
    ]
)

FUZZED = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def three_boxes(name: str) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({f"{name}-day": DAYS, f"{name}-month": MONTHS, f"{name}-year": YEARS})


def together(*parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda each: {name: value for part in each for name, value in part.items()})


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


RECORDED = together(
    three_boxes("on"),
    three_boxes("said_meets_on"),
    three_boxes("said_transfer_on"),
    some(
        matter=CHOICES,
        said_by=CHOICES,
        said_reason=ODD,
        said_decision=CHOICES,
        said_how=CHOICES,
        said_item=ODD,
        said_year=CHOICES,
        said_to_post16=ODD,
        seen=ODD,
        key=ODD,
        second=ODD,
    ),
)
INVITED = together(
    three_boxes("meets_on"),
    some(
        which=st.sampled_from(["ticked", "all", "x"]),
        meets=st.sampled_from(["each", "one", ""]),
        chosen=st.lists(ODD, max_size=3),
    ),
)
BOARD = some(
    which=st.sampled_from(["ticked", "all", ""]),
    kind=st.sampled_from(["expect", "ask", "invite", ""]) | ODD,
    chosen=st.lists(ODD, max_size=3),
)
BUTTONS = some(
    do=st.sampled_from(["release", "undo", "out", "back", ""]) | ODD,
    chosen=st.lists(ODD | st.integers(-5, 10**30).map(str), max_size=4),
)


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk("amara")


@pytest.fixture
def child(council: Team) -> Case:
    """A child who moves, of whom an early review was asked."""
    case = of_year(6, "Ada Invented", council)
    do(case, "review.early.requested", 20, "early-1", by="parent")
    return case


def answered(client: Client, address: str, typed: dict[str, Any], child: Case) -> HttpResponse:
    """The answer to a form; whatever it did is taken back, and the case is sound in the meantime."""
    with transaction.atomic():
        answer = client.post(address, typed)
        assert list(verify_case(Case.objects.get(pk=child.pk))) == []
        transaction.set_rollback(True)
    assert answer.status_code in (200, 302, 422)
    if answer.status_code == 422:
        assert re.search(r'class="govuk-error-summary.*?<li>\s*\S', text(answer), re.DOTALL)
    return answer


@pytest.mark.parametrize("action", OURS)
@given(typed=RECORDED)
@FUZZED
def test_a_form_that_records_is_answered_and_keeps_what_was_typed(
    client: Client, child: Case, action: str, typed: dict[str, Any]
) -> None:
    entries = Entry.objects.count()
    answer = answered(client, f"/cases/{child.ref}/record/{action}/", typed, child)
    if answer.status_code == 422:
        assert Entry.objects.count() == entries
        typed_day = typed["on-day"]
        if typed_day.isprintable() and typed_day == typed_day.strip() and typed_day:
            assert f'value="{escape(typed_day)}"' in text(answer)


@given(typed=INVITED)
@FUZZED
def test_choosing_reviews_is_answered_and_records_nothing(
    client: Client, child: Case, typed: dict[str, Any]
) -> None:
    entries = Entry.objects.count()
    answered(client, "/bulk/reviews/?months=&invited=&setting=&whose=", typed, child)
    assert Entry.objects.count() == entries


@given(typed=BOARD)
@FUZZED
def test_choosing_who_moves_is_answered_and_records_nothing(
    client: Client, child: Case, typed: dict[str, Any]
) -> None:
    entries = Entry.objects.count()
    answered(client, "/transfers/", typed, child)
    assert Entry.objects.count() == entries


@given(typed=BUTTONS)
@FUZZED
def test_the_buttons_of_a_run_are_answered(client: Client, child: Case, typed: dict[str, Any]) -> None:
    client.post("/transfers/", {"which": "all", "kind": "expect"})
    run = Run.objects.latest("pk")
    answered(client, f"/bulk/{run.pk}/", typed, child)


@given(
    query=st.dictionaries(
        st.sampled_from(["months", "stage", "sort", "page", "export", "still"]), ODD, max_size=4
    )
)
@FUZZED
def test_whatever_is_asked_of_the_lists_is_a_page(client: Client, child: Case, query: dict[str, str]) -> None:
    for address in ("/transfers/", "/bulk/reviews/", "/bulk/", "/reviews/early/"):
        assert client.get(address, query).status_code == 200


@given(matter=st.text(min_size=1, max_size=20).filter(lambda words: "/" not in words))
@FUZZED
def test_a_page_of_whatever_matter_is_there_or_not(client: Client, child: Case, matter: str) -> None:
    answer = client.get(f"/cases/{child.ref}/matters/{matter}/")
    assert answer.status_code in (200, 301, 404)
