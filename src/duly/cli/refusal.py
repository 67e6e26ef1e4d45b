"""Why a command cannot do what it was asked."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Refused(Exception):
    """Ends a command with exit status 2, each sentence on a line of standard error."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def nearest_or(lists: str, word: str, known: Iterable[str]) -> str:
    """The known word nearest to one that is not known, as a question; where none is near, the command that lists them."""
    close = get_close_matches(word, tuple(known), n=1)
    return f'did you mean "{close[0]}"?' if close else f"`{lists}` lists them all."
