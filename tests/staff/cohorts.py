"""Children of a cohort, with plans in force, as far on as a test wants them."""

from __future__ import annotations

from datetime import date, timedelta

from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.opening import open_case
from duly.casework.transfers.cohort import next_september
from duly.casework.transfers.year_groups import born_for
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.council import invented
from tests.staff.doing import do

TRANSFER = "transfer-1"


def september() -> int:
    """The September that the board begins with."""
    return next_september(clock.today())


def of_year(year: int, name: str, team: Team, *, born: date | None = None, who: str = "amara") -> Case:
    """A child who finishes a year group before that September, with a plan in force."""
    child = born or born_for(year, september())[0] + timedelta(days=40)
    case = open_case(name=name, date_of_birth=child, team=team, officer=invented(who), by=invented(who))
    with_a_plan(case)
    return case


def with_a_plan(case: Case) -> None:
    """A plan was made for the child of a case."""
    do(case, "request.received", 400, "assessment-1", by="parent")
    do(case, "plan.final.sent", 300, "assessment-1", first=True)


def expected(case: Case, days_ago: int = 30, **said: object) -> None:
    """The transfer is on the record."""
    do(case, "phase.transfer.expected", days_ago, TRANSFER, transfer_on=date(september(), 9, 1), **said)


def corrected_birth(case: Case, born: date) -> None:
    """The day of birth becomes known."""
    said = {"name": case.child_name, "date_of_birth": born}
    perform(ACTIONS["child.known"], case, on=clock.today(), by=invented("amara"), attributes=said)
