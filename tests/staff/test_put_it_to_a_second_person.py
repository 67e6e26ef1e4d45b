"""What one person proposes waits, with all that was said, for another to agree to or to decline."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.doing import asked_for, day, do, read, text
from tests.staff.test_read_a_case import answers

REFUSAL = "assess.decision.notified"
WORDS = "The school’s help is enough."


def put(client: Client, case: Case, **more: str) -> int:
    """A refusal to assess, put to a second person; gives back the number of its entry."""
    document = asked_for(case)
    said = {"said_decision": "refuse", "reason_1": WORDS, "evidence_1": str(document.number)}
    answer = client.post(f"/cases/{case.ref}/record/{REFUSAL}/", {**day(0), **said, "second": "yes", **more})
    assert answer.status_code == 302, text(answer)
    return case.entries.latest("number").number


def page(case: Case, number: int) -> str:
    """Where a proposal is answered."""
    return f"/cases/{case.ref}/agreements/{number}/"


def refused(case: Case) -> bool:
    """Whether the refusal is on the record."""
    return case.entries.filter(kind=REFUSAL).exists()


def test_a_refusal_by_one_person_is_sent_to_a_second(desk: Desk, mine: Case) -> None:
    document = asked_for(mine)
    said = {"said_decision": "refuse", "reason_1": WORDS, "evidence_1": str(document.number)}
    answer = desk("amara").post(f"/cases/{mine.ref}/record/{REFUSAL}/", {**day(0), **said})
    assert answer.status_code == 422
    assert "a second person must agree" in text(answer)
    assert "Put this to a second person" in text(answer)
    assert WORDS in text(answer)
    assert not refused(mine)


def test_reasons_are_asked_for_before_anybody_else_is(desk: Desk, mine: Case) -> None:
    asked_for(mine)
    said = {**day(0), "said_decision": "refuse", "second": "yes"}
    answer = desk("amara").post(f"/cases/{mine.ref}/record/{REFUSAL}/", said)
    assert answer.status_code == 422
    assert "give the reasons" in text(answer)


def test_the_case_shows_what_waits_and_so_does_the_managers_list(desk: Desk, mine: Case) -> None:
    number = put(desk("amara"), mine)
    assert page(mine, number) in read(desk("amara"), f"/cases/{mine.ref}/")
    assert page(mine, number) in read(desk("ben"), "/waiting/")
    assert "Waiting for you (1)" in read(desk("ben"), "/cases/")
    for_her, put_by_her = read(desk("amara"), "/waiting/").split("What I put to others")
    assert page(mine, number) not in for_her
    assert page(mine, number) in put_by_her
    assert not refused(mine)


def test_who_may_agree_reads_all_that_was_said(desk: Desk, mine: Case) -> None:
    shown = read(desk("ben"), page(mine, put(desk("amara"), mine)))
    for words in (WORDS, "School report", "To refuse", "Amara Invented", "Assessment 1"):
        assert words in shown


def test_agreeing_records_it_with_both_names_and_once(desk: Desk, mine: Case) -> None:
    number, ben = put(desk("amara"), mine), desk("ben")
    for _ in range(2):
        assert ben.post(page(mine, number), {"yes": "yes"}).status_code == 302
    (entry,) = mine.entries.filter(kind=REFUSAL)
    assert (entry.recorded_by.name, entry.agreed_by.name) == ("Amara Invented", "Ben Invented")
    assert "agreed by Ben Invented" in read(ben, f"/cases/{mine.ref}/")
    assert page(mine, number) not in read(ben, "/waiting/")
    assert "Agree, and record it" not in read(ben, page(mine, number))


def test_nobody_agrees_to_their_own(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    number = put(amara, mine)
    assert "Agree, and record it" not in read(amara, page(mine, number))
    answer = amara.post(page(mine, number), {"yes": "yes"})
    assert answer.status_code == 422
    assert "somebody else must agree" in text(answer)
    assert not refused(mine)


def test_declining_asks_why_and_the_reason_stays(desk: Desk, mine: Case) -> None:
    number, ben = put(desk("amara"), mine), desk("ben")
    assert "say why" in text(ben.post(page(mine, number), {"no": "yes"}))
    reason = "The psychologist has not answered."
    assert ben.post(page(mine, number), {"no": "yes", "reason": reason}).status_code == 302
    assert reason in read(desk("amara"), page(mine, number))
    assert not refused(mine)


def test_who_put_it_can_take_it_back(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    number = put(amara, mine)
    taken = amara.post(page(mine, number), {"no": "yes", "reason": "A report came."})
    assert taken.status_code == 302
    assert page(mine, number) not in read(desk("ben"), "/waiting/")


@pytest.mark.parametrize("slug", ["dev", "faraz"])
def test_others_do_not_learn_of_it(desk: Desk, mine: Case, slug: str) -> None:
    number = put(desk("amara"), mine)
    assert desk(slug).get(page(mine, number)).status_code in (403, 404)


def test_a_data_officer_reads_the_case_and_not_what_waits(desk: Desk, mine: Case) -> None:
    put(desk("amara"), mine)
    dev, address = desk("dev"), f"/cases/{mine.ref}/"
    dev.post(address, answers(text(dev.get(address))))
    assert mine.child_name in read(dev, address)
    assert "Waiting for a second person" not in read(dev, address)
    assert "Waiting for a second person" in read(desk("amara"), address)


def test_an_entry_that_proposes_nothing_has_no_such_page(desk: Desk, mine: Case) -> None:
    assert desk("ben").get(page(mine, 1)).status_code == 404


def test_the_list_takes_no_more_queries_when_it_is_long(
    desk: Desk, mine: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    amara, ben = desk("amara"), desk("ben")
    number = put(amara, mine)
    for _ in range(12):
        put(amara, mine, matter="assessment-1")
    do(mine, "review.meeting", 3)
    for address in ("/waiting/", page(mine, number), f"/cases/{mine.ref}/"):
        with django_assert_max_num_queries(30):
            read(ben, address)
