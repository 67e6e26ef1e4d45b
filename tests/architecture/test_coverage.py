"""The coverage register accounts for every row of law that we have looked at, and agrees with the rulebook.

`tests/law/provisions.txt` lists the rows by id. It is kept apart from the register, so that a lost row is noticed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from duly.law.coverage import Row, register
from duly.law.rules import RULEBOOK
from tests.architecture.planting import ROOT

REGISTER = register().rows
PROVISIONS = (ROOT / "tests/law/provisions.txt").read_text(encoding="utf-8").split()
DUTIES = frozenset(duty.key for duty in RULEBOOK.duties)
ENCODED = "encoded"
HOW = {ENCODED, "judgement", "content rule", "no clock", "not yet"}
SURE = {"checked", "secondary source", "not checked"}
ALWAYS = {"id", "area", "title", "provision"}


def faults_of_row(row: Row) -> list[str]:
    """What is wrong with one row by itself."""
    wanted = ALWAYS | {"duties" if row.how == ENCODED else "why"}
    faults = [f"no {name}" for name in sorted(wanted) if not getattr(row, name)]
    faults += ["it is not encoded and names duties"] if row.duties and row.how != ENCODED else []
    faults += [] if row.how in HOW else [f"how is {row.how}"]
    faults += [] if row.sure in SURE else [f"sure is {row.sure}"]
    faults += [f"there is no duty {key}" for key in row.duties if key not in DUTIES]
    return faults + ([] if (row.why or ".").endswith((".", "?")) else ["why is no sentence"])


def faults_of_register(rows: Iterable[Row]) -> list[str]:
    """What is wrong with the register as a whole."""
    rows = list(rows)
    times = Counter(row.id for row in rows)
    named = {key for row in rows if row.how == ENCODED for key in row.duties}
    faults = [f"{key} is there {count} times" for key, count in times.items() if count > 1]
    faults += [f"{key} is lost" for key in PROVISIONS if key not in times]
    faults += [f"{key} is not on the list" for key in times if key not in PROVISIONS]
    return faults + [f"no row names the duty {key}" for key in sorted(DUTIES - named)]


@pytest.mark.parametrize("row", REGISTER, ids=lambda row: row.id)
def test_a_row_says_how_it_is_covered_and_why_where_the_rules_do_not_work_it_out(row: Row) -> None:
    assert faults_of_row(row) == []


def test_every_row_of_law_is_accounted_for_once_and_every_duty_is_named() -> None:
    assert faults_of_register(REGISTER) == []


def test_there_are_as_many_rows_as_were_looked_at() -> None:
    assert len(PROVISIONS) == len(set(PROVISIONS)) == len(REGISTER) == 212


def test_every_way_of_covering_is_used() -> None:
    assert {row.how for row in REGISTER} == HOW


FIRST_ENCODED = next(row for row in REGISTER if row.how == ENCODED)
FIRST_NOT = next(row for row in REGISTER if row.how != ENCODED)


@pytest.mark.parametrize(
    ("row", "planted", "fault"),
    [
        (FIRST_NOT, {"why": ""}, "no why"),
        (FIRST_NOT, {"how": "later"}, "how is later"),
        (FIRST_NOT, {"sure": "probably"}, "sure is probably"),
        (FIRST_NOT, {"duties": ("plan.final",)}, "it is not encoded and names duties"),
        (FIRST_ENCODED, {"duties": ()}, "no duties"),
        (FIRST_ENCODED, {"duties": ("plan.finale",)}, "there is no duty plan.finale"),
    ],
)
def test_a_row_that_does_not_say_enough_is_noticed(row: Row, planted: dict[str, Any], fault: str) -> None:
    assert faults_of_row(replace(row, **planted)) == [fault]


def test_a_lost_row_a_second_one_and_a_stray_one_are_noticed() -> None:
    assert faults_of_register(REGISTER[1:]) == [f"{REGISTER[0].id} is lost"]
    assert faults_of_register([*REGISTER, REGISTER[0]]) == [f"{REGISTER[0].id} is there 2 times"]
    assert faults_of_register([*REGISTER, replace(FIRST_NOT, id="stray")]) == ["stray is not on the list"]


def test_a_duty_that_no_row_names_is_noticed() -> None:
    planted = [
        replace(row, duties=tuple(key for key in row.duties if key != "plan.final")) for row in REGISTER
    ]
    assert faults_of_register(planted) == ["no row names the duty plan.final"]
