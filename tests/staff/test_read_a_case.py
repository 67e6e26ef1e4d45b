"""The page of a case: where it is, who has it, what is next and by when, and why; and who may not open it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from duly.access.models import Look, Opening, Relationship
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.law.clocks import in_words
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case
from duly.staff import case_page
from tests.staff.conftest import Desk
from tests.staff.council import invented


def hold_a_meeting(case: Case, days_ago: int) -> None:
    """A review meeting so many days ago, entered today."""
    day = clock.today() - timedelta(days=days_ago)
    perform(ACTIONS["review.meeting"], case, on=day, by=invented("amara"))


def page(desk: Desk, case: Case, slug: str = "amara", asked: str = "") -> str:
    """The page as one of the cast sees it."""
    answer = desk(slug).get(f"/cases/{case.ref}/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_is_next_by_when_and_why(desk: Desk, mine: Case) -> None:
    hold_a_meeting(mine, days_ago=1)
    shown = page(desk, mine)
    due = in_words(clock.today() - timedelta(days=1) + timedelta(weeks=4))
    assert due in shown
    assert "SEND Regs 2014 reg 20(10)" in shown
    assert f"+ 4 weeks = {due}" in shown
    assert "With Amara Invented" in shown


def test_what_is_late_stands_first_and_what_was_entered_late_says_so(desk: Desk, mine: Case) -> None:
    hold_a_meeting(mine, days_ago=60)
    shown = page(desk, mine)
    assert shown.index("Late (") < shown.index("Next (")
    assert "Late-recorded" in shown


def test_the_page_can_show_what_was_known_on_another_day(desk: Desk, mine: Case) -> None:
    hold_a_meeting(mine, days_ago=60)
    before = clock.today() - timedelta(days=1)
    known = f"?as_known-day={before.day}&as_known-month={before.month}&as_known-year={before.year}"
    assert "The review meeting was held" in page(desk, mine)
    assert "The review meeting was held" not in page(desk, mine, asked=known)


def test_what_was_known_then_is_all_the_page_says(desk: Desk, mine: Case) -> None:
    """The state of the review too, which a parent whose sight has ended must not read further."""
    day = clock.today()
    perform(
        ACTIONS["plan.final.sent"],
        mine,
        on=day,
        by=invented("amara"),
        attributes={"first": True},
        matters=("assessment-1",),
    )
    assert "Review ahead" in page(desk, mine)
    before = day - timedelta(days=1)
    known = f"?as_known-day={before.day}&as_known-month={before.month}&as_known-year={before.year}"
    assert "No plan in force" in page(desk, mine, asked=known)


def test_a_long_case_takes_no_more_queries_than_a_short_one(
    desk: Desk, mine: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hold_a_meeting(mine, days_ago=1)
    for _ in range(30):
        perform(
            ACTIONS["review.invited"], mine, on=clock.today(), by=invented("amara"), matters=("review-1",)
        )
    client = desk("amara")
    with django_assert_max_num_queries(30):
        assert client.get(f"/cases/{mine.ref}/").status_code == 200


def test_a_parent_reads_neither_notes_nor_views_nor_what_is_sealed(desk: Desk, mine: Case) -> None:
    """The page is for staff; the gate at the exit does not count on that."""
    amara, day = invented("amara"), clock.today()
    view = {"view": "no plan", "reasons": "Cost."}
    perform(ACTIONS["officer.view"], mine, on=day, by=amara, matters=("assessment-1",), attributes=view)
    for audience in ("internal", "sealed", "shareable"):
        filed = {"name": f"a {audience} paper", "type": "report", "audience": audience, "digest": "0" * 64}
        perform(ACTIONS["document.filed"], mine, on=day, by=amara, attributes=filed)
    unshared, shared = ("Officer&#x27;s view", "a internal paper"), "a shareable paper"
    as_staff = page(desk, mine)
    assert all(words in as_staff for words in (*unshared, shared))
    assert "a sealed paper" not in as_staff
    parent = Person.objects.create(name="Parent Invented")
    Relationship.objects.create(
        person=parent,
        case=mine,
        kind=Relationship.Kind.PARENT,
        parental_responsibility=True,
        starts=day,
        evidence="made up",
        recorded_by=amara,
    )
    entries = case_page.page(parent, mine, day, None)["entries"]
    as_parent = " ".join(row.title for row in entries)
    assert shared in as_parent
    assert not any(words in as_parent for words in ("Officer's view", "a internal paper", "a sealed paper"))


def test_whoever_reads_a_case_as_one_of_the_family_is_shown_no_way_that_is_closed(
    desk: Desk, mine: Case
) -> None:
    gita = invented("gita")
    Relationship.objects.create(
        person=gita,
        case=mine,
        kind=Relationship.Kind.PARENT,
        parental_responsibility=True,
        starts=clock.today(),
        evidence="made up",
        recorded_by=invented("amara"),
    )
    client = desk("gita")
    shown = client.get(f"/cases/{mine.ref}/").content.decode()
    ways = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', shown))
    closed = [way for way in ways if client.get(way, follow=True).status_code != 200]
    assert (bool(ways), closed) == (True, [])


def test_every_look_is_noted(desk: Desk, mine: Case) -> None:
    page(desk, mine)
    assert Look.objects.filter(case=mine, person=invented("amara")).exists()


def test_a_case_of_another_team_asks_why_and_then_opens(desk: Desk, of_another_team: Case) -> None:
    client = desk("amara")
    asked = client.get(f"/cases/{of_another_team.ref}/")
    assert asked.status_code == 403
    assert "Zenobia" not in asked.content.decode()
    given = client.post(f"/cases/{of_another_team.ref}/", answers(asked.content.decode()))
    assert given.status_code == 302
    assert Opening.objects.filter(case=of_another_team, person=invented("amara")).exists()
    assert client.get(f"/cases/{of_another_team.ref}/").status_code == 200


def answers(html: str) -> dict[str, str]:
    """The first reason of the page that asks why, with words."""
    names = [part.split('"')[0] for part in html.split('name="')[1:]]
    reason = next(name for name in names if name.endswith("reason"))
    words = next(name for name in names if name.endswith("words"))
    first = html.split(f'name="{reason}"')[1].split('value="')[1].split('"', maxsplit=1)[0]
    hidden = {name: "1" for name in names if name not in (reason, words, "csrfmiddlewaretoken")}
    return {**hidden, reason: first, words: "Covering for Olu this week."}


@pytest.mark.parametrize("slug", ["amara", "carys", "dev", "esi", "faraz"])
def test_a_case_of_another_authority_is_as_if_it_were_not_there(
    desk: Desk, of_another_authority: Case, slug: str
) -> None:
    client = desk(slug)
    theirs = client.get(f"/cases/{of_another_authority.ref}/")
    nobodys = client.get("/cases/0000-0000-00/")
    assert theirs.status_code == nobodys.status_code == 404
