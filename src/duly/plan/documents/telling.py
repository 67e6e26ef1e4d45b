"""A plan as it is told: sections, lines with their labels, and which way each text runs. Every form is made of this."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from duly.plan.content import SECTIONS, Line, Plan, Section

RTL, LTR = "rtl", "ltr"
HELD_BACK = "What this section says is held back from you."
EMPTY = "This section is empty."
FOR = "For"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words with the label before them, and the way they run."""

    label: str
    words: str

    @property
    def direction(self) -> str:
        """The way they run, by their first letter that has one."""
        return direction(self.words)


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line: "F2", its text, and what it says beside it."""

    line: Line
    label: str
    text: Words
    facts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ToldSection:
    """One section. `instead` says why it has no lines, where it has none."""

    section: Section
    lines: tuple[ToldLine, ...]
    instead: Words | None


@dataclass(frozen=True, slots=True)
class Document:
    """A plan with what stands above it."""

    title: str
    whose: str
    facts: tuple[Words, ...]
    sections: tuple[ToldSection, ...]
    dated: date
    template: ClassVar = "plan/document.html"


def sections_of(plan: Plan, held_back: Collection[str] = ()) -> tuple[ToldSection, ...]:
    """Every section of a plan in its order, but for what is held back from whoever reads it."""
    return tuple(_section(section, plan, held_back) for section in SECTIONS)


def line_of(plan: Plan, line: Line) -> ToldLine:
    """One line of a plan."""
    return ToldLine(line, plan.labels.get(line.key, ""), _text(line), tuple(_facts(plan, line)))


def direction(words: str) -> str:
    """Which way words run: as the first of their letters does that has a direction."""
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return RTL
        if kind == "L":
            return LTR
    return LTR


def _section(section: Section, plan: Plan, held_back: Collection[str]) -> ToldSection:
    if section.letter in held_back:
        return ToldSection(section, (), Words("", HELD_BACK))
    lines = tuple(line_of(plan, line) for line in plan.of(section.letter))
    none = next((line for line in plan.all_of(section.letter) if line.is_none), None)
    instead = Words("", none.text) if none else None if lines else Words("", EMPTY)
    return ToldSection(section, lines, instead)


def _text(line: Line) -> Words:
    """The words a line is known by; its other fields stand beneath."""
    return Words("", line.text)


def _facts(plan: Plan, line: Line) -> Iterator[Words]:
    for field in line.sort.fields:
        words = field.told(line.says(field.name))
        if field.label and words and words != line.text:
            yield Words(field.label, words)
    if answers := [plan.labels[key] for key in line.meets if key in plan.labels]:
        yield Words(FOR, ", ".join(sorted(answers, key=_in_order)))


def _in_order(label: str) -> tuple[str, int]:
    letters = label.rstrip("0123456789") if not label.startswith("H") else label[:2]
    return letters, int(label[len(letters) :] or 0)
