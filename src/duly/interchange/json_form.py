"""Histories in JSON. A name given twice, a number that is none and whatever comes after the end are faults."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from duly.interchange.file_text import WHOLE_FILE, place_of, refuse
from duly.interchange.syntax import MOST_DIGITS_READ, cannot_read, given_twice, too_deep, too_long_a_number

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|-?Infinity|NaN|-?\d[\d.eE+-]*+')
IN_PLAIN_WORDS = {
    "Expecting value": (
        "there is no value here that JSON knows; perhaps a comma is one too many, or words lack their double quotation marks"
    ),
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing after a name",
    "Expecting property name enclosed in double quotes": (
        "a name in double quotation marks is missing, or the comma before it is one too many"
    ),
    "Extra data": "something comes after the end; a file holds one history",
    "Unterminated string starting at": "the quotation marks that open here are never closed",
    "Invalid control character at": "a line break or a tab stands within quotation marks",
}


class _Refused(ValueError):
    """A token that Python's JSON would let pass and a history does not."""


class _Twice(_Refused):
    """A name that stands twice in one object."""


class _TooLong(_Refused):
    """A number nobody needs."""


def parse(text: str) -> object:
    """Plain data from JSON text. Raises `BadHistory` with one fault, its place by line and column."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_constant=_no_number,
            parse_int=_whole_number,
        )
    except RecursionError:
        raise too_deep() from None
    except json.JSONDecodeError as wrong:
        says = IN_PLAIN_WORDS.get(wrong.msg, wrong.msg[0].lower() + wrong.msg[1:])
        raise cannot_read("JSON", f"line {wrong.lineno}, column {wrong.colno}", says, text) from None
    except _Twice as wrong:
        raise given_twice(str(wrong), _second_place(text, f'"{wrong}"')) from None
    except _TooLong as wrong:
        raise too_long_a_number(_first_place(text, str(wrong))) from None
    except _Refused as wrong:
        place = _first_place(text, str(wrong))
        raise refuse(place, f"{wrong} is not a number; a history has no use for it.") from None


def write(document: Mapping[str, Any]) -> str:
    """JSON text of plain data, dates as ISO strings."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    whole = dict(pairs)
    if len(whole) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _Twice(name)
            seen.add(name)
    return whole


def _no_number(token: str) -> float:
    raise _Refused(token)


def _whole_number(token: str) -> int:
    if len(token) > MOST_DIGITS_READ:
        raise _TooLong(token)
    return int(token)


def _first_place(text: str, token: str) -> str:
    found = (match.start() for match in TOKEN.finditer(text) if match.group() == token)
    return place_of(text, next(found, 0))


def _second_place(text: str, name: str) -> str:
    """Where a name, in its quotation marks, stands for the second time within one object."""
    objects: list[set[str]] = []
    last = ("", 0)
    for match in TOKEN.finditer(text):
        mark = match.group()
        if mark == "{":
            objects.append(set())
        elif mark == "}":
            objects.pop()
        elif mark == ":":
            if last[0] == name and name in objects[-1]:
                return place_of(text, last[1])
            objects[-1].add(last[0])
        last = (mark, match.start())
    return WHOLE_FILE
