"""Explanations: for every duty in every status it can have, in the officer's words and in the family's."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from duly.law.clocks import in_words
from duly.law.engine import assess
from duly.law.explain import family, headline, officer, told, when, with_weekday
from duly.law.facts.assessment import AdviceRequested, ExceptionClaimed, PlanFinalSent, RequestReceived
from duly.law.facts.ending import HeDisclosureRequested
from duly.law.facts.move import MoveMade, OldAuthorityAware
from duly.law.facts.review import (
    AmendmentNoticeSent,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
    ReviewReportSent,
)
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.findings import STATUSES, Finding
from duly.law.history import Child, History, parse
from duly.law.reasons import COUNTED, because
from duly.law.rules import RULEBOOK
from duly.law.words import LIMIT, NOTICE, Duty
from tests.law.property_histories import A_DAY, FIRST, history_of, lives, placed
from tests.law.test_cases import CASES
from tests.law.test_cases import assess as assess_case
from tests.law.test_ombudsman import DECISIONS


def only(key: str, history: History) -> Finding:
    (found,) = [finding for finding in assess(history) if finding.key == key]
    return found


def of_every_life(duty: Duty) -> Iterable[Finding]:
    """The findings of a duty on the days on which its status could be another, in each way it can go."""
    for life in lives(duty):
        for day in (life.start.on, life.due, life.due + A_DAY, life.due + 400 * A_DAY):
            yield from assess(life.history, max(day, FIRST), life.rulebook)


FINDINGS = [finding for duty in RULEBOOK.duties for finding in of_every_life(duty)]
FINDINGS += [finding for case in CASES for finding in assess_case(case)]
BY_STATUS = {(finding.key, finding.status): finding for finding in FINDINGS}
"""One finding of each duty in each status reached."""

VOICES = {"officer": officer, "family": family}
ENDINGS = (".", "?", "”")
ISO = re.compile(r"\d{4}-\d\d")
YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
OFFICERS = re.compile(r"\bthe (?:\w+ )?authorit|\bthe family\b", re.IGNORECASE)


NOT_OURS = re.compile(r"“[^”]*”|\(X\.[\w.]+\)|giving as the reason: [^.]*")
"""The law's own words, the id of a ground, and the reason that somebody gave."""


def ill_written(words: str) -> list[str]:
    """What is wrong with a sentence, whoever reads it."""
    faults = {
        "it is empty": not words.strip(),
        "it says None": "None" in words,
        "it has two full stops": ".." in words,
        "it does not end": not words.endswith(ENDINGS),
        "it does not begin": re.match(r"[A-Z0-9“]", words) is None,
        "it has a date as files write it": ISO.search(words) is not None,
        "it has a word of the code": re.search("[_{}]", NOT_OURS.sub("", words)) is not None,
        "it has a gap": "  " in words or words != words.strip(),
    }
    return [fault for fault, found in faults.items() if found]


def ill_spoken(words: str, voice: str) -> list[str]:
    """What one of the two would not say."""
    wrong = YOU if voice == "officer" else OFFICERS
    return wrong.findall(NOT_OURS.sub("", words))


def told_of(key: str) -> list[Finding]:
    """A duty's findings, one for each status reached."""
    return [finding for (duty, _), finding in BY_STATUS.items() if duty == key]


KEYS = sorted({key for key, _ in BY_STATUS})
of_each_duty = pytest.mark.parametrize("key", KEYS)


@pytest.mark.parametrize("voice", VOICES)
@of_each_duty
def test_in_every_status_every_sentence_is_whole_and_plain(key: str, voice: str) -> None:
    for finding in told_of(key):
        lines = VOICES[voice](finding)
        assert len(lines) > 2
        assert {line["says"]: faults for line in lines if (faults := ill_written(line["says"]))} == {}, (
            finding.status
        )


SPOKEN = [(key, voice) for key in KEYS for voice in VOICES]


@pytest.mark.parametrize(("key", "voice"), SPOKEN)
def test_an_officer_is_not_told_you_and_a_family_is_not_told_the_authority(key: str, voice: str) -> None:
    for finding in told_of(key):
        said = [line["says"] for line in VOICES[voice](finding)]
        assert {words: wrong for words in said if (wrong := ill_spoken(words, voice))} == {}, finding.status


