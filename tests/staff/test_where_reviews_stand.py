"""Every case is in one state, each count lists its children, and a meeting without paperwork cannot hide (Luton)."""

from __future__ import annotations

import re

from pytest_django import DjangoAssertNumQueries

from duly.casework.reviews import review_states
from duly.people.models import Team
from duly.record.models import Case
from duly.staff import reviews
from tests.staff.conftest import Desk
from tests.staff.council import invented, opened
from tests.staff.doing import ASSESSMENT, do, read

NO_PAPERS = "meeting-held-no-paperwork"


def met_long_ago(case: Case) -> None:
    """A plan of two years ago, and a meeting of half a year ago that nothing came of."""
    do(case, "plan.final.sent", 700, ASSESSMENT, first=True)
    do(case, "review.meeting", 200)


def counts(shown: str) -> list[int]:
    """The numbers of the page, the total last."""
    cells = re.findall(r"duly-states__count[^>]*>(.*?)</td>", shown, re.DOTALL)
    return [int(re.search(r"\d+", re.sub(r"<[^>]*>", " ", cell)).group()) for cell in cells]  # type: ignore[union-attr]


def test_every_state_has_words_and_the_states_are_all_there() -> None:
    assert set(reviews.SAYS) == set(review_states.STATES)


def test_a_meeting_without_paperwork_is_red_and_lists_the_child(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    amara = desk("amara")
    shown = read(amara, "/reviews/")
    row = shown[shown.index("Meeting held, no paperwork") :]
    assert "Look today" in row[: row.index("</tr>")]
    listed = read(amara, f"/reviews/{NO_PAPERS}/?of=mine")
    assert mine.child_name in listed
    assert mine.ref in listed


def test_the_counts_are_disjoint_and_make_the_whole(desk: Desk, mine: Case, council: Team) -> None:
    met_long_ago(mine)
    for _ in range(2):
        opened(council, invented("amara"))
    *states, total = counts(read(desk("amara"), "/reviews/"))
    assert len(states) == len(review_states.STATES)
    assert sum(states) == total == 3
    listed = [
        ref
        for slug in reviews.SLUGS
        for ref in re.findall(r"duly-ref\">([^<]+)<", read(desk("amara"), f"/reviews/{slug}/"))
    ]
    assert sorted(listed) == sorted(Case.objects.values_list("ref", flat=True))


def test_only_cases_that_one_may_see_are_counted(
    desk: Desk, mine: Case, of_another_team: Case, of_another_authority: Case
) -> None:
    assert counts(read(desk("amara"), "/reviews/?of=all"))[-1] == 1
    assert counts(read(desk("carys"), "/reviews/?of=all"))[-1] == 2


def test_a_team_that_is_not_ones_own_has_no_page(desk: Desk, mine: Case, of_another_team: Case) -> None:
    theirs = of_another_team.team_id
    assert desk("amara").get(f"/reviews/?of={theirs}").status_code == 404
    assert desk("amara").get("/reviews/?of=everything").status_code == 404
    assert desk("amara").get("/reviews/no-such-state/").status_code == 404


def test_a_state_with_no_child_says_so(desk: Desk, mine: Case) -> None:
    assert "No case is in this state" in read(desk("amara"), "/reviews/review-overdue/")


def test_many_cases_take_no_more_queries(
    desk: Desk, mine: Case, council: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        opened(council, invented("amara"))
    amara = desk("amara")
    for address in ("/reviews/", "/reviews/no-plan-in-force/", "/cases/", "/cases/open/"):
        with django_assert_max_num_queries(30):
            read(amara, address)
