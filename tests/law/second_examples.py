"""A short way of writing histories for the tests of the second reading.

One fact a line: day, kind, then attributes as name=value and the matters as in=name,name; "one" where no matter is given.
"""

from datetime import date
from typing import Any

from tests.law.second_reading import Row, findings

SPECIAL = {"true": True, "false": False}


def facts(lines: str) -> list[dict[str, Any]]:
    return [fact(line) for line in lines.strip().splitlines()]


def fact(line: str) -> dict[str, Any]:
    day, kind, *rest = line.split()
    told: dict[str, Any] = {"on": date.fromisoformat(day), "fact": kind, "matter": ["one"]}
    for part in rest:
        name, value = part.split("=")
        if name == "in":
            told["matter"] = value.split(",")
        elif name in ("transfer_on", "comply_by"):
            told[name] = date.fromisoformat(value)
        else:
            told[name] = SPECIAL.get(value, value)
    return told


def rows(lines: str, as_at: str, *, born: str | None = None) -> list[Row]:
    """All the second reading finds in these facts on that day."""
    child = {"date_of_birth": date.fromisoformat(born)} if born else {}
    return findings({"child": child, "facts": facts(lines) if lines else []}, date.fromisoformat(as_at))


def rows_of(duty: str, lines: str, as_at: str, **more: Any) -> list[Row]:
    return [row for row in rows(lines, as_at, **more) if row["duty"] == duty]


def row_of(duty: str, lines: str, as_at: str, **more: Any) -> Row:
    """The one row of a duty; an error where there is none or there are several."""
    (row,) = rows_of(duty, lines, as_at, **more)
    return row


def due_of(duty: str, lines: str, as_at: str = "2030-12-31", **more: Any) -> str | None:
    due = row_of(duty, lines, as_at, **more)["due"]
    return due.isoformat() if due else None


def standing(duty: str, lines: str, as_at: str = "2030-12-31") -> tuple[str, int | None]:
    """The status and the days late of a duty's one row."""
    row = row_of(duty, lines, as_at)
    return row["status"], row["days_late"]
