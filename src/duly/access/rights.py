"""Who holds the rights on a case on a day: worked out, never ticked."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from duly.access.held import current
from duly.access.models import CapacityDecision, Relationship
from duly.access.standing import born_by
from duly.law.counting import end_of_compulsory_school_age
from duly.people.models import Person
from duly.record.clock import london_day
from duly.record.models import Case

Kind = Relationship.Kind


def last_day_of_parents(case: Case) -> date | None:
    """The day at the end of which rights pass to the young person; None where the date of birth is not known."""
    return end_of_compulsory_school_age(case.date_of_birth) if case.date_of_birth else None


def have_passed(case: Case, day: date) -> bool:
    """Whether the rights are the young person's on a day. They are from the day after the last of the parents'."""
    return case.date_of_birth is not None and case.date_of_birth <= born_by(day)


def right_holders(case: Case, at: datetime, matter: str) -> list[Person]:
    """Whom a notice about a matter is addressed to at an instant.

    Until rights pass it is everybody with parental responsibility, and a foster carer; from then on the young
    person, or whoever a decision about this very matter names.
    """
    day = london_day(at)
    if not have_passed(case, day):
        parents = Q(kind=Kind.PARENT, parental_responsibility=True) | Q(kind=Kind.FOSTER_CARER)
        return _people(case, day, parents)
    decisions = CapacityDecision.objects.filter(current(day), case=case, matter=matter)
    named = [decision.representative_id for decision in decisions]
    able = Q(kind=Kind.PARENT, parental_responsibility=True) | Q(kind__in=(Kind.FOSTER_CARER, Kind.DEPUTY))
    return _people(case, day, able & Q(person_id__in=named)) or _people(case, day, Q(kind=Kind.YOUNG_PERSON))


def _people(case: Case, day: date, which: Q) -> list[Person]:
    rows = case.relationships.filter(current(day), which, person__is_active=True)
    return list(Person.objects.filter(pk__in=rows.values("person_id")).order_by("pk"))
