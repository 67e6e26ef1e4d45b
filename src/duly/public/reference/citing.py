"""Citations written out in full, and the addresses of the provisions they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from duly.law.citations import CODE_2015, Citation

IN_FULL = (
    (re.compile(r"\bregs? (\d[^ ]*), (?=\d)"), r"regulations \1, "),
    (re.compile(r"\bregs (?=\d)"), "regulations "),
    (re.compile(r"\breg (?=\d)"), "regulation "),
    (re.compile(r"\bss?\.(?=\d)"), "section "),
    (re.compile(r"\br\.(?=\d)"), "rule "),
)


def in_full(cite: Citation) -> str:
    """A citation as a letter gives it: the instrument's whole title, then the place in it."""
    place = place_in_full(cite)
    return f"{cite.instrument.title}, {place}" if place else cite.instrument.title


def place_in_full(cite: Citation) -> str:
    """The place with its abbreviations written out: "reg 20(10)" is "regulation 20(10)"."""
    if cite.instrument is CODE_2015:
        return f"paragraph{'s' if '-' in cite.place else ''} {cite.place}"
    words = cite.place
    for short, long in IN_FULL:
        words = short.sub(long, words)
    return words


def all_in_full(cites: Iterable[Citation]) -> str:
    """Several citations in full, with semicolons between them."""
    return "; ".join(in_full(cite) for cite in cites)
