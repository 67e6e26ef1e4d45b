"""A panel's day: an agenda in the order of the law, packs without the officer's view, and what the advice leads to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.access.held import held
from duly.casework.agenda.models import Item, Panel
from duly.casework.assessments import panel_day
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented, opened
from tests.staff.doing import ASSESSMENT, day, do, read, text

OFFICERS = "The report shows that school help is enough."
MEMBERS = "The child does not read at ten."


@pytest.fixture
def panel(council: Team) -> Panel:
    """A panel that meets today."""
    return meets(council, clock.today())


def meets(team: Team, on: date) -> Panel:
    """A panel of the council."""
    return panel_day.set_up(team.authority, "EHC panel", on, by=held(invented("ben"), clock.now()))


def on_agenda(panel: Panel, case: Case) -> Item:
    """Put the assessment of a case on an agenda."""
    return panel_day.put_on(panel, case, ASSESSMENT, by=held(invented("amara"), clock.now()))


def filed(case: Case, name: str = "School report") -> int:
    """File a document in the assessment."""
    said = {"name": name, "type": "evidence", "audience": "internal", "digest": "0" * 64}
    return do(case, "document.filed", 0, ASSESSMENT, **said).number


def pack(item: Item) -> str:
    """The address of the pack."""
    return f"/cases/{item.case.ref}/agenda/{item.pk}/"


def advises(client: Client, item: Item, **said: object) -> HttpResponse:
    """Record what the panel advised."""
    typed = {"advice": "assess", "others": "Ann Lo, head teacher", "words": MEMBERS, **said}
    return client.post(f"{pack(item)}advised/", typed)  # type: ignore[return-value]


# --- the agenda -------------------------------------------------------------------------------------------


def test_a_panel_is_set_up_and_a_case_put_on_its_agenda(desk: Desk, mine: Case) -> None:
    do(mine, "request.received", 14, by="parent")
    amara = desk("amara")
    made = amara.post(
        "/panels/", {"name": "EHC panel", "authority": str(mine.team.authority_id), **day(0, "meets_on")}
    )  # type: ignore[union-attr]
    panel = Panel.objects.get()
    assert made["Location"] == f"/panels/{panel.pk}/"
    answer = amara.post(f"/cases/{mine.ref}/agenda/", {"matter": ASSESSMENT, "panel": str(panel.pk)})
    assert answer["Location"] == f"/panels/{panel.pk}/"
    shown = read(amara, f"/panels/{panel.pk}/")
    assert mine.child_name in shown
    assert "Whether to assess" in shown


def test_a_matter_is_on_an_agenda_once(desk: Desk, mine: Case, panel: Panel) -> None:
    do(mine, "request.received", 14, by="parent")
    for _ in range(2):
        desk("amara").post(f"/cases/{mine.ref}/agenda/", {"matter": ASSESSMENT, "panel": str(panel.pk)})
    assert Item.objects.count() == 1


def test_the_agenda_is_in_the_order_of_the_law_and_says_who_would_be_late_by_waiting(
    desk: Desk, council: Team, panel: Panel
) -> None:
    meets(council, clock.today() + timedelta(days=14))
    children = {}
    for name, days_ago in (("Late Invented", 50), ("Waits Invented", 7), ("Soon Invented", 35)):
        case = opened(council, invented("amara"))
        do(case, "child.known", 0, name=name)
        do(case, "request.received", days_ago, by="parent")
        case.refresh_from_db()
        children[name] = case
        on_agenda(panel, case)
    shown = read(desk("ben"), f"/panels/{panel.pk}/")
    places = [shown.index(name) for name in ("Late Invented", "Soon Invented", "Waits Invented")]
    assert places == sorted(places)
    assert "2 matters would be late by waiting for it" in shown
    assert "passed 8 days before this panel" in shown
    assert "7 days before the next panel" in shown


def test_without_a_later_panel_nobody_is_said_to_be_in_time(desk: Desk, mine: Case, panel: Panel) -> None:
    do(mine, "request.received", 14, by="parent")
    on_agenda(panel, mine)
    assert "No later panel is set up" in read(desk("ben"), f"/panels/{panel.pk}/")


def test_what_one_may_not_see_is_counted_and_not_named(desk: Desk, mine: Case, panel: Panel) -> None:
    do(mine, "request.received", 14, by="parent")
    on_agenda(panel, mine)
    shown = read(desk("dev"), f"/panels/{panel.pk}/")
    assert mine.child_name not in shown
    assert "1 more is on the agenda" in shown


def test_a_panel_of_another_authority_is_not_there(desk: Desk, of_another_authority: Case) -> None:
    theirs = Panel.objects.create(
        authority=of_another_authority.team.authority,  # type: ignore[union-attr]
        name="Theirs",
        meets_on=clock.today(),
        made_by=invented("ben"),
    )
    assert desk("ben").get(f"/panels/{theirs.pk}/").status_code == 404
    assert "Theirs" not in read(desk("ben"), "/panels/")


def test_a_panel_that_has_met_takes_nothing_more(desk: Desk, mine: Case, council: Team) -> None:
    do(mine, "request.received", 14, by="parent")
    past = meets(council, clock.today() - timedelta(days=1))
    answer = desk("amara").post(f"/cases/{mine.ref}/agenda/", {"matter": ASSESSMENT, "panel": str(past.pk)})
    assert answer.status_code == 422
    assert not Item.objects.exists()


def test_the_agenda_takes_few_queries(
    desk: Desk, council: Team, panel: Panel, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(15):
        case = opened(council, invented("amara"))
        do(case, "request.received", 14, by="parent")
        on_agenda(panel, case)
    ben = desk("ben")
    with django_assert_max_num_queries(30):
        read(ben, f"/panels/{panel.pk}/")


# --- the pack ---------------------------------------------------------------------------------------------


def test_the_pack_holds_the_officers_view_back_until_a_member_has_said_theirs(
    desk: Desk, mine: Case, panel: Panel
) -> None:
    do(mine, "request.received", 14, by="parent")
    do(mine, "officer.view", 0, ASSESSMENT, view="Refuse.", reasons=OFFICERS)
    item, ben = on_agenda(panel, mine), desk("ben")
    held_back = read(ben, pack(item))
    assert OFFICERS not in held_back
    assert "One view is recorded" in held_back
    said = {"matter": ASSESSMENT, "role": "panel.view", "view": "Assess.", "reasons": MEMBERS}
    ben.post(f"/cases/{mine.ref}/panel/", said)
    assert OFFICERS in read(ben, pack(item))
    printed = read(ben, f"{pack(item)}print/")
    assert OFFICERS not in printed
    assert MEMBERS not in printed


def test_the_pack_says_what_came_what_is_missing_and_what_the_family_says(
    desk: Desk, mine: Case, panel: Panel
) -> None:
    do(mine, "request.received", 70, by="parent")
    do(mine, "assess.decision.notified", 28, ASSESSMENT, decision="assess")
    scope = {"purpose": "Her needs", "legal_basis": "reg 6(1)(c)", "asked_by": "The authority"}
    for item, kind in (("Paediatrician", "medical"), ("Social care", "social_care")):
        do(mine, "advice.requested", 28, ASSESSMENT, item=item, type=kind, why=scope)
    do(mine, "advice.sent", 1, ASSESSMENT, item="Social care")
    do(mine, "family.said", 0, ASSESSMENT, by="parent", words="She has no friends at school.")
    for suffix in ("", "print/"):
        shown = read(desk("ben"), f"{pack(on_agenda(panel, mine))}{suffix}")
        assert "Whether to make a plan" in shown
        assert "Missing" in shown
        assert "She has no friends at school." in shown
        assert "+ 16 weeks" in shown


def test_a_pack_of_another_case_is_not_there(desk: Desk, mine: Case, panel: Panel, council: Team) -> None:
    do(mine, "request.received", 14, by="parent")
    item, other = on_agenda(panel, mine), opened(council, invented("amara"))
    assert desk("ben").get(f"/cases/{other.ref}/agenda/{item.pk}/").status_code == 404


def test_a_matter_is_taken_off_an_agenda_until_the_panel_has_advised(
    desk: Desk, mine: Case, panel: Panel
) -> None:
    do(mine, "request.received", 14, by="parent")
    amara, item = desk("amara"), on_agenda(panel, mine)
    assert amara.post(pack(item))["Location"] == f"/panels/{panel.pk}/"
    assert not Item.objects.exists()
    item = on_agenda(panel, mine)
    advises(amara, item)
    refused = amara.post(pack(item))
    assert refused.status_code == 422
    assert "its agenda stays as it was" in text(refused)
    assert Item.objects.exists()


# --- the advice -------------------------------------------------------------------------------------------


def test_what_the_panel_advises_is_recorded_and_leads_to_the_decision(
    desk: Desk, mine: Case, panel: Panel
) -> None:
    do(mine, "request.received", 14, by="parent")
    item, amara = on_agenda(panel, mine), desk("amara")
    answer = advises(amara, item)
    assert answer["Location"] == f"/cases/{mine.ref}/record/assess.decision.notified/"
    said = mine.entries.get(kind="panel.advised").content.attributes or {}
    assert said == {"advice": "assess", "present": "Ann Lo, head teacher", "words": MEMBERS}
    form = amara.get(answer["Location"]).context["form"]
    assert (form["said_decision"].value(), form["matter"].value()) == ("assess", ASSESSMENT)
    assert "Advised" in read(amara, f"/panels/{panel.pk}/")


def test_a_no_rests_on_documents_which_the_decision_begins_with(desk: Desk, mine: Case, panel: Panel) -> None:
    do(mine, "request.received", 14, by="parent")
    item, amara, report = on_agenda(panel, mine), desk("amara"), filed(mine)
    bare = advises(amara, item, advice="refuse")
    assert bare.status_code == 422
    assert "give the reasons, each with the documents" in text(bare)
    assert MEMBERS in text(bare)
    full = advises(amara, item, advice="refuse", reason_1=OFFICERS, evidence_1=[str(report)])
    assert full.status_code == 302
    form = amara.get(full["Location"]).context["form"]
    assert form["reason_1"].value() == OFFICERS
    assert form["evidence_1"].value() == [report]
    assert "checked" in str(form["evidence_1"])
    assert not mine.entries.filter(kind="assess.decision.notified").exists()


def test_nobody_advises_on_a_plan_before_the_advice_is_there(desk: Desk, mine: Case, panel: Panel) -> None:
    do(mine, "request.received", 70, by="parent")
    do(mine, "assess.decision.notified", 28, ASSESSMENT, decision="assess")
    scope = {"purpose": "Her needs", "legal_basis": "reg 6(1)(c)", "asked_by": "The authority"}
    do(mine, "advice.requested", 28, ASSESSMENT, item="Paediatrician", type="medical", why=scope)
    item, amara = on_agenda(panel, mine), desk("amara")
    early = advises(amara, item, advice="make")
    assert early.status_code == 422
    assert "advice that was asked for has not come: Paediatrician" in text(early)
    assert advises(amara, item, advice="postpone")["Location"] == f"/panels/{panel.pk}/"
    do(mine, "advice.sent", 0, ASSESSMENT, item="Paediatrician")
    assert advises(amara, item, advice="make")["Location"] == f"/cases/{mine.ref}/plan/"


def test_before_the_panel_meets_it_has_advised_nothing(desk: Desk, mine: Case, council: Team) -> None:
    do(mine, "request.received", 14, by="parent")
    item = on_agenda(meets(council, clock.today() + timedelta(days=3)), mine)
    answer = advises(desk("amara"), item)
    assert answer.status_code == 422
    assert "Record what it advised then" in text(answer)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"advice": ""}, "Choose what the panel advises"),
        ({"advice": "cease"}, "Choose one of those listed"),
        ({"others": " "}, "Say who was present"),
        ({"words": ""}, "Say why the panel advises it"),
    ],
)
def test_what_is_missing_is_asked_for_in_place(
    desk: Desk, mine: Case, panel: Panel, said: dict[str, str], says: str
) -> None:
    do(mine, "request.received", 14, by="parent")
    answer = advises(desk("amara"), on_agenda(panel, mine), **said)
    assert answer.status_code == 422
    assert says in text(answer)
    assert not mine.entries.filter(kind="panel.advised").exists()
