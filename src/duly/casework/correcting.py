"""Correcting an entry: a new one that stands in its place, with the reason and, for a day, a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from duly.access import policy
from duly.law.kinds import Fact, Value
from duly.people.models import Person
from duly.record.append import Correction, append
from duly.record.kinds import KINDS, OfficerViewRecorded, PanelViewRecorded
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

OF_ONE_PERSON = frozenset({PanelViewRecorded.slug, OfficerViewRecorded.slug})
"""Kinds of entry that only whoever made one may correct: nobody words another's view."""


def may_be_corrected(case: Case, entry: Entry, *, by: Person, why: str, words: str) -> None:
    """Raises `NotAllowed` or `Refused` where this person may not correct this entry, or not for this reason."""
    policy.require(by, policy.Permission.CORRECT, case)
    if why not in WHY:
        raise Refused(
            f"Nothing was recorded: {why} is not a reason to correct an entry. It can be: {', '.join(WHY)}."
        )
    if not words.strip():
        raise Refused("Nothing was recorded: say in words what was wrong.", asks="words")
    if entry.kind in OF_ONE_PERSON and entry.recorded_by_id != by.pk:
        raise Refused("Nothing was recorded: a view is corrected by whoever recorded it.")
    if case.entries.filter(corrects=entry.number).exists():
        raise Refused(
            f"Nothing was recorded: entry {entry.number} has been corrected already. Correct the newer one."
        )


def correct(  # noqa: PLR0913 - each is said by name
    case: Case,
    entry: Entry,
    *,
    on: date,
    attributes: Mapping[str, Value],
    why: str,
    words: str,
    by: Person,
    agreed_by: Person | None = None,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Replace what an entry says; the reasons given with it stand. Both stay visible for ever.

    `why` is a word of `WHY`. Raises `NotAllowed` or `Refused` with a sentence; then nothing is written.
    """
    if not (key and case.entries.filter(key=key).exists()):
        may_be_corrected(case, entry, by=by, why=why, words=words)
    fact = Fact(KINDS[entry.kind], on, tuple(entry.matters), dict(attributes), precision=entry.precision)
    correction = Correction(number=entry.number, why=why, words=words)
    given = {name: words for name, words in (entry.content.why or {}).items() if name != "correction"}
    return append(case, fact, by=by, agreed_by=agreed_by, corrects=correction, why=given, seen=seen, key=key)
