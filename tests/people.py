"""The cast: invented people whom the tests name, each with one part to play."""

from __future__ import annotations

from duly.people.models import Person

CAST = {
    "amara": "Amara Invented",  # case officer
    "ben": "Ben Invented",  # her manager
    "chandra": "Chandra Invented",  # a parent
    "dilys": "Dilys Invented",  # the school
    "ewan": "Ewan Invented",  # an adviser
    "cai": "Cai Invented",  # a colleague of hers
    "farah": "Farah Invented",  # another authority: must see nothing
}


def person(who: str) -> Person:
    """One of the cast, made when first asked for."""
    return Person.objects.get_or_create(
        email=f"{who}@example.test", defaults={"name": CAST[who], "invented": True}
    )[0]
