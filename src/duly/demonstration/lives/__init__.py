"""What happened to one invented child: a list of acts, each on its day and entered on its day or later.

There is a module for each process. The law is not asked here when anything is due: officers act a week early, a month
late or never, and what the law says of that is found out afterwards like anybody else's.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from duly.demonstration.lateness import ours
from duly.demonstration.lives import assessment, detention, moving, years
from duly.demonstration.lives.telling import Act, Life

__all__ = ["Act", "Life", "life"]

AGES = (3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)
"""How old children are when it begins, the commoner ages more than once."""


def life(seed: str, today: date, span: int) -> list[Act]:
    """The acts of one child whose plan, or request for one, began within so many years; in the order entered."""
    chance = random.Random(seed)  # noqa: S311 - chance without secrets
    began = today - timedelta(days=chance.randint(30, 365 * span))
    one = Life(chance, today, began - timedelta(days=365 * chance.choice(AGES) + chance.randint(0, 364)))
    final = _beginning(one, began)
    if final:
        years.until_it_ends(one, final)
    return one.told()


def _beginning(one: Life, began: date) -> date | None:
    """How the council came to know the child; gives back the day the plan's first year is counted from."""
    if one.happens(ours("moved_in")):
        return moving.in_from_elsewhere(one, began)
    if one.age(began) >= detention.YOUNGEST and one.happens(ours("detained")):
        return detention.assessed_there(one, began)
    return assessment.from_the_request(one, began)
