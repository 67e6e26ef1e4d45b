"""A letter as plain text: to copy into a message, or to save."""

from __future__ import annotations

from collections.abc import Sequence

from duly.public.letters.blocks import ITEM, LINE, Block

TIGHT = {(LINE, LINE), (ITEM, ITEM)}


def as_text(blocks: Sequence[Block]) -> str:
    """The letter with an empty line between its blocks, and "- " before an item."""
    text, before = "", ""
    for block in blocks:
        if text:
            text += "\n" if (before, block.kind) in TIGHT else "\n\n"
        text += f"- {block.text}" if block.kind == ITEM else block.text
        before = block.kind
    return f"{text}\n"