def test_a_family_reads_of_no_authority_at_all() -> None:
    said = {line["says"] for finding in BY_STATUS.values() for line in family(finding)}
    assert [words for words in said if re.search(r"\bauthorit", words, re.IGNORECASE)] == []


@of_each_duty
def test_both_are_told_the_same_facts_and_sums(key: str) -> None:
    for finding in told_of(key):
        to_officer, to_family = officer(finding), family(finding)
        assert [line["fact"] for line in to_officer if line["fact"]] == [
            line["fact"] for line in to_family if line["fact"]
        ]
        sums = [
            [line["says"] for line in lines if " = " in line["says"]] for lines in (to_officer, to_family)
        ]
        assert sums[0] == sums[1]
        assert to_family[0] == {
            "says": finding.duty.family,
            "provision": finding.duty.citation,
            "fact": None,
        }


@of_each_duty
def test_the_sums_come_to_the_last_day_that_is_stated(key: str) -> None:
    for finding in told_of(key):
        sums = [step.values["sum"] for step in because(finding) if step.kind == COUNTED]
        assert bool(sums) == (finding.due is not None)
        assert finding.due is None or in_words(finding.due) in sums[-1]


@of_each_duty
def test_a_headline_is_one_plain_line(key: str) -> None:
    for line in map(headline, told_of(key)):
        assert set(ill_written(line)) <= {"it does not end", "it does not begin"}
        assert line.startswith(("due ", "no day can be told"))
        assert ": " in line


def test_every_duty_is_told_in_every_status_it_can_have() -> None:
    """Cannot tell, lifted and due are not to be had by all: a finding may know its day, list no exception, or come late."""
    never = {("review.noamend", status) for status in ("due", "overdue", "lifted")}
    for duty in RULEBOOK.duties:
        wanted = set(STATUSES[duty.kind]) - {"cannot_tell", "lifted"}
        wanted |= {"lifted"} if RULEBOOK.exceptions.get(duty.key) and duty.kind in (LIMIT, NOTICE) else set()
        wanted -= {"due"} if duty.kind == NOTICE else set()
        assert {(duty.key, status) for status in wanted} - set(BY_STATUS) - never == set()
    assert any(status == "cannot_tell" for _, status in BY_STATUS)


# To see that these would notice


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (" ", "it is empty"),
        ("It was due on None.", "it says None"),
        ("It was late..", "it has two full stops"),
        ("It was late", "it does not end"),
        ("it was late.", "it does not begin"),
        ("It was due on 2022-03-11.", "it has a date as files write it"),
        ("It was met_late.", "it has a word of the code"),
        ("It was  late.", "it has a gap"),
    ],
)
def test_an_ill_written_sentence_is_noticed(words: str, fault: str) -> None:
    assert fault in ill_written(words)
    assert ill_written("It was due on 11 March 2022.") == []


def test_the_wrong_voice_is_noticed() -> None:
    assert ill_spoken("You were told.", "officer") == ["You"]
    assert ill_spoken("The authority told the family.", "family") == ["The authorit", "the family"]
    assert ill_spoken("The young person was told.", "officer") == []
    assert ill_spoken("“within 4 weeks the local authority”", "family") == []


# What the architecture's samples say


def says(finding: Finding) -> list[str]:
    return [line["says"] for line in officer(finding)]


CLAIM = ExceptionClaimed(
    date(2026, 5, 1), "one", duty="review.decision", ground="X.covid", reason="staff absence"
)
LATE_REVIEW = history_of(ReviewMeetingHeld(date(2026, 4, 14), "one"), CLAIM, as_at=date(2026, 5, 21))


