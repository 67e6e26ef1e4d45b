"""A letter as blocks: lines of the address, paragraphs, headings and items. Read from a rendered template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE, PARAGRAPH, SUBJECT, HEADING, ITEM = "line", "para", "subject", "heading", "item"
BEGINS = re.compile(rf"^({LINE}|{PARAGRAPH}|{SUBJECT}|{HEADING}|{ITEM}): ?(.*)$")


@dataclass(frozen=True)
class Block:
    """One block: its kind, and its words on one line."""

    kind: str
    text: str


def blocks_of(rendered: str) -> tuple[Block, ...]:
    """The blocks of a rendered template.

    A block begins with its kind and a colon and runs to where the next begins; blank lines mean nothing. Raises
    ValueError for words before the first block, and for a block with no words: a template that leaves either is wrong.
    """
    return tuple(_blocks(line.strip() for line in rendered.splitlines() if line.strip()))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    kind, words = "", ""
    for line in lines:
        if begins := BEGINS.match(line):
            yield from _finished(kind, words)
            kind, words = begins.groups()
        else:
            words = f"{words} {line}"
    yield from _finished(kind, words)


def _finished(kind: str, words: str) -> Iterator[Block]:
    text = " ".join(words.split()).replace("'", "’")
    if bool(kind) != bool(text):
        raise ValueError(f"a letter's template has a block that is not one: {kind!r} {text!r}")
    if kind:
        yield Block(kind, text)
