"""Finding a case: among those one may find, and no others."""

from __future__ import annotations

import pytest
from django.test import Client

from duly.record.models import Case
from duly.staff import finding_cases
from tests.staff.conftest import Desk


def found(client: Client, words: str, **more: str) -> str:
    """What the page shows of a search."""
    answer = client.post("/cases/", {"q": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    answer = client.get("/cases/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("words", ["zenobia", "Quill Zen", "2015-03-01"])
def test_a_case_is_found_by_part_of_the_name_or_the_day_of_birth(desk: Desk, mine: Case, words: str) -> None:
    assert mine.ref in found(desk("amara"), words)


def test_a_case_is_found_by_its_reference_however_it_is_written(desk: Desk, mine: Case) -> None:
    assert mine.ref in found(desk("amara"), mine.ref.replace("-", " ").lower())


def test_the_list_begins_with_what_one_holds(desk: Desk, mine: Case, of_another_team: Case) -> None:
    shown = desk("amara").get("/cases/").content.decode()
    assert mine.ref in shown
    assert of_another_team.ref not in shown


def test_a_case_of_another_authority_is_not_found(desk: Desk, of_another_authority: Case) -> None:
    for slug in ("amara", "ben", "carys", "dev"):
        assert of_another_authority.ref not in found(desk(slug), "zenobia")


@pytest.mark.parametrize(
    ("slug", "begins"), [("amara", "/my-day/"), ("ben", "/late/"), ("dev", "/cases/"), ("faraz", "/you/")]
)
def test_somebody_begins_where_their_pages_are(desk: Desk, slug: str, begins: str) -> None:
    assert desk(slug).get("/start/")["Location"] == begins


def test_a_school_has_no_pages_for_staff(desk: Desk) -> None:
    assert desk("faraz").get("/cases/").status_code == 404


def test_what_is_searched_for_is_in_no_address(desk: Desk, mine: Case) -> None:
    assert 'method="post"' in desk("amara").get("/cases/").content.decode()


def test_a_search_that_finds_too_many_asks_for_more_of_the_name(
    desk: Desk, mine: Case, of_another_team: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    amara = desk("amara")
    whole = found(amara, "zenobia")
    assert "2 cases" in whole
    assert "More than" not in whole
    monkeypatch.setattr(finding_cases, "MOST", 1)
    cut = found(amara, "zenobia")
    assert "More than 1 case<" in cut
    assert "Add to the name to find fewer" in cut
