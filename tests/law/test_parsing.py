"""A history that cannot be read is refused with one sentence for each fault: where it is, what is wrong, what would be right."""

import itertools
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duly.law.facts import FACTS
from duly.law.facts.assessment import AssessDecisionNotified, RequestReceived
from duly.law.history import MOST_FACTS, BadHistory, Fault, History, document, parse
from duly.law.kinds import Fact
from tests.law.property_histories import histories

TODAY = date(2026, 11, 22)
MEETING = {"on": date(2022, 2, 11), "fact": "review.meeting", "matter": "review-1"}
PLACE = "fact 1 (review.meeting)"


def faults(written: Any, as_at: date | None = None) -> tuple[Fault, ...]:
    """Every fault found in a document; none where it can be read."""
    try:
        parse(written, today=TODAY, as_at=as_at)
    except BadHistory as bad:
        return bad.faults
    return ()


def of_facts(*facts: Any, **more: Any) -> dict[str, Any]:
    return {"format": 1, "facts": list(facts), **more}


def meeting(**changed: Any) -> dict[str, Any]:
    """A good fact with something changed; None leaves a word out."""
    return {name: value for name, value in {**MEETING, **changed}.items() if value is not None}


def decision(**attributes: Any) -> dict[str, Any]:
    return {"on": date(2022, 3, 1), "fact": "assess.decision.notified", "matter": "one", **attributes}


# One test for each thing that can be wrong: the document, the place, what is wrong, what would be right

