"""The reviews that fall due: when, at which setting, and whether anybody was invited; for everything one may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from duly.access import policy
from duly.access.held import Held, current
from duly.access.models import Involvement
from duly.casework.bulk.kinds import INVITED_BY, NOTICE, acts_of
from duly.casework.council.whole_council import findings
from duly.casework.council.worklist import KEPT
from duly.design.wording import capitalised
from duly.law.calendars import OutsideCalendar, bank_holidays
from duly.law.counting import working_days_before
from duly.law.rules.plan import review_annual
from duly.record.models import Entry
from duly.record.refusals import Refused

DAY, TO_DECIDE = timedelta(days=1), timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Due:
    """A review that is due: its last lawful day, the meeting that would leave four weeks for its decision.

    `why_not` says why nobody can be invited to it, in the words in which a run of bulk work would be refused.
    """

    ref: str
    name: str
    officer: tuple[int | None, str]
    team: tuple[int | None, str]
    setting: str
    due: date
    meets_on: date
    why_not: str

    @property
    def is_tight(self) -> bool:
        """Whether the meeting cannot leave the whole four weeks any more."""
        return self.meets_on + TO_DECIDE > self.due

    def is_within(self, months: int, today: date) -> bool:
        """Whether its last day comes within so many months, or has passed."""
        return self.due <= today + timedelta(days=31 * months)


def reviews_due(holds: Held, today: date) -> list[Due]:
    """The reviews of the plans somebody may see, soonest due first."""
    days = _days(holds, today)
    cases = policy.cases_for(holds, policy.Permission.SEE_CASE).filter(pk__in=list(days))
    rows = cases.values_list(
        "pk", "ref", "child_name", "officer_id", "officer__name", "team_id", "team__name"
    )
    settings, known = _settings(list(days), today), _known(list(days))
    found = [
        Due(
            ref,
            name,
            (officer, officer_name or ""),
            (team, team_name or ""),
            settings.get(pk, ""),
            days[pk],
            meets_on := meeting_day(days[pk], today),
            _why_not(known.get(pk, []), meets_on, today),
        )
        for pk, ref, name, officer, officer_name, team, team_name in rows
    ]
    return sorted(found, key=lambda one: (one.due, one.name))


def meeting_day(due: date, today: date) -> date:
    """The last working day that leaves four weeks for the decision; or, where it is too near, the first with two weeks' notice."""
    earliest = today + NOTICE + DAY  # one day for the run to be released in
    last = last_working_day(due - TO_DECIDE)
    if last >= earliest:
        return last
    while not is_working_day(earliest):
        earliest += DAY
    return earliest


def last_working_day(day: date) -> date:
    """The day itself, or the working day before it."""
    try:
        return working_days_before(day + DAY, 1)
    except OutsideCalendar:
        return day


def is_working_day(day: date) -> bool:
    """Whether a meeting could be held: no weekend and no bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays()


def _days(holds: Held, today: date) -> dict[int, date]:
    """The last lawful day of the next review, by case."""
    found = findings(holds.person, today, KEPT, statuses=("due", "overdue"))
    duty = found.table.column("duty").cast(pa.string())
    rows = found.table.filter(pc.equal(duty, review_annual.key))
    pairs: Iterable[tuple[int, date | None]] = zip(
        rows.column("case").to_pylist(), rows.column("due").to_pylist(), strict=True
    )
    return {case: due for case, due in pairs if due}


def _settings(cases: Collection[int], today: date) -> Mapping[int, str]:
    """Where each child is at school."""
    there = Involvement.objects.filter(current(today), case__in=cases, kind=Involvement.Kind.ATTENDS)
    return dict(there.values_list("case_id", "organisation__name"))


def _known(cases: Collection[int]) -> Mapping[int, list[Entry]]:
    """What says whether somebody may be invited, by case: in one query."""
    rows = Entry.objects.filter(case__in=cases, kind__in=INVITED_BY).select_related("content")
    known: dict[int, list[Entry]] = {}
    for entry in rows.order_by("case_id", "number").iterator():
        known.setdefault(entry.case_id, []).append(entry)
    return known


def _why_not(known: list[Entry], meets_on: date, today: date) -> str:
    """Why nobody can be invited; nothing where they can."""
    try:
        acts_of("invite", known, {"meets_on": meets_on.isoformat()}, today)
    except Refused as refused:
        return capitalised(str(refused).removeprefix("Nothing was recorded: "))
    return ""
