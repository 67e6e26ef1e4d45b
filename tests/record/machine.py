"""S6: two people at two cases, doing anything in any order, beside a model of what the record must then hold.

After every step the record is what the model says, `verify` finds nothing, and every day that has gone is still known as
it was at its end: all but what was since destroyed by law.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from duly.law.facts.review import ReviewDecisionNotified
from duly.law.kinds import Fact
from duly.record import clock, reading
from duly.record.append import Correction, append
from duly.record.erase import erase
from duly.record.kinds import ChildKnown, ClockSetRight
from duly.record.models import Case, Entry
from duly.record.refusals import ClockStepped, KeyReused, Refused, Stale
from duly.record.verify import verify
from tests.people import person
from tests.record.writing import held

BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
KEPT = {"content.erased", "clock.set_right"}

days_ago = st.integers(0, 60)
which = st.integers(0, 1)
people = st.sampled_from(("amara", "ben"))
second = st.sampled_from((None, "amara", "ben"))


@dataclass
class Line:
    """What an entry must be for ever; `said` is None once that was destroyed."""

    number: int
    kind: str
    on: date
    said: dict[str, Any] | None
    by: str
    agreed: str | None
    recorded: datetime
    corrects: int | None
    key: str | None


@dataclass
class Told:
    """One case of the model: its lines, the forms that were sent, and how many lines were known at the end of each day."""

    case: Case
    lines: list[Line] = field(default_factory=list)
    forms: dict[str, tuple[Fact, str]] = field(default_factory=dict)
    known: dict[date, int] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The number of the last line."""
        return len(self.lines)

    @property
    def name(self) -> str:
        """What the child is called by the last line that still says so."""
        named = [line for line in self.lines if line.kind == ChildKnown.slug]
        return str((named[-1].said or {}).get("name", ""))

    def can_be_corrected(self, number: int) -> bool:
        """Whether nothing has corrected it yet."""
        return all(line.corrects != number for line in self.lines)