WRONG: dict[str, tuple[Any, str, str, str]] = {
    # the whole
    "no history at all": ([], "history", "not a case history", '"as_at" and a list of "facts"'),
    "only a word": ("review.meeting", "history", "not a case history", '"as_at" and a list of "facts"'),
    "another format": (of_facts(format=2), "format", '"2" is not a format', "format = 1"),
    "no facts": ({"format": 1}, "facts", "no list of facts", "add what happened, each with its day"),
    "facts that are no list": ({"facts": MEETING}, "facts", "no list of facts", "add what happened"),
    "an unknown word": (of_facts(asat="x"), "history", '"asat" is not known here', 'did you mean "as_at"?'),
    "an authority that is no name": (of_facts(authority=["x"]), "authority", "is not a name", "quotation marks"),
    "an authority left empty": (of_facts(authority=" "), "authority", '"" is not a name', "write words"),
    # the day asked about
    "a day that is none": (of_facts(as_at="soon"), "as_at", '"soon" is not a real date', "such as 2022-02-11"),
    "a day that cannot be": (of_facts(as_at="2022-02-30"), "as_at", '"2022-02-30" is not a real date', "2022-02-11"),
    "a day with a time": (of_facts(as_at=datetime(2022, 2, 11)), "as_at", "is not a day", "with no time"),  # noqa: DTZ001
    "a day before the law": (of_facts(as_at=date(2014, 8, 31)), "as_at", "is before 1 September 2014", "correct the day"),
    "a day too far ahead": (of_facts(as_at=date(2100, 1, 1)), "as_at", "too far ahead", "check the year"),
    # the child
    "a child that is a word": (of_facts(child="W"), "child", '"W" is not a child', '"reference" and "date_of_birth"'),
    "a child's unknown word": (of_facts(child={"name": "W"}), "child", '"name" is not known', "reference, date_of_birth"),
    "a reference left empty": (of_facts(child={"reference": ""}), "child, reference", "is not a name", "write words"),
    "a birth that is no day": (of_facts(child={"date_of_birth": 2012}), "child, date_of_birth", "not a day", "2022-02-11"),
    "too old a birth": (of_facts(child={"date_of_birth": date(1979, 1, 1)}), "child, date_of_birth", "before 1 January 1980", "nobody so old"),
    # a fact
    "a fact that is a word": (of_facts("review.meeting"), "fact 1", '"review.meeting" is not a fact', '"on" and its "fact"'),
    "a fact without a kind": (of_facts(meeting(fact=None)), "fact 1", "does not say what happened", 'fact = "review.meeting"'),
    "an unknown fact": (of_facts(meeting(fact="review.meting")), "fact 1", 'no fact "review.meting"', 'did you mean "review.meeting"?'),
    "a fact like no other": (of_facts(meeting(fact="zzzz")), "fact 1", 'no fact "zzzz"', "the list of facts"),
    "a kind that is no word": (of_facts(meeting(fact=["x"])), "fact 1", "there is no fact", "the list of facts"),
    "a fact without a day": (of_facts(meeting(on=None)), PLACE, "it has no day", 'add "on"'),
    "an impossible day": (of_facts(meeting(on="2022-02-30")), f"{PLACE}, on", "is not a real date", "year-month-day"),
    "a day that is a number": (of_facts(meeting(on=20220211)), f"{PLACE}, on", "is not a day", "year-month-day"),
    "a day that is true": (of_facts(meeting(on=True)), f"{PLACE}, on", "is not a day", "year-month-day"),
    "a fact before the law": (of_facts(meeting(on="2014-08-31")), f"{PLACE}, on", "31 August 2014 is before 1 September 2014", "leave this out"),
    "a fact in another century": (of_facts(meeting(on="2222-02-11")), f"{PLACE}, on", "too far ahead", "check the year"),
    "a fact after today": (of_facts(meeting(on="2026-11-23")), PLACE, "23 November 2026 is later than today, 22 November 2026", "say with as_at"),
    "a month after today's": (of_facts(meeting(on="2026-12-01", precision="month")), PLACE, "later than today", "say with as_at"),
    "an unknown precision": (of_facts(meeting(precision="year")), f"{PLACE}, precision", '"year" is not a precision', '"day" or "month"'),
    "an unknown attribute": (of_facts(meeting(decision="amend")), PLACE, '"decision" is not known here', 'did you mean "precision"?'),
    "a matter that is no word": (of_facts(meeting(matter=[""])), f"{PLACE}, matter", '"" is not a name', "write words"),
    "an empty list of matters": (of_facts(meeting(matter=[])), f"{PLACE}, matter", "the list is empty", "name at least one matter"),
    "an id that is no word": (of_facts(meeting(id=[])), f"{PLACE}, id", "is not a name", "write words"),
    "words without end": (of_facts(meeting(id="x" * 2001)), f"{PLACE}, id", "2,001 characters long", "2,000 is the most"),
    # what a fact carries
    "a choice not offered": (of_facts(decision(decision="refused")), "fact 1 (assess.decision.notified), decision", '"refused" is not one of its words', 'did you mean "refuse"?'),
    "a choice like no other": (of_facts(decision(decision="no")), "fact 1 (assess.decision.notified), decision", "not one of its words", "it can be: assess, refuse."),
    "a choice that is a list": (of_facts(decision(decision=["assess"])), "fact 1 (assess.decision.notified), decision", "not one of its words", 'did you mean "assess"?'),
    "yes for true": (of_facts(meeting(fact="plan.final.sent", first="yes")), "fact 1 (plan.final.sent), first", '"yes" is neither true nor false', "true or false"),
    "one for true": (of_facts(meeting(fact="plan.final.sent", first=1)), "fact 1 (plan.final.sent), first", "neither true nor false", "without quotation marks"),
    "an attribute's day that is none": (
        of_facts(meeting(fact="phase.transfer.expected", transfer_on="September")),
        "fact 1 (phase.transfer.expected), transfer_on", "is not a real date", "2022-02-11",
    ),
    "an attribute's text left empty": (of_facts(meeting(fact="advice.sent", item="")), "fact 1 (advice.sent), item", "is not a name", "write words"),
    # ids and corrections
    "one id for two facts": (of_facts(meeting(id="a"), meeting(id="a")), "fact 2 (review.meeting)", 'its id "a" is also that of fact 1', "ids must differ"),
    "a correction of nothing": (of_facts(meeting(corrects="z")), PLACE, 'it corrects "z"', "no fact here has that id"),
    "a correction of itself": (of_facts(meeting(id="a", corrects="a")), PLACE, "round in a circle", "must correct nothing"),
    # matters
    "no matter to belong to": (of_facts(meeting(fact="review.report.sent", matter=None)), "fact 1 (review.report.sent)", "nothing it can belong to had begun by 11 February 2022", 'matter = "review-1"'),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_its_place_and_what_would_be_right(name: str) -> None:
    written, place, wrong, right = WRONG[name]
    (fault,) = faults(written)
    assert fault.place == place
    assert wrong in fault.says
    assert right in fault.says
    assert str(fault) == f"{place}: {fault.says}"


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_one_clear_sentence_or_two_on_one_line(name: str) -> None:
    (fault,) = faults(WRONG[name][0])
    assert fault.says.endswith((".", "?"))
    assert "\n" not in str(fault)
    assert "None" not in fault.says
    assert len(fault.says) < 220


def test_a_circle_of_corrections_is_told_of_every_fact_in_it() -> None:
    circle = [meeting(id="a", corrects="c"), meeting(id="b", corrects="a"), meeting(id="c", corrects="b")]
    assert [fault.place for fault in faults(of_facts(*circle))] == [
        f"fact {n} (review.meeting)" for n in (1, 2, 3)
    ]


def test_every_fault_is_told_at_once() -> None:
    written = of_facts(
        meeting(on=None), meeting(fact="x"), meeting(precision="year", wrong=1), asat=1, format=2
    )
    assert [fault.place for fault in faults(written)] == [
        "history",
        "format",
        PLACE,
        "fact 2",
        "fact 3 (review.meeting)",
        "fact 3 (review.meeting), precision",
    ]


def test_the_error_itself_says_every_fault_on_a_line_of_its_own() -> None:
    with pytest.raises(BadHistory) as raised:
        parse(of_facts(meeting(on=None), "x"), today=TODAY)
    assert str(raised.value).splitlines() == [str(fault) for fault in raised.value.faults]
    assert len(raised.value.faults) == 2


def test_a_history_has_at_most_ten_thousand_facts() -> None:
    assert faults(of_facts(*[MEETING] * MOST_FACTS)) == ()
    (fault,) = faults(of_facts(*[MEETING] * (MOST_FACTS + 1)))
    assert "there are 10,001 facts; one case has 10,000 at the most" in fault.says


# What is right


def test_the_fact_that_faults_are_planted_in_is_itself_good() -> None:
    assert faults(of_facts(MEETING)) == ()


def test_a_history_may_be_wrapped_and_what_stands_beside_it_is_passed_over() -> None:
    wrapped = {"history": of_facts(MEETING), "story": "...", "expects": [1]}
    assert parse(wrapped, today=TODAY) == parse(of_facts(MEETING), today=TODAY)


def test_a_date_may_be_a_date_or_words() -> None:
    words = {**MEETING, "on": " 2022-02-11 "}
    assert parse(of_facts(words), today=TODAY) == parse(of_facts(MEETING), today=TODAY)


def test_a_fact_later_than_today_is_read_where_the_day_asked_about_is_given() -> None:
    later = meeting(on=date(2027, 2, 11))
    assert faults(of_facts(later, as_at="2022-01-01")) == ()
    assert faults(of_facts(later), as_at=date(2022, 1, 1)) == ()
    assert len(faults(of_facts(later))) == 1


def test_a_month_that_has_begun_is_not_later_than_today() -> None:
    assert faults(of_facts(meeting(on="2026-11-30", precision="month"))) == ()


def test_the_day_asked_about_is_the_one_given_then_the_documents_then_today() -> None:
    written = of_facts(MEETING, as_at="2023-01-01")
    assert parse(written, today=TODAY, as_at=date(2024, 1, 1)).as_at == date(2024, 1, 1)
    assert parse(written, today=TODAY).as_at == date(2023, 1, 1)
    assert parse(of_facts(MEETING), today=TODAY).as_at == TODAY


def test_a_day_given_before_the_law_is_refused_as_one_written_is() -> None:
    (fault,) = faults(of_facts(MEETING), as_at=date(2014, 8, 31))
    assert fault.place == "as_at"
    assert "31 August 2014 is before 1 September 2014" in fault.says


def test_every_word_of_a_fact_is_read() -> None:
    written = decision(
        id=7, corrects="old", precision="month", decision="refuse", matter=["one", "two", "one"]
    )
    (_, fact) = parse(of_facts({**MEETING, "id": "old"}, written), today=TODAY).facts
    assert fact == Fact(
        AssessDecisionNotified,
        date(2022, 3, 1),
        ("one", "two"),
        {"decision": "refuse"},
        id="7",
        precision="month",
        corrects="old",
        place=2,
    )


def test_every_choice_of_every_fact_can_be_read() -> None:
    for kind in FACTS.values():
        for name, attribute in kind.attributes.items():
            for word in attribute.choices:
                written = {"on": "2022-01-01", "fact": kind.slug, "matter": "one", name: word}
                (fact,) = parse(of_facts(written), today=TODAY).facts
                assert fact.get(name) == word


def test_plain_data_has_its_days_as_dates_and_reads_back_from_words_as_well() -> None:
    history = History(TODAY, (Fact(RequestReceived, date(2022, 1, 1), ("one",), {"by": "parent"}, place=1),))
    assert document(history) == {
        "format": 1,
        "as_at": TODAY,
        "facts": [{"on": date(2022, 1, 1), "fact": "request.received", "matter": "one", "by": "parent"}],
    }


def as_json_has_it(value: Any) -> Any:
    """Plain data with every day in words."""
    if isinstance(value, dict):
        return {name: as_json_has_it(one) for name, one in value.items()}
    if isinstance(value, list):
        return [as_json_has_it(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@settings(max_examples=100)
@given(histories())
def test_a_history_reads_back_from_json_too(history: History) -> None:
    assert parse(as_json_has_it(document(history)), today=TODAY) == history


# Whatever is given, only BadHistory is ever raised

WORDS = [
    *("format", "authority", "as_at", "child", "facts", "history", "on", "fact", "matter", "id", "corrects"),
    *("precision", "reference", "date_of_birth", "first", "decision", "transfer_on", "item", "duty", "month"),
    *("review.meeting", "plan.final.sent", "assess.decision.notified", "exception.claimed", "2022-02-11", ""),
]
CARRIED = ["matter", "id", "corrects", "precision", "first", "decision", "transfer_on", "item", "duty", "x"]
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.binary(max_size=4)
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | LEAVES, inner, max_size=3)
    ),
    max_leaves=8,
)
NEARLY = st.fixed_dictionaries(
    {"facts": st.lists(st.dictionaries(st.sampled_from(WORDS), ANYTHING, max_size=4) | ANYTHING, max_size=2)},
    optional=dict.fromkeys(("format", "authority", "as_at", "child", "other"), ANYTHING),
)
NEARLY_FACTS = st.lists(
    st.fixed_dictionaries(
        {"on": st.dates() | st.just("2022-02-11"), "fact": st.sampled_from(sorted(FACTS))},
        optional=dict.fromkeys(CARRIED, ANYTHING),
    ),
    max_size=4,
)


