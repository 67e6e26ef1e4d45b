"""Statuses for columns of days, looked up in tables filled by the law's own `status_of`.

What a status turns on is whether the last day is known, when the act was done against it, how the day asked about
stands to it, and whether the limit was lifted: 24 cases for each kind of duty.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import product

import numpy as np

from duly.law.findings import STATUSES, status_of
from duly.population.days import NO_DAY, Codes, Flags, Stored

WORDS: tuple[str, ...] = tuple(dict.fromkeys(word for words in STATUSES.values() for word in words))
CODE: dict[str, int] = {word: code for code, word in enumerate(WORDS)}

NOT_DONE, IN_TIME, LATE = 0, 1, 2
_DUE = date(2020, 1, 1)
_DAY = timedelta(days=1)
_DONE = {NOT_DONE: None, IN_TIME: _DUE, LATE: _DUE + _DAY}


@cache
def table(kind: str) -> tuple[Codes, Flags]:
    """By known, done, past, lifted (2 x 3 x 2 x 2): the code of the status, and whether lateness is counted."""
    statuses = np.zeros((2, 3, 2, 2), np.uint8)
    counted = np.zeros((2, 3, 2, 2), np.bool_)
    for known, done, past, lifted in product(range(2), range(3), range(2), range(2)):
        due = _DUE if known else None
        status, late = status_of(kind, due, _DONE[done], _DUE + past * _DAY, lifted=bool(lifted))
        statuses[known, done, past, lifted] = CODE[status]
        counted[known, done, past, lifted] = late is not None
    return statuses, counted


def codes(kind: str, due: Stored, done: Stored, until: Stored | int, lifted: Flags) -> Codes:
    """The status of each: a position in WORDS. `until` is the day asked about, or the day each duty ended."""
    case = (due != NO_DAY).view(np.uint8) * np.uint8(3)
    case += done != NO_DAY
    case += done > due  # what is not done is never late here, for NO_DAY lies before every day
    case *= np.uint8(2)
    case += due < until
    case *= np.uint8(2)
    case += lifted
    found: Codes = table(kind)[0].reshape(24)[case]
    return found


@cache
def late_statuses() -> Flags:
    """For each status, whether days late are counted for it."""
    counted = np.zeros(len(WORDS), np.bool_)
    for kind in STATUSES:
        statuses, late = table(kind)
        counted[statuses[late]] = True
    return counted
