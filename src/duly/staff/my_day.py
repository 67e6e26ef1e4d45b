"""My day: everything a person must see to, in the order of the law's days, with what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.access.held import Held
from duly.casework.council.worklist import LATE, MINE, TODAY, WEEK, Item, of_person
from duly.record import clock
from duly.staff.lists import Filter, listed
from duly.staff.work_rows import (
    BY_BAND,
    CHILD,
    DUE,
    DUTY,
    NEXT,
    SECTIONS,
    WHOSE,
    in_order,
    name_of_each,
    work_rows,
)

BY_WHOSE = Filter("whose", "Whose move", list(WHOSE.items()), lambda one, whose: one.whose == whose)
LAW = ("review.annual", "review.decision", "plan.final", "CFA 2014 s.42")


def my_day(request: HttpRequest) -> HttpResponse:
    """What is outstanding on the cases a person holds or covers for, and the duties given to them by name."""
    holds: Held = request.holds  # type: ignore[attr-defined]
    items = of_person(holds)
    covered = {row.away_id: row.away.name for row in holds.covering}
    shown = listed(
        request,
        "my-day",
        items,
        made=in_order,
        fill=lambda chosen: work_rows(chosen, covered),
        caption="My day",
        columns=(replace(CHILD, sorts=name_of_each(items)), DUTY, DUE, NEXT),
        filters=(BY_WHOSE, BY_BAND),
        first={"whose": MINE},
        of=("duty", "duties"),
        section=lambda one: SECTIONS[one.band],
        red=lambda row: row.item.is_late,
        law=LAW,
        empty="Nothing is outstanding on any case you hold. A duty appears here on the day that a fact brings it about.",
    )
    more = {
        "today": clock.today(),
        "tiles": _tiles(items, shown.chosen["whose"]),
        "covering": holds.covering,
        "away": holds.away,
        "law": LAW,
    }
    return shown.answer(request, "staff/my_day.html", more)


def _tiles(items: Sequence[Item], chosen: str) -> list[dict[str, Any]]:
    """How much there is in each of the three groups, and how much of it presses."""
    counted = Counter((one.whose, one.band) for one in items)
    return [
        {
            "label": label,
            "href": f"{reverse('staff:my_day')}?whose={whose}",
            "current": whose == chosen,
            "all": sum(number for (one, _), number in counted.items() if one == whose),
            "says": f"{(late := counted[whose, LATE]):,} late, {counted[whose, TODAY] + counted[whose, WEEK]:,} within 7 days",
            "red": late > 0,
        }
        for whose, label in WHOSE.items()
    ]
