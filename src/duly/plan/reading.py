"""Reading drafts and versions: what a draft says now, who said it, and the versions somebody may know of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duly.plan import json_form, ordering
from duly.plan.content import Line, Plan
from duly.plan.models import Draft, Saved, Version
from duly.plan.ordering import Orders, in_order, is_order
from duly.record.clock import london_day
from duly.record.models import Case

ERASED = Plan()


@dataclass(frozen=True)
class Standing:
    """A draft as it stands: its plan, and the last save of each line that was saved."""

    draft: Draft
    base: Plan
    last: Mapping[str, Saved]

    @cached_property
    def plan(self) -> Plan:
        """The lines of the base as they were changed, then the new ones as they came; in each section as it was put in order."""
        kept = [self._now(line) for line in self.base.lines]
        there = self.base.by_key
        new = [read(save) for key, save in self.last.items() if key not in there and not is_order(key)]
        lines = (line for line in (*kept, *new) if line is not None)
        return Plan(in_order(lines, self._orders))

    @property
    def _orders(self) -> Orders:
        return {
            key: ordering.read(save.line) for key, save in self.last.items() if is_order(key) and save.line
        }

    def number(self, key: str) -> int:
        """How often a line was saved: what a form must have seen."""
        save = self.last.get(key)
        return save.number if save else 0

    def _now(self, line: Line) -> Line | None:
        return read(self.last[line.key]) if line.key in self.last else line


def read(save: Saved) -> Line | None:
    """The line that was saved; None where it was taken out."""
    return json_form.line_read(save.line) if save.line is not None else None


def plan_of(version: Version | None) -> Plan:
    """What a version says; an empty plan for none, or where it was destroyed."""
    return json_form.read(version.content) if version and version.content is not None else ERASED


def versions(case: Case, as_known: date | None = None) -> list[Version]:
    """The versions of a case, the newest first; with `as_known`, those made by the end of that London day."""
    rows = case.plan_versions.select_related("made_by").defer("content").order_by("-number")
    return [row for row in rows if as_known is None or london_day(row.made_at) <= as_known]


def in_force(there: Sequence[Version]) -> Version | None:
    """The last final one of these versions, which are the newest first."""
    return next((row for row in there if row.sort == Version.Sort.FINAL), None)


def open_draft(case: Case) -> Draft | None:
    """The draft that is being written; None where there is none."""
    return case.plan_drafts.filter(ended_at=None).select_related("base", "begun_by").first()


def standing(draft: Draft) -> Standing:
    """A draft as it stands now."""
    last: dict[str, Saved] = {}
    for save in draft.saved.select_related("by").order_by("pk"):
        last[save.key] = save  # the first save of a line keeps its place
    return Standing(draft, plan_of(draft.base), last)


def texts_of(draft: Draft, key: str) -> list[Saved]:
    """Every text of a line, the newest first."""
    return list(draft.saved.filter(key=key).select_related("by").order_by("-number"))
