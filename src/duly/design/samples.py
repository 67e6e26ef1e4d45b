"""What the page of components shows: invented findings, entries and rows. No child or authority is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from django.core.paginator import Page, Paginator

from duly.law.explain import Line
from duly.law.findings import BREACHES

AS_AT = date(2026, 5, 21)
MEETING = date(2026, 3, 2)


@dataclass(frozen=True)
class SampleDuty:
    """As much of a duty as a page shows."""

    title: str
    kind: str


@dataclass(frozen=True)
class SampleFinding:
    """As much of a finding as a page shows."""

    duty: SampleDuty
    status: str
    due: date | None = None
    done_on: date | None = None
    item: str | None = None
    commonly_said: date | None = None
    guidance: bool = False
    provisional: bool | None = None

    @property
    def days_late(self) -> int | None:
        """Days from the last lawful day to the act or, where there is none, to the day asked about."""
        if self.due is None or self.status not in ("met_late", "overdue"):
            return None
        return ((self.done_on or AS_AT) - self.due).days

    @property
    def is_breach(self) -> bool:
        """Whether the status is one of a breach."""
        return self.status in BREACHES


@dataclass(frozen=True)
class SampleCell:
    """What a row of a list says in one column."""

    words: str
    href: str = ""
    tag: str = ""
    colour: str = ""
    quiet: str = ""
    about: str = ""
    why: tuple[Line, ...] = ()


@dataclass(frozen=True)
class SampleEntry:
    """One thing that happened."""

    on: date
    says: str
    matter: str = "Review 2026"
    precision: str = "day"
    notes: tuple[str, ...] = ()
    by: str = ""
    cite: str = ""
    status: str = ""

    @property
    def title(self) -> str:
        """The timeline's name for what happened."""
        return self.says


DECISION = SampleDuty("Decision after the review meeting", "limit")
TRANSFER = SampleDuty("Plan ready before the move to the next school", "limit")
WINDOW = SampleDuty("Time for the family to comment on the draft plan", "window")
APPEAL = SampleDuty("Appeal to the Tribunal", "right")
RIGHTS = SampleDuty("Rights pass to the young person", "milestone")
NOTICE = SampleDuty("Notice of the review meeting", "notice")
SHARING = SampleDuty("Reports sent round before the meeting", "notice")
YARDSTICK = SampleDuty("Reply to the complaint", "limit")
DECISION_DUE = MEETING + timedelta(weeks=4)

