"""A plan as JSON, and its digest. The form has a number, so that a later one can read an earlier."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from duly.plan.content import BY_LETTER, Line, Plan

FORM = 1


class BadPlan(ValueError):
    """What was given is no plan. The message has a sentence for each fault."""


def written(plan: Plan) -> dict[str, Any]:
    """The plan as JSON holds it."""
    return {"form": FORM, "lines": [line_written(each) for each in plan.lines]}


def line_written(line: Line) -> dict[str, Any]:
    """One line as JSON holds it."""
    return {"key": line.key, "section": line.section, "said": dict(line.said), "meets": list(line.meets)}


def digest(plan: Plan) -> str:
    """A digest of everything the plan says: the same for the same plan on every machine."""
    said = json.dumps(written(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()


def read(given: Any) -> Plan:
    """The plan that JSON holds. Raises BadPlan."""
    if not isinstance(given, Mapping) or given.get("form") != FORM:
        raise BadPlan(f"This is no plan of form {FORM}.")
    rows = given.get("lines")
    if not isinstance(rows, list):
        raise BadPlan("A plan has lines.")
    faults = [fault for number, row in enumerate(rows, start=1) for fault in _faults(number, row)]
    keys = [row["key"] for row in rows if isinstance(row, Mapping) and "key" in row]
    faults += [f"Two lines have the key {key}." for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if faults:
        raise BadPlan(" ".join(faults))
    return Plan(tuple(line_read(row) for row in rows))


def line_read(row: Mapping[str, Any]) -> Line:
    """One line that was written by `line_written`."""
    return Line(row["key"], row["section"], dict(row["said"]), tuple(row["meets"]))


def _faults(number: int, row: Any) -> Iterator[str]:
    where = f"Line {number}"
    if not isinstance(row, Mapping) or set(row) != {"key", "section", "said", "meets"}:
        yield f"{where} has not exactly key, section, said and meets."
        return
    if not (isinstance(row["key"], str) and row["key"]):
        yield f"{where} has no key."
    if row["section"] not in BY_LETTER:
        yield f"{where} is of no section."
        return
    if not isinstance(row["said"], Mapping) or not _all_text(row["said"].values()):
        yield f"{where} says something that is no text."
        return
    if not isinstance(row["meets"], list) or not _all_text(row["meets"]):
        yield f"{where} answers something that is no line."
    names = {field.name for field in line_read({**row, "meets": []}).sort.fields}
    for name in row["said"]:
        if name not in names:
            yield f"{where} says “{name}”, which no line of section {row['section']} does."


def _all_text(values: Any) -> bool:
    return all(isinstance(value, str) for value in values)
