"""Who moves to the next phase of education in a September, and where each stands: read for thousands at once.

A child is in the cohort by the day of birth, moved where an entry places the child out of year group; or because a
transfer on a day of that year is on the record. Only plans in force count. Nobody is left out for want of a day of birth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from duly.access import policy
from duly.access.held import Held
from duly.casework.transfers.year_groups import (
    BY_YEAR,
    PHASES,
    Phase,
    born_for,
    number_of,
    school_year,
    year_group,
)
from duly.law.engine import assess
from duly.law.facts.assessment import ConsultationSent, PlanFinalSent
from duly.law.facts.ending import PlanCeased
from duly.law.facts.move import PlanTransferred
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.kinds import Fact, Value
from duly.law.rulebook import Rulebook
from duly.law.rules.transfer import RULES
from duly.record.kinds import PlacementRequested, PreferenceAsked, SettingChosen, YearGroupPlaced
from duly.record.models import Case, Entry

May = policy.Permission
LAW = Rulebook(RULES, ())

NOT_RECORDED, EXPECTED, ASKED, PREFERS, CONSULTED, SETTLED, SENT = STAGES = (
    "not recorded",
    "expected",
    "family asked",
    "family answered",
    "setting consulted",
    "setting settled",
    "final plan sent",
)
"""Where a child stands, from the least to the most; the furthest that was reached is told."""

STAGE_OF = {
    PhaseTransferExpected.slug: EXPECTED,
    PreferenceAsked.slug: ASKED,
    PlacementRequested.slug: PREFERS,
    ConsultationSent.slug: CONSULTED,
    SettingChosen.slug: SETTLED,
}
OF_A_PLACE = frozenset({PlacementRequested.slug, ConsultationSent.slug, SettingChosen.slug})
"""What tells of a place, for those alone who may see that."""

PLAN_IN_FORCE = (PlanFinalSent.slug, PlanTransferred.slug)
WITHOUT_WORDS = (PlanFinalSent.slug, PlanTransferred.slug, PlanCeased.slug, *STAGE_OF)
WITH_WORDS = (PhaseTransferExpected.slug, YearGroupPlaced.slug)
KINDS = frozenset((*WITHOUT_WORDS, *WITH_WORDS))

OF_A_CASE = (
    "pk",
    "ref",
    "child_name",
    "date_of_birth",
    "officer_id",
    "officer__name",
    "team_id",
    "team__name",
)

Row = tuple[int, int, str, date, list[str], str, int | None]
"""Case, number, kind, day, matters, precision, what it corrects."""


@dataclass(frozen=True, slots=True)
class Member:
    """A child or young person of a cohort. `year` is the year group they finish; None where it cannot be told."""

    pk: int
    ref: str
    name: str
    born: date | None
    officer: tuple[int | None, str]
    team: tuple[int | None, str]
    year: int | None
    is_placed: bool
    phase: Phase | None
    matter: str | None
    stage: str
    finding: Finding | None

    @property
    def is_expected(self) -> bool:
        """Whether the transfer is on the record."""
        return self.matter is not None

    @property
    def is_sure(self) -> bool:
        """Whether the child moves: it is recorded, or every child of that year does."""
        return self.is_expected or bool(self.phase and self.phase.for_all)

    @property
    def is_late(self) -> bool:
        """Whether the last lawful day has passed without a final plan; no less where nobody recorded the transfer."""
        return bool(self.finding and self.finding.status == "overdue") and self.is_sure


@dataclass(frozen=True, slots=True)
class Cohort:
    """Everybody who moves in a September, and those of whom it cannot be told since no day of birth is known."""

    september: int
    members: tuple[Member, ...]
    unborn: tuple[Member, ...]


def next_september(today: date) -> int:
    """The year of the September to look at first: the next whose last days in spring have not both passed."""
    return today.year if (today.month, today.day) <= (3, 30) else today.year + 1


def cohort(holds: Held, september: int, today: date) -> Cohort:
    """The cohort of a September among the cases somebody may see, in a few queries however many there are."""
    seen = policy.cases_for(holds, May.SEE_CASE)
    cases = _candidates(seen, september)
    of_a_place = set(policy.cases_for(holds, May.SEE_WHEREABOUTS).values_list("pk", flat=True))
    said = _read({case[0] for case in cases}, seen, september)
    found = [
        _member(case, said.get(case[0], ()), september, today, tells_of_places=case[0] in of_a_place)
        for case in cases
    ]
    there = [one for one in found if one]
    return Cohort(
        september,
        tuple(one for one in there if one.phase or one.is_expected),
        tuple(one for one in there if one.born is None and not one.is_expected and one.year is None),
    )


def _candidates(seen: QuerySet[Case], september: int) -> list[tuple[Any, ...]]:
    rows = _possible(seen, september).order_by("child_name", "pk")
    return list(rows.values_list(*OF_A_CASE))


def _possible(seen: QuerySet[Case], september: int) -> QuerySet[Case]:
    """Everybody whose age, or an entry, may put them in a cohort, and those whose age is not known."""
    ages = Q()
    for phase in PHASES:
        ages |= Q(date_of_birth__range=born_for(phase.after, september))
    return seen.filter(ages | Q(date_of_birth=None) | Q(pk__in=_named(seen, september)))


def _named(seen: QuerySet[Case], september: int) -> QuerySet[Entry, Any]:
    """The cases with an entry that counts whatever the age: a placement, or a transfer in that year."""
    year = Q(content__attributes__transfer_on__startswith=f"{september}-")
    entries = Entry.objects.filter(
        Q(kind=YearGroupPlaced.slug) | (Q(kind=PhaseTransferExpected.slug) & year), case__in=seen
    )
    return entries.order_by().values("case")


def _read(cases: set[int], seen: QuerySet[Case], september: int) -> Mapping[int, Sequence[tuple[Row, Any]]]:
    """What stands on these cases of the kinds that count, in order, with the words of those whose words count."""
    among = _possible(seen, september).order_by().values("pk")
    entries = Entry.objects.filter(case__in=among).order_by("case_id", "number")
    fields = ("case_id", "number", "kind", "on", "matters", "precision", "corrects")
    rows = list(entries.filter(kind__in=KINDS).values_list(*fields))
    words = entries.filter(kind__in=WITH_WORDS).values_list("case_id", "number", "content__attributes")
    said = {(case, number): attributes for case, number, attributes in words}
    found = {}
    for case, of_one in groupby(rows, key=lambda row: row[0]):
        if case in cases:
            known = list(of_one)
            replaced = {row[6] for row in known}
            found[case] = [(row, said.get((case, row[1]))) for row in known if row[1] not in replaced]
    return found


def _member(
    case: tuple[Any, ...],
    said: Sequence[tuple[Row, Any]],
    september: int,
    today: date,
    *,
    tells_of_places: bool,
) -> Member | None:
    """Where a child stands; None where no plan is in force."""
    pk, ref, name, born, officer, officer_name, team, team_name = case
    if not _in_force(said):
        return None
    placed = _placed(said)
    year = _finishes(born, placed, september)
    matter, expected = _expected(said, september)
    phase = _phase_of(expected, year)
    finding = _finding(said, matter, today) if matter else _would(phase, september, today)
    if not tells_of_places:
        said = [(row, words) for row, words in said if row[2] not in OF_A_PLACE]
    return Member(
        pk,
        ref,
        name,
        born,
        (officer, officer_name or ""),
        (team, team_name or ""),
        year,
        placed is not None,
        phase,
        matter,
        _stage(said, matter, finding),
        finding,
    )


def _in_force(said: Iterable[tuple[Row, Any]]) -> bool:
    days = [
        (row[3], row[1], row[2]) for row, _ in said if row[2] in PLAN_IN_FORCE or row[2] == PlanCeased.slug
    ]
    return bool(days) and max(days)[2] in PLAN_IN_FORCE


def _placed(said: Iterable[tuple[Row, Any]]) -> tuple[date, int] | None:
    """The last placement out of year group: its day, and the year group then."""
    there = [
        (row[3], number_of(words["year"]))
        for row, words in said
        if row[2] == YearGroupPlaced.slug and words and words.get("year")
    ]
    return there[-1] if there else None


def _finishes(born: date | None, placed: tuple[date, int] | None, september: int) -> int | None:
    """The year group somebody finishes before a September: from the placement on, one a year; else by age."""
    end = date(september, 8, 31)
    if placed:
        on, year = placed
        return year + school_year(end) - school_year(on)
    return year_group(born, end) if born else None


def _expected(said: Iterable[tuple[Row, Any]], september: int) -> tuple[str | None, Mapping[str, Any]]:
    """The transfer on the record for that year: its matter and what it says."""
    for row, words in said:
        day = str((words or {}).get("transfer_on", "")) if row[2] == PhaseTransferExpected.slug else ""
        if day.startswith(f"{september}-") and row[4]:
            return row[4][0], words
    return None, {}


def _phase_of(expected: Mapping[str, Any], year: int | None) -> Phase | None:
    phase = BY_YEAR.get(year) if year is not None else None
    if expected.get("to_post16"):
        return next(one for one in PHASES if one.to_post16)
    return phase


def _finding(said: Iterable[tuple[Row, Any]], matter: str, today: date) -> Finding | None:
    """What the law finds of a transfer that is on the record."""
    facts = [
        Fact(kind, row[3], tuple(row[4]), _attributes(words), id=str(row[1]), precision=row[5], place=row[1])
        for row, words in said
        if matter in row[4] and (kind := _FACTS.get(row[2]))
    ]
    found = assess(History(today, tuple(facts)), rulebook=LAW)
    return next((one for one in found if one.matter == matter), None)


_FACTS = {kind.slug: kind for kind in (PhaseTransferExpected, PlanFinalSent)}


def _attributes(words: Any) -> dict[str, Any]:
    said = dict(words or {})
    if "transfer_on" in said:
        said["transfer_on"] = date.fromisoformat(said["transfer_on"])
    return said


@lru_cache(256)
def _would(phase: Phase | None, september: int, today: date) -> Finding | None:
    """What the law would find of a move on 1 September that nobody has recorded yet, and nobody has prepared."""
    if phase is None:
        return None
    said: dict[str, Value] = {"to_post16": phase.to_post16, "transfer_on": date(september, 9, 1)}
    fact = Fact(PhaseTransferExpected, min(today, date(september, 9, 1)), ("transfer-1",), said, place=1)
    found = assess(History(today, (fact,)), rulebook=LAW)
    return found[0] if found else None


def _stage(said: Iterable[tuple[Row, Any]], matter: str | None, finding: Finding | None) -> str:
    """The furthest stage: in the transfer itself, or anywhere on the case since the transfer was expected."""
    if matter is None:
        return NOT_RECORDED
    if finding and finding.done_on:
        return SENT
    since = min(row[3] for row, _ in said if row[2] == PhaseTransferExpected.slug and matter in row[4])
    reached = [
        STAGE_OF[row[2]]
        for row, _ in said
        if row[2] in STAGE_OF
        and (matter in row[4] or (row[3] >= since and row[2] != PhaseTransferExpected.slug))
    ]
    return max(reached, key=STAGES.index)


def last_day(phase: Phase, september: int, today: date) -> Finding:
    """The duty of a phase in a year: its last lawful day, and the day that is commonly said."""
    found = _would(phase, september, today)
    assert found, "every phase has a duty"
    return found
