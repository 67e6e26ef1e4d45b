"""Two people at one draft at once: of two who saved the same line one is told, and every text is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from duly.access.models import Grant
from duly.casework import plan as plans
from duly.casework.opening import open_case
from duly.people.models import Organisation, Person, Team
from duly.plan import reading
from duly.plan.content import line
from duly.plan.models import Draft, Saved
from duly.plan.overtaken import Overtaken
from duly.record import clock
from duly.record.refusals import Refused
from tests.durability.test_race import at_once
from tests.people import person

pytestmark = pytest.mark.usefixtures("on_a_disk")

TIMES = 15


def a_draft() -> Draft:
    """A draft of a case whose team Amara and Ben both work in."""
    authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
    team = Team.objects.create(authority=authority, name="North")
    today, days = clock.today(), timedelta(days=30)
    for who in ("amara", "ben"):
        Grant.objects.create(
            person=person(who),
            role=Grant.Role.OFFICER,
            team=team,
            starts=today - days,
            ends=today + days,
            evidence="appointment letter",
            granted_at=clock.now(),
        )
    amara = person("amara")
    case = open_case(name="Ada Invented", date_of_birth=date(2016, 3, 1), team=team, officer=amara, by=amara)
    return plans.begin(case, by=amara)


def saving(draft: Draft, who: Person, key: str, text: str, seen: int) -> Callable[[], Saved]:
    return lambda: plans.save_line(draft, key, line(key, "B", text=text), seen=seen, by=who)


def moving(draft: Draft, who: Person, key: str, by_places: int, seen: int) -> Callable[[], None]:
    return lambda: plans.move_line(draft, key, by_places, seen=seen, by=who)


def test_of_two_who_saved_one_line_at_once_one_is_shown_what_the_other_wrote() -> None:
    draft, amara, ben = a_draft(), person("amara"), person("ben")
    for number in range(TIMES):
        became = at_once(
            saving(draft, amara, "b1", f"Amara {number}", number),
            saving(draft, ben, "b1", f"Ben {number}", number),
        )
        assert sorted(type(one).__name__ for one in became) == ["Overtaken", "Saved"], became
        (overtaken,) = (one for one in became if isinstance(one, Overtaken))
        (saved,) = (one for one in became if isinstance(one, Saved))
        assert overtaken.last == saved
    assert [save.number for save in reading.texts_of(draft, "b1")] == list(range(TIMES, 0, -1))


def test_two_who_write_different_lines_never_meet() -> None:
    draft, amara, ben = a_draft(), person("amara"), person("ben")
    for number in range(TIMES):
        became = at_once(
            saving(draft, amara, f"a{number}", "Amara", 0), saving(draft, ben, f"b{number}", "Ben", 0)
        )
        assert [one for one in became if isinstance(one, Exception)] == []
    assert len(reading.standing(draft).plan.lines) == 2 * TIMES


def test_of_two_who_move_lines_of_one_section_at_once_one_is_told_and_nothing_is_lost() -> None:
    draft, amara, ben = a_draft(), person("amara"), person("ben")
    for key in ("b1", "b2", "b3"):
        saving(draft, amara, key, key, 0)()
    for seen in range(TIMES):
        there = [one.key for one in reading.standing(draft).plan.of("B")]
        first, last = there[0], there[-1]
        became = at_once(
            moving(draft, amara, first, 1, seen),
            moving(draft, ben, last, -1, seen),
        )
        assert sorted(type(one).__name__ for one in became) == ["NoneType", "Refused"], became
        now = [one.key for one in reading.standing(draft).plan.of("B")]
        assert sorted(now) == ["b1", "b2", "b3"]
        assert now in ([there[1], first, last], [first, last, there[1]])


def test_who_moves_a_line_and_who_edits_it_at_once_never_meet() -> None:
    draft, amara, ben = a_draft(), person("amara"), person("ben")
    for key in ("b1", "b2"):
        saving(draft, amara, key, key, 0)()
    for number in range(TIMES):
        last = reading.standing(draft).plan.of("B")[-1].key
        became = at_once(
            moving(draft, amara, last, -1, number),
            saving(draft, ben, "b1", f"Ben {number}", number + 1),
        )
        assert [one for one in became if isinstance(one, Exception)] == []
        assert reading.standing(draft).plan.of("B")[0].key == last
        assert reading.standing(draft).plan.by_key["b1"].text == f"Ben {number}"


def test_a_form_that_is_sent_twice_at_once_is_saved_once() -> None:
    draft, amara = a_draft(), person("amara")
    one, other = at_once(*[saving(draft, amara, "b1", "The same", 0)] * 2)
    assert one == other
    assert draft.saved.count() == 1


def test_of_two_who_begin_a_draft_at_once_one_is_sent_to_the_others() -> None:
    draft, amara, ben = a_draft(), person("amara"), person("ben")
    plans.set_aside(draft, by=amara)
    became = at_once(lambda: plans.begin(draft.case, by=amara), lambda: plans.begin(draft.case, by=ben))
    assert sorted(type(one).__name__ for one in became) == ["Draft", "Refused"], became
    assert [one for one in became if isinstance(one, Refused)]
