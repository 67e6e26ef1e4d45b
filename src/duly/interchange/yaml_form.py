"""Histories in YAML, built from the parser's events.

Only what a history needs is read: lists, tables and values, by the rules of YAML 1.2, where `on`, `no` and `012` are
words. Anchors, aliases and tags, which can make a small file enormous or call for code, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from duly.interchange.file_text import WHOLE_FILE, place_of, refuse
from duly.interchange.quoting import written
from duly.interchange.syntax import (
    MOST_DEPTH,
    MOST_DIGITS_READ,
    cannot_read,
    given_twice,
    too_deep,
    too_long_a_number,
)

IN_PLAIN_WORDS = {
    "could not find expected ':'": "a colon is missing after a name",
    "did not find expected ',' or ']'": "a comma or a closing bracket is missing",
    "did not find expected ',' or '}'": "a comma or a closing bracket is missing",
    "did not find expected '-' indicator": "a dash is missing, or this line is not indented like those before it",
    "did not find expected key": "a name is missing, or this line is not indented like those before it",
    "found character that cannot start any token": "no value begins with this character",
    "found unexpected end of stream": "quotation marks that open here are never closed",
    "mapping values are not allowed in this context": (
        "there is a colon too many, or this line is not indented like those before it; words with a colon stand in quotation marks"
    ),
}
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
WHOLE_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*+)")
NUMBER = re.compile(
    r"[-+]?(?:\d+\.\d*|\.\d+|\d+(?:\.\d*)?[eE][-+]?\d+)|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def parse(text: str) -> object:
    """Plain data from YAML text. Raises `BadHistory` with one fault, its place by line and column."""
    try:
        return _build(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else WHOLE_FILE
        problem = wrong.problem or "it breaks off"
        raise cannot_read("YAML", place, IN_PLAIN_WORDS.get(problem, problem), text) from None
    except yaml.reader.ReaderError as wrong:
        place = place_of(text, wrong.position if isinstance(wrong.position, int) else 0)
        raise cannot_read("YAML", place, "there is a character here that no text has", text) from None


class _Open:
    """A list or a table whose end has not come yet, and for a table the name that waits for its value."""

    def __init__(self, holds: dict[object, object] | list[object]) -> None:
        self.holds = holds
        self.name: object = None
        self.has_name = False

    def add(self, value: object, event: Event) -> None:
        if isinstance(self.holds, list):
            self.holds.append(value)
        elif self.has_name:
            self.holds[self.name] = value
            self.has_name = False
        else:
            self._take_name(value, event)

    def _take_name(self, value: object, event: Event) -> None:
        if isinstance(value, dict | list):
            raise refuse(_at(event), "a list or a table stands where a name should.")
        if value in self.holds:
            raise given_twice(str(value), _at(event))
        self.name, self.has_name = value, True


def _build(events: Iterator[Event]) -> object:
    whole: list[object] = []
    stack = [_Open(whole)]
    for event in events:
        _refuse_what_no_history_needs(event, whole)
        if isinstance(event, ScalarEvent):
            stack[-1].add(_value(event), event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(stack) > MOST_DEPTH:
                raise too_deep()
            opened: dict[object, object] | list[object] = {} if isinstance(event, MappingStartEvent) else []
            stack[-1].add(opened, event)
            stack.append(_Open(opened))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            stack.pop()
    return whole[0] if whole else None


def _refuse_what_no_history_needs(event: Event, whole: list[object]) -> None:
    if isinstance(event, DocumentStartEvent) and whole:
        raise refuse(_at(event), "a second document begins here; a file holds one history.")
    if not isinstance(event, NodeEvent):
        return
    if isinstance(event, AliasEvent):
        raise refuse(_at(event), f'"*{event.anchor}" repeats another place; write the words out in full.')
    if event.anchor is not None:
        says = f'"&{event.anchor}" marks a place to be repeated, which a history may not do; take it out.'
        raise refuse(_at(event), says)
    if getattr(event, "tag", None) is not None:
        raise refuse(
            _at(event), "a tag (a word that begins with !) is not allowed in a history; take it out."
        )


def _at(event: Event) -> str:
    mark = event.start_mark
    return f"line {mark.line + 1}, column {mark.column + 1}" if mark else WHOLE_FILE


def _value(event: ScalarEvent) -> object:
    """The value of a scalar: words in quotation marks are words; others may be a day, a number, true, false or nothing."""
    words: str = event.value
    if not event.implicit[0]:
        return words
    if words.lower() in WORDS:
        return WORDS[words.lower()]
    if WHOLE_NUMBER.fullmatch(words) or NUMBER.fullmatch(words):
        return _number(words, event)
    return _day(words) if DAY.fullmatch(words) else words


def _number(words: str, event: ScalarEvent) -> int | float:
    if not WHOLE_NUMBER.fullmatch(words):
        return float(words.lower().replace(".inf", "inf").replace(".nan", "nan"))
    if len(words) > MOST_DIGITS_READ:
        raise too_long_a_number(_at(event))
    return int(words)


def _day(words: str) -> date | str:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return words  # no real date: the history's own reading says so, and where


def write(document: Mapping[str, Any]) -> str:
    """YAML text of a history's plain data. "on" is quoted, since older readers of YAML take it for `true`."""
    return "\n".join(_lines(document)) + "\n"


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield f"{_name(name)}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield f"{_name(name)}:"
            for row in value:
                yield from (
                    f"{'    ' if number else '  - '}{line}" for number, line in enumerate(_lines(row))
                )
        else:
            yield f"{_name(name)}: {written(value)}"


def _name(name: str) -> str:
    return '"on"' if name == "on" else name
