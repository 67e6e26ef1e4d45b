"""Who belongs to an invented child: parents, a foster carer, the school, the young person, and what binds one of them."""

from __future__ import annotations

import random
from datetime import date

from duly.access.models import Involvement, Relationship, Restriction
from duly.demonstration.lateness import ours, share
from duly.demonstration.lives import Act
from duly.demonstration.names import name
from duly.people.models import Organisation, Person
from duly.record.models import Case

EVIDENCE = "invented for the demonstration"
RELATES = Relationship.Kind


def belong(
    case: Case,
    chance: random.Random,
    school: Organisation,
    by: Person,
    first: Act,
    parent: Person | None = None,
) -> None:
    """Write down who belongs to the child of a case from the day of its first act."""
    parent = parent or _person(chance)
    _relate(case, parent, RELATES.PARENT, first.on, by)
    if chance.random() < ours("in_care"):
        _relate(case, _person(chance), RELATES.FOSTER_CARER, first.on, by)
    elif chance.random() < ours("parent_under_a_restriction"):
        _restricted(case, chance, by, first.on)
    if first.born and (first.on - first.born).days // 365 >= 15:
        _relate(
            case,
            Person.objects.create(name=case.child_name, invented=True),
            RELATES.YOUNG_PERSON,
            first.on,
            by,
        )
    if chance.random() >= share("plans", "educated_elsewhere_2025", "january_2025"):
        Involvement.objects.create(
            case=case,
            organisation=school,
            kind=Involvement.Kind.ATTENDS,
            starts=first.on,
            evidence=EVIDENCE,
            recorded_by=by,
        )


def _restricted(case: Case, chance: random.Random, by: Person, day: date) -> None:
    """Another parent, who must not learn where the child lives."""
    other = _person(chance)
    _relate(case, other, RELATES.PARENT, day, by)
    Restriction.objects.create(
        case=case,
        person=other,
        withholds=Restriction.Withholds.ADDRESS,
        starts=day,
        evidence=EVIDENCE,
        recorded_by=by,
    )


def _relate(case: Case, person: Person, kind: Relationship.Kind, day: date, by: Person) -> None:
    Relationship.objects.create(
        person=person,
        case=case,
        kind=kind,
        parental_responsibility=kind == RELATES.PARENT,
        starts=day,
        evidence=EVIDENCE,
        recorded_by=by,
    )


def _person(chance: random.Random) -> Person:
    return Person.objects.create(name=name(chance), invented=True)
