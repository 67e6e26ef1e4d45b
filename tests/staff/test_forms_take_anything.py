"""Whatever is sent to a form between a request and a decision is answered in place, or saved: never a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django import forms
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duly.access.held import held
from duly.casework.assessments import panel_day
from duly.casework.assessments.asking import HEADS
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import ASSESSMENT, do

FIVE_SCRIPTS = "aZ é0-'.,\n\t\r\x00%{}<>&\"\u202e\u0301اهمن日本語дшкαβγअनु🙂\u00a0"
TEXT = st.one_of(
    st.text(FIVE_SCRIPTS, max_size=40),
    st.sampled_from(
        ["", " ", "a" * 301, "a" * 2_001, "é" * 20_000, "None", "-1", "1" * 400, "\x00", "../..", "<b>"]
    ),
)
PARTS = st.sampled_from(
    [
        "",
        "0",
        "1",
        "29",
        "30",
        "31",
        "32",
        "2",
        "12",
        "13",
        "1999",
        "2014",
        "2023",
        "2026",
        "9999",
        "-5",
        "x",
        "٣",
    ]
)
FUZZ = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def typed(fields: dict[str, tuple[str, ...]], dates: tuple[str, ...]) -> st.SearchStrategy[dict[str, object]]:
    """What somebody could send: of each field nothing, one of its answers, or anything, once or several times."""
    one = {
        name: st.one_of(st.sampled_from(answers or ("",)), TEXT, st.lists(TEXT, max_size=3))
        for name, answers in fields.items()
    }
    boxes = {f"{name}-{part}": PARTS for name in dates for part in ("day", "month", "year")}
    return st.fixed_dictionaries({}, optional={**one, **boxes, "key": TEXT, "seen": TEXT})


def answered(client: Client, address: str, said: dict[str, object]) -> None:
    """The form answers, says what is wrong where something is, and keeps what was typed."""
    answer = client.post(address, said)
    assert answer.status_code in (200, 302, 422), address
    if answer.status_code == 422:
        assert "There is a problem" in answer.content.decode()
        form = answer.context["form"]
        for name, value in said.items():
            if name in form.fields and isinstance(value, str) and type(form.fields[name]) is forms.CharField:
                assert name in ("key", "seen") or form[name].value() == value


@pytest.fixture
def there(mine: Case, council: Team) -> Case:
    """A case with advice asked for, a setting consulted, and a place on the agenda of a panel today."""
    do(mine, "request.received", 100, by="parent")
    do(mine, "assess.decision.notified", 60, ASSESSMENT, decision="assess")
    why = {"purpose": "Her needs", "legal_basis": "reg 6(1)(c)", "asked_by": "The authority"}
    do(mine, "advice.requested", 55, ASSESSMENT, item="Paediatrician", type="medical", why=why)
    do(mine, "consultation.sent", 20, ASSESSMENT, item="Hill School")
    do(mine, "placement.requested", 25, ASSESSMENT, item="Vale College", by="parent", sort="academy")
    holds = held(invented("ben"), clock.now())
    panel = panel_day.set_up(council.authority, "EHC panel", clock.today(), by=holds)
    panel_day.set_up(council.authority, "EHC panel", clock.today() + timedelta(weeks=4), by=holds)
    panel_day.put_on(panel, mine, ASSESSMENT, by=holds)
    return mine


HEAD_FIELDS = {
    f"{head.letter}_{name}": answers
    for head in HEADS
    for name, answers in (
        ("do", ("ask", "decline", "later")),
        ("item", (head.who,)),
        ("purpose", ("Her needs",)),
        ("by", ("The family",)),
        ("reason", ("A report covers it.",)),
        ("view", ("She asked again.",)),
        ("binding", ("on",)),
    )
}
FORMS: dict[str, tuple[Callable[[Case], str], dict[str, tuple[str, ...]], tuple[str, ...]]] = {
    "a request": (
        lambda _case: "/requests/new/",
        {
            "to": ("check", "change", "take"),
            "way": ("phone",),
            "by": ("parent", "other"),
            "sender": ("Rosa Invented, mother",),
            "words": ("She asks.",),
            "name": ("Yusra Invented", "Zenobia Quill Invented"),
            "unknown": ("on",),
            "holder": (),
            "same": ("new",),
        },
        ("on", "born"),
    ),
    "asking": (
        lambda case: f"/cases/{case.ref}/advice/ask/",
        {"matter": (ASSESSMENT,), **HEAD_FIELDS},
        ("on",),
    ),
    "chasing": (
        lambda case: f"/cases/{case.ref}/advice/{case.entries.get(kind='advice.requested').number}/",
        {"rung": ("reminder", "escalation"), "to": ("Jo Reed, director",), "how": ("mail",)},
        ("on",),
    ),
    "a panel": (lambda _case: "/panels/", {"name": ("EHC panel",), "authority": ()}, ("meets_on",)),
    "an agenda": (lambda case: f"/cases/{case.ref}/agenda/", {"matter": (ASSESSMENT,), "panel": ()}, ()),
    "a panel’s advice": (
        lambda case: f"/cases/{case.ref}/agenda/{case.agenda_items.get().pk}/advised/",
        {
            "advice": ("make", "no_plan", "postpone"),
            "members": (),
            "others": ("Ann Lo, head",),
            "words": ("Because.",),
            "reason_1": ("It is so.",),
            "evidence_1": ("1", "999"),
        },
        (),
    ),
    "consulting": (
        lambda case: f"/cases/{case.ref}/places/consult/",
        {
            "matter": (ASSESSMENT,),
            "asked_for": ("Vale College",),
            "others": ("Hill School", "Far School\nFar School"),
        },
        ("on",),
    ),
    "an answer": (
        lambda case: f"/cases/{case.ref}/places/answer/",
        {
            "which": ("0", "6"),
            "answer": ("can_meet", "cannot_meet"),
            "ground": ("no_ground",),
            "words": ("Full.",),
        },
        ("on",),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_takes_anything(form: str, desk: Desk, there: Case) -> None:
    address, fields, dates = FORMS[form]
    amara, where = desk("amara"), address(there)

    @FUZZ
    @given(said=typed(fields, dates))
    def sent(said: dict[str, object]) -> None:
        answered(amara, where, said)

    sent()