class TwoPeopleAtTwoCases(RuleBasedStateMachine):
    """The rules; each says of the model what it does to the record, or that the record refuses it."""

    steps: ClassVar[int] = 0

    @initialize()
    def open(self) -> None:
        """Two cases, each with its child, in a database that is as it was again afterwards."""
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now, self.sent = BEGINS, 0
        self.told = [Told(Case.objects.create()) for _ in range(2)]
        for one in self.told:
            self._written(one, ChildKnown(self.today, name="Ada Invented"), "amara", key=None)

    def teardown(self) -> None:
        """Undo all of it."""
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    @property
    def today(self) -> date:
        """The London day."""
        return clock.london_day(self.now)

    # --- what people do -----------------------------------------------------------------------------------

    @rule(case=which, ago=days_ago, by=people, maintain=st.booleans(), seen_all=st.booleans())
    def enters(self, case: int, ago: int, by: str, maintain: bool, seen_all: bool) -> None:  # noqa: FBT001
        """Something that happened today or long ago, with a form of its own."""
        one, day = self.told[case], self.today - ago * DAY
        fact = ReviewDecisionNotified(day, "review-1", decision="maintain") if maintain else held(day)
        self.sent += 1
        key = f"form-{self.sent}"
        if not self._written(one, fact, by, key=key, seen=one.head if seen_all else None):
            return
        one.forms[key] = (fact, by)

    @rule(case=which, ago=days_ago, by=people, behind=st.integers(1, 3))
    def enters_on_a_stale_form(self, case: int, ago: int, by: str, behind: int) -> None:
        """Somebody had read the case before its last lines."""
        one = self.told[case]
        refused = self._refused(
            one, Stale, held(self.today - ago * DAY), by=by, seen=max(one.head - behind, 0)
        )
        assert len(refused.since) == min(behind, one.head)

    @rule(case=which, pick=st.integers(0, 99), same=st.booleans())
    def sends_a_form_again(self, case: int, pick: int, same: bool) -> None:  # noqa: FBT001
        """It is written once; with other answers it is refused, and where what it said is gone as well."""
        one = self.told[case]
        if not one.forms:
            return
        key, (fact, by) = sorted(one.forms.items())[pick % len(one.forms)]
        written = next(line for line in one.lines if line.key == key)
        if same and written.said is not None:
            with clock.standing_at(self.now):
                again = append(one.case, fact, by=person(by), key=key)
            assert again.number == written.number
        else:
            self._refused(one, KeyReused, held(fact.on - DAY), by=by, key=key)

    @rule(case=which, pick=st.integers(0, 99), moves=st.integers(-5, 5), by=people, agreed=second)
    def corrects(self, case: int, pick: int, moves: int, by: str, agreed: str | None) -> None:
        """The day of an entry is moved by two, or what it says is said again by one."""
        one = self.told[case]
        old = one.lines[pick % one.head]
        if old.kind in KEPT:
            return
        on = min(old.on + moves * DAY, self.today)
        fact = Fact(reading.FACTS.get(old.kind, ChildKnown), on, _matters(old), old.said or {})
        slip = Correction(number=old.number, why="typing", words="another day")
        alone = agreed is None or agreed == by
        if not one.can_be_corrected(old.number) or agreed == by or (alone and on != old.on):
            self._refused(one, Refused, fact, by=by, agreed_by=agreed, corrects=slip)
        else:
            self._written(one, fact, by, agreed=agreed, corrects=slip)

    @rule(case=which, picks=st.sets(st.integers(0, 99), min_size=1, max_size=3), by=people, agreed=people)
    def erases(self, case: int, picks: set[int], by: str, agreed: str) -> None:
        """What entries say is destroyed, by two and never what explains the record itself."""
        one = self.told[case]
        lines = [one.lines[pick % one.head] for pick in picks]
        numbers = sorted({line.number for line in lines})
        with clock.standing_at(self.now):
            act: Callable[[], int] = lambda: erase(  # noqa: E731
                one.case, numbers, ground="retention ended", by=person(by), agreed_by=person(agreed)
            )
            if by == agreed or any(line.kind in KEPT for line in lines):
                with pytest.raises(Refused):
                    act()
                return
            act()
        said = {"entries": ", ".join(map(str, numbers)), "ground": "retention ended"}
        one.lines.append(
            Line(one.head + 1, "content.erased", self.today, said, by, agreed, self.now, None, None)
        )
        for line in lines:
            line.said = None

    @rule(case=which, name=st.sampled_from(("Ada Invented", "Łucja Invented", "李 Invented")), by=people)
    def names_the_child(self, case: int, name: str, by: str) -> None:
        """Children get other names."""
        self._written(self.told[case], ChildKnown(self.today, name=name), by)

    # --- what clocks do -----------------------------------------------------------------------------------

    @rule(minutes=st.integers(1, 300))
    def some_time_goes_by(self, minutes: int) -> None:
        """Within a day or over its end."""
        self._until(self.now + minutes * MINUTE)

    @rule(days=st.integers(1, 40))
    def days_go_by(self, days: int) -> None:
        """Nobody does anything."""
        self._until(self.now + days * DAY)

    @rule(case=which, ahead=st.integers(1, 400), by=people)
    @precondition(lambda self: self.now > BEGINS)
    def a_clock_runs_ahead(self, case: int, ahead: int, by: str) -> None:
        """One entry is made with a time to come; nothing more is, until two say so."""
        one, right = self.told[case], self.now
        self.now = right + ahead * DAY
        self._written(one, held(right.date()), by)
        self.now = right
        first = one.head
        self._refused(one, ClockStepped, held(self.today), by=by)
        said = ClockSetRight(self.today, first=str(first), words="It ran ahead.")
        self._refused(one, Refused, said, by=by)
        self._written(one, said, by, agreed="ben" if by == "amara" else "amara")

    # --- what always holds --------------------------------------------------------------------------------

    @invariant()
    def the_record_is_what_the_model_says(self) -> None:
        """Line by line, and in the columns of the case."""
        type(self).steps += 1
        for one in self.told:
            entries = one.case.entries.select_related("content", "recorded_by", "agreed_by").order_by(
                "number"
            )
            assert [_line(entry) for entry in entries] == one.lines
            assert Case.objects.get(pk=one.case.pk).child_name == one.name

    @invariant()
    def nothing_is_wrong_with_it(self) -> None:
        """As `duly verify` looks."""
        with clock.standing_at(self.now):
            assert [str(fault) for fault in verify()] == []

    @invariant()
    def every_day_that_has_gone_is_known_as_it_was(self) -> None:
        """The same lines, which say the same or nothing."""
        for one in self.told:
            for day, known in one.known.items():
                assert [_line(entry) for entry in reading.entries(one.case, day)] == one.lines[:known]

    # --- doing it -----------------------------------------------------------------------------------------

    def _until(self, later: datetime) -> None:
        """The clock goes on; what was known at the end of each day on the way is kept."""
        for one in self.told:
            day = self.today
            while day < clock.london_day(later):
                one.known[day] = one.head
                day += DAY
        self.now = later

    def _written(self, one: Told, fact: Fact, by: str, **more: Any) -> bool:
        """The record takes it, and the model with it."""
        agreed, corrects, key = (more.get(name) for name in ("agreed", "corrects", "key"))
        with clock.standing_at(self.now):
            append(
                one.case,
                fact,
                by=person(by),
                agreed_by=person(agreed) if agreed else None,
                corrects=corrects,
                seen=more.get("seen"),
                key=key,
            )
        one.lines.append(
            Line(
                one.head + 1,
                fact.kind.slug,
                fact.on,
                dict(fact.attributes),
                by,
                agreed,
                self.now,
                corrects.number if corrects else None,
                key,
            )
        )
        return True

    def _refused(self, one: Told, how: type[Refused], fact: Fact, *, by: str, **more: Any) -> Any:
        """The record refuses it; that nothing was written the invariants see."""
        agreed = more.pop("agreed_by", None)
        with clock.standing_at(self.now), pytest.raises(how) as refused:
            append(one.case, fact, by=person(by), agreed_by=person(agreed) if agreed else None, **more)
        return refused.value


def _matters(line: Line) -> tuple[str, ...]:
    return () if line.kind == ChildKnown.slug else ("review-1",)


def _line(entry: Entry) -> Line:
    return Line(
        entry.number,
        entry.kind,
        entry.on,
        entry.content.attributes,
        str(entry.recorded_by.email).partition("@")[0],
        str(entry.agreed_by.email).partition("@")[0] if entry.agreed_by else None,
        entry.recorded_at,
        entry.corrects,
        entry.key,
    )
