"""What can happen after the tribunal has decided, or the authority has given way."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, choice

_kind = partial(FactKind, process="order")
_opening = partial(_kind, opens_matter=True)

OrderMade = _opening(
    "order.made",
    label="Tribunal order made",
    said="the tribunal made an order",
    attributes={
        "kind": choice("assess", "make", "remit", "amend_provision", "amend_school", "continue_amend"),
    },
)
UnopposedNotified = _opening(
    "unopposed.notified",
    label="Tribunal told the appeal is not opposed",
    said="the authority told the tribunal it would not oppose the appeal",
    attributes={"kind": choice("assess", "make", "contents", "school", "cease")},
)
OrderComplied = _kind("order.complied", label="Order complied with", said="the order was complied with")
RecommendationMade = _opening(
    "recommendation.made",
    label="Tribunal recommendation made",
    said="the tribunal made a recommendation",
    attributes={"body": choice("health", "social")},
)
RecommendationAnswered = _kind(
    "recommendation.answered", label="Recommendation answered", said="the recommendation was answered"
)
RecommendationCopied = _kind(
    "recommendation.copied",
    label="Answer copied to the Secretary of State",
    said="the answer was copied to the Secretary of State",
)

KINDS = (
    OrderMade,
    UnopposedNotified,
    OrderComplied,
    RecommendationMade,
    RecommendationAnswered,
    RecommendationCopied,
)
