"""The answer: first in two or three sentences, then each duty with its date, its reasons and what can be done."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from duly.law.rules import RULEBOOK
from duly.public.findings_told import Shown
from duly.public.reference.worked import worked
from tests.public.paths import answers, asks, bromley, finishes
from tests.public.visitor import Visitor, classed, day, words


def short(parent: Visitor) -> list[str]:
    return [words(one) for one in classed(parent.page, "duly-short-answer", "/p")]


IF_CHANGED = "if the plan was to be changed. It is 579 days (82 weeks and 5 days) late so far."


def test_the_answer_comes_first_in_short(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    assert parent.title == "2 steps are late"
    assert short(parent) == [
        "The decision after the review meeting was due by Friday 11 March 2022. It is 635 days (90 weeks and 5 days) late so far.",
        f"The final amended EHC plan (counted from the meeting) was due by Friday 6 May 2022, {IF_CHANGED}",
        "No date still to come follows from what you have told.",
    ]
    assert "As at Wednesday 6 December 2023." in parent.text


def test_before_anything_is_late_it_says_what_comes_next(parent: Visitor) -> None:
    bromley(parent, asked="1 3 2022")
    assert parent.title == "Nothing is late on what you have told"
    assert (
        short(parent)[-1]
        == "Next: the decision after the review meeting, due by Friday 11 March 2022 (in 10 days)."
    )
    assert parent.section("coming")[0] == "The decision after the review meeting"
    assert parent.section("late") == []


def test_on_the_last_lawful_day_nothing_is_late_and_on_the_next_it_is(parent: Visitor) -> None:
    bromley(parent, asked="11 3 2022")
    assert parent.section("late") == []
    assert "(today)" in short(parent)[-1]
    bromley(parent, asked="12 3 2022")
    assert parent.section("late") == ["The decision after the review meeting"]
    assert "It is 1 day late so far." in short(parent)[0]


def test_the_commonly_said_date_stands_beside_ours(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023")
    card = parent.finding("The plan that names the next school or college")
    assert "Last lawful day Tuesday 14 February 2023 Commonly said: Wednesday 15 February 2023" in card
    assert "295 days" in card
    assert parent.title == "3 steps are late"
    assert "1 other step is late too." in short(parent)


def test_each_duty_has_its_reasons_for_a_family_and_for_an_officer(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    card = parent.finding("The decision after the review meeting")
    assert "Why this date?" in card
    assert "11 February 2022 + 4 weeks = 11 March 2022." in card
    assert "After a review meeting the council has 4 weeks to tell you" in card
    assert "In an officer’s words, with the law" in card
    assert "“must notify the child's parent or the young person" in card
    assert "SEND Regs 2014 reg 20(10)" in card
    assert "The duty review.decision in the rulebook" in card


def test_it_says_what_would_put_it_right_and_what_would_not(parent: Visitor) -> None:
    card_of = bromley(parent, asked="6 12 2023").finding
    assert "What would put it right: Write to the family" in card_of("The decision after the review meeting")
    assert "Telling only the school or college" in card_of("The decision after the review meeting")


def test_what_would_put_a_duty_right_is_said_of_the_council() -> None:
    shown = [Shown(worked(key), worked(key), "", not_said=False) for key in RULEBOOK.by_key]
    said = " ".join(words for one in shown for words in (one.do_now, *one.not_done_by))
    assert "council" in said
    assert "uthorit" not in said


def test_a_decision_is_told_in_words(parent: Visitor) -> None:
    answers(answers(asks(parent, "assessment"), on="3 3 2025"), "refuse", "14 4 2025")
    finishes(answers(parent, "no"), asked="21 5 2026")
    assert "You were told the decision whether to assess: to refuse" in parent.text


def test_what_nobody_was_asked_is_not_called_late(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    assert "The written report of the review meeting" in parent.section("not_known")
    card = parent.finding("The written report of the review meeting")
    assert card.startswith("The written report of the review meeting Not shown")
    assert "You have not told whether this was done." in card


def test_not_sure_is_not_called_late_either(parent: Visitor) -> None:
    asks(parent, "review")
    answers(parent, on="11 2 2022")
    for _ in range(3):
        answers(parent, "not_sure")
    finishes(answers(parent, "none"), asked="6 12 2023")
    assert parent.title == "Nothing is late on what you have told"
    assert "The decision after the review meeting" in parent.section("not_known")
    assert "could not be settled" in short(parent)[0]


def test_not_yet_covers_what_could_only_come_later(parent: Visitor) -> None:
    asks(parent, "assessment")
    answers(parent, on="3 3 2025")
    finishes(answers(parent, "not_yet"), asked="21 5 2026")
    assert parent.section("late") == [
        "The decision whether to carry out an EHC needs assessment",
        "Word of whether there will be an EHC plan",
        "The final EHC plan",
    ]


def test_the_same_facts_from_a_file_are_taken_at_their_word(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    saved = parent.presses("Save as a history file").answer.content
    parent.opens("/check/load/")
    loaded = parent.client.post(
        "/check/load/", {"history": "", "load": "yes", "file": SimpleUploadedFile("duly-history.toml", saved)}
    )
    parent.sees(loaded).presses("See the answer")
    assert "The written report of the review meeting" in parent.section("late")


def test_done_late_says_by_how_much(parent: Visitor) -> None:
    asks(parent, "review")
    answers(answers(answers(parent, on="12 5 2023"), "amend", "17 10 2023"), "same")
    finishes(answers(answers(parent, "yes", "6 12 2023"), "none"), asked="21 5 2024")
    assert parent.title == "3 steps were late or wrong"
    assert parent.section("late")[0] == "The notice of the proposed changes"
    assert short(parent)[1] == (
        "The decision after the review meeting was due by Friday 9 June 2023 and was done on Tuesday 17 October 2023, "
        "130 days (18 weeks and 4 days) late."
    )


def test_done_in_time_stands_apart(parent: Visitor) -> None:
    asks(parent, "review")
    answers(answers(parent, on="2 3 2026"), "maintain", "30 3 2026")
    finishes(answers(parent, "none"), asked="1 4 2026")
    assert "The decision after the review meeting" in parent.section("done")
    assert parent.section("late") == []


def test_guidance_stands_apart_and_is_never_late(parent: Visitor) -> None:
    asks(parent, "complaint")
    answers(parent, on="2 4 2026")
    for _ in range(2):
        answers(parent, "not_yet")
    finishes(parent, asked="21 5 2026")
    assert parent.section("late") == []
    assert len(parent.section("guidance")) == 1
    assert parent.title == "Nothing is late on what you have told"


def test_what_can_be_done_is_listed_with_its_days(parent: Visitor) -> None:
    asks(parent, "review")
    answers(answers(parent, on="2 3 2026"), "maintain", "13 4 2026")
    finishes(answers(parent, "none"), asked="21 5 2026")
    done = [words(one) for one in classed(parent.page, "duly-way")]
    by_title = {text.split(" What this is")[0]: text for text in done}
    assert any(key.startswith("Ask the council in writing") for key in by_title)
    assert any(key.startswith("Mediation Until Saturday 13 June 2026") for key in by_title)
    assert any(key.startswith("Appeal to the SEND Tribunal Until") for key in by_title)
    assert any(key.startswith("Go to the Ombudsman Until Tuesday 30 March 2027") for key in by_title)


def test_a_letter_one_may_appeal_against_gives_the_same_day_in_both_places(parent: Visitor) -> None:
    asks(parent, "appeal")
    answers(parent, "other", "4 5 2026")
    finishes(answers(answers(parent, "not_yet"), "not_yet"), asked="21 5 2026")
    assert "Last day to use it Saturday 4 July 2026" in parent.finding("Contacting the mediation adviser")
    ways = " ".join(words(one) for one in classed(parent.page, "duly-way"))
    assert (
        "Mediation Until Saturday 4 July 2026: notice of a decision that can be appealed sent on 4 May 2026"
        in ways
    )
    assert "Appeal to the SEND Tribunal Until Monday 6 July 2026" in ways


def test_comments_can_be_sent_only_while_there_is_time_for_them(parent: Visitor) -> None:
    asks(parent, "amendment")
    finishes(answers(answers(parent, on="4 5 2026"), "not_yet"), asked="18 5 2026")
    assert "Send your comments" not in parent.text  # a change without a review has no window of its own
    asks(parent, "review")
    answers(answers(answers(parent, on="2 3 2026"), "amend", "30 3 2026"), "own", "30 3 2026")
    finishes(answers(answers(parent, "not_yet"), "none"), asked="13 4 2026")
    assert "Send your comments" in parent.text
    parent.presses("Change the facts").presses("Change: Day you ask about")
    parent.presses("Continue", day("14 4 2026", "asked_day")).presses("See the answer")
    assert "Send your comments" not in parent.text


def test_what_must_still_be_done_is_not_called_putting_right(parent: Visitor) -> None:
    card = bromley(parent, asked="1 3 2022").finding("The decision after the review meeting")
    assert "What must be done: Write to the family" in card


def test_late_and_was_late_are_counted_apart(parent: Visitor) -> None:
    asks(parent, "review")
    answers(answers(answers(parent, on="12 5 2023"), "amend", "17 10 2023"), "same")
    finishes(answers(answers(parent, "not_yet"), "none"), asked="21 5 2024")
    assert parent.title == "2 steps are late, and 2 were late or wrong"
    assert short(parent)[2:] == [
        "2 other steps were late or wrong.",
        "Next: the yearly review of the EHC plan, due by Wednesday 16 October 2024 (in 148 days).",
    ]


def test_an_ombudsman_time_that_has_passed_is_said(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    assert "Go to the Ombudsman The usual time for this has passed." in parent.text


def test_the_days_are_told_in_order_with_those_that_were_missed(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023")
    table = classed(parent.page, "duly-chronology")[0]
    rows = [words(row) for row in table.xpath(".//tbody/tr")]
    assert [row[: len(start)] for row, start in zip(rows, CHRONOLOGY, strict=True)] == CHRONOLOGY


CHRONOLOGY = [
    "Friday 11 February 2022 The review meeting was held",
    "Friday 11 March 2022 Last lawful day for: the decision after the review meeting",
    "Friday 6 May 2022 Last lawful day for: the final amended EHC plan",
    "Tuesday 14 February 2023 Last lawful day for: the plan that names the next school",
    "September 2023 (day not known) Move to the next phase of education",
]


def test_two_reviews_are_told_apart(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023").presses("Change the facts").presses("Add something else")
    answers(parent.presses("Continue", {"happened": "review"}), on="12 5 2023")
    for _ in range(3):
        answers(parent, "not_yet")
    parent.presses("See the answer")
    assert parent.section("late").count("The decision after the review meeting") == 2
    assert "Review meeting: Friday 12 May 2023" in parent.text
    assert "Matter" in words(classed(parent.page, "duly-chronology")[0])


@pytest.mark.parametrize(("born", "says"), [("31 8 2011", "Rights pass to the young person"), ("", None)])
def test_the_day_the_rights_pass_comes_with_the_day_of_birth(
    parent: Visitor, born: str, says: str | None
) -> None:
    asks(parent, "rights")
    assert parent.title == "Two last questions"
    if says is None:
        parent.presses("Continue")
        assert parent.page.xpath("//button[contains(., 'See the answer')]") == []
    else:
        finishes(parent, born=born, asked="21 5 2026")
        assert parent.section("coming") == [says]
        assert short(parent)[-1].startswith(
            "Next: rights pass to the young person at the end of Friday 25 June 2027"
        )


def test_an_answer_to_nothing_is_not_given(parent: Visitor) -> None:
    parent.sees(parent.client.post("/check/answer/", {"history": ""}))
    assert parent.title == "What happened?"
    assert parent.errors == ["Say first what happened."]


def test_from_the_answer_the_facts_can_be_changed_and_it_can_be_begun_again(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    again = parent.page.xpath("//a[.='Start again']")[0].get("href")
    assert parent.presses("Change the facts").title == "Check what you have told"
    parent.opens(again)
    assert parent.state["history"]["facts"] == []


def test_all_dates_stand_in_one_table(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    table = parent.page.xpath("//table[caption='All dates']")[0]
    rows = {
        words(row.find("th")): [words(cell) for cell in row.findall("td")]
        for row in table.xpath(".//tbody/tr")
    }
    assert rows["The decision after the review meeting"] == ["Friday 11 March 2022", "–", "Overdue, 635 days"]
