"""The short form: facts in rows, for those who know the words; and changing one fact."""

from __future__ import annotations

import pytest

from duly.public.short_views import MOST_ROWS
from duly.public.state import MOST_FACTS, MOST_MONTHS
from tests.public.paths import bromley
from tests.public.visitor import Typed, Visitor, classed, day, words


def row(number: int, kind: str, on: str, matter: str = "", **more: str) -> Typed:
    """One row as it is filled in."""
    name = f"row{number}"
    others = {f"{name}-with_{key}": value for key, value in more.items()}
    return {f"{name}-kind": kind, **day(on, f"{name}-on"), f"{name}-matter": matter, **others}


@pytest.fixture
def officer(parent: Visitor) -> Visitor:
    """Somebody who chose the short form."""
    return parent.opens("/check/").presses("Enter facts in a short form")


def test_it_begins_with_empty_rows_and_takes_more(officer: Visitor) -> None:
    assert officer.title == "Short form"
    assert len(classed(officer.page, "duly-row")) == 3
    officer.presses("Add more rows", row(0, "review.meeting", "11 2 2022"))
    assert len(classed(officer.page, "duly-row")) == 6
    assert officer.typed("row0-on-day") == "11"
    assert officer.errors == []


def test_its_page_can_be_opened_by_itself(parent: Visitor) -> None:
    assert parent.opens("/check/short/").title == "Short form"


def test_none_of_these_leads_there_too(parent: Visitor) -> None:
    parent.opens("/check/").presses("Continue", {"happened": "short"})
    assert parent.title == "Short form"


def test_rows_become_facts(officer: Visitor) -> None:
    officer.presses(
        "Continue", {**row(0, "review.meeting", "11 2 2022"), **row(2, "plan.final.sent", "12 2023")}
    )
    assert officer.title == "Short form"  # a final plan has more to it: whether it was the first
    officer.presses("Continue", {"row2-with_first": ""})
    facts = officer.state["history"]["facts"]
    assert facts == [
        {"on": "2022-02-11", "fact": "review.meeting", "matter": "review-1"},
        {
            "on": "2023-12-01",
            "precision": "month",
            "fact": "plan.final.sent",
            "matter": "review-1",
            "first": False,
        },
    ]
    assert officer.title == "Two last questions"


def test_what_more_there_is_to_a_fact_is_asked_once(officer: Visitor) -> None:
    rows = {**row(0, "review.meeting", "11 2 2022"), **row(1, "review.decision.notified", "9 3 2023")}
    officer.presses("Continue", rows)
    assert officer.errors == []
    assert "Some of what you chose can say more" in officer.text
    officer.presses("Continue", {"row1-with_decision": "amend", "row1-with_amendments_enclosed": "on"})
    decision = officer.state["history"]["facts"][1]
    assert (decision["decision"], decision["amendments_enclosed"]) == ("amend", True)


def test_what_silence_means_is_ticked_before_it_is_asked(officer: Visitor) -> None:
    rows = {**row(0, "request.received", "3 3 2025"), **row(1, "advice.requested", "20 3 2025")}
    officer.presses("Continue", rows)
    assert officer.page.xpath("//input[@name='row1-with_binding']/@checked")
    del officer.page.xpath("//input[@name='row1-with_binding']")[0].attrib["checked"]
    officer.presses("Continue")
    assert officer.state["history"]["facts"][1]["binding"] is False


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (row(1, "", "11 2 2022"), ["Fact 2: choose what happened"]),
        ({}, ["Fact 1: choose what happened", "Fact 1: enter the day, or its month and year"]),
        (
            row(0, "review.meeting", "11 2 2022", "x" * 101),
            ["Fact 1: matter must be 100 characters or fewer"],
        ),
        ({"row0-kind": "review.meeting"}, ["Fact 1: enter the day, or its month and year"]),
        (row(0, "review.meeting", "30 2 2022"), ["Fact 1: 30 February 2022 is not a real date"]),
        (
            row(0, "review.meeting", "31 8 2014"),
            ["Fact 1: the day must be 1 September 2014 or later, when the law on EHC plans began"],
        ),
    ],
)
def test_a_wrong_row_is_told_in_place(officer: Visitor, rows: Typed, says: list[str]) -> None:
    officer.presses("Continue", rows)
    assert officer.errors == officer.beside_fields == says


def test_a_fact_that_could_belong_to_two_matters_is_asked_about(officer: Visitor) -> None:
    two = {**row(0, "review.meeting", "11 2 2022"), **row(1, "review.meeting", "11 2 2022")}
    officer.presses("Continue", {**two, **row(2, "review.report.sent", "14 2 2022")})
    assert officer.errors == [
        'Fact 3: it could belong to "review-1" or "review-2"; say which, such as matter = "review-1".'
    ]
    officer.presses("Continue", {"row2-matter": "review-2"})
    assert officer.state["history"]["facts"][2]["matter"] == "review-2"


def test_a_fact_that_belongs_to_nothing_is_told(officer: Visitor) -> None:
    officer.presses("Continue", row(1, "review.report.sent", "14 2 2022"))
    assert officer.errors[0].startswith("Fact 2: nothing it can belong to had begun by 14 February 2022")


def test_there_is_an_end_to_rows(officer: Visitor) -> None:
    for _ in range(12):
        officer.presses("Add more rows")
    assert len(classed(officer.page, "duly-row")) == MOST_ROWS


