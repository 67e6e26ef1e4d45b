"""What was sent to a family and has no word of having arrived, of many cases at once.

A notice of amendment begins a family's fifteen days on the day it is served, and not on the day it is sent. Until an
entry says that it was served, or the plan it was about is settled, somebody must find out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.review import AmendmentDroppedNotified, AmendmentNoticeSent, AmendmentNoticeServed
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from duly.population.facts_table import CASE, CORRECTS, FACT, ID, MATTER, MORE_MATTERS, ON

SETTLES = (AmendmentNoticeServed, PlanFinalSent, AmendmentDroppedNotified)


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that was sent on a day, in a matter, and the duty of which it is a part."""

    case: int
    matter: str | None
    on: date
    duty: Duty


def unread_in(facts: Any) -> list[Sent]:
    """What was sent and is not known to have arrived, among a table of facts of the record."""
    wanted = [AmendmentNoticeSent.slug, *(kind.slug for kind in SETTLES)]
    rows = facts.filter(pc.is_in(facts.column(FACT).cast(pa.string()), pa.array(wanted)))
    columns = (CASE, FACT, MATTER, MORE_MATTERS, ON, ID, CORRECTS)
    told = list(zip(*(rows.column(name).to_pylist() for name in columns), strict=True))
    corrected = {(row[0], row[6]) for row in told if row[6]}
    sent: dict[tuple[int, str | None], date] = {}
    settled = set[tuple[int, str | None]]()
    for case, fact, matter, more, on, number, _ in told:
        if (case, number) in corrected:
            continue
        units = [(case, each) for each in (matter, *(more or ()))]
        if fact == AmendmentNoticeSent.slug:
            sent |= dict.fromkeys(units, on)
        else:
            settled |= set(units)
    duty = RULEBOOK.duty("review.amend.reps")
    return [
        Sent(case, matter, on, duty) for (case, matter), on in sent.items() if (case, matter) not in settled
    ]
