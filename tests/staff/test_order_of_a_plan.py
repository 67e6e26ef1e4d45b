"""The lines of a draft are put in another order, one place at a time, and nobody's words are lost by it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from duly.casework import plan as plans
from duly.plan import reading
from duly.plan.comparing import MOVED, changes
from duly.plan.content import Plan, line
from duly.plan.models import Draft
from duly.plan.ordering import order_key
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.plan.made_up import WHOLE
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import read, text
from tests.staff.test_the_plan import finalised


def drafted(case: Case, *keys: str) -> Draft:
    """A draft with these needs."""
    draft = plans.begin(case, by=invented("amara"))
    for key in keys:
        plans.save_line(draft, key, line(key, "B", text=f"Need {key}"), seen=0, by=invented("amara"))
    return draft


def needs(draft: Draft) -> list[str]:
    return [one.key for one in reading.standing(draft).plan.of("B")]


def press(client: Client, case: Case, way: str, key: str, **said: str) -> tuple[int, str]:
    """Press a button of the draft's page, with what its form holds unseen."""
    page = read(client, f"/cases/{case.ref}/plan/draft/")
    seen = re.search(r'id="order-B".*?name="seen" value="(\d+)"', page, re.DOTALL)
    assert seen, "there is a form for section B"
    given = {"seen": seen[1], way: key, **said}
    answer = client.post(f"/cases/{case.ref}/plan/draft/move/", given, follow=True)
    return answer.status_code, text(answer)


def test_a_line_moves_up_and_down_and_the_page_says_what_it_is_called_now(desk: Desk, mine: Case) -> None:
    amara, draft = desk("amara"), drafted(mine, "b1", "b2", "b3")
    status, shown = press(amara, mine, "up", "b3")
    assert (status, needs(draft)) == (200, ["b1", "b3", "b2"])
    assert "Moved: the line is now B2" in shown
    press(amara, mine, "down", "b1")
    assert needs(draft) == ["b3", "b1", "b2"]


def test_the_first_line_has_no_way_up_and_the_last_none_down(desk: Desk, mine: Case) -> None:
    amara, draft = desk("amara"), drafted(mine, "b1", "b2")
    page = read(amara, f"/cases/{mine.ref}/plan/draft/")
    ways = re.findall(r'name="(up|down)"\s+value="(\w+)"', page)
    assert ways == [("down", "b1"), ("up", "b2")]
    status, shown = press(amara, mine, "up", "b1")
    assert (status, needs(draft)) == (422, ["b1", "b2"])
    assert "Nothing was moved: the line is the first or the last of its section" in shown


def test_a_line_that_comes_later_stands_last_and_one_taken_out_leaves_no_gap(mine: Case) -> None:
    draft, amara = drafted(mine, "b1", "b2"), invented("amara")
    plans.move_line(draft, "b2", -1, seen=0, by=amara)
    plans.save_line(draft, "b3", line("b3", "B", text="Need b3"), seen=0, by=amara)
    assert needs(draft) == ["b2", "b1", "b3"]
    plans.save_line(draft, "b1", None, seen=1, by=amara)
    assert needs(draft) == ["b2", "b3"]


def test_moving_a_line_and_editing_it_at_once_keep_both(mine: Case) -> None:
    draft = drafted(mine, "b1", "b2")
    plans.move_line(draft, "b2", -1, seen=0, by=invented("ben"))
    plans.save_line(draft, "b2", line("b2", "B", text="She tires."), seen=1, by=invented("amara"))
    assert [one.text for one in reading.standing(draft).plan.of("B")] == ["She tires.", "Need b1"]


def test_of_two_who_move_lines_of_a_section_at_once_the_second_is_told(desk: Desk, mine: Case) -> None:
    draft, ben = drafted(mine, "b1", "b2", "b3"), invented("ben")
    plans.move_line(draft, "b3", -1, seen=0, by=ben)
    status, shown = press(desk("amara"), mine, "up", "b2", seen="0")
    assert (status, needs(draft)) == (422, ["b1", "b3", "b2"])
    assert f"{ben.name} put section B in another order since you opened this page" in shown


def test_a_button_pressed_twice_moves_a_line_once_and_blames_nobody(desk: Desk, mine: Case) -> None:
    amara, draft = desk("amara"), drafted(mine, "b1", "b2", "b3")
    for _ in range(2):
        assert press(amara, mine, "up", "b3", seen="0")[0] == 200
    assert needs(draft) == ["b1", "b3", "b2"]
    for _ in range(2):
        assert press(amara, mine, "up", "b3", seen="1")[0] == 200
    assert needs(draft) == ["b3", "b1", "b2"]


def test_who_moves_what_another_took_out_is_told_by_whom(desk: Desk, mine: Case) -> None:
    draft, ben = drafted(mine, "b1", "b2", "b3"), invented("ben")
    plans.save_line(draft, "b3", None, seen=1, by=ben)
    status, shown = press(desk("amara"), mine, "up", "b3")
    assert (status, needs(draft)) == (422, ["b1", "b2"])
    assert f"Nothing was moved: {ben.name} took this line out of the plan" in shown