@pytest.mark.parametrize("rows", ["", "-1", "9" * 30, "three", "٣"])
def test_a_wrong_number_of_rows_is_taken_for_the_usual(officer: Visitor, rows: str) -> None:
    officer.presses("Add more rows", {"rows": rows})
    assert officer.title == "Short form"
    assert len(classed(officer.page, "duly-row")) in (3, 6)


def test_no_more_facts_than_a_page_takes(officer: Visitor) -> None:
    facts = [
        {"on": "2022-02-11", "fact": "review.meeting", "matter": f"review-{n}"} for n in range(MOST_FACTS)
    ]
    state = '{"facts": ' + str(facts).replace("'", '"') + "}"
    officer.presses("Continue", {"history": state, **row(0, "review.meeting", "11 2 2022")})
    assert f"There are {MOST_FACTS + 1} facts, and this page takes {MOST_FACTS} at the most." in officer.text
    assert officer.title == "Short form"


def test_it_can_add_to_what_was_told_by_questions(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023").presses("Change the facts").presses("Add something else")
    parent.presses("Enter facts in a short form")
    assert "What you have told already" in parent.text
    parent.presses("Continue", row(0, "review.report.sent", "14 2 2022"))
    assert parent.title == "Check what you have told"
    assert parent.rows["Monday 14 February 2022"] == "The report of the review meeting was sent"


def test_one_fact_can_be_changed(officer: Visitor) -> None:
    officer.presses("Continue", row(0, "review.meeting", "11 2 2022")).presses("Continue")
    officer.presses("Change: The review meeting was held")
    assert officer.title == "Review meeting held"
    assert officer.typed("on-day") == "11"
    officer.presses("Save", day("31 2 2022"))
    assert officer.errors == ["31 February 2022 is not a real date"]
    officer.presses("Save", day("10 2 2022"))
    assert officer.title == "Check what you have told"
    assert officer.state["history"]["facts"][0]["on"] == "2022-02-10"


def test_what_belongs_to_a_fact_can_be_changed(officer: Visitor) -> None:
    rows = {**row(0, "review.meeting", "11 2 2022"), **row(1, "review.decision.notified", "9 3 2023")}
    officer.presses("Continue", rows).presses("Continue", {"row1-with_decision": "amend"}).presses("Continue")
    officer.presses("Change: You were told the decision")
    officer.presses("Save", {"with_decision": "maintain", "matter": "review-1, review-2"})
    changed = officer.state["history"]["facts"][1]
    assert (changed["decision"], changed["matter"]) == ("maintain", ["review-1", "review-2"])


def test_a_change_that_leaves_a_fact_without_a_matter_is_told(officer: Visitor) -> None:
    rows = {**row(0, "review.meeting", "11 2 2022"), **row(1, "review.report.sent", "14 2 2022")}
    officer.presses("Continue", rows).presses("Continue")
    officer.presses("Change: The report of the review")
    officer.presses("Save", {**day("10 2 2022"), "matter": ""})
    assert officer.errors[0].startswith("Nothing it can belong to had begun by 10 February 2022")


def test_one_fact_can_be_taken_out(officer: Visitor) -> None:
    rows = {**row(0, "review.meeting", "11 2 2022"), **row(1, "review.report.sent", "14 2 2022")}
    officer.presses("Continue", rows).presses("Continue").presses("Remove: The report of the review")
    assert [fact["fact"] for fact in officer.state["history"]["facts"]] == ["review.meeting"]


def test_a_decision_before_its_meeting_is_pointed_out(officer: Visitor) -> None:
    rows = {
        **row(0, "review.meeting", "11 3 2022", "R"),
        **row(1, "review.decision.notified", "9 3 2022", "R"),
    }
    officer.presses("Continue", rows).presses("Continue").presses("Continue")
    warning = words(classed(officer.page, "govuk-warning-text")[0])
    assert warning == (
        "! Warning “You were told the decision after the review”, 9 March 2022, comes before "
        "“The review meeting was held”, 11 March 2022. Check both days."
    )


def test_days_in_their_order_raise_no_doubt(officer: Visitor) -> None:
    rows = {**row(0, "review.meeting", "11 3 2022", "R"), **row(1, "review.invited", "9 1 2022", "R")}
    officer.presses("Continue", rows).presses("Continue")
    assert classed(officer.page, "govuk-warning-text") == []


@pytest.mark.parametrize("number", ["", "7", "x", "-1"])
def test_a_fact_that_is_not_there_leads_to_what_is(officer: Visitor, number: str) -> None:
    officer.presses("Continue", row(0, "review.meeting", "11 2 2022")).presses("Continue")
    officer.presses("Change: The review meeting was held", {"number": number})
    state = officer.page.xpath("//input[@name='history']")[0].get("value")
    officer.sees(officer.client.post("/check/fact/", {"history": state, "number": number}))
    assert officer.title == "Check what you have told"


def test_no_more_months_than_a_page_can_try(officer: Visitor) -> None:
    months = [
        f'{{"on": "2022-02-01", "fact": "review.meeting", "matter": "r{n}", "precision": "month"}}'
        for n in range(MOST_MONTHS)
    ]
    state = f'{{"facts": [{", ".join(months)}]}}'
    officer.presses("Continue", {"history": state, **row(0, "review.meeting", "2 2022")})
    assert f"There are {MOST_MONTHS + 1} facts of which only the month is known" in officer.text
    officer.presses("Continue", row(0, "review.meeting", "11 2 2022"))
    assert officer.title == "Two last questions"
