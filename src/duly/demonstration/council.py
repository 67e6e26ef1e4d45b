"""An invented council, made through the same actions as a real one's work, so that it proves them.

Its people, schools and children do not exist and their names say so. How late it is follows official figures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from django.db import transaction

from duly.access import policy
from duly.access.held import Held, held
from duly.access.models import Grant
from duly.casework import plan as plans
from duly.casework.action import perform
from duly.casework.attempt import of
from duly.casework.catalogue import ACTIONS
from duly.casework.opening import open_case
from duly.casework.plan import Sending
from duly.casework.second_person import propose
from duly.demonstration.cast import CAST
from duly.demonstration.families import EVIDENCE, belong
from duly.demonstration.lives import Act, life
from duly.demonstration.lives.telling import MANAGER, OFFICER
from duly.demonstration.names import MIDDLE, name
from duly.demonstration.plans import made_up
from duly.design.wording import capitalised
from duly.law.facts.assessment import AdviceSent
from duly.people.models import Organisation, Person, Team
from duly.plan.content import Plan
from duly.record import clock
from duly.record.locked import Locked
from duly.record.models import Case

FINAL = "plan.final.sent"
YEARS = 10
PLANS_EACH = 200
OFFICERS_IN_A_TEAM = 6
PLANS_A_SCHOOL = 30
MORNING = time(9)
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer, read once for the whole making, with their team and its manager."""

    team: Team
    manager: Person
    officer: Held


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works at the council, and the schools there are."""

    desks: tuple[Desk, ...]
    schools: tuple[Organisation, ...]


def make(plans: int, *, seed: int, today: date, progress: Progress = lambda _made: None) -> int:
    """Make a council with so many plans in ten years of history, and say how many cases it took.

    The same seed and day make the same council. `today` is a London civil date.
    """
    chance = random.Random(seed)  # noqa: S311 - chance without secrets
    staff = _staff(plans, chance, today)
    made = cases = 0
    for number in count():
        acts = life(f"{seed}-{number}", today, YEARS)
        if not acts:
            continue
        desk, school = staff.desks[cases % len(staff.desks)], staff.schools[cases % len(staff.schools)]
        enter(acts, desk, school, chance, child=name(chance))
        cases += 1
        if any(act.action == "plan.final.sent" for act in acts):
            made += 1
            progress(made)
        if made >= plans:
            return cases
    raise AssertionError("there are always more children")


def cast() -> dict[str, Person]:
    """The named cast, made when first asked for."""
    return {
        member.slug: Person.objects.get_or_create(
            email=member.email, defaults={"name": member.name, "invented": True}
        )[0]
        for member in CAST
    }


def _staff(plans: int, chance: random.Random, today: date) -> Staff:
    known = cast()
    authority = Organisation.objects.create(
        name="Invented County Council", kind=Organisation.Kind.AUTHORITY, invented=True
    )
    _grant(known["carys"], Grant.Role.HEAD, today, organisation=authority)
    _grant(known["dev"], Grant.Role.DATA, today, organisation=authority)
    officers = max(2, -(-plans // PLANS_EACH))
    there: list[tuple[Team, Person, Person]] = []
    for number in range(-(-officers // OFFICERS_IN_A_TEAM)):
        team = Team.objects.create(authority=authority, name=f"Team {number + 1}")
        manager = known["ben"] if number == 0 else _person(chance)
        _grant(manager, Grant.Role.MANAGER, today, team=team)
        for place in range(min(OFFICERS_IN_A_TEAM, officers - number * OFFICERS_IN_A_TEAM)):
            person = known["amara"] if number == place == 0 else _person(chance)
            _grant(person, Grant.Role.OFFICER, today, team=team)
            there.append((team, manager, person))
    schools = tuple(_school(chance) for _ in range(max(2, plans // PLANS_A_SCHOOL)))
    _grant(known["faraz"], Grant.Role.SETTING, today, organisation=schools[0])
    psychology = Organisation.objects.create(
        name="Invented Psychology Service", kind=Organisation.Kind.PROVIDER, invented=True
    )
    _grant(known["esi"], Grant.Role.ADVISER, today, organisation=psychology)
    now = clock.now()
    return Staff(tuple(Desk(team, manager, held(person, now)) for team, manager, person in there), schools)


def _person(chance: random.Random) -> Person:
    return Person.objects.create(name=name(chance), invented=True)


def _school(chance: random.Random) -> Organisation:
    return Organisation.objects.create(
        name=f"{chance.choice(MIDDLE)} {chance.choice(('Primary', 'High', 'Special'))} School (invented)",
        kind=Organisation.Kind.SETTING,
        invented=True,
    )


def _grant(person: Person, role: Grant.Role, today: date, **over: Organisation | Team) -> None:
    """The role in each year of the history and for the year to come: no grant is longer than a year."""
    for year in range(today.year - YEARS - 1, today.year + 1):
        first = date(year, today.month, 1)
        Grant.objects.create(
            person=person,
            role=role,
            starts=first,
            ends=date(year + 1, today.month, 1) - timedelta(days=1),
            evidence=EVIDENCE,
            granted_at=clock.now(),
            **over,
        )


@transaction.atomic
def enter(
    acts: list[Act],
    desk: Desk,
    school: Organisation,
    chance: random.Random,
    *,
    child: str,
    parent: Person | None = None,
) -> Case:
    """One child's case: opened the day its first act was entered, and everything done by the officer who holds it."""
    instants, officer = _instants(acts), desk.officer
    with clock.standing_at(next(instants)):
        case = open_case(
            name=child, date_of_birth=acts[0].born, team=desk.team, officer=officer.person, by=officer
        )
        belong(case, chance, school, officer.person, acts[0], parent)
    locked = Locked(case)
    last = max((number for number, act in enumerate(acts) if act.action == FINAL), default=None)
    for number, act in enumerate(acts):
        with clock.standing_at(next(instants)):
            if number == last:
                _issue(act, locked, officer, made_up(child, school.name, _advice(locked)))
            else:
                _do(act, locked, officer, desk.manager)
    return case


