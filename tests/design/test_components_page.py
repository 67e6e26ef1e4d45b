"""The page of components is complete: every template, every tag, every status, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from duly.design.sample_forms import OneDate
from duly.design.statuses import LOOKS
from duly.design.templatetags.design import register
from tests.design.vendored import TEMPLATES

SOURCE = (TEMPLATES / "components.html").read_text(encoding="utf-8")
LISTING = (TEMPLATES / "components" / "listing.html").read_text(encoding="utf-8")
NOT_SHOWN = {"design/error.html"}  # a page of its own: test_error_pages.py
INSIDE_OTHERS = {"due_label"}  # for the page of a duty alone


def is_part(path: Path) -> bool:
    """Whether a template is a part of a page. A document of its own, made for paper, is not."""
    return not path.read_text(encoding="utf-8").startswith(("<!DOCTYPE", '{% extends "design/paper.html"'))


@pytest.fixture
def components(site: Client) -> HtmlElement:
    return html.fromstring(site.get("/components").content.decode())


def test_every_template_is_shown(site: Client) -> None:
    shown = {template.name for template in site.get("/components").templates}
    ours = {
        f"design/{path.relative_to(TEMPLATES).as_posix()}"
        for path in TEMPLATES.rglob("*.html")
        if is_part(path)
    }
    assert ours - NOT_SHOWN - shown == set()


@pytest.mark.parametrize("name", register.tags)
def test_every_tag_is_shown(name: str) -> None:
    assert re.search(r"{% " + name + r"\b", SOURCE + LISTING)


@pytest.mark.parametrize("name", set(register.filters) - INSIDE_OTHERS)
def test_every_filter_is_shown(name: str) -> None:
    assert f"|{name}" in SOURCE


def test_every_status_is_shown_on_a_finding_and_in_the_list(components: HtmlElement) -> None:
    on_findings = {
        tag.text_content().strip()
        for tag in components.xpath(
            "//div[contains(@class, 'duly-finding')]//strong[contains(@class, 'govuk-tag')]"
        )
    }
    listed = {
        tag.text_content().strip() for tag in components.xpath("//dt//strong[contains(@class, 'govuk-tag')]")
    }
    words = {look.word for look in LOOKS.values()}
    assert words <= on_findings
    assert words == listed


def test_ids_are_unique_and_what_refers_to_them_finds_them(components: HtmlElement) -> None:
    ids = Counter(components.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    refers = " ".join(
        components.xpath("//@for | //@aria-describedby | //@aria-labelledby | //@aria-controls")
    ).split()
    assert [name for name in refers if name not in ids] == []


def test_headings_go_down_one_level_at_a_time(components: HtmlElement) -> None:
    main = components.get_element_by_id("main-content")
    levels = [int(heading.tag[1]) for heading in main.iter("h1", "h2", "h3", "h4")]
    after_title = levels[levels.index(1) :]
    assert after_title.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(after_title))


def test_nothing_is_inline(components: HtmlElement) -> None:
    assert components.xpath("//style | //script[not(@src)] | //@style") == []
    assert [
        name for element in components.iter() for name in element.attrib if str(name).startswith("on")
    ] == []


def test_nothing_is_fetched_from_elsewhere(components: HtmlElement) -> None:
    fetched = components.xpath("//@src | //link/@href")
    assert len(fetched) >= 5
    assert [address for address in fetched if not address.startswith("/static/design/")] == []


def test_the_layout_says_what_it_must(components: HtmlElement) -> None:
    text = " ".join(components.text_content().split())
    for words in (
        "Skip to main content", "It is not legal advice.", "The law as Duly has it on Thursday 21 May 2026.",
        "It is not kept, and there are no cookies.", "MIT licence", "Open Government Licence v3.0",
    ):  # fmt: skip
        assert words in text
    assert components.get("lang") == "en"
    assert components.xpath("//title/text()") == ["Components – Duly"]


@pytest.mark.parametrize(("data", "title"), [(None, "Duly – Duly"), ({}, "Error: Duly – Duly")])
def test_the_title_of_a_page_says_when_its_form_is_wrong(data: dict[str, str] | None, title: str) -> None:
    page = html.fromstring(render_to_string("design/base.html", {"form": OneDate(data)}))
    assert page.xpath("//title/text()") == [title]


def test_a_long_table_has_scoped_headers(components: HtmlElement) -> None:
    headers = components.xpath("//th")
    assert headers
    assert [header for header in headers if header.get("scope") not in ("col", "row")] == []


def test_only_reading_is_allowed(site: Client) -> None:
    assert site.post("/components").status_code == 405
