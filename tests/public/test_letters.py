"""The letters: offered only where they fit, readable whatever the facts are, and given as files that tell of nobody."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document

from duly.law.engine import assess
from duly.law.findings import Finding
from duly.law.history import parse
from duly.law.rules import RULEBOOK
from duly.public.letters.blocks import blocks_of
from duly.public.letters.compose import compose, reply_by, usual_writer
from duly.public.letters.first_person import PARENT, YOUNG_PERSON, Writer
from duly.public.letters.forms import FORMS, Offer, offers, reference
from duly.public.letters.own_words import tidy
from duly.public.letters.plain_text import as_text
from duly.public.letters.steps import OWED_BY, words
from duly.public.letters.word_file import as_word
from tests.public.letter_cases import DUTIES, NO_LETTER, every_finding, in_status, letters_about

TODAY = date(2026, 11, 25)


def findings_of(*facts: dict[str, object], **rest: object) -> tuple[Finding, ...]:
    return assess(parse({"as_at": TODAY, "facts": list(facts), **rest}, today=TODAY))


def text_of(key: str, *facts: dict[str, object], writer: Writer = PARENT, **rest: object) -> str:
    """The usual letter of this kind about these facts."""
    history = parse({"as_at": TODAY, "facts": list(facts), **rest}, today=TODAY)
    findings = assess(history)
    made = next(one for one in offers(findings) if one.key == key)
    return as_text(compose(made, made.usual, history, findings, writer).blocks)


# What each says


def test_asking_for_a_late_decision_says_all_a_council_needs() -> None:
    text = text_of("ask.council", {"on": "2026-09-01", "fact": "review.meeting", "matter": "r"})
    for words_of_it in (
        "On 1 September 2026 the review meeting was held.",
        "regulation 20(10)-(11)",
        "“must notify the child’s parent or the young person … within four weeks of the review meeting”",
        "The last lawful day was Tuesday 29 September 2026 (1 September 2026 + 4 weeks = 29 September 2026).",
        "it is 57 days late.",
        "Please send me, in writing, the decision",
        "by Wednesday 9 December 2026.",
        "No law sets a day for your reply.",
    ):
        assert words_of_it in text


def test_several_late_steps_stand_in_one_letter_soonest_due_first() -> None:
    text = text_of(
        "ask.council",
        {"on": "2026-01-05", "fact": "request.received", "matter": "a"},
        {"on": "2026-05-01", "fact": "review.meeting", "matter": "r"},
    )
    titles = (
        "\nThe decision whether to carry out",
        "\nThe final EHC plan\n",
        "\nThe decision after the review meeting\n",
    )
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert "three steps that are late" in text


def test_steps_of_the_same_name_are_told_apart() -> None:
    text = text_of(
        "ask.council",
        {"on": "2026-05-01", "fact": "review.meeting", "matter": "r1"},
        {"on": "2026-08-03", "fact": "review.meeting", "matter": "r2"},
    )
    assert "The decision after the review meeting (counted from 1 May 2026)" in text
    assert "The decision after the review meeting (counted from 3 August 2026)" in text


def test_what_people_commonly_say_stands_beside_the_lawful_day() -> None:
    text = text_of(
        "ask.council",
        {"on": "2025-09-01", "fact": "phase.transfer.expected", "matter": "t", "transfer_on": "2026-09-01"},
    )
    assert "The last lawful day was Saturday 14 February 2026" in text
    assert "People often say “by 15 February 2026”, but the regulation says before that day." in text


def test_a_duty_that_binds_only_in_some_cases_is_not_in_the_letter_unasked() -> None:
    findings = findings_of({"on": "2026-01-05", "fact": "request.received", "matter": "a"})
    made = next(one for one in offers(findings) if one.key == "ask.council")
    assert "plan.refuse" in {one.key for one in made.findings}
    assert "plan.refuse" not in {one.key for one in made.usual}


def test_what_is_provisional_is_not_in_a_letter_unasked_until_it_was_done() -> None:
    meeting = {"on": "2026-05-01", "fact": "review.meeting", "matter": "r"}
    asked = {one.key: {found.key for found in one.usual} for one in offers(findings_of(meeting))}
    assert "review.amend.outer" not in asked["ask.council"]
    plan = {"on": "2026-10-01", "fact": "plan.final.sent", "matter": "r"}
    done = {one.key: {found.key for found in one.usual} for one in offers(findings_of(meeting, plan))}
    assert "review.amend.outer" in done["complaint.council"]
    assert "This holds unless" not in text_of("complaint.council", meeting, plan)


def test_a_complaint_asks_for_what_is_outstanding_and_names_what_was_late() -> None:
    text = text_of(
        "complaint.council",
        {"on": "2026-01-05", "fact": "review.meeting", "matter": "r"},
        {"on": "2026-04-20", "fact": "amendment.notice.sent", "matter": "r"},
    )
    assert (
        "On 20 April 2026 the plan was sent to me with the proposed changes. That was 77 days late." in text
    )
    assert "- The decision after the review meeting: please send me" in text
    assert "- The proposed amendments" not in text
    assert (
        "acknowledged within 5 working days, and answered at stage 1 within 10 working days of that" in text
    )


def test_a_complaint_before_the_code_applied_does_not_mention_it() -> None:
    history = parse(
        {"as_at": "2026-03-31", "facts": [{"on": "2026-01-05", "fact": "review.meeting", "matter": "r"}]},
        today=TODAY,
    )
    findings = assess(history)
    made = next(one for one in offers(findings) if one.key == "complaint.council")
    assert "Code" not in as_text(compose(made, made.usual, history, findings).blocks)


def test_each_council_has_its_own_letter_after_a_move() -> None:
    facts = (
        {"on": "2026-03-02", "fact": "move.made", "matter": "m"},
        {"on": "2026-03-02", "fact": "old_la.aware", "matter": "m"},
        {"on": "2026-05-01", "fact": "plan.transferred", "matter": "m"},
    )
    keys = {one.key: {found.key for found in one.findings} for one in offers(findings_of(*facts))}
    assert keys["move.new-council"] == {"move.inform"}
    assert keys["complaint.old-council"] == {"move.transfer"}
    assert "We have moved into your area" in text_of("move.new-council", *facts)
    assert "I have moved into your area" in text_of("move.new-council", *facts, writer=YOUNG_PERSON)


def test_late_advice_is_asked_of_the_council() -> None:
    text = text_of(
        "advice.council",
        {"on": "2026-06-01", "fact": "request.received", "matter": "a"},
        {"on": "2026-07-01", "fact": "advice.requested", "matter": "a", "item": "Educational psychologist"},
    )
    assert "The advice for the EHC needs assessment (Educational psychologist)" in text
    assert "regulation 8(1)-(2)" in text
    assert "The council’s own time limits go on running" in text


def test_asking_for_evidence_accuses_nobody() -> None:
    text = text_of("evidence.school", {"on": "2026-09-01", "fact": "review.meeting", "matter": "r"})
    assert "This is a question. I do not say that anything was left undone." in text
    assert not re.search(r"\blate\b|\bfail|\bbreach", text)
    assert "the last day for it was Tuesday 18 August 2026" in text


def test_a_time_to_comment_cut_short_is_asked_for_and_the_appeal_kept() -> None:
    text = text_of(
        "representations.council",
        {"on": "2026-06-01", "fact": "request.received", "matter": "a"},
        {"on": "2026-10-12", "fact": "draft.served", "matter": "a"},
        {"on": "2026-10-19", "fact": "plan.final.sent", "matter": "a", "first": True},
    )
    assert "The final plan was not to be sent until Monday 26 October 2026 was over" in text
    assert "my time to appeal against the final plan runs until Monday 21 December 2026" in text


def test_a_child_whose_rights_have_passed_writes_for_themselves() -> None:
    facts = {"on": "2026-09-01", "fact": "review.meeting", "matter": "r"}
    assert usual_writer(findings_of(facts, child={"date_of_birth": "2009-01-05"})) is YOUNG_PERSON
    assert usual_writer(findings_of(facts, child={"date_of_birth": "2014-01-05"})) is PARENT
    assert usual_writer(findings_of(facts)) is PARENT


def test_names_are_places_to_fill_in_and_the_council_is_named_where_it_was_told() -> None:
    facts = {"on": "2026-09-01", "fact": "review.meeting", "matter": "r"}
    assert "[name of the council]" in text_of("ask.council", facts)
    assert "\nNorthshire\n" in text_of("ask.council", facts, authority="Northshire")
    assert "born [date of birth]" in text_of("ask.council", facts)
    assert "born 5 January 2014" in text_of("ask.council", facts, child={"date_of_birth": "2014-01-05"})
    assert "[your child’s full name]" in text_of("ask.council", facts)


def test_a_reply_is_asked_for_ten_working_days_on_or_two_weeks_where_no_calendar_reaches() -> None:
    assert reply_by(date(2026, 12, 18)) == date(2027, 1, 6)
    assert reply_by(date(2030, 12, 30)) == date(2031, 1, 13)


# Offered only where they fit


def test_every_duty_a_letter_can_be_about_has_its_words() -> None:
    assert set(words()) == set(DUTIES) - NO_LETTER
    assert {RULEBOOK.duty(key).owed_by for key in words()} <= set(OWED_BY)


def test_nothing_that_was_done_in_time_or_is_not_due_calls_for_a_letter() -> None:
    fine = {"due", "met", "kept", "open", "lifted", "exercised", "lapsed", "ahead", "reached"}
    assert [one.key for one in every_finding() if one.status in fine and offers([one])] == []


def test_every_breach_of_a_council_has_a_letter() -> None:
    without = [
        (one.key, one.status)
        for one in every_finding()
        if one.is_breach and not one.guidance and one.duty.owed_by.endswith("authority") and not offers([one])
    ]
    assert {key for key, _ in without} <= NO_LETTER | {"recommend.sos"}, without


def test_a_step_a_plan_ended_without_is_not_asked_for() -> None:
    findings = findings_of(
        {"on": "2024-09-02", "fact": "plan.final.sent", "matter": "a", "first": True},
        {"on": "2026-01-05", "fact": "plan.ceased", "matter": "e"},
    )
    assert [one.key for one in offers(findings)] == ["complaint.council"]


def test_every_form_is_offered_to_someone() -> None:
    offered = {offer.form.key for finding in every_finding() for offer in offers([finding])}
    assert offered == {form.key for form in FORMS}


def test_a_reference_names_one_finding() -> None:
    findings = findings_of(
        {"on": "2026-05-01", "fact": "review.meeting", "matter": "r1"},
        {"on": "2026-05-01", "fact": "review.meeting", "matter": "r2"},
    )
    assert len({reference(one) for one in findings}) == len(findings)


# The pieces


def test_a_template_that_leaves_words_outside_a_block_is_refused() -> None:
    with pytest.raises(ValueError, match="not one"):
        blocks_of("Dear all,\npara: Hello.")
    with pytest.raises(ValueError, match="not one"):
        blocks_of("para: Hello.\npara:\nitem: One.")


def test_what_a_person_typed_stays_inside_its_sentence() -> None:
    assert tidy("  Dr\nA \x00\u202eB.  ") == "Dr A B"
    assert tidy(None) == ""
    assert len(tidy("long " * 100)) <= 200
    typed = {"on": "2026-07-01", "fact": "advice.requested", "matter": "a", "item": "x\nitem: y\npara: z"}
    text = text_of("advice.council", {"on": "2026-06-01", "fact": "request.received", "matter": "a"}, typed)
    assert "(x item: y para: z)" in text


def about(finding: Finding) -> tuple[Offer, str]:
    made, _, text = next(iter(letters_about(finding)))
    return made, text


@pytest.mark.parametrize("key", ["review.decision", "plan.final", "assess.advice.respond"])
def test_the_word_file_says_the_same_with_headings_and_tells_of_nobody(key: str) -> None:
    finding = in_status(RULEBOOK.duty(key), "overdue")
    made, text = about(finding)
    history = parse({"as_at": finding.as_at, "facts": [], "authority": "Northshire"}, today=TODAY)
    written = compose(made, made.findings, history, [finding])
    data = as_word(written.blocks, written.dated)
    document = Document(io.BytesIO(data))
    assert [one.text for one in document.paragraphs] == [block.text for block in written.blocks]
    assert [one.text for one in document.paragraphs] == [
        line.removeprefix("- ") for line in text.splitlines() if line
    ]
    styles = {one.style.name for one in document.paragraphs if one.style}
    assert {"Heading 1", "Heading 2"} <= styles
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments, properties.title) == (
        "",
        "",
        "",
        "Letter",
    )
    assert properties.created.date() == properties.modified.date() == finding.as_at


def test_the_word_file_holds_no_program_no_picture_and_nothing_from_outside() -> None:
    finding = in_status(RULEBOOK.duty("review.decision"), "overdue")
    made, _ = about(finding)
    history = parse({"as_at": finding.as_at, "facts": []}, today=TODAY)
    with zipfile.ZipFile(
        io.BytesIO(as_word(compose(made, made.findings, history, [finding]).blocks, TODAY))
    ) as packed:
        names = packed.namelist()
        relations = "".join(packed.read(name).decode() for name in names if name.endswith(".rels"))
        whole = b"".join(packed.read(name) for name in names)
    assert not [
        name for name in names if re.search(r"vba|macro|media|thumbnail|embed|activeX|comments", name)
    ]
    assert "External" not in relations
    assert b"python-docx" not in whole