FINDINGS = (
    SampleFinding(DECISION, "due", AS_AT + timedelta(days=12)),
    SampleFinding(DECISION, "met", DECISION_DUE, DECISION_DUE),
    SampleFinding(DECISION, "met_late", date(2022, 3, 11), date(2023, 10, 11)),
    SampleFinding(DECISION, "overdue", DECISION_DUE),
    SampleFinding(DECISION, "overdue", AS_AT - timedelta(days=1)),
    SampleFinding(DECISION, "lifted", DECISION_DUE, item="Advice from the educational psychologist"),
    SampleFinding(DECISION, "cannot_tell"),
    SampleFinding(
        TRANSFER, "met_late", date(2026, 2, 14), date(2026, 2, 15), commonly_said=date(2026, 2, 15)
    ),
    SampleFinding(SHARING, "not_evidenced", MEETING - timedelta(weeks=2)),
    SampleFinding(NOTICE, "met", MEETING - timedelta(weeks=2), MEETING - timedelta(weeks=3)),
    SampleFinding(WINDOW, "open", AS_AT + timedelta(days=3)),
    SampleFinding(WINDOW, "kept", AS_AT - timedelta(days=30), AS_AT - timedelta(days=20)),
    SampleFinding(WINDOW, "broken", AS_AT - timedelta(days=30), AS_AT - timedelta(days=32)),
    SampleFinding(APPEAL, "open", AS_AT + timedelta(days=40)),
    SampleFinding(APPEAL, "exercised", AS_AT - timedelta(days=10), AS_AT - timedelta(days=15)),
    SampleFinding(APPEAL, "exercised_late", AS_AT - timedelta(days=10), AS_AT - timedelta(days=5)),
    SampleFinding(APPEAL, "lapsed", AS_AT - timedelta(days=10)),
    SampleFinding(RIGHTS, "ahead", date(2026, 6, 26)),
    SampleFinding(RIGHTS, "reached", date(2025, 6, 27)),
    SampleFinding(YARDSTICK, "overdue", AS_AT - timedelta(days=20), guidance=True),
    SampleFinding(DECISION, "due", AS_AT + timedelta(days=30), provisional=True),
)
SAID = (
    ("The review meeting was held on Monday 2 March 2026.", None),
    (
        "The authority must decide, and tell the family, within four weeks of the meeting.",
        "SEND Regs 2014 reg 20(10)",
    ),
    ("Monday 2 March 2026 and four weeks is Monday 30 March 2026.", None),
    ("Nothing given shows that the family was told.", None),
)
LINES = tuple(Line(says=says, provision=provision, fact=None) for says, provision in SAID)
ENTRIES = (
    SampleEntry(date(2025, 11, 1), "The school asked for reports", precision="month", by="the school"),
    SampleEntry(
        MEETING,
        "The review meeting was held",
        notes=("The decision was due by Monday 30 March 2026.",),
        cite="SEND Regs 2014 reg 20(10)",
    ),
    SampleEntry(
        date(2026, 4, 14),
        "The family was told the plan will be amended",
        notes=("Done late, by 15 days.",),
        by="the authority",
        status="met_late",
    ),
)
ROWS = (
    {"key": "Child or young person", "value": "A"},
    {
        "key": "Date of birth",
        "value": "Sunday 4 March 2012",
        "actions": [{"text": "Change", "href": "#rows"}],
    },
    {
        "key": "The review meeting",
        "value": "Monday 2 March 2026",
        "actions": [
            {"text": "Change", "name": "change", "value": "2"},
            {"text": "Remove", "name": "remove", "value": "2"},
        ],
    },
)
TASKS = (
    {"title": "The assessment", "href": "#tasks", "status": "Nothing missing"},
    {
        "title": "The review in 2026",
        "href": "#tasks",
        "hint": "Say when the family was told of the decision.",
        "status": "1 date missing",
        "colour": "yellow",
    },
    {"title": "The move to secondary school", "status": "Cannot start yet"},
)
CRUMBS = ({"text": "Start", "href": "#crumbs"}, {"text": "Duties", "href": "#crumbs"})
BEFORE = {"href": "#crumbs", "label": "Decision after the review meeting"}
AFTER = {"href": "#crumbs", "label": "Final amended plan"}
NAVIGATION = (
    {"text": "Check dates", "href": "#navigation", "current": True},
    {"text": "The duties", "href": "#navigation"},
    {"text": "Worked examples", "href": "#navigation"},
)
TABLE_HEAD = ("Duty", "Last lawful day", "Days late")
TABLE_ROWS = (
    ("Decision after the review meeting", "Monday 30 March 2026", 15),
    ("Final amended plan", "Monday 25 May 2026", 0),
    ("Plan ready before the move to the next school", "Saturday 14 February 2026", 1),
)


SERVES = (
    {
        "cite": "SEND Regs 2014 reg 20(10)-(11)",
        "title": "decision after the review meeting",
        "href": "#serves",
    },
    {"cite": "CFA 2014 s.42"},
)
CELL = SampleCell(
    "A duty", "#lists", "Late by 3 days", "red", "nothing recorded for 40 days", "of a child", LINES
)
LIST_FILTER = {"name": "whose", "label": "Whose", "offered": (("", "All"), ("mine", "Only mine"))}
LIST_COLUMNS = (
    SimpleNamespace(label="Duty", numeric=False),
    SimpleNamespace(label="Last lawful day", numeric=False),
    SimpleNamespace(label="Days late", numeric=True),
)


def a_list(*, name: str, rows: int = 3, narrowed: bool = False, chooses: bool = False) -> SimpleNamespace:
    """A list as a page is given it: with rows or without, narrowed by what somebody chose, and with boxes to tick."""
    cells = [
        [
            SampleCell(title, "#lists", quiet="Child A", tag="Overdue" if late else "", colour="red"),
            SampleCell(due),
            SampleCell(str(late)),
        ]
        for title, due, late in TABLE_ROWS[:rows]
    ]
    if cells:
        cells[0][0] = CELL
    return SimpleNamespace(
        name=name,
        caption=f"Duties, {name}",
        filters=(LIST_FILTER,),
        asked=({"filter": LIST_FILTER, "value": "mine" if narrowed else ""},),
        sort="due",
        heads=(
            {"label": "Duty", "href": "#lists", "order": "none"},
            {"label": "Last lawful day", "href": "#lists", "order": "ascending"},
            {"label": "Days late", "numeric": True},
        ),
        rows=cells,
        shown=[
            {
                "cells": list(zip(LIST_COLUMNS, row, strict=True)),
                "red": at == 0,
                "section": ("Late", "", "Later")[at],
                "value": at,
                "named": row[0].words,
                "is_ticked": False,
            }
            for at, row in enumerate(cells)
        ],
        counted=f"{rows} duties",
        width=len(LIST_COLUMNS) + chooses,
        is_narrowed=narrowed,
        export_href="#lists",
        pages_href="#lists-",
        page=pages(20),
        options={"form": "way-back"} if chooses else {"empty": "Nothing is due."},
    )


def pages(number: int) -> Page:
    """One page of many."""
    return Paginator(range(400), 10).page(number)