def test_a_late_review_decision_is_told_step_by_step() -> None:
    finding = only("review.decision", LATE_REVIEW)
    assert headline(finding) == "due Tuesday 12 May 2026: overdue by 9 days"
    told_of = says(finding)
    assert told_of[0] == "The review meeting was held on 14 April 2026."
    assert (
        "An exception was claimed on 1 May 2026 (X.covid), giving as the reason: staff absence." in told_of[2]
    )
    assert "It was law only from 1 May 2020 to 25 September 2020, so it lifts nothing." in told_of[2]
    assert told_of[3] == "14 April 2026 + 4 weeks = 12 May 2026."
    assert told_of[-1] == "Nothing shows that it was done by 21 May 2026, 9 days after the last lawful day."


def test_the_day_commonly_said_stands_beside_the_lawful_one() -> None:
    expected = PhaseTransferExpected(date(2026, 9, 10), "one", transfer_on=date(2027, 9, 1))
    plan = PlanFinalSent(date(2027, 2, 15), "one")
    finding = only("phase.feb15", history_of(expected, plan, as_at=date(2027, 6, 1)))
    assert (
        headline(finding)
        == "due Sunday 14 February 2027 (commonly said: by 15 February 2027): done late, by 1 day"
    )
    told_of = says(finding)
    assert "The last day before 15 February 2027 is 14 February 2027." in told_of
    assert "People commonly say “by 15 February 2027”. " in told_of[3]
    assert told_of[-2:] == [
        "The final plan was sent to the family on 15 February 2027.",
        "That was 1 day after the last lawful day.",
    ]


BROMLEY = {
    (finding.key, finding.matter): finding
    for finding in assess(parse(DECISIONS["bromley-w-750"], today=date(2026, 1, 1)))
}


@pytest.mark.parametrize(
    ("duty", "matter", "line", "sums"),
    [
        ("review.decision", "review-2022", "due Friday 11 March 2022: overdue by 691 days", "11 February 2022 + 4 weeks = 11 March 2022."),
        ("review.amend.notice", "review-2022", "due Friday 11 March 2022: done late, by 585 days", "11 February 2022 + 4 weeks = 11 March 2022."),
        ("review.amend.outer", "review-2022", "due Friday 6 May 2022: done late, by 579 days", "11 February 2022 + 12 weeks = 6 May 2022."),
        ("review.amend.final", "review-2022", "due Tuesday 12 December 2023: done in time", "17 October 2023 + 8 weeks = 12 December 2023."),
        ("phase.feb15", "transfer-2023", "due Tuesday 14 February 2023 (commonly said: by 15 February 2023): done late, by 295 days", "The last day before 15 February 2023 is 14 February 2023."),
        ("review.decision", "review-2023", "due between 29 May 2023 and 28 June 2023: overdue", "Only the month of some facts is known: the last day falls between 29 May 2023 and 28 June 2023."),
    ],
)  # fmt: skip
def test_bromleys_dates_and_sums_are_as_published(duty: str, matter: str, line: str, sums: str) -> None:
    assert headline(BROMLEY[duty, matter]) == line
    assert sums in says(BROMLEY[duty, matter])


# Some sentences by themselves


def test_a_fact_is_told_with_what_it_carries() -> None:
    decided = ReviewDecisionNotified(date(2023, 3, 9), "one", decision="amend")
    assert told(decided) == "The family was told the decision after the review on 9 March 2023: amend."
    assert told(decided, "family") == "You were told the decision after the review on 9 March 2023: amend."
    asked = AdviceRequested(date(2023, 3, 9), "one", item="the hospital", type="social_care")
    assert told(asked) == "Advice was requested (the hospital) on 9 March 2023."


def test_a_day_and_a_month_are_told_as_people_say_them() -> None:
    request = RequestReceived(date(2023, 3, 9), "one")
    assert when(request) == "on 9 March 2023"
    assert when(replace(request, precision="month")) == "in March 2023"
    assert with_weekday(date(2026, 3, 13)) == "Friday 13 March 2026"


def test_a_correction_is_told() -> None:
    wrong = replace(ReviewMeetingHeld(date(2026, 4, 7), "one"), id="entry 1")
    right = replace(ReviewMeetingHeld(date(2026, 4, 14), "one"), corrects="entry 1")
    finding = only("review.decision", history_of(wrong, right, as_at=date(2026, 5, 1)))
    assert "This corrects an earlier entry, which had it on 7 April 2026." in says(finding)


