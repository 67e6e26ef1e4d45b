"""Every page for staff says by what law it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Context, Template
from django.urls import reverse

from duly.record.kinds import KINDS
from duly.record.models import Case
from duly.staff import urls
from duly.staff.serving import served
from tests.staff.conftest import Desk
from tests.staff.doing import asked_for

TEMPLATES = Path(__file__).parents[2] / "src/duly/staff/templates/staff"
FRAMES = {"base.html", "narrow.html"}
PAGES = sorted(
    path.name
    for path in TEMPLATES.glob("*.html")
    if path.name not in FRAMES and '{% extends "staff/' in path.read_text(encoding="utf-8")
)
ADDRESSES = {
    one.name: given
    for one in urls.urlpatterns
    if (given := dict.fromkeys(one.pattern.converters)).keys() <= {"ref"}
}
"""The pages that are about no one case, or about a case as a whole."""

NEEDS_A_PLAN = {"plan", "plan_draft", "plan_begin", "plan_move", "plan_draft_changes", "plan_send"}
"""They lead elsewhere while a case has no plan; their templates are read like all others."""


@pytest.mark.parametrize("template", PAGES)
def test_every_page_for_staff_names_its_law(template: str) -> None:
    """Whatever a page needs before it opens, its template has the line."""
    assert "{% serves " in (TEMPLATES / template).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - NEEDS_A_PLAN))
def test_the_line_is_on_the_page(name: str, desk: Desk, mine: Case) -> None:
    asked_for(mine)
    address = reverse(f"staff:{name}", kwargs={"ref": mine.ref} if ADDRESSES[name] else {})
    shown = desk("amara").get(address).content.decode()
    if "The law here:" not in shown:
        shown = desk("carys").get(address).content.decode()
    assert "The law here:" in shown, address


def test_a_duty_leads_to_its_page() -> None:
    line = Template('{% load staff_pages %}{% serves "review.decision" "CFA 2014 s.42" %}').render(Context())
    assert 'href="/law/review.decision/"' in line
    assert "SEND Regs 2014 reg 20(10)-(11)" in line
    assert "CFA 2014 s.42" in line


def test_what_is_no_law_is_refused() -> None:
    with pytest.raises(ValueError, match="no duty"):
        served(["review.decisoin"])


def test_a_provision_stands_once_and_lists_may_be_given() -> None:
    assert len(served([["review.decision", "review.decision"], "review.decision"])) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entry_has_law_behind_it(kind: str) -> None:
    assert served([kind])
