"""What the plans of an invented council say, and a draft of one that two people are writing."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from duly.casework import plan as plans
from duly.people.models import Person
from duly.plan import reading
from duly.plan.content import SECTIONS, TICKED, Line, Plan, line, none_key
from duly.record import clock
from duly.record.clock import LONDON
from duly.record.models import Case

THREADS = 2
"""How many needs a plan has beside the one that prepares for adulthood."""


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files("duly.demonstration") / "plans.toml").read_text(encoding="utf-8"))


def made_up(child: str, setting: str, advice: Iterable[str]) -> Plan:
    """A plan with everything it must have, about a child called so, at a setting, on this advice."""
    chance = random.Random(child)  # noqa: S311 - chance without secrets
    name = child.partition(" ")[0]
    *many, adulthood = _told()["thread"]
    threads = [*chance.sample(many, THREADS), adulthood]
    lines = [
        line("a1", "A", text=_told()["views"]["child"].format(name=name)),
        line("a2", "A", text=_told()["views"]["family"].format(name=name)),
        *(each for number, thread in enumerate(threads, 1) for each in _thread(number, thread, name)),
        line("i1", "I", name=setting, type=_type_of(setting)),
        *(line(f"k{number}", "K", text=body) for number, body in enumerate(advice, 1)),
    ]
    there = {each.section for each in lines}
    nothing = (
        line(none_key(section.letter), section.letter, text=section.none)
        for section in SECTIONS
        if section.none and section.letter not in there
    )
    return Plan((*lines, *nothing))


def _thread(number: int, thread: dict[str, Any], name: str) -> Iterator[Line]:
    """A need, the outcome that answers it and the provision for that."""
    said = {
        field: thread[field].format(name=name) for field in ("need", "outcome", "by", "type", "provision")
    }
    yield line(f"b{number}", "B", text=said["need"])
    yield line(f"e{number}", "E", [f"b{number}"], text=said["outcome"], by=said["by"])
    yield line(
        f"f{number}",
        "F",
        [f"e{number}"],
        type=said["type"],
        text=said["provision"],
        amount=thread["amount"],
        frequency=thread["frequency"],
        who=thread["who"],
        adulthood=TICKED if thread.get("adulthood") else "",
    )


def _type_of(setting: str) -> str:
    if "Special" in setting:
        return "special school"
    return "mainstream primary school" if "Primary" in setting else "mainstream secondary school"


def being_written(case: Case, officer: Person, manager: Person, today: date) -> None:
    """A draft that changes the plan in force, written by two people in the last days; not finished, as drafts are not."""
    with _at(today - timedelta(days=6), 10):
        draft = plans.begin(case, by=officer)
        plan = reading.standing(draft).plan
    provision, outcome = plan.by_key["f1"], plan.by_key["e1"]
    twice = Line("f1", "F", {**provision.said, "frequency": "twice a week in term time"}, provision.meets)
    sooner = Line("e1", "E", {**outcome.said, "by": "the end of this school year"}, outcome.meets)
    vague = line(
        "f-sensory",
        "F",
        type="Occupational therapy",
        text="Access to a sensory assessment, with regular support from school staff as required.",
    )
    need = line(
        "b-sensory", "B", text="Bright light and busy rooms are painful, more so after a morning at school."
    )
    saves = (
        (6, 11, officer, twice),
        (3, 9, manager, sooner),
        (3, 15, officer, need),
        (1, 10, manager, vague),
        (1, 16, officer, None),
    )
    for days, hour, by, said in saves:
        with _at(today - timedelta(days=days), hour):
            plans.save_line(draft, said.key if said else "i1", said, seen=0, by=by)


def _at(day: date, hour: int) -> Any:
    return clock.standing_at(datetime.combine(day, time(hour), LONDON))
