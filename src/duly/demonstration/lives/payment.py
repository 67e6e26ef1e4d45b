"""A family is paid to arrange some of the provision itself."""

from __future__ import annotations

from datetime import date, timedelta

from duly.demonstration.lateness import done
from duly.demonstration.lives.telling import Life


def direct(one: Life, final: date) -> None:
    """The first payment, and how it is used looked at within three months and each year after."""
    matter = one.matter("payment")
    paid = one.act("dp.first_payment", final + one.days(20, 60), matter)
    looked = one.act("dp.reviewed", done(one.chance, paid + timedelta(days=90), 0.6), matter)
    for _ in range(one.chance.randint(0, 2)):
        looked = one.act("dp.reviewed", looked + one.days(340, 380), matter)
