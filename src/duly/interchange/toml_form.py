"""Histories in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from duly.interchange.file_text import WHOLE_FILE, place_of
from duly.interchange.quoting import written
from duly.interchange.syntax import MOST_DIGITS_READ, cannot_read, given_twice, too_deep, too_long_a_number

PLACE = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)
LEFT_OPEN = "a list, a table or a value is left open"
IN_PLAIN_WORDS = {
    "Cannot overwrite a value": "this name is given already; leave one of them",
    "Expected '=' after a key in a key/value pair": "an equals sign is missing after a name",
    "Expected newline or end of document after a statement": "the line should have ended before this",
    "Illegal character '\\n'": "the quotation marks that open on this line are never closed",
    "Invalid date or datetime": "this is not a real date; write year-month-day, such as 2022-02-11",
    "Invalid statement": "a line begins with a name, a [heading] or a # comment",
    "Invalid value": "this is not a value; words stand in quotation marks",
    "Unclosed array": "a list is not closed; add ] where it ends",
    "Unclosed inline table": "a table is not closed; add } where it ends",
    "Unterminated string": "quotation marks that open are never closed",
}
# A name of so many parts (a.b.c ...) would keep Python's parser busy for minutes; a history has names of one or two.
LONG_NAME = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
LONG_NUMBER = re.compile(rf"[=\[,]\s*+[+-]?[\d_]{{{MOST_DIGITS_READ}}}")


def parse(text: str) -> object:
    """Plain data from TOML text. Raises `BadHistory` with one fault, its place by line and column."""
    if long_name := LONG_NAME.search(text):
        raise cannot_read("TOML", place_of(text, long_name.start()), "this name has far too many parts", text)
    if long_number := LONG_NUMBER.search(text):
        raise too_long_a_number(place_of(text, long_number.end() - MOST_DIGITS_READ))
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise too_deep() from None
    except ValueError as wrong:
        raise _fault(str(wrong), text) from None


def _fault(message: str, text: str) -> ValueError:
    found = PLACE.match(message)
    said, line, column = found.groups() if found else (message, None, None)
    place = f"line {line}, column {column}" if line else WHOLE_FILE
    if line is None and found:
        place = f"line {text.count(chr(10)) + 1}, the end"
        said = LEFT_OPEN if said == "Invalid value" else said
    if twice := re.fullmatch(r"Duplicate inline table key '(.*)'", said):
        return given_twice(twice.group(1), place)
    if table := re.fullmatch(r"Cannot declare \((.*?),?\) twice", said):
        return given_twice(table.group(1).replace("', '", ".").strip("'"), place)
    says = IN_PLAIN_WORDS.get(said, said[0].lower() + said[1:])
    return cannot_read("TOML", place, says, text)


def write(document: Mapping[str, Any], inside: str = "") -> str:
    """TOML text of a history's plain data: names, then each [table], then each of every [[list]] of them."""
    parts = ["".join(_line(name, value) for name, value in document.items() if not _nested(value))]
    for name, value in document.items():
        place = f"{inside}{name}"
        if isinstance(value, dict):
            parts.append(f"[{place}]\n" + write(value, f"{place}."))
        elif _nested(value):
            parts += [f"[[{place}]]\n" + _table(row) for row in value]
    return "\n".join(part for part in parts if part)


def _nested(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(one, dict) for one in value)
    )


def _table(values: Mapping[str, Any]) -> str:
    return "".join(_line(name, value) for name, value in values.items())


def _line(name: str, value: object) -> str:
    return f"{name} = {written(value)}\n"
