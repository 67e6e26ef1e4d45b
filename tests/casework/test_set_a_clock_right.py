"""A clock ran ahead for a while: two people say so, and every case it reached can be written to again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duly.access.policy import NotAllowed
from duly.casework.setting_clock import set_clock_right
from duly.cli import set_clock
from duly.cli.refusal import Refused as CommandRefused
from duly.record.models import Case
from duly.record.refusals import ClockStepped, Refused
from duly.record.verify import verify
from tests.casework.doing import DAY, do
from tests.people import person
from tests.record.writing import on, seen

pytestmark = pytest.mark.django_db

MET = date(2026, 2, 11)
YEAR = timedelta(days=365)
WORDS = "The server was a year ahead from noon to one."


@pytest.fixture
def ahead(case: Case, another: Case) -> list[Case]:
    """Two cases with a meeting each, entered when the clock was a year ahead."""
    for one in (case, another):
        do(one, "review.meeting", MET, entered=MET + YEAR)
    return [case, another]


def test_every_case_it_reached_can_be_written_to_again(ahead: list[Case]) -> None:
    with pytest.raises(ClockStepped):
        do(ahead[0], "review.report.sent", MET + DAY)
    with on(MET + DAY):
        assert set_clock_right(words=WORDS, by=person("amara"), agreed_by=person("ben")) == [
            one.ref for one in ahead
        ]
        assert set_clock_right(words=WORDS, by=person("amara"), agreed_by=person("ben")) == []
    for one in ahead:
        assert do(one, "review.report.sent", MET + DAY)
    with on(MET + DAY):
        assert list(verify()) == []


@pytest.mark.parametrize(
    ("words", "by", "second", "refused"),
    [
        (" ", "amara", "ben", Refused),
        (WORDS, "amara", "amara", Refused),
        (WORDS, "farah", "ben", NotAllowed),
        (WORDS, "amara", "farah", NotAllowed),
    ],
)
def test_it_takes_words_and_two_who_may(
    ahead: list[Case], words: str, by: str, second: str, refused: type[Exception]
) -> None:
    before = [seen(one) for one in ahead]
    with on(MET + DAY), pytest.raises(refused):
        set_clock_right(words=words, by=person(by), agreed_by=person(second))
    assert [seen(one) for one in ahead] == before


def test_the_command_knows_the_two_by_their_addresses() -> None:
    assert set_clock._person(str(person("ben").email).upper()) == person("ben")
    with pytest.raises(CommandRefused, match="nobody signs in here"):
        set_clock._person("nobody@example.test")
