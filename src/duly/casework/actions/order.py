"""What the tribunal ordered or recommended."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.order import (
    OrderComplied,
    OrderMade,
    RecommendationAnswered,
    RecommendationCopied,
    RecommendationMade,
    UnopposedNotified,
)

ACTIONS = (
    Action(OrderMade, "Record an order of the tribunal"),
    Action(UnopposedNotified, "Tell the tribunal that an appeal is not opposed"),
    Action(OrderComplied, "Record that an order was complied with"),
    Action(RecommendationMade, "Record a recommendation of the tribunal"),
    Action(RecommendationAnswered, "Record the answer to a recommendation"),
    Action(RecommendationCopied, "Record that an answer was copied to the Secretary of State"),
)
