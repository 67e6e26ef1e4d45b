"""Two versions of a plan side by side: what was added, taken out and changed, line by line and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from duly.plan.content import SECTIONS, Field, Line, Plan, Section
from duly.plan.ordering import out_of_order

ADDED, REMOVED, CHANGED, MOVED, SAME = "added", "removed", "changed", "moved", "same"
MEETS = Field("meets", "Answers", label="For")
WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text, and whether they are on this side alone."""

    words: str
    only_here: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a line says of one field on both sides."""

    field: Field
    old: str
    new: str
    old_pieces: tuple[Piece, ...]
    new_pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the two sides differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class Row:
    """A line on both sides; None where it is not on one. One that changed can be moved as well."""

    kind: str
    old: Line | None
    new: Line | None
    fields: tuple[FieldChange, ...]
    is_moved: bool = False


def label_of(row: Row, old: Plan, new: Plan) -> str:
    """What a line is called: by its place in the new plan, or in the old where it was taken out."""
    plan, line = (new, row.new) if row.new else (old, row.old)
    return plan.labels.get(line.key, "Statement") if line else ""


def label_before(row: Row, old: Plan) -> str:
    """What a line was called in the old plan; "" where it was not in it, or is the statement that there is nothing."""
    return old.labels.get(row.old.key, "") if row.old else ""


@dataclass(frozen=True, slots=True)
class SectionChanges:
    """A section on both sides."""

    section: Section
    rows: tuple[Row, ...]

    @property
    def changed(self) -> tuple[Row, ...]:
        """The rows whose two sides differ."""
        return tuple(row for row in self.rows if row.kind != SAME)


def changes(old: Plan, new: Plan) -> tuple[SectionChanges, ...]:
    """All sections of two plans side by side."""
    return tuple(SectionChanges(section, tuple(_rows(section.letter, old, new))) for section in SECTIONS)


def count(compared: Sequence[SectionChanges]) -> Mapping[str, int]:
    """How many lines were added, taken out and changed, and how many moved, with or without a change."""
    rows = [row for one in compared for row in one.rows]
    kinds = [row.kind for row in rows]
    of_kind = {kind: kinds.count(kind) for kind in (ADDED, REMOVED, CHANGED)}
    return {**of_kind, MOVED: len([row for row in rows if row.is_moved])}


def _rows(section: str, old: Plan, new: Plan) -> Iterator[Row]:
    """The lines as they stand in the new plan; one that was taken out stands after the line it followed."""
    there = {line.key for line in new.all_of(section)}
    before = old.all_of(section)
    after: dict[str | None, list[Line]] = {}
    last: str | None = None
    for line in before:
        if line.key in there:
            last = line.key
        else:
            after.setdefault(last, []).append(line)
    olds = {line.key: line for line in before}
    moved = out_of_order(*([line.key for line in plan.of(section)] for plan in (old, new)))
    yield from (_row(line, None, old, new) for line in after.get(None, ()))
    for line in new.all_of(section):
        row = _row(olds.get(line.key), line, old, new)
        yield _as_moved(row) if line.key in moved else row
        yield from (_row(gone, None, old, new) for gone in after.get(line.key, ()))


def _as_moved(row: Row) -> Row:
    return replace(row, kind=MOVED if row.kind == SAME else row.kind, is_moved=True)


def _row(old: Line | None, new: Line | None, before: Plan, now: Plan) -> Row:
    one = new or old
    assert one is not None, "a row has a line on one side at least"
    fields = []
    for field in (*one.sort.fields, *([MEETS] if one.sort.meets else [])):
        was, is_ = _said(old, field, before), _said(new, field, now)
        if was or is_:
            fields.append(_change(field, was, is_))
    return Row(_kind(old, new), old, new, tuple(fields))


def _kind(old: Line | None, new: Line | None) -> str:
    if old is None:
        return ADDED
    if new is None:
        return REMOVED
    return SAME if (old.said, set(old.meets)) == (new.said, set(new.meets)) else CHANGED


def _said(line: Line | None, field: Field, plan: Plan) -> str:
    if line is None:
        return ""
    if field is MEETS:
        return ", ".join(sorted(plan.labels[key] for key in line.meets if key in plan.labels))
    return field.told(line.says(field.name))


def _change(field: Field, old: str, new: str) -> FieldChange:
    if not old or not new or old == new:
        return FieldChange(field, old, new, _whole(old, only=old != new), _whole(new, only=old != new))
    ours, theirs = WORD.findall(old), WORD.findall(new)
    of_old: list[Piece] = []
    of_new: list[Piece] = []
    for is_same, before, after in _stretches(ours, theirs):
        of_old += _whole(before, only=not is_same)
        of_new += _whole(after, only=not is_same)
    return FieldChange(field, old, new, tuple(of_old), tuple(of_new))


def _stretches(ours: list[str], theirs: list[str]) -> list[tuple[bool, str, str]]:
    """Stretches of words that are the same or not; a space between two changes is a part of them."""
    found: list[tuple[bool, str, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        is_same, before, after = tag == "equal", "".join(ours[i:j]), "".join(theirs[k:m])
        if not is_same and len(found) > 1 and found[-1][0] and not found[-1][1].strip():
            _, *space = found.pop()
            _, *change = found.pop()
            before, after = change[0] + space[0] + before, change[1] + space[1] + after
        found.append((is_same, before, after))
    return found


def _whole(words: str, *, only: bool) -> tuple[Piece, ...]:
    return (Piece(words, only),) if words else ()
