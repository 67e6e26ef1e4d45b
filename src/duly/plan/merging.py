"""Two people's changes of one line brought together, as far as they do not collide."""

from __future__ import annotations

from dataclasses import dataclass

from duly.plan.content import Line, tidied

MEETS = "meets"


@dataclass(frozen=True, slots=True)
class Merged:
    """The line with what both changed, and the fields that both changed in different ways.

    In those the line says what this person typed; the other's text is shown beside it and nothing is saved unasked.
    """

    line: Line
    collides: frozenset[str]


def merge(before: Line | None, theirs: Line | None, mine: Line) -> Merged:
    """What both wanted, from the line as this person saw it. None stands for a line that is not there."""
    was, other = before or _empty(mine), theirs or _empty(mine)
    names = {*was.said, *other.said, *mine.said}
    said = {name: _of(was.says(name), other.says(name), mine.says(name)) for name in names}
    collides = {name for name in names if _both(was.says(name), other.says(name), mine.says(name))}
    if theirs is None and before is not None:
        return Merged(mine, frozenset(names))
    return Merged(
        Line(mine.key, mine.section, tidied(said), _links(was.meets, other.meets, mine.meets)),
        frozenset(collides),
    )


def _empty(like: Line) -> Line:
    return Line(like.key, like.section)


def _of(was: str, theirs: str, mine: str) -> str:
    return theirs if mine == was else mine


def _both(was: str, theirs: str, mine: str) -> bool:
    return was not in (theirs, mine) and theirs != mine


def _links(was: tuple[str, ...], theirs: tuple[str, ...], mine: tuple[str, ...]) -> tuple[str, ...]:
    """Links do not collide: each was added by somebody, taken away by somebody, or is as it was."""
    gone = (set(was) - set(theirs)) | (set(was) - set(mine))
    return tuple(key for key in dict.fromkeys((*theirs, *mine)) if key not in gone)
