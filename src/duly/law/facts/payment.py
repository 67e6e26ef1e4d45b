"""What can happen with direct payments."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind

_kind = partial(FactKind, process="payment")

FirstDirectPayment = _kind(
    "dp.first_payment",
    opens_matter=True,
    label="First direct payment made",
    said="the first direct payment was made",
)
DirectPaymentReviewed = _kind(
    "dp.reviewed", label="Direct payment reviewed", said="the use of the direct payment was reviewed"
)

KINDS = (
    FirstDirectPayment,
    DirectPaymentReviewed,
)
