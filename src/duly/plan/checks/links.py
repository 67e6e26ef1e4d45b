"""The golden thread: each need to an outcome, each outcome to provision, and back."""

from __future__ import annotations

from collections.abc import Iterator

from duly.plan.checks.remark import Remark
from duly.plan.content import Line, Plan

NEEDS_ANSWERED = "No outcome answers this need."
OUTCOME_UNMET = "No provision is for this outcome."
NO_NEED = "This outcome answers no need."
NO_OUTCOME = "This provision is for no outcome."
PAYS_NOTHING = "This payment is for no outcome and no provision."
BOTH = "This says that there is nothing, and there is."
GONE = "This answers a line that is no longer there."


def loose_ends(plan: Plan) -> tuple[Remark, ...]:
    """Every line that answers nothing where it should, or that nothing answers."""
    return tuple(remark for line in plan.lines for remark in _of(line, plan))


def reaches_provision(need: Line, plan: Plan) -> bool:
    """Whether some provision is for an outcome that answers a need."""
    return any(plan.met_by.get(outcome.key) for outcome in plan.met_by.get(need.key, ()))


def _of(line: Line, plan: Plan) -> Iterator[Remark]:
    if line.is_none:
        if plan.of(line.section):
            yield _remark(line, BOTH, "Take the statement out, or the lines.")
        return
    answered = plan.met_by.get(line.key)
    there = [key for key in line.meets if key in plan.by_key]
    sort = line.sort.name
    if sort == "need" and not answered:
        yield _remark(line, NEEDS_ANSWERED, "Write the outcome, and choose this need in it.")
    if sort == "outcome" and not answered:
        yield _remark(line, OUTCOME_UNMET, "Choose this outcome in the provision that is for it.")
    if len(there) < len(line.meets):
        yield _remark(line, GONE, "Choose again what it answers.")
    elif line.sort.meets and not there:
        says = {"outcome": NO_NEED, "provision": NO_OUTCOME}.get(sort, PAYS_NOTHING)
        yield _remark(line, says, f"Answer: {line.sort.asks_meets}")


def _remark(line: Line, says: str, better: str) -> Remark:
    return Remark(line.section, line.key, says, better)
