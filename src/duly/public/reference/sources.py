"""The law's own words: the provisions kept in the law package, with the address each can be checked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from duly.law.citations import Citation

PARTS = {"reg": "regulation", "s.": "section"}
POINTS_TO = re.compile(r"^(reg |s\.)(\d+[A-Z]*)")
ON_LEGISLATION = re.compile(r"^(https://www\.legislation\.gov\.uk/[a-z]+/\d{4}/\d+)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a provision: how deep it is set in (0 to 2), and its words. `inserted` stands in a quotation."""

    depth: int
    words: str
    inserted: bool = False


@dataclass(frozen=True)
class Provision:
    """One regulation, section or article, whole. `seen` is the date of the version whose words these are."""

    title: str
    source: str
    seen: date
    lapsed: date | None
    paragraphs: tuple[Paragraph, ...]


@cache
def provision(name: str) -> Provision:
    """The provision in this file of `duly/law/texts`: `send-2014/20.md`."""
    whole = files("duly.law").joinpath("texts", *name.split("/")).read_text(encoding="utf-8")
    _, head, body = whole.split("---\n", 2)
    told = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return Provision(
        told["title"].strip('"'),
        told["source"],
        date.fromisoformat(told["seen"]),
        date.fromisoformat(told["lapsed"]) if "lapsed" in told else None,
        tuple(_paragraphs(body)),
    )


def address_of(cite: Citation) -> str:
    """Where a citation can be read: the provision itself where its address is known, else its instrument, else ""."""
    if cite.text:
        return provision(cite.text).source
    base = ON_LEGISLATION.match(cite.instrument.address)
    points_to = POINTS_TO.match(cite.place)
    if base and points_to:
        part, number = points_to.groups()
        return f"{base.group(1)}/{PARTS[part.strip()]}/{number}"
    return cite.instrument.address


def _paragraphs(body: str) -> Iterator[Paragraph]:
    last_letter = ""
    for part in re.split(r"\n[> ]*\n", body.strip()):
        inserted = part.startswith(">")
        words = " ".join(line.lstrip("> ").strip() for line in part.splitlines()).strip()
        if not words:
            continue
        depth, last_letter = _depth(words, last_letter)
        yield Paragraph(depth, words, inserted)


def _depth(words: str, last_letter: str) -> tuple[int, str]:
    """How deep a paragraph is set in, and the letter it carries or the one before it.

    (1) and (ZA) stand at the edge, (a) one step in, (i) two; but an (i) that follows (h) is a letter.
    """
    found = re.match(r"^\(([a-z]+)\)", words)
    if found is None:
        return 0, ""
    mark = found.group(1)
    follows = bool(last_letter) and len(mark) == 1 and ord(mark) == ord(last_letter) + 1
    if re.fullmatch(r"[ivx]+", mark) and not follows:
        return 2, last_letter
    return 1, mark[0]
