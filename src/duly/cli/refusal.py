"""Why a command cannot do what it was asked."""

from __future__ import annotations


class Refused(Exception):
    """Ends a command with exit status 2, each sentence on a line of standard error."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences
