"""The same findings on a later day, without looking at the facts again.

Nothing changes but the status of what is not done and whose last day has passed since: those rows are found by their
last day, so that a day costs no more than what fell due on it.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from duly.law import engine
from duly.law.findings import Finding
from duly.law.rulebook import Rulebook
from duly.population import statuses
from duly.population.days import NO_DAY, Codes, Ints, Stored, among, number
from duly.population.findings import Findings, Part


def advance(findings: Findings, as_at: date) -> None:
    """Restate the findings, in place, for a later day. Cases judged singly are judged again.

    Raises ValueError for an earlier day, and where a fact left out lies on or before the new day: evaluate again then.
    """
    if as_at < findings.as_at:
        raise ValueError("Findings move forward only; evaluate again for an earlier day.")
    if findings.next_fact is not None and findings.next_fact <= as_at:
        raise ValueError(f"A fact of {findings.next_fact} was left out; evaluate again for a day after it.")
    passed = _when_passed(findings.rulebook)
    for part in findings.parts:
        _advance(part, number(findings.as_at), number(as_at), passed)
    findings.singly = tuple(_again(findings, as_at))
    findings.as_at = as_at


def _advance(part: Part, old: int, new: int, passed: Codes) -> None:
    if part.waiting is None:
        part.waiting = _waiting(part)
    rows, due = part.waiting
    first, end = np.searchsorted(due, [old, new])
    changed = rows[first:end]
    lifted = among(changed, part.lifted).astype(np.intp)
    part.status[changed] = passed[part.duty_of(changed), lifted]


def _waiting(part: Part) -> tuple[Ints, Stored]:
    """The rows with a last day and not done, sorted by that day; and those days.

    Where the duty itself has ended, its last day lies before that end, and no later day reaches it again.
    """
    rows = np.flatnonzero((part.done == NO_DAY) & (part.due != NO_DAY))
    rows = rows[np.argsort(part.due[rows], kind="stable")]
    return rows, part.due[rows]


def _when_passed(rulebook: Rulebook) -> Codes:
    """By duty and whether it is lifted, the status of what is not done once its last day has passed."""
    none, today = np.array([NO_DAY, NO_DAY], np.int16), np.array([1, 1], np.int16)
    both = np.array([False, True])
    return np.stack([statuses.codes(duty.kind, today, none, 2, both) for duty in rulebook.duties])


def _again(findings: Findings, as_at: date) -> list[tuple[int, Finding]]:
    population = findings.population
    return [
        (case, finding)
        for case in population.singly
        for finding in engine.assess(population.history(case, as_at), rulebook=findings.rulebook)
    ]
