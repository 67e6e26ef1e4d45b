"""The letters read as text, about every duty in every status and from made-up histories: no fault an editor would mark."""

from __future__ import annotations

import re
from datetime import date

import pytest

from duly.law.engine import assess
from duly.law.facts import FACTS
from duly.law.history import parse
from duly.public.letters.compose import compose
from duly.public.letters.first_person import WRITERS, YOUNG_PERSON, told
from duly.public.letters.forms import offers
from duly.public.letters.plain_text import as_text
from tests.public.letter_cases import DUTIES, NO_LETTER, every_finding, letters_about, random_letters
from tests.public.reading import faults

TODAY = date(2026, 11, 25)
WORDS_OF_LAW = re.compile(
    r"\b(?:breach|lawful|unlawful|illegal)\b|law require|when the law required|Children and Families Act",
    re.IGNORECASE,
)


def test_letters_about_every_duty_and_status_read_well() -> None:
    letters = [(finding, text) for finding in every_finding() for _, _, text in letters_about(finding)]
    assert {finding.key for finding, _ in letters} == set(DUTIES) - NO_LETTER
    wrong = [
        f"{finding.key} {finding.status}: {fault}" for finding, text in letters for fault in faults(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("seed", range(8))
def test_letters_from_made_up_histories_read_well(seed: int) -> None:
    letters = list(random_letters(seed, 60))
    assert len(letters) > 40
    assert [fault for _, text in letters for fault in faults(text)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "The last day was None.",
        "It was late..",
        "This is a error.",
        "It is an decision.",
        "It was 1 days late.",
        "It was 12 day late.",
        "It was done on .",
        "(regulation 20(10).",
        "The words are: “within 4 weeks.",
        "please send it.",
        "It it was late.",
    ],
)
def test_a_fault_in_a_text_is_found(wrong: str) -> None:
    assert faults(wrong)


def test_every_fact_can_be_said_by_a_parent_and_by_a_young_person() -> None:
    for kind in FACTS.values():
        for writer in WRITERS.values():
            sentence = told(kind(TODAY, "one"), writer)
            assert not re.search(r"\b(?:you|your|authority|the family)\b", sentence), sentence
            assert faults(sentence) == []


def test_a_young_person_never_writes_of_a_child() -> None:
    for finding in every_finding():
        for _, writer, text in letters_about(finding):
            if writer is YOUNG_PERSON:
                outside = re.sub(r"“[^”]*”|Children and Families|child or young person", "", text)
                assert not re.search(r"\bchild", outside), outside


def test_guidance_is_never_called_law() -> None:
    letters = [text for one in every_finding() if one.guidance for _, _, text in letters_about(one)]
    assert letters
    for text in letters:
        assert "uidance" in text
        assert not WORDS_OF_LAW.search(text), text


def test_law_is_never_called_guidance() -> None:
    for finding in every_finding():
        for _, _, text in letters_about(finding):
            if not finding.guidance:
                outside = text.replace("Complaint Handling Code, which is guidance,", "")
                assert "uidance" not in outside, outside


def test_guidance_beside_law_is_set_apart() -> None:
    facts = (
        {"on": "2026-06-01", "fact": "request.received", "matter": "a"},
        {"on": "2026-06-20", "fact": "assess.decision.notified", "decision": "refuse", "matter": "a"},
        {"on": "2026-07-20", "fact": "assess.decision.notified", "decision": "assess", "matter": "a"},
    )
    history = parse({"as_at": TODAY, "facts": list(facts)}, today=TODAY)
    findings = assess(history)
    made = next(one for one in offers(findings) if one.key == "complaint.council")
    assert not any(one.guidance for one in made.usual)
    text = as_text(compose(made, made.findings, history, findings).blocks)
    law, _, rest = text.partition("(guidance)")
    assert "The law requires the council to send the finished plan" in law
    assert "I do not say that a law was broken" in rest
