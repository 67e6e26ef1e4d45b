"""What must be said of a request that came, and of what a family says."""

from __future__ import annotations

from duly.casework.attempt import Attempt
from duly.casework.guards import refuse


def its_way_and_sender_are_known(attempt: Attempt) -> None:
    """How a request came and whose it is can be shown when its day is questioned."""
    for name, asks in (("way", "how the request came"), ("sender", "whose request it is")):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)


def its_words_are_kept(attempt: Attempt) -> None:
    """What a family says is kept in its words, with who said it."""
    for name, asks in (("by", "who says it"), ("words", "what they say")):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)