def _issue(act: Act, case: Locked, officer: Held, plan: Plan) -> None:
    """The plan in force, with what it says: of those before it the record alone tells, which is enough to try Duly with."""
    plans.bring_in(case, plan, Sending(act.on, act.matters, act.attributes, act.why), by=officer)


def _advice(case: Locked) -> list[str]:
    """Whose advice came."""
    came = (of(entry, "item") for entry in case.entries if entry.kind == AdviceSent.slug)
    return [str(item) for item in dict.fromkeys(came) if item] or ["Invented Psychology Service"]


def _instants(acts: list[Act]) -> Iterator[datetime]:
    """When each act is entered, a minute after the one before; the first once more, to open the case.

    Those of today lie before this moment, however early it is: what was entered ahead of its time could not be added to.
    """
    entered, now = [acts[0].entered, *(act.entered for act in acts)], clock.now()
    for number, day in enumerate(entered):
        morning = datetime.combine(day, MORNING, UTC) + timedelta(minutes=number)
        yield min(morning, now - timedelta(milliseconds=len(entered) - number))


def _do(act: Act, case: Locked, officer: Held, manager: Person) -> None:
    """One act, by the officer; by the manager where officers may not, or where it is the manager's own view."""
    by = officer if _is_for_officers(act.action) and act.attributes.get("member") != MANAGER else manager
    filed = [_file(case, kind, act, officer) for kind in act.files]
    why = dict(act.why)
    if filed:
        why["attached"] = filed
    if act.reasons:
        why["reasons"] = [{"words": act.reasons, "evidence": filed}]
    named = {OFFICER: str(officer.person.ref), MANAGER: str(manager.ref)}
    said = {name: named.get(str(value), value) for name, value in act.attributes.items()}
    told: dict[str, Any] = {"on": act.on, "matters": act.matters, "attributes": said, "why": why}
    if act.proposed:
        propose(ACTIONS[act.action], case, by=officer.person, **told)
    else:
        perform(ACTIONS[act.action], case, by=by, agreed_by=manager if act.second else None, **told)


def _is_for_officers(action: str) -> bool:
    cells = policy.TABLE[policy.ACTIONS[action]]
    return cells[policy.Standing.NAMED_OFFICER] == policy.Cell.YES


def _file(case: Locked, kind: str, act: Act, officer: Held) -> int:
    words = (
        f"{capitalised(kind.replace('_', ' '))} for {' and '.join(act.matters).replace('-', ' ')} (invented)"
    )
    said = {
        "name": words,
        "type": kind,
        "audience": "internal" if kind in ("evidence", "request") else "shareable",
        "digest": sha256(words.encode()).hexdigest(),
    }
    day = clock.london_day(clock.now())
    entry = perform(ACTIONS["document.filed"], case, on=day, by=officer, matters=act.matters, attributes=said)
    return entry.number
