"""Lawful erasure: what was said is gone, and that it was said can still be proved."""

from __future__ import annotations

import pytest

from duly.record import reading
from duly.record.erase import erase
from duly.record.models import Case, Content
from duly.record.refusals import Refused
from duly.record.verify import verify_case
from tests.people import person
from tests.record.writing import MEETING, a_case, held, on, seen, write

pytestmark = pytest.mark.django_db

GROUND = "retention ended, schedule 4"


def _erase(case: Case, *numbers: int, **more: object) -> int:
    with on(MEETING):
        asked = {"ground": GROUND, "by": person("amara"), "agreed_by": person("ben"), **more}
        return erase(case, numbers, **asked)  # type: ignore[arg-type]


def test_an_erased_content_is_gone_and_the_chain_still_holds() -> None:
    case = a_case()
    write(case, held())
    assert _erase(case, 1) == 1
    assert not Content.objects.filter(attributes__name="Ada Invented").exists()
    assert Case.objects.get(pk=case.pk).child_name == ""
    assert list(verify_case(Case.objects.get(pk=case.pk))) == []


def test_erasing_is_an_entry_that_names_the_ground() -> None:
    case = a_case()
    _erase(case, 1)
    line = case.entries.get(number=2)
    assert line.kind == "content.erased"
    assert line.content.attributes == {"entries": "1", "ground": GROUND}
    assert line.agreed_by == person("ben")


def test_an_erased_fact_says_nothing_to_the_law() -> None:
    case = a_case()
    write(case, held())
    _erase(case, 2)
    assert reading.history(case, MEETING).facts == ()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"agreed_by": "amara"}, "a second person must agree"),
        ({"ground": " "}, "on what ground"),
        ({"numbers": (1, 9)}, "no entry 9"),
    ],
)
def test_erasing_without_what_it_needs_destroys_nothing(more: dict[str, object], sentence: str) -> None:
    case = a_case()
    if "agreed_by" in more:
        more = {"agreed_by": person(str(more["agreed_by"]))}
    numbers = more.pop("numbers", (1,))
    with pytest.raises(Refused, match=sentence):
        _erase(case, *numbers, **more)  # type: ignore[misc]
    assert Case.objects.get(pk=case.pk).child_name == "Ada Invented"
    assert seen(case) == 1


def test_the_ground_of_an_erasure_is_not_erased() -> None:
    case = a_case()
    _erase(case, 1)
    with pytest.raises(Refused, match="is kept"):
        _erase(case, 2)
