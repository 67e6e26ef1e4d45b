"""The worked examples: the facts are those the Ombudsman's decisions are tested by, and no day on a page is typed."""

from __future__ import annotations

import html
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duly.design.wording import long_date, weeks_and_days
from duly.law.clocks import in_words
from duly.law.engine import assess
from duly.law.history import document, parse
from duly.law.rules import RULEBOOK
from duly.public import state
from duly.public.clock import today
from duly.public.example_views import finding_of
from duly.public.examples.reader import CASES, IN_ORDER, Example, _read, example, examples
from duly.public.examples.timeline import line_of

DECISIONS = Path(__file__).parents[1] / "law" / "cases" / "ombudsman"
SAME_AS = {
    "bromley-w": "bromley-w-750",
    "bromley-y": "bromley-y-1980",
    "luton": "18-012-490",
    "dudley": "dudley-104-weeks",
    "cambridgeshire": "23-015-876",
}
FULL_DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)


def words_of(told: Example) -> str:
    """Everything typed in the file, but the history."""
    parts = [told.title, told.short, told.seen, told.honest, *told.story, *told.stand_ins, *told.beyond]
    parts += [one.says for one in told.shows] + [f"{one.wrong} {one.by}" for one in told.caught]
    return "\n".join(parts)


def page_of(client: Client, told: Example) -> str:
    response = client.get(reverse("public:example", args=[told.slug]))
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


def test_every_file_is_listed_and_each_is_named_as_its_file() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(IN_ORDER)
    assert tuple(one.slug for one in examples()) == IN_ORDER


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.slug)
def test_the_facts_are_those_the_decision_is_tested_by(told: Example) -> None:
    tested = tomllib.loads((DECISIONS / f"{SAME_AS[told.slug]}.toml").read_text(encoding="utf-8"))
    assert document(parse(tested["history"], today=today())) == document(told.history)


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.slug)
def test_the_findings_spoken_of_are_there(told: Example) -> None:
    findings = assess(told.history)
    for one in told.shows:
        assert one.duty in RULEBOOK.by_key
        assert (finding_of(one, findings) is None) == one.absent, one


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.slug)
def test_no_day_is_typed_that_is_not_a_fact_and_no_number_of_days_at_all(told: Example) -> None:
    words = words_of(told)
    facts = told.history.facts
    known = {in_words(fact.on) for fact in facts} | {
        in_words(value) for fact in facts for value in fact.attributes.values() if isinstance(value, date)
    }
    assert set(FULL_DATE.findall(words)) <= known
    assert not re.search(r"\b[\d,]+ days?\b", words)


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.slug)
def test_the_page_shows_what_the_engine_gives(client: Client, told: Example) -> None:
    shown = page_of(client, told)
    findings = assess(told.history)
    spoken_of = [finding_of(one, findings) for one in told.shows if not one.absent]
    for finding in spoken_of:
        assert finding
        assert finding.duty.title in shown
        if finding.due:
            assert long_date(finding.due) in shown
        if finding.days_late:
            assert f"({weeks_and_days(finding.days_late)})" in shown
    for source in told.sources:
        assert source.name in shown
        assert not source.address or f'href="{source.address}"' in shown


def test_bromley_w_is_late_by_as_much_as_the_case_says(client: Client) -> None:
    told = example("bromley-w")
    assert told
    shown = page_of(client, told)
    for words in (
        "579 days",
        "691 days",
        "295 days",
        "Tuesday 14 February 2023",
        "Wednesday 15 February 2023",
    ):
        assert words in shown


def test_dudley_says_that_its_days_are_made_up(client: Client) -> None:
    told = example("dudley")
    assert told
    shown = page_of(client, told)
    assert "(84 weeks)" in shown
    assert "made up" in shown[: shown.index("moj-timeline")]


def test_cambridgeshire_says_that_nothing_can_be_counted(client: Client) -> None:
    told = example("cambridgeshire")
    assert told
    assert assess(told.history) == ()
    assert "Duly finds nothing" in page_of(client, told)


@pytest.mark.parametrize("told", examples(), ids=lambda told: told.slug)
def test_the_button_takes_the_whole_history_to_the_checker(client: Client, told: Example) -> None:
    raw = client.get(reverse("public:example", args=[told.slug])).content.decode()
    form = re.search(rf'<form[^>]+action="{reverse("public:answer")}"[^>]*>(.*?)</form>', raw, re.DOTALL)
    assert form
    value = re.search(r'name="history"\s+value="([^"]+)"', form.group(1))
    assert value
    carried = state.read(html.unescape(value.group(1)), today=today())
    assert document(carried.history) == document(told.history)
    assert carried.finished


def test_the_line_of_time_holds_every_fact_and_every_day_that_is_known_in_order() -> None:
    for told in examples():
        findings = assess(told.history)
        items = line_of(told.history.facts, findings)
        assert [item.on for item in items] == sorted(item.on for item in items)
        assert [item.on for item in items if not item.status] == sorted(
            fact.on for fact in told.history.facts
        )
        days = sorted((one.due, one.status) for one in findings if one.due)
        assert sorted((item.on, item.status) for item in items if item.status) == days


def test_the_list_leads_to_each(client: Client) -> None:
    shown = client.get(reverse("public:examples")).content.decode()
    for told in examples():
        assert reverse("public:example", args=[told.slug]) in shown


def test_an_example_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/examples/atlantis/").status_code == 404


@pytest.mark.parametrize(
    "change", [("slug =", "slugg ="), ('wrong = "', 'wrongly = "'), ("[history]", "[no_history]")]
)
def test_a_file_with_a_word_too_many_or_too_few_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    text = (CASES / "luton.toml").read_text(encoding="utf-8")
    planted: Any = tmp_path / "luton.toml"
    planted.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises((TypeError, KeyError)):
        _read(planted)


def test_people_have_only_letters() -> None:
    for told in examples():
        assert not re.search(r"\b(?:Mr|Mrs|Ms|Mx|Miss) (?![A-Z]\b)\w+", words_of(told))
        assert re.fullmatch(r"[A-Z]|the child", told.child)
        assert json.dumps(document(told.history), default=str)