def read_or_refused(written: Any) -> bool:
    """Whether a document is read, or is refused with at least one fault, each with a place and a sentence."""
    try:
        history = parse(written, today=TODAY)
    except BadHistory as bad:
        return bool(bad.faults) and all(fault.place and fault.says for fault in bad.faults)
    return isinstance(history, History)


@settings(max_examples=2000)
@given(ANYTHING | NEARLY | st.builds(lambda facts: {"facts": facts}, NEARLY_FACTS))
@example({"facts": [{"on": math.nan, "fact": math.inf}]})
@example(
    {"facts": [{"on": date(2022, 2, 11), "fact": "review.meeting", "id": {"a": [1]}, "matter": {"b": None}}]}
)
@example({1: 2, None: 3, date(2022, 1, 1): [], "facts": [{1: 2}]})
def test_whatever_is_given_is_read_or_refused(written: Any) -> None:
    assert read_or_refused(written)


@pytest.mark.parametrize("word", ["format", "authority", "as_at"])
def test_a_number_of_thousands_of_digits_is_refused_like_any_other(word: str) -> None:
    """TOML and YAML can hold one, written in hexadecimal: 0xFFFF..."""
    assert read_or_refused(of_facts(MEETING, **{word: 16**4000}))


def nested(depth: int) -> list[Any]:
    inside: list[Any] = []
    for _ in range(depth):
        inside = [inside]
    return inside


def test_lists_within_lists_are_refused() -> None:
    assert read_or_refused(of_facts(nested(200), authority=nested(200)))


def test_a_reader_that_falls_over_is_noticed() -> None:
    class Odd(Mapping[str, Any]):
        def __getitem__(self, name: str) -> Any:
            raise ZeroDivisionError

        def __iter__(self) -> Any:
            return itertools.repeat("facts", 1)

        def __len__(self) -> int:
            return 1

    with pytest.raises(ZeroDivisionError):
        read_or_refused(Odd())
