"""A history written in any form and read again is the same history."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from duly.interchange import history_file
from duly.interchange.plain_data import HIDDEN
from duly.interchange.quoting import quoted
from duly.law.facts import FACTS
from duly.law.history import parse
from duly.law.kinds import Attribute, FactKind

TODAY = date(2026, 11, 22)
FORMS = ("toml", "json", "yaml")

days = st.dates(date(2014, 9, 1), date(2030, 12, 31))
# Words that one form or another would take for something else, and any words at all.
AWKWARD = (
    "no", "on", "null", "~", "true", "2022-02-11", "12", "012", "1e3", "0x1F", ".nan", "- a", "a: b", "#x", "&a", "*a",
    "!t", "[x]", "{x}", "'", '"', "\\", "a\nb", "a\tb", "“x”", "Zoë", "𝟙", "\u2028", "\ufeff", "---", "%", "|", ">", "=",
)  # fmt: skip
words = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=20)).filter(
    lambda one: one.strip() and not HIDDEN.search(one)
)


def value_of(attribute: Attribute) -> st.SearchStrategy[Any]:
    by_kind = {"boolean": st.booleans(), "date": days, "text": words}
    return st.sampled_from(attribute.choices) if attribute.kind == "choice" else by_kind[attribute.kind]


def fact_of(kind: FactKind) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "on": days,
            "fact": st.just(kind.slug),
            "matter": st.one_of(words, st.lists(words, min_size=1, max_size=3, unique_by=str.strip)),
        },
        optional={
            "precision": st.sampled_from(("day", "month")),
            **{name: value_of(attribute) for name, attribute in kind.attributes.items()},
        },
    )


documents = st.fixed_dictionaries(
    {"as_at": days, "facts": st.lists(st.sampled_from(list(FACTS.values())).flatmap(fact_of), max_size=6)},
    optional={
        "format": st.just(1),
        "authority": words,
        "child": st.fixed_dictionaries(
            {}, optional={"reference": words, "date_of_birth": st.dates(date(1990, 1, 1), date(2024, 1, 1))}
        ),
    },
)


@pytest.mark.parametrize("form", FORMS)
@given(document=documents)
@example(document={"as_at": TODAY, "facts": []})
def test_it_is_the_same_history(form: str, document: dict[str, Any]) -> None:
    for number, fact in enumerate(document["facts"]):
        if number % 2:
            fact["id"], fact["corrects"] = (
                f"f{number}",
                f"f{number + 2}" if number + 2 < len(document["facts"]) else None,
            )
    history = parse(document, today=TODAY)
    text = history_file.write(history, form)
    assert history_file.read(text.encode(), f"case.{form}", today=TODAY) == history


@given(document=documents)
def test_it_is_told_apart_without_a_name(document: dict[str, Any]) -> None:
    history = parse(document, today=TODAY)
    for form in FORMS:
        assert history_file.read(history_file.write(history, form).encode(), "-", today=TODAY) == history


@given(said=st.text())
def test_any_words_in_quotation_marks_are_the_same_words_in_toml_and_yaml(said: str) -> None:
    assert tomllib.loads(f"a = {quoted(said)}") == {"a": said}
    assert yaml.safe_load(f"a: {quoted(said)}") == {"a": said}


def test_written_toml_is_what_a_person_would_write() -> None:
    document = {
        "as_at": date(2024, 1, 31),
        "authority": "Exampleshire",
        "child": {"reference": "W"},
        "facts": [
            {"on": date(2022, 2, 11), "fact": "review.meeting", "matter": "review-2022"},
            {
                "on": date(2023, 12, 6),
                "fact": "plan.final.sent",
                "matter": ["review-2022", "transfer-2023"],
                "first": True,
            },
        ],
    }
    assert history_file.write(parse(document, today=TODAY), "toml") == (
        'format = 1\nauthority = "Exampleshire"\nas_at = 2024-01-31\n\n'
        '[child]\nreference = "W"\n\n'
        '[[facts]]\non = 2022-02-11\nfact = "review.meeting"\nmatter = "review-2022"\n\n'
        '[[facts]]\non = 2023-12-06\nfact = "plan.final.sent"\nmatter = ["review-2022", "transfer-2023"]\nfirst = true\n'
    )
