"""Whatever is changed with the guards off is found, in the right case and entry."""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection, transaction

from duly.record.verify import verify
from tests.durability import tampering
from tests.durability.tampering import ATTACKS, attack_here
from tests.durability.work import Work

ROUNDS = {"sqlite": 16, "postgresql": 4}[connection.vendor]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def worked() -> None:
    """Three cases with some work done on them."""
    work = Work(13).open(cases=3)
    for _ in range(20):
        work.step()
    connection.check_constraints()


def test_every_attack_is_caught_and_located() -> None:
    result = attack_here(ROUNDS * len(ATTACKS), Random(13))
    assert result.missed == []
    assert set(result.attacks.values()) == {ROUNDS}


@pytest.mark.parametrize("name", ["tail cut", "forked", "sealed anew"])
def test_what_only_an_outsider_can_see_is_not_seen_without_one(name: str) -> None:
    """Or the seals kept outside would prove nothing."""
    with transaction.atomic():
        tampering.take_off_guards()
        ATTACKS[name](Random(3))
        assert {fault.what for fault in verify()} <= {
            "trigger",
            "projection",
            "attribute",
            "erasure",
            "erased-unsaid",
        }
        transaction.set_rollback(True)


def test_an_attack_that_verify_did_not_see_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tampering, "verify", lambda _=None: iter(()))
    assert len(attack_here(len(ATTACKS), Random(13)).missed) == len(ATTACKS)
