"""S17: insiders who enter late what they say happened in time, by every way of writing there is.

Each history is an invented case on which things happen, some of them late, and are entered on their day, days or years
after it, under a day that may be earlier than the true one; some are corrected to another day later. Then it is looked
at as staff see it: the chronology, the page, the file it is exported to, and the findings. Whether an entry is late is
worked out here a second time, by counting days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.test import RequestFactory

from duly.access.held import held
from duly.access.models import Grant
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import correct
from duly.casework.exporting import recorded
from duly.casework.findings import OnRecord, findings
from duly.casework.second_person import agree, propose
from duly.law.calendars import bank_holidays
from duly.law.facts import FACTS
from duly.people.models import Organisation, Team
from duly.record import clock, reading
from duly.record.clock import london_day
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff import case_page
from duly.staff.entries import told_entries
from tests.casework.conftest import grant, opened
from tests.people import person
from tests.record.writing import on

DAY = timedelta(days=1)
BEGINS = date(2021, 1, 4)
DAYS_LOOKED_BACK = 4
SHOWN_EVERY = 25
"""The page is worked out for every history, and drawn for one in so many."""

Identity = tuple[str, str | None, str | None]
Step = tuple[str, int, dict[str, Any]]

PLOTS: tuple[tuple[Step, ...], ...] = (
    (
        ("request.received", 0, {"by": "parent"}),
        ("assess.decision.notified", 42, {"decision": "assess"}),
        ("draft.served", 90, {}),
        ("plan.final.sent", 140, {"first": True}),
        ("review.meeting", 500, {}),
    ),
    (
        ("request.received", 0, {"by": "parent"}),
        ("assess.decision.notified", 42, {"decision": "refuse"}),
        ("appeal.received", 90, {}),
    ),
    (
        ("review.invited", 0, {}),
        ("review.meeting", 14, {}),
        ("review.report.sent", 28, {}),
        ("review.decision.notified", 42, {"decision": "maintain"}),
    ),
    (
        ("complaint.received", 0, {}),
        ("complaint.acknowledged", 3, {}),
        ("complaint.answered", 20, {}),
        ("complaint.escalated", 30, {}),
        ("complaint.s2.answered", 60, {}),
    ),
    (("move.made", 0, {}), ("plan.transferred", 15, {}), ("move.informed", 45, {})),
    (("request.received", 0, {"by": "parent"}), ("exception.claimed", 40, {}), ("plan.ceased", 60, {})),
)


@dataclass
class Result:
    """What so many histories came to."""

    histories: int = 0
    entries: int = 0
    late: int = 0
    refused: int = 0
    looks: int = 0
    turned: int = 0
    gone: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    unmarked: list[str] = field(default_factory=list)
    flattering: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ways = ", ".join(f"{way} {count}" for way, count in sorted(self.ways.items()))
        return (
            f"{self.histories} histories, {self.entries} entries ({ways}; {self.refused} refused), {self.late} of them "
            f"late, looked at {self.looks} times; {self.turned} findings late as known then and not now, {self.gone} no "
            f"longer there: {len(self.unmarked)} back-datings unmarked, {len(self.flattering)} findings that flatter"
        )


def back_date(histories: int, *, seed: int) -> Result:
    """So many histories, each undone before the next."""
    result = Result()
    with transaction.atomic():
        authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
        team = Team.objects.create(authority=authority, name="North")
        for insider in ("amara", "ben"):
            grant(person(insider), Grant.Role.MANAGER, team)
        for number in range(histories):
            with transaction.atomic():
                _Insider(Random(f"{seed}-{number}"), team, result).lives(number)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return result


@dataclass
class _Insider:
    chance: Random
    team: Team
    result: Result

    def lives(self, number: int) -> None:
        """One history, and what it looks like at its end and years after."""
        self.case = opened(self.team)
        for entered, step, claimed in self._plans():
            with suppress(Refused):
                self._enter(entered, step, claimed)
                continue
            self.result.refused += 1
        self.result.histories += 1
        last = london_day(Case.objects.get(pk=self.case.pk).head_at)
        for today in (last, last + self.chance.randrange(1, 900) * DAY):
            self._look(today, draw=number % SHOWN_EVERY == 0)

    def _plans(self) -> list[tuple[date, Step, date]]:
        """What is entered when and under which day, in the order it is entered."""
        plans = []
        for plot in self.chance.sample(PLOTS, self.chance.choice((1, 1, 2))):
            begins = BEGINS + self.chance.randrange(900) * DAY
            for step in plot:
                in_time = begins + step[1] * DAY
                happened = in_time + self.chance.choice((0, 0, 0, 1, 3, 20, 100)) * DAY
                claimed = (
                    in_time - self.chance.choice((0, 0, 1, 10)) * DAY
                    if self.chance.random() < 0.5
                    else happened
                )
                entered = happened + self.chance.choice((0, 0, 1, 2, 3, 4, 5, 8, 30, 400, 900)) * DAY
                plans.append((max(entered, claimed), step, claimed))
        return sorted(plans, key=lambda plan: plan[0])

    def _enter(self, entered: date, step: Step, claimed: date) -> None:
        action, _, said = step
        way = self.chance.choice((self._performs, self._performs, self._agrees, self._corrects))
        with on(entered):
            way(action, claimed, dict(said))
        self.result.ways[way.__name__.removeprefix("_")] += 1

    def _performs(self, action: str, claimed: date, said: dict[str, Any]) -> Entry:
        precision = "month" if self.chance.random() < 0.1 else "day"
        return perform(
            ACTIONS[action],
            self.case,
            on=claimed,
            by=person("amara"),
            attributes=said,
            precision=precision,
            why=self._why(said),
            agreed_by=person("ben"),
        )

    def _agrees(self, action: str, claimed: date, said: dict[str, Any]) -> Entry:
        rest = {"attributes": said, "why": self._why(said)}
        proposed = propose(ACTIONS[action], self.case, on=claimed, by=person("amara"), **rest)
        return agree(self.case, proposed, by=person("ben"))

    def _corrects(self, action: str, claimed: date, said: dict[str, Any]) -> Entry:
        """Enters it, and then moves the day of it or of anything else, mostly back."""
        self._performs(action, claimed, said)
        facts = [one for one in reading.entries(self.case) if one.kind in FACTS]
        corrected = {one.corrects for one in facts}
        old = self.chance.choice([one for one in facts if one.number not in corrected])
        moved = old.on - self.chance.choice((-1, 1, 7, 30, 60)) * DAY
        return correct(
            self.case,
            old,
            on=moved,
            attributes=_values(old),
            why="typing",
            words="The day was mistyped.",
            by=person("amara"),
            agreed_by=person("ben"),
        )

    def _why(self, said: dict[str, Any]) -> dict[str, Any]:
        """What guards ask for; for a refusal a reason that rests on a document, which is filed for it."""
        if said.get("decision") != "refuse":
            return {"carry_forward": "The school closed.", "without_report": "It was lost."}
        filed, paper = (
            ACTIONS["document.filed"],
            {"name": "a paper", "type": "evidence", "audience": "internal"},
        )
        by = person("amara")
        number = perform(filed, self.case, on=clock.today(), by=by, attributes=paper).number
        return {"reasons": [{"words": "The evidence shows it.", "evidence": [number]}]}

    # --- looking ----------------------------------------------------------------------------------------------

    def _look(self, today: date, *, draw: bool) -> None:
        self.result.looks += 1
        case = Case.objects.select_related("officer", "team").get(pk=self.case.pk)
        entries = reading.entries(case)
        late = {one.number for one in entries if is_late(one)}
        self.result.entries += len(entries)
        self.result.late += len(late)
        self._marked("reading", late, {one.number for one in entries if reading.late_recorded(one)})
        self._marked("export", late, {int(one["id"]) for one in recorded(entries) if one["late"]}, entries)
        now = findings(case, today)
        self._marked_in_findings(now, late)
        before = sorted({london_day(one.recorded_at) - DAY for one in entries})
        for day in {*self.chance.sample(before, min(DAYS_LOOKED_BACK, len(before))), today}:
            known = [one for one in entries if london_day(one.recorded_at) <= day]
            told = told_entries(reading.entries(case, day))
            shown = {one.entry.number for one in told if one.late}
            self._marked(f"chronology as known on {day}", {one.number for one in known} & late, shown)
            self._does_not_flatter(findings(case, day, as_known=day), now, day)
        if draw:
            self._drawn(case, today, late)

    def _marked(
        self, view: str, late: set[int], shown: set[int], only: Sequence[Entry] | None = None
    ) -> None:
        told = {one.number for one in only if one.kind in FACTS} if only is not None else None
        expected = late if told is None else late & told
        if expected != shown:
            self.result.unmarked.append(f"{self.case.ref}, {view}: {sorted(expected ^ shown)}")

    def _marked_in_findings(self, now: Sequence[OnRecord], late: set[int]) -> None:
        for one in now:
            rests = {entry.number for entry in one.entries} & late
            if rests != {entry.number for entry in one.late}:
                self.result.unmarked.append(f"{self.case.ref}, {one.finding.key}: {rests}")

    def _does_not_flatter(self, then: Sequence[OnRecord], now: Sequence[OnRecord], day: date) -> None:
        """What was overdue as known then, and now is not, or was done by then, says that it rests on a late entry."""
        for before in then:
            finding = before.finding
            if finding.status != "overdue" or finding.due is None or not _past(finding.due, day):
                continue
            after = self._same_now(before, now)
            if after is None:
                self.result.gone += 1
            elif _looks_better(after, day):
                self.result.turned += 1
                if not after.late and not _was_in_time_to_the_month(after, day):
                    self.result.flattering.append(
                        f"{self.case.ref}, {finding.key}: overdue on {day}, {after.finding.status}"
                    )

    def _same_now(self, before: OnRecord, now: Sequence[OnRecord]) -> OnRecord | None:
        """The finding as it is now: begun by the same entry or its correction, since a yearly duty begins many times.

        Where that entry begins nothing any more, the one that begins nearest to it.
        """
        alike = [one for one in now if _identity(one) == _identity(before)]
        first = self._original_of(before)
        return min(
            alike,
            key=lambda one: (self._original_of(one) != first, abs(_began(one) - _began(before))),
            default=None,
        )

    def _original_of(self, one: OnRecord) -> int | None:
        """The number of the entry that began a finding, as it was before any correction."""
        corrects = dict(self.case.entries.values_list("number", "corrects"))
        number = int(begun) if (begun := one.finding.witnesses.start.id) else None
        while number is not None and corrects[number] is not None:
            number = corrects[number]
        return number

    def _drawn(self, case: Case, today: date, late: set[int]) -> None:
        page = case_page.page(person("amara"), case, today, None)
        request = RequestFactory().get(f"/cases/{case.ref}/")
        request.user = person("amara")
        request.holds = held(request.user, clock.now())  # as the gate leaves it
        html = render_to_string("staff/case.html", {"form": case_page.Asked(), **page}, request)
        chronology = html[html.index("duly-entries") :]
        rows = chronology.split('<li class="duly-entry')[1:]
        numbers = [row.split("Entry ")[1].split(",")[0] for row in rows]
        shown = {int(number) for number, row in zip(numbers, rows, strict=True) if "Late-recorded" in row}
        self._marked("page", late, shown)


def is_late(entry: Entry) -> bool:
    """Whether two working days or more lie between what an entry says happened and the day it was made."""
    happened, made = entry.on, london_day(entry.recorded_at)
    if entry.precision == "month":
        happened = (happened.replace(day=1) + 32 * DAY).replace(day=1) - DAY
    return sum(1 for _ in _working_days_between(happened, made)) >= 2


def _working_days_between(happened: date, made: date) -> Iterator[date]:
    day = happened + DAY
    while day < made:
        if day.weekday() < 5 and day not in bank_holidays():
            yield day
        day += DAY


def _past(day: date, known: date) -> bool:
    """Whether all that happened on a day and was entered in time was entered by the end of another."""
    return reading.last_day_to_record(day) <= known


def _looks_better(after: OnRecord, day: date) -> bool:
    finding = after.finding
    if not finding.is_breach:
        return True
    return finding.done_on is not None and _past(finding.done_on, day)


def _was_in_time_to_the_month(after: OnRecord, day: date) -> bool:
    """Whether it rests on what was entered after a day, of a month that was then hardly over: such an entry is in time."""
    return any(entry.precision == "month" and london_day(entry.recorded_at) > day for entry in after.entries)


def _identity(one: OnRecord) -> Identity:
    return one.finding.key, one.finding.matter, one.finding.item


def _began(one: OnRecord) -> int:
    return (one.finding.started_on or date.max).toordinal()


def _values(entry: Entry) -> dict[str, Any]:
    fact = next(fact for fact in reading.facts([entry]))
    return dict(fact.attributes)