def test_who_moves_a_line_of_a_draft_that_another_set_aside_is_told(desk: Desk, mine: Case) -> None:
    amara, draft = desk("amara"), drafted(mine, "b1", "b2")
    plans.set_aside(draft, by=invented("ben"))
    answer = amara.post(f"/cases/{mine.ref}/plan/draft/move/", {"seen": "0", "up": "b2"})
    assert answer.status_code == 422
    assert "Nothing was moved: the draft is finished" in text(answer)


def test_a_line_comes_back_at_the_button_that_moves_it_on_and_at_an_end_at_the_other(
    desk: Desk, mine: Case
) -> None:
    amara = desk("amara")
    drafted(mine, "b1", "b2", "b3")
    address = f"/cases/{mine.ref}/plan/draft/move/"
    ends = [
        amara.post(address, {"seen": seen, "up": "b3"}).headers["Location"].partition("#")[2]
        for seen in ("0", "1")
    ]
    assert ends == ["up-b3", "down-b3"]


def test_the_change_sheet_says_of_a_line_that_it_moved_whether_it_changed_or_not(
    desk: Desk, mine: Case
) -> None:
    provision = (line(f"f{n}", "F", ["e1"], **WHOLE.by_key["f1"].said) for n in range(2, 5))
    finalised(mine, Plan((*WHOLE.lines, *provision)))
    amara = invented("amara")
    draft = plans.begin(mine, by=amara)
    for seen in range(3):
        plans.move_line(draft, "f4", -1, seen=seen, by=amara)
    sheet = " ".join(read(desk("amara"), f"/cases/{mine.ref}/plan/draft/changes/").split())
    assert "0 lines changed, 0 added and 0 taken out; 1 moved" in sheet
    assert 'Moved</strong> <span class="duly-sheet__before">It was F4' in sheet
    plans.save_line(draft, "f4", line("f4", "F", ["e1"], text="She rests."), seen=0, by=amara)
    sheet = " ".join(read(desk("amara"), f"/cases/{mine.ref}/plan/draft/changes/").split())
    assert "1 line changed, 0 added and 0 taken out; 1 moved" in sheet
    assert "It was F4" in sheet


@pytest.mark.parametrize("key", ["b9", "order-B", ""])
def test_what_is_no_line_of_the_draft_is_not_moved(desk: Desk, mine: Case, key: str) -> None:
    draft = drafted(mine, "b1", "b2")
    assert press(desk("amara"), mine, "up", key)[0] == 404
    assert needs(draft) == ["b1", "b2"]


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 5000])
def test_whatever_the_form_holds_unseen_no_page_breaks(desk: Desk, mine: Case, seen: str) -> None:
    draft = drafted(mine, "b1", "b2")
    plans.move_line(draft, "b2", -1, seen=0, by=invented("amara"))
    assert press(desk("amara"), mine, "up", "b1", seen=seen)[0] == 422
    assert needs(draft) == ["b2", "b1"]


def test_an_order_is_no_line_to_open_or_to_write(desk: Desk, mine: Case) -> None:
    draft = drafted(mine, "b1", "b2")
    plans.move_line(draft, "b2", -1, seen=0, by=invented("amara"))
    assert desk("amara").get(f"/cases/{mine.ref}/plan/draft/B/{order_key('B')}/").status_code == 404
    with pytest.raises(Refused, match="not a line of the plan"):
        plans.save_line(draft, order_key("B"), None, seen=1, by=invented("amara"))


def test_a_finished_draft_is_in_no_other_order_any_more(mine: Case) -> None:
    draft = drafted(mine, "b1", "b2")
    plans.set_aside(draft, by=invented("amara"))
    with pytest.raises(Refused, match="this draft is finished"):
        plans.move_line(draft, "b2", -1, seen=0, by=invented("amara"))


def test_a_line_that_only_moved_is_moved_in_the_change_sheet_and_its_version_keeps_its_order(
    desk: Desk, mine: Case
) -> None:
    version, amara = finalised(mine), invented("amara")
    draft = plans.begin(mine, by=amara)
    for key in ("b2", "b3"):
        plans.save_line(draft, key, line(key, "B", text=f"Need {key}"), seen=0, by=amara)
    plans.move_line(draft, "b3", -1, seen=0, by=amara)
    plans.move_line(draft, "b3", -1, seen=1, by=amara)
    standing = reading.standing(draft)
    before = reading.plan_of(version)
    assert needs(draft) == ["b3", "b1", "b2"]
    assert [one.key for one in before.of("B")] == ["b1"]
    plans.save_line(draft, "k2", line("k2", "K", text="Invented Health"), seen=0, by=amara)
    plans.move_line(draft, "k2", -1, seen=0, by=amara)
    told = {one.section.letter: one for one in changes(standing.plan, reading.standing(draft).plan)}
    assert [row.kind for row in told["B"].rows] == ["same"] * 3
    plans.move_line(draft, "b3", 1, seen=2, by=amara)
    told = {one.section.letter: one for one in changes(standing.plan, reading.standing(draft).plan)}
    assert [row.kind for row in told["B"].rows].count(MOVED) == 1
