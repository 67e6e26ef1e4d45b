"""An entry is corrected from the chronology: both stay, and a changed day goes to a second person."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.record import clock
from duly.record.models import Case, Entry
from tests.staff.conftest import Desk
from tests.staff.doing import ASSESSMENT, asked_for, day, do, read, text

WRONG = {"why": "typing", "words": "The letter says a school asked."}


def page(case: Case, entry: Entry) -> str:
    """Where an entry is read."""
    return f"/cases/{case.ref}/entries/{entry.number}/"


def correct(client: Client, case: Case, entry: Entry, days_ago: int = 14, **more: str) -> int:
    """Send the form; gives back the status."""
    said = {**day(days_ago), "by": "school", **WRONG, **more}
    return client.post(f"{page(case, entry)}correct/", said).status_code


def request_of(case: Case) -> Entry:
    """A request for an assessment of two weeks ago."""
    asked_for(case)
    return case.entries.get(kind="request.received")


def test_the_chronology_leads_to_each_entry_and_that_to_its_correction(desk: Desk, mine: Case) -> None:
    wrong, amara = request_of(mine), desk("amara")
    assert page(mine, wrong) in read(amara, f"/cases/{mine.ref}/")
    assert f"{page(mine, wrong)}correct/" in read(amara, page(mine, wrong))


def test_what_was_wrong_is_replaced_and_both_stay(desk: Desk, mine: Case) -> None:
    wrong, amara = request_of(mine), desk("amara")
    assert correct(amara, mine, wrong) == 302
    right = mine.entries.get(corrects=wrong.number)
    assert right.content.attributes == {"by": "school"}
    assert WRONG["words"] in read(amara, page(mine, right))
    shown = read(amara, page(mine, wrong))
    assert "This was corrected" in shown
    assert f"{page(mine, wrong)}correct/" not in shown


def test_a_changed_day_waits_for_a_second_person(desk: Desk, mine: Case) -> None:
    wrong = request_of(mine)
    assert correct(desk("amara"), mine, wrong, days_ago=12) == 302
    assert not mine.entries.filter(corrects=wrong.number).exists()
    proposed, ben = mine.entries.latest("number"), desk("ben")
    asked = read(ben, f"/cases/{mine.ref}/agreements/{proposed.number}/")
    assert "What the entry says now" in asked
    ben.post(f"/cases/{mine.ref}/agreements/{proposed.number}/", {"yes": "yes"})
    right = mine.entries.get(corrects=wrong.number)
    assert right.on == clock.today() - timedelta(days=12)
    assert right.agreed_by is not None


def test_a_correction_says_why_in_a_word_of_the_list_and_in_words(desk: Desk, mine: Case) -> None:
    wrong, amara = request_of(mine), desk("amara")
    assert correct(amara, mine, wrong, why="") == 422
    assert correct(amara, mine, wrong, words=" ") == 422
    assert correct(amara, mine, wrong, why="because") == 422
    assert not mine.entries.filter(corrects=wrong.number).exists()


def test_two_who_correct_one_entry_see_each_others_words(desk: Desk, mine: Case) -> None:
    wrong, seen = request_of(mine), str(Case.objects.get(pk=mine.pk).head_number)
    assert correct(desk("ben"), mine, wrong, seen=seen) == 302
    said = {**day(14), "by": "parent", "why": "other", "words": "Typed with care.", "seen": seen}
    answer = desk("amara").post(f"{page(mine, wrong)}correct/", said)
    assert answer.status_code == 422
    assert "Typed with care." in text(answer)
    assert "corrected already" in text(answer)
    since = text(answer)[text(answer).index("Saved since you opened this form") :]
    assert WRONG["words"] in since[: since.index("What you typed")]


def test_a_view_is_corrected_by_whoever_holds_it_and_by_nobody_else(desk: Desk, mine: Case) -> None:
    asked_for(mine)
    view = do(mine, "officer.view", 0, ASSESSMENT, view="Refuse.", reasons="The report.")
    assert desk("ben").get(f"{page(mine, view)}correct/").status_code == 404
    assert desk("amara").get(f"{page(mine, view)}correct/").status_code == 200
    said = {**day(1), **WRONG, "view": "Refuse.", "reasons": "The report."}
    answer = desk("amara").post(f"{page(mine, view)}correct/", said)
    assert "keeps the day on which it was said" in text(answer)


def test_who_may_not_correct_is_not_offered_it(desk: Desk, mine: Case) -> None:
    wrong = request_of(mine)
    assert desk("dev").get(f"{page(mine, wrong)}correct/").status_code == 404
    assert desk("amara").get(f"/cases/{mine.ref}/entries/99/").status_code == 404


def test_an_entry_takes_few_queries(
    desk: Desk, mine: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    wrong, amara = request_of(mine), desk("amara")
    for address in (page(mine, wrong), f"{page(mine, wrong)}correct/"):
        with django_assert_max_num_queries(30):
            read(amara, address)
