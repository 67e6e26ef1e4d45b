"""The rulebook's pages: each duty with its words, its sum and its law, and nothing on them that the rules do not say."""

from __future__ import annotations

import html
import re
from importlib.resources import files

import pytest
from django.test import Client
from django.urls import reverse

from duly.design.wording import long_date
from duly.law.citations import CODE_2015, HESC_2008, SEND_2014
from duly.law.coverage import register
from duly.law.facts import FACTS
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.words import MILESTONE
from duly.public.law_views import in_order
from duly.public.reference import coverage, processes, sources, timing
from duly.public.reference.citing import in_full
from duly.public.reference.worked import BORN, DAY, worked

DUTIES = sorted(RULEBOOK.by_key)
TEXTS = sorted(
    f"{folder.name}/{file.name}"
    for folder in files("duly.law").joinpath("texts").iterdir()
    if folder.is_dir()
    for file in folder.iterdir()
)


def page(client: Client, name: str, *args: str) -> str:
    response = client.get(reverse(f"public:{name}", args=args))
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.mark.parametrize("key", DUTIES)
def test_the_page_of_a_duty_says_all_that_the_rule_says(client: Client, key: str) -> None:
    duty, shown = RULEBOOK.duty(key), page(client, "duty", key)
    finding = worked(key)
    expected = [duty.title, duty.family, duty.key, duty.family_note, long_date(finding.due)]
    expected += [in_full(cite) for cite in duty.cites]
    expected += [f"{sum_[0].upper()}{sum_[1:]}." for sum_ in finding.witnesses.counted.sums]
    expected += [duty.says.replace("...", "…")] if duty.says else ["The words are not quoted here"]
    expected += [
        processes.council(one.kind.label)
        for one in (*duty.starts_on, *duty.done_by)
        if one.kind.slug in FACTS
    ]
    expected += [processes.council(one)[1:] for one in duty.not_done_by]
    expected += [REDRESS[way].title for way in duty.family_can]
    expected += [RULEBOOK.grounds[ground].family for ground in RULEBOOK.exceptions.get(key, {})]
    expected += [
        one.says.replace("...", "…") for one in RULEBOOK.exceptions.get(key, {}).values() if one.says
    ]
    expected += [in_full(one.cite) for one in RULEBOOK.readings_of.get(key, ())]
    expected += [one.to_family[1:] for one in RULEBOOK.readings_of.get(key, ())]
    assert [words for words in expected if words not in shown] == []
    assert ("Guidance expects this" in shown) == duty.guidance
    assert ("Commonly said" in shown) == (duty.commonly_said is not None)


@pytest.mark.parametrize("key", DUTIES)
def test_a_duty_is_worked_from_a_day_in_force_to_a_day(key: str) -> None:
    finding = worked(key)
    assert finding.due is not None
    assert finding.started_on == (BORN if finding.duty.kind == MILESTONE else DAY)
    assert timing.time_of(finding.duty)
    assert timing.how_counted(finding.duty).endswith(".")


def test_the_time_in_words_is_the_time_of_the_rule() -> None:
    said = {key: timing.time_of(RULEBOOK.duty(key)) for key in DUTIES}
    assert said["review.decision"] == "within 4 weeks"
    assert said["plan.draft.reps"] == "at least 15 days, first day included"
    assert said["phase.feb15"] == "before 15 February"
    assert said["phase.five_months"] == "at least 5 months before"
    assert said["review.notice"] == "at least 14 days before"
    assert said["recommend.sos"] == "within 1 week, first day included"
    assert said["lgsco.comply"] == "within 1 month, or by the day that is set"


def test_the_page_of_a_duty_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/law/review.nothing/").status_code == 404


def test_the_rulebook_lists_every_duty_once(client: Client) -> None:
    shown = page(client, "law")
    listed = re.findall(r'<th role="rowheader" scope="row"[^>]*> <a[^>]*href="/law/([a-z0-9_.]+)/">', shown)
    assert listed == [duty.key for duty in in_order()]
    assert f"{len(RULEBOOK.by_key)} duties" in shown
    assert len(in_order()) == len(RULEBOOK.by_key)
    for duty in RULEBOOK.by_key.values():
        assert duty.citation in shown