def test_the_day_rights_pass_is_told_with_the_order_that_fixes_the_last_friday_in_june() -> None:
    finding = only("yp.transfer", History(date(2026, 6, 1), child=Child("made up", date(2010, 8, 20))))
    assert (
        "The school leaving date is the last Friday in June (SI 1997/1970 art 2); "
        "for a child born on 20 August 2010 it is 26 June 2026."
    ) in says(finding)


def test_what_would_have_to_be_known_is_named() -> None:
    finding = only(
        "move.transfer", history_of(OldAuthorityAware(date(2026, 1, 5), "one"), as_at=date(2026, 3, 1))
    )
    assert "The last day cannot be told. What would have to be known: the day of the move." in says(finding)


def test_the_answers_a_month_wavers_between_are_told() -> None:
    meeting, report = ReviewMeetingHeld(date(2026, 4, 1), "one"), ReviewReportSent(date(2026, 4, 20), "one")
    finding = only(
        "review.report", history_of(replace(meeting, precision="month"), report, as_at=date(2026, 6, 1))
    )
    assert (
        says(finding)[-1]
        == "The answer turns on days known only to the month. It would be: done late or overdue."
    )


def test_a_reason_that_ends_in_full_stops_ends_in_one() -> None:
    assert len(CLAIM.attributes) == 3
    for reason, ending in (("Staff absence.", "Staff absence. "), ("x...", "x. ")):
        claim = replace(CLAIM, attributes={**CLAIM.attributes, "reason": reason})
        lines = says(
            only("review.decision", replace(LATE_REVIEW, facts=placed([LATE_REVIEW.facts[0], claim])))
        )
        assert f"giving as the reason: {ending}" in lines[2]


def test_a_claim_with_neither_ground_nor_reason_is_told() -> None:
    claim = replace(CLAIM, attributes={"duty": "review.decision"})
    lines = says(only("review.decision", replace(LATE_REVIEW, facts=placed([LATE_REVIEW.facts[0], claim]))))
    assert "(no ground given), with no reason given. The law lists no such exception" in lines[2]
    assert ill_written(lines[2]) == []


# Days known only to the month, and limits lifted late


def test_a_last_day_that_only_some_days_of_a_month_have_is_told() -> None:
    request = replace(HeDisclosureRequested(date(2030, 12, 1), "one"), precision="month")
    finding = only("cease.he", history_of(request, as_at=date(2031, 1, 1)))
    assert headline(finding) == "no day can be told: cannot tell"
    assert says(finding)[-2:] == [
        "Only the month of some facts is known, and on some of its days the last day cannot be told.",
        "The answer turns on days known only to the month. It would be: overdue or cannot tell.",
    ]


def test_a_sum_never_starts_from_a_day_that_nobody_knows() -> None:
    knew = replace(OldAuthorityAware(date(2022, 3, 1), "one"), precision="month")
    finding = only(
        "move.transfer", history_of(knew, MoveMade(date(2022, 6, 1), "one"), as_at=date(2023, 1, 1))
    )
    assert finding.due == date(2022, 6, 1)
    assert [words for words in says(finding) if "1 March 2022" in words or "21 March 2022" in words] == []


def test_a_lifted_limit_that_was_met_late_is_not_said_still_to_be_met() -> None:
    claim = replace(
        CLAIM, on=date(2020, 5, 20), attributes={**CLAIM.attributes, "duty": "review.amend.final"}
    )
    notice, plan = AmendmentNoticeSent(date(2020, 5, 11), "one"), PlanFinalSent(date(2020, 9, 1), "one")
    facts = (ReviewMeetingHeld(date(2020, 5, 1), "one"), notice, claim)
    waiting, done = (only("review.amend.final", history_of(*all_of)) for all_of in (facts, (*facts, plan)))
    assert (waiting.status, done.status, done.done_on) == ("lifted", "lifted", date(2020, 9, 1))
    assert "it must be done as soon as it practically can be" in says(waiting)[-1]
    assert says(done)[-1] == "So the limit does not bind, and it has been done."
