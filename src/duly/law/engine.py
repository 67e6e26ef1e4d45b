"""From facts to findings: every duty the facts brought about, on the day asked about.

Each duty is looked for only where a fact that could start it stands, so the work grows with the facts.
"""

from __future__ import annotations

from datetime import date

from duly.law import uncertain
from duly.law.case import arrange, standing
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.judge import judge, places
from duly.law.parsing import FIRST_DAY
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty


def assess(
    history: History, as_at: date | None = None, rulebook: Rulebook = RULEBOOK, only: Duty | None = None
) -> tuple[Finding, ...]:
    """The findings of one case as at a day (the history's own day when none is given), soonest due first.

    With `only`, those of that duty alone, which takes a part of the time.

    Raises ValueError for a day before 1 September 2014: there is no law here to answer with.
    """
    day = as_at or history.as_at
    if day < FIRST_DAY:
        raise ValueError("The law in Duly begins on 1 September 2014: ask about that day or a later one.")
    facts, corrected = standing(history.facts, day)
    case = arrange(facts, day, history.child.date_of_birth, corrected)
    if any(fact.precision == "month" for fact in facts):
        every = uncertain.findings(facts, case, history.child.date_of_birth, rulebook)
        found = [one for one in every if only is None or one.duty is only]
    else:
        asked = (each for each in places(case, rulebook) if only is None or each[0] is only)
        found = [finding for duty, place in asked for finding in judge(duty, place)]
    return tuple(sorted(found, key=_soonest_due))


def _soonest_due(finding: Finding) -> tuple[date, str, str]:
    """What has no day comes last: no duty is due on the last day of all."""
    return (finding.due or date.max, finding.matter or "", finding.duty.key)
