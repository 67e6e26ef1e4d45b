"""The change sheet as it is told on paper: two versions side by side, each change marked in words and not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from duly.plan.comparing import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    FieldChange,
    Piece,
    Row,
    SectionChanges,
    changes,
    label_before,
    label_of,
)
from duly.plan.content import Plan, Section
from duly.plan.documents.telling import Words, direction

TITLE = "What changes in the education, health and care plan"
KINDS = {ADDED: "Added", REMOVED: "Taken out", CHANGED: "Changed"}
HOW = "What is only in the old text is struck through. What is only in the new text is underlined and bold."
NOTHING = "Nothing is different between these two versions."
ALL_THE_SAME = "Nothing changes in "
LAW = Words("The law", "Special Educational Needs and Disability Regulations 2014, regulations 22 and 28")


@dataclass(frozen=True, slots=True)
class Side:
    """What a line says of one field in one version; `mark` is what its own words are set in."""

    label: str
    pieces: tuple[Piece, ...]
    mark: str
    nothing: str

    @property
    def direction(self) -> str:
        """The way its words run."""
        return direction("".join(piece.words for piece in self.pieces))


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that is not the same in both versions: "F2", what became of it, and each field before and now."""

    label: str
    kind: str
    fields: tuple[tuple[Side, Side], ...]


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section in which something changes."""

    section: Section
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """Two versions side by side with what stands above them. `unchanged` names the sections in which nothing changes."""

    title: str
    whose: str
    facts: tuple[Words, ...]
    sections: tuple[ChangedSection, ...]
    dated: date
    before: str
    now: str
    how: str
    unchanged: str
    template: ClassVar = "plan/change_sheet.html"


def sheet(  # noqa: PLR0913 - each is said by name
    old: Plan,
    new: Plan,
    *,
    whose: str,
    facts: tuple[Words, ...],
    names: tuple[str, str],
    dated: date,
    held_back: Iterable[str] = (),
) -> ChangeSheet:
    """The change sheet of two plans, without the sections that are held back from whoever reads it."""
    hidden = frozenset(held_back)
    compared = [one for one in changes(old, new) if one.section.letter not in hidden]
    changed = tuple(_section(one, old, new) for one in compared if one.changed)
    same = ", ".join(one.section.letter for one in compared if not one.changed)
    unchanged = f"{ALL_THE_SAME}section{'s' if ',' in same else ''} {same}." if same else ""
    about = (*facts, Words("Before", names[0]), Words("Now", names[1]), LAW)
    how = HOW if changed else NOTHING
    return ChangeSheet(TITLE, whose, about, changed, dated, *names, how, unchanged)


def _section(one: SectionChanges, old: Plan, new: Plan) -> ChangedSection:
    return ChangedSection(one.section, tuple(_line(row, old, new) for row in one.changed))


def _line(row: Row, old: Plan, new: Plan) -> ChangedLine:
    # Of a line that only moved, its words are enough to know it by.
    fields = row.fields[:1] if row.kind == MOVED else row.fields
    sides = (_sides(change, is_first=number == 0) for number, change in enumerate(fields))
    return ChangedLine(label_of(row, old, new), _kind(row, old), tuple(sides))


def _kind(row: Row, old: Plan) -> str:
    """What became of a line, with what it was called before where it moved."""
    if not row.is_moved:
        return KINDS[row.kind]
    became = "Moved" if row.kind == MOVED else f"{KINDS[row.kind]} and moved"
    return f"{became}: it was {label_before(row, old)}"


def _sides(change: FieldChange, *, is_first: bool) -> tuple[Side, Side]:
    """Both sides of a field. That a line is not there is said once."""
    label = change.field.label
    no_old, no_new = ("Not there before", "Not there now") if is_first else ("", "")
    before = Side(label if change.old else "", change.old_pieces, "del", no_old)
    return before, Side(label if change.new else "", change.new_pieces, "ins", no_new)
