"""What a person typed, made fit to stand in the middle of a sentence of a letter."""

from __future__ import annotations

import unicodedata
from typing import Any

LONGEST = 200


def tidy(typed: Any) -> str:
    """The words on one line, without control characters, at most 200 characters long. Nothing for nothing.

    A letter's lines are told apart by how they begin, so what was typed must never begin one.
    """
    visible = "".join(
        " " if unicodedata.category(char).startswith(("C", "Z")) else char for char in str(typed or "")
    )
    words = " ".join(visible.split()).strip(" .")
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
