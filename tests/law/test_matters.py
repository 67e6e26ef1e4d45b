"""Which matter a fact belongs to, where a short history leaves that out: worked out where it can be, and asked where not."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duly.law.engine import assess
from duly.law.facts import FACTS
from duly.law.history import BadHistory, Fault, parse
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK

TODAY = date(2026, 11, 22)
Written = dict[str, Any]


def fact(on: str, kind: str, matter: str | list[str] | None = None, **more: Any) -> Written:
    named = {} if matter is None else {"matter": matter}
    return {"on": on, "fact": kind, **named, **more}


def matters(*facts: Written) -> list[tuple[str, ...]]:
    """The matters of each fact, in the order of the file."""
    return [one.matters for one in parse({"facts": list(facts)}, today=TODAY).facts]


def asked(*facts: Written) -> list[Fault]:
    """What is asked where a matter cannot be worked out."""
    with pytest.raises(BadHistory) as raised:
        matters(*facts)
    return list(raised.value.faults)


MEETING, REPORT = "review.meeting", "review.report.sent"


# What can be worked out


def test_a_fact_that_opens_a_matter_opens_a_new_one_named_after_its_process_and_its_order() -> None:
    told = [fact("2022-02-11", MEETING), fact("2022-03-01", "request.received"), fact("2023-02-11", MEETING)]
    assert matters(*told) == [("review-1",), ("assessment-1",), ("review-2",)]


def test_matters_are_numbered_by_day_and_not_by_place_in_the_file() -> None:
    assert matters(fact("2023-02-11", MEETING), fact("2022-02-11", MEETING)) == [("review-2",), ("review-1",)]


def test_a_name_already_in_use_is_passed_over() -> None:
    told = [fact("2022-02-11", MEETING, "review-2"), fact("2023-02-11", MEETING)]
    assert matters(*told) == [("review-2",), ("review-3",)]


def test_a_fact_belongs_to_the_latest_matter_that_had_opened_by_its_day() -> None:
    told = [fact("2022-02-11", MEETING), fact("2023-02-11", MEETING)]
    for day, matter in (("2022-02-11", 1), ("2023-02-10", 1), ("2023-02-11", 2), ("2025-01-01", 2)):
        assert matters(*told, fact(day, REPORT))[-1] == (f"review-{matter}",)


def test_a_fact_belongs_only_where_a_duty_looks_at_it() -> None:
    told = [fact("2022-02-11", MEETING), fact("2022-03-01", "complaint.received")]
    assert matters(*told, fact("2022-03-02", REPORT))[-1] == ("review-1",)
    assert matters(*told, fact("2022-03-02", "complaint.acknowledged"))[-1] == ("complaint-1",)


def test_a_final_plan_closes_the_latest_of_the_matters_that_end_with_one() -> None:
    told = [
        fact("2022-01-10", "request.received"),
        fact("2022-06-01", MEETING),
        fact("2022-07-01", "complaint.received"),
    ]
    assert matters(*told, fact("2022-08-01", "plan.final.sent"))[-1] == ("review-1",)
    assert matters(*told, fact("2022-05-01", "plan.final.sent"))[-1] == ("assessment-1",)


def test_an_exception_belongs_to_a_matter_of_the_duty_it_is_claimed_against() -> None:
    told = [fact("2022-01-10", "request.received"), fact("2022-06-01", MEETING)]
    for duty, matter in (("plan.final", "assessment-1"), ("review.decision", "review-1")):
        claim = fact("2022-07-01", "exception.claimed", duty=duty, ground="X.personal")
        assert matters(*told, claim)[-1] == (matter,)


def test_a_matter_that_is_named_is_kept() -> None:
    told = [fact("2022-02-11", MEETING), fact("2022-02-20", REPORT, ["of my own", "another"])]
    assert matters(*told) == [("review-1",), ("of my own", "another")]


def test_an_opening_fact_opens_the_first_matter_it_names_and_no_other() -> None:
    told = [fact("2022-02-11", MEETING, ["first", "second"]), fact("2022-02-20", REPORT)]
    assert matters(*told)[-1] == ("first",)


def test_a_second_opening_fact_in_a_matter_does_not_open_it_anew() -> None:
    told = [
        fact("2022-02-11", MEETING, "one"),
        fact("2022-05-01", MEETING, "two"),
        fact("2022-06-01", MEETING, "one"),
    ]
    assert matters(*told, fact("2022-07-01", REPORT))[-1] == ("two",)


def test_a_short_history_and_a_full_one_have_the_same_findings() -> None:
    short = [
        fact("2022-02-11", MEETING),
        fact("2022-03-04", REPORT),
        fact("2023-02-01", MEETING),
        fact("2023-02-10", REPORT),
    ]
    full = [{**one, "matter": f"review-{year}"} for one, year in zip(short, (1, 1, 2, 2), strict=True)]
    assert assess(parse({"facts": short}, today=TODAY)) == assess(parse({"facts": full}, today=TODAY))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.dates(date(2015, 1, 1), TODAY), st.sampled_from(sorted(FACTS))),
        max_size=12,
        unique_by=lambda one: one[0],
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_file_moves_no_fact_to_another_matter(
    told: list[tuple[date, str]], random: Any
) -> None:
    def answer(order: list[tuple[date, str]]) -> Any:
        facts = [{"on": day, "fact": kind} for day, kind in order]
        try:
            return sorted((one.on, one.matters) for one in parse({"facts": facts}, today=TODAY).facts)
        except BadHistory as bad:
            return sorted(fault.says for fault in bad.faults)

    shuffled = random.sample(told, len(told))
    assert answer(told) == answer(shuffled)


# What cannot


def test_two_matters_that_opened_on_one_day_are_asked_about() -> None:
    told = [fact("2022-02-11", MEETING), fact("2022-02-11", MEETING), fact("2022-02-20", REPORT)]
    (fault,) = asked(*told)
    assert fault.place == "fact 3 (review.report.sent)"
    assert (
        fault.says == 'it could belong to "review-1" or "review-2"; say which, such as matter = "review-1".'
    )


def test_only_the_latest_two_that_opened_on_one_day_are_named() -> None:
    told = [fact("2021-02-11", MEETING), fact("2022-02-11", MEETING), fact("2022-02-11", MEETING)]
    (fault,) = asked(*told, fact("2022-02-20", REPORT))
    assert '"review-1"' not in fault.says
    assert '"review-2" or "review-3"' in fault.says


def test_a_fact_before_anything_it_can_belong_to_is_asked_about() -> None:
    (fault,) = asked(
        fact("2022-02-20", REPORT), fact("2022-02-21", MEETING), fact("2022-01-01", "complaint.received")
    )
    assert fault.place == "fact 1 (review.report.sent)"
    assert "nothing it can belong to had begun by 20 February 2022" in fault.says
    assert 'name the matter it belongs to, such as matter = "review-1"' in fault.says


def test_every_fact_that_cannot_be_placed_is_asked_about_at_once() -> None:
    told = [fact("2022-02-11", MEETING), fact("2022-02-11", MEETING), fact("2022-02-20", REPORT)]
    places = [fault.place for fault in asked(*told, fact("2022-01-01", "complaint.answered"))]
    assert sorted(places) == ["fact 3 (review.report.sent)", "fact 4 (complaint.answered)"]


# Days known to the month


def month(on: str, kind: str) -> Written:
    return fact(on, kind, precision="month")


def test_a_month_that_lies_wholly_before_or_after_leaves_no_doubt() -> None:
    assert matters(month("2022-02-01", MEETING), fact("2022-03-01", REPORT))[-1] == ("review-1",)
    told = [fact("2022-02-11", MEETING), month("2023-05-01", MEETING)]
    assert matters(*told, fact("2023-04-30", REPORT))[-1] == ("review-1",)
    assert matters(*told, fact("2023-06-01", REPORT))[-1] == ("review-2",)


def test_a_fact_known_to_the_month_after_the_meetings_month_leaves_none_either() -> None:
    told = [fact("2022-02-11", MEETING), fact("2023-02-11", MEETING)]
    assert matters(*told, month("2023-01-01", REPORT))[-1] == ("review-1",)
    assert matters(*told, month("2023-03-01", REPORT))[-1] == ("review-2",)


def test_a_fact_in_the_month_in_which_a_second_review_began_is_asked_about() -> None:
    told = [fact("2022-02-11", MEETING), fact("2023-02-11", MEETING), month("2023-02-28", REPORT)]
    (fault,) = asked(*told)
    assert '"review-1" or "review-2"' in fault.says


def test_a_fact_in_the_month_in_which_the_only_review_began_belongs_to_it() -> None:
    assert matters(month("2022-02-01", MEETING), fact("2022-02-20", REPORT))[-1] == ("review-1",)


def test_two_reviews_of_one_month_are_asked_about() -> None:
    (fault,) = asked(month("2022-02-01", MEETING), month("2022-02-01", MEETING), fact("2022-04-01", REPORT))
    assert '"review-1" or "review-2"' in fault.says


def test_a_review_somewhere_in_the_month_of_another_is_asked_about() -> None:
    """It may have been held on the 10th, before the other, or on the 17th, after it and before the report."""
    told = [fact("2022-03-15", MEETING), month("2022-03-01", MEETING), fact("2022-03-20", REPORT)]
    (fault,) = asked(*told)
    assert '"review-1" or "review-2"' in fault.says


@pytest.mark.parametrize("number", [1, 2])
def test_the_day_written_beside_a_month_decides_nothing(number: int) -> None:
    """Neither beside the review that may have begun (1) nor beside the report that may have come before it (2)."""

    def told(day: str) -> list[Written]:
        begun, sent = [(f"2023-02-{day}", "2023-02-20"), ("2023-02-11", f"2023-02-{day}")][number - 1]
        precision = ({"precision": "month"}, {})
        second = fact(begun, MEETING, **precision[number - 1])
        return [fact("2022-02-11", MEETING), second, fact(sent, REPORT, **precision[2 - number])]

    assert asked(*told("01")) == asked(*told("28"))


# Corrections


@pytest.mark.parametrize("day", ["2022-02-01", "2022-02-11"])
def test_a_meeting_put_right_is_no_second_meeting(day: str) -> None:
    """The day of a meeting was first written down wrong; the report belongs to the one meeting there was."""
    wrong, right = fact("2022-02-11", MEETING, id="entry 1"), fact(day, MEETING, corrects="entry 1")
    report = fact("2022-02-20", REPORT)
    (_, *put_right), never_wrong = matters(wrong, report, right), matters(report, fact(day, MEETING))
    assert len({*put_right}) == len({*never_wrong}) == 1


# To see that these would notice


def test_a_fact_can_belong_only_to_its_own_process_and_to_those_with_a_duty_that_looks_at_it() -> None:
    """What a fact can belong to is worked out from the rules, and not written down twice."""
    kind = FACTS["plan.final.sent"]
    without = Rulebook([duty for duty in RULEBOOK.duties if duty.process != "transfer"], [])
    assert "transfer" in RULEBOOK.processes_of[kind]
    assert RULEBOOK.processes_of[kind] - without.processes_of[kind] == {"transfer"}
    assert Rulebook([], []).processes_of[FACTS[REPORT]] == {"review"}
