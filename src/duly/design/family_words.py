"""What families call the authority. The law's own words, for officers and in quotations, are never put through this."""

from __future__ import annotations

IN_WORDS = (
    ("an authority", "a council"),
    ("An authority", "A council"),
    ("authority", "council"),
    ("Authority", "Council"),
    ("authorities", "councils"),
    ("Authorities", "Councils"),
)


def council(words: str) -> str:
    """The words with the authority called the council."""
    for theirs, ours in IN_WORDS:
        words = words.replace(theirs, ours)
    return words
