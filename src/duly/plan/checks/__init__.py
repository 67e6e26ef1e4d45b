"""What is wrong with a plan, as far as its words can show: links, wording, and what the law says it must have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duly.plan.checks.contents import Circumstances, lacks, not_known
from duly.plan.checks.links import loose_ends
from duly.plan.checks.remark import Remark
from duly.plan.checks.wording import vague
from duly.plan.content import Plan

__all__ = ["Circumstances", "Remark", "by_line", "lacks", "loose_ends", "remarks", "vague"]


def remarks(plan: Plan, circumstances: Circumstances) -> tuple[Remark, ...]:
    """Everything the checks find, what the law requires first."""
    of_law = (*lacks(plan, circumstances), *not_known(plan, circumstances))
    return (*of_law, *loose_ends(plan), *vague(plan))


def by_line(found: Iterable[Remark]) -> Mapping[tuple[str, str], tuple[Remark, ...]]:
    """What was found by section and line; the line is "" for what is about a section as a whole."""
    sorted_: dict[tuple[str, str], list[Remark]] = {}
    for one in found:
        sorted_.setdefault((one.section, one.line), []).append(one)
    return {place: tuple(there) for place, there in sorted_.items()}
