"""Every page for staff says by what law it is there."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.urls import reverse

from duly.casework.catalogue import ACTIONS
from duly.casework.second_person import propose
from duly.record import clock
from duly.record.kinds import KINDS
from duly.record.models import Case
from duly.staff import urls
from duly.staff.serving import served
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import asked_for

ELSEWHERE = {"glass"}
"""Pages that need somebody to have broken the glass first: tests/staff/test_who_looked.py opens them."""


def arguments(name: str, case: Case, document: int, proposed: int) -> dict[str, object]:
    """What stands in the address of a page."""
    route = next(one for one in urls.urlpatterns if one.name == name)
    numbers = {"agreement": proposed}.get(name, document)
    given = {"ref": case.ref, "action": "review.meeting", "number": numbers, "state": "review-ahead"}
    given["officer"] = str(invented("amara").ref)
    return {each: given[each] for each in route.pattern.converters}


@pytest.mark.parametrize("name", [one.name for one in urls.urlpatterns if one.name not in ELSEWHERE])
def test_every_page_for_staff_names_its_law(name: str, desk: Desk, mine: Case) -> None:
    document = asked_for(mine)
    amara = desk("amara")
    said = {"by": "parent"}
    proposed = propose(
        ACTIONS["request.received"], mine, on=clock.today(), by=invented("amara"), attributes=said
    )
    address = reverse(f"staff:{name}", kwargs=arguments(name, mine, document.number, proposed.number))
    shown = amara.get(address).content.decode()
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
