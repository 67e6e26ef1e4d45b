"""Correcting an entry: a new one that stands in its place, with the reason and, for a day, a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duly.access import policy
from duly.access.held import Held, person_of
from duly.law.kinds import Fact, Value
from duly.people.models import Person
from duly.record.append import Correction, append
from duly.record.kinds import KINDS
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.refusals import Refused

WHY = {
    "typing": "It was mistyped",
    "wrong_case": "It belongs to another case",
    "wrong_matter": "It belongs to another matter",
    "new_evidence": "Evidence came that shows another day or answer",
    "other": "Another reason",
}
"""Why an entry may be corrected; words always stand beside it."""


def correct(  # noqa: PLR0913 - each is said by name
    case: Case | Locked,
    entry: Entry,
    *,
    on: date,
    attributes: Mapping[str, Value],
    why: str,
    words: str,
    by: Person | Held,
    agreed_by: Person | None = None,
    key: str | None = None,
) -> Entry:
    """Replace what an entry says. Both stay visible for ever.

    `why` is a word of `WHY`. Raises `NotAllowed` or `Refused` with a sentence; then nothing is written.
    """
    policy.require(by, policy.Permission.CORRECT, case)
    if why not in WHY:
        raise Refused(
            f"Nothing was recorded: {why} is not a reason to correct an entry. It can be: {', '.join(WHY)}."
        )
    fact = Fact(KINDS[entry.kind], on, tuple(entry.matters), dict(attributes), precision=entry.precision)
    correction = Correction(number=entry.number, why=why, words=words)
    return append(case, fact, by=person_of(by), agreed_by=agreed_by, corrects=correction, key=key)