def test_guidance_is_marked_in_the_rulebook(client: Client) -> None:
    shown = page(client, "law")
    assert shown.count(">Guidance</strong>") == sum(duty.guidance for duty in RULEBOOK.by_key.values())


def test_every_fact_has_a_place_that_the_duties_lead_to(client: Client) -> None:
    shown = page(client, "facts")
    for kind in FACTS.values():
        assert f'id="{kind.slug}"' in shown
        assert processes.council(kind.label) in shown
    led_to = {
        found
        for key in DUTIES
        for found in re.findall(r'/law/facts/#([a-z0-9_.]+)"', page(client, "duty", key))
    }
    assert led_to <= set(FACTS)
    assert len(led_to) > len(FACTS) / 2


def test_the_coverage_is_counted_from_the_register(client: Client) -> None:
    shown = page(client, "coverage")
    text = files("duly.law").joinpath("coverage.toml").read_text(encoding="utf-8")
    rows = text.count("[[row]]")
    assert f"{rows} rows of law" in shown
    for value, words in coverage.HOW.items():
        many = text.count(f'\nhow = "{value}"')
        assert many > 0
        assert re.search(rf"{re.escape(words)}</th> <td[^>]*>{many}</td>", shown)
    for value, words in coverage.SURE.items():
        many = text.count(f'\nsure = "{value}"')
        assert re.search(rf"{re.escape(words)}</th> <td[^>]*>{many}</td>", shown)
    assert sum(len(section.rows) for section in coverage.sections()) == rows
    assert all(section.rows for section in coverage.sections())


def test_every_row_of_the_register_is_on_the_page(client: Client) -> None:
    shown = page(client, "coverage")
    for row in register().rows:
        assert row.title in shown
        assert row.provision in shown
        assert row.why in shown


def test_the_day_of_the_law_is_the_registers(client: Client) -> None:
    for name in ("law", "facts", "coverage"):
        assert f"The law as Duly has it on {long_date(register().as_at)}." in page(client, name)


@pytest.mark.parametrize("name", TEXTS)
def test_a_provision_is_shown_whole(name: str) -> None:
    found = sources.provision(name)
    raw = (
        files("duly.law").joinpath("texts", *name.split("/")).read_text(encoding="utf-8").split("---\n", 2)[2]
    )
    assert re.sub(r"\s", "", "".join(one.words for one in found.paragraphs)) == re.sub(
        r"^>|\s", "", raw, flags=re.MULTILINE
    )
    assert found.source.startswith("https://www.legislation.gov.uk/")


def test_a_provision_is_set_in_as_it_is_numbered() -> None:
    depths = [(one.depth, one.words[:4]) for one in sources.provision("send-2014/13.md").paragraphs]
    assert depths[:5] == [(0, "(1) "), (1, "(a) "), (2, "(i) "), (2, "(ii)"), (1, "(b) ")]
    lettered = [
        one.depth
        for one in sources.provision("coronavirus-2020/5.md").paragraphs
        if one.words.startswith("(i)")
    ]
    assert lettered == [1]


def test_citations_lead_to_the_provision_or_to_its_instrument() -> None:
    assert sources.address_of(SEND_2014.at("reg 20(10)-(11)")).endswith("/uksi/2014/1530/regulation/20")
    assert sources.address_of(HESC_2008.at("r.21")) == HESC_2008.address
    for duty in RULEBOOK.by_key.values():
        assert all(sources.address_of(cite).startswith("https://") for cite in duty.cites)


def test_citations_are_written_out() -> None:
    assert in_full(SEND_2014.at("reg 20(10), 22(3)")).endswith("(SI 2014/1530), regulations 20(10), 22(3)")
    assert in_full(CODE_2015.at("8.13-8.16")).endswith("paragraphs 8.13-8.16")


def test_family_pages_speak_of_the_council(client: Client) -> None:
    for key in DUTIES:
        shown = page(client, "duty", key)
        own = re.sub(r"<blockquote.*?</blockquote>|<details.*?</details>|“[^”]*”", "", shown)
        assert not re.search(r"\bauthority\b", own), key
