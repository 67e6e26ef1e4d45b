"""A hidden field that was changed or cut short gets the start page with a clear sentence, and never an error of ours."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from duly.law.facts import FACTS
from duly.public import state
from duly.public.state import MOST_FACTS, MOST_MONTHS, BrokenState
from tests.public.paths import bromley
from tests.public.visitor import Visitor

TODAY = date(2026, 5, 21)
MEETING = {"on": "2022-02-11", "fact": "review.meeting", "matter": "review-1"}
BROKEN = {
    "not JSON": "{",
    "a list": "[1]",
    "a number": "3",
    "a text": '"history"',
    "nothing": "null",
    "deeply nested": "[" * 100_000,
    "half of a pair": '{"facts": [{"on": "2022-02-11", "fact": "review.meeting", "matter": "\\ud800"}]}',
    "no facts": '{"history": {"format": 1}}',
    "facts that are none": '{"facts": [1, null, "x"]}',
    "an unknown fact": '{"facts": [{"on": "2022-02-11", "fact": "nothing.such"}]}',
    "a day that is none": '{"facts": [{"on": "2022-02-30", "fact": "review.meeting"}]}',
    "a day to come": '{"facts": [{"on": "2090-01-01", "fact": "review.meeting"}]}',
    "another format": '{"format": 2, "facts": []}',
    "a key nobody knows": '{"history": {"facts": [], "name": "x"}}',
    "too many facts": json.dumps({"facts": [MEETING] * (MOST_FACTS + 1)}),
    "too many months": json.dumps(
        {"facts": [{**MEETING, "precision": "month", "matter": str(n)} for n in range(MOST_MONTHS + 1)]}
    ),
    "a number too long to read": '{"facts": [' + "9" * 5000 + "]}",
}
ADDRESSES = ("", "answer/", "print/", "calendar/", "history/", "short/", "fact/", "load/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_field_leads_to_the_start_with_a_sentence(
    parent: Visitor, broken: str, address: str
) -> None:
    parent.sees(parent.client.post(f"/check/{address}", {"history": broken, "review": "yes", "rows": "3"}))
    assert parent.answer.status_code == 400
    assert parent.title == "What happened?"
    assert parent.errors[0].endswith("so it was not used.") or "at the most" in parent.errors[0]
    assert "Please start again" in parent.text
    assert parent.state["history"]["facts"] == []


@pytest.mark.parametrize(
    "pressed",
    [
        {"answered": "review-1.nothing"},
        {"answered": "review-9.meeting"},
        {"answered": ""},
        {"answered": "."},
        {"answered": "review-1.decision", "answer": "nothing"},
        {
            "answered": "review-1.final",
            "answer": "yes",
            "on-day": "1" * 5000,
            "on-month": "1",
            "on-year": "2022",
        },
        {"back": "nothing.such"},
        {"back": "review-1"},
        {"change": "review-7.meeting"},
        {"change": ""},
        {"remove": "99"},
        {"remove": "x"},
        {"drop": "nothing-1"},
        {"which_of": "review"},
        {"which_of": "nothing"},
        {"which_of": "draft", "which": "nothing"},
        {"begin": "yes", "happened": "nothing"},
        {"last": "yes", "born-day": "x"},
        {"add": "x"},
        {"nothing": "x"},
    ],
    ids=str,
)
def test_a_button_that_is_not_on_the_page_does_no_harm(parent: Visitor, pressed: dict[str, str]) -> None:
    whole = {"history": {"facts": [MEETING]}, "asked": ["review-1"], "said": {}}
    parent.sees(parent.client.post("/check/", {"history": json.dumps(whole), **pressed}))
    assert parent.answer.status_code == 200
    assert parent.title


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nothing-1"], {}),
        ("review-1", {}),
        ([["review-1"], 3, None], {}),
        (["review-" + "1" * 5000], {}),
        (["review-1"], {"review-1.decision": "amend"}),
        (["review-1"], {"review-1.decision": ["not_yet"]}),
        (["review-1"], {"review-1.nothing": "not_yet"}),
        (["review-1"], {"transfer-1.move": "none"}),
        (["review-1"], ["review-1.decision"]),
        ([f"review-{n}" for n in range(1000)], {}),
    ],
)
def test_what_was_asked_and_said_is_taken_only_where_it_can_be(asked: Any, said: Any) -> None:
    read = state.read(
        json.dumps({"history": {"facts": [MEETING]}, "asked": asked, "said": said}), today=TODAY
    )
    assert len(read.asked) <= 50
    assert read.said == {}
    assert state.read(state.write(read), today=TODAY) == read


def test_a_state_that_was_not_tampered_with_is_read_back_whole(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023")
    text = parent.page.xpath("//input[@name='history']")[0].get("value")
    assert state.write(state.read(text, today=TODAY)) == text


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["2022-02-11", "month"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from(
    ["on", "fact", "matter", "id", "corrects", "precision", "decision", "transfer_on", "item"]
)
facts = st.dictionaries(keys, st.sampled_from(sorted(FACTS)) | json_values, max_size=6)
whole = st.fixed_dictionaries(
    {}, optional={"history": st.fixed_dictionaries({"facts": st.lists(facts, max_size=4)}) | json_values,
                  "facts": st.lists(facts, max_size=4), "asked": json_values, "said": json_values, "as_at": json_values},
)  # fmt: skip


def read_or_refused(value: Any) -> state.Draft | tuple[str, ...]:
    try:
        return state.read(json.dumps(value), today=TODAY)
    except BrokenState as broken:
        return broken.says


@given(whole | json_values)
@settings(max_examples=300)
def test_whatever_the_field_holds_is_read_or_refused_with_sentences(value: Any) -> None:
    read = read_or_refused(value)
    if isinstance(read, tuple):
        assert read
        assert all(says.endswith(".") for says in read)
    else:
        assert state.read(state.write(read), today=TODAY) == read


@given(whole)
@settings(max_examples=60)
def test_whatever_the_field_holds_the_answer_is_a_page(value: Any) -> None:
    answer = Client().post("/check/answer/", {"history": json.dumps(value)})
    assert answer.status_code in (200, 400)
    assert b"<h1" in answer.content
