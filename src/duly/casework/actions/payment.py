"""Direct payments."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.payment import (
    DirectPaymentReviewed,
    FirstDirectPayment,
)

ACTIONS = (
    Action(FirstDirectPayment, "Record the first direct payment"),
    Action(DirectPaymentReviewed, "Record the review of a direct payment"),
)
