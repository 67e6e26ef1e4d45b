"""Wording that does not specify or quantify: the sentence it stands in, and one that would."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from duly.plan.checks.remark import Remark
from duly.plan.content import Line, Plan

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|once|twice|daily|weekly|fortnightly|monthly"
    r"|termly|each|every|all|full[- ]time|throughout|a|an)\b",
    re.IGNORECASE,
)
"""What makes an amount or a frequency one that can be counted."""
GAPS = {
    "amount": ("how long each time", "[how long each time]"),
    "frequency": ("how often", "[how often]"),
    "who": ("who gives it", "[who, with which qualification]"),
}
READ = ("text", "amount", "frequency", "who")
DANGLING = re.compile(r"(?:,?\s+(?:and|as|by|for|from|in|of|on|or|to|with))+$")
"""Little words that stand at the end once what followed them is taken away."""
SHORT = 6
"""A sentence of fewer words than this has a word alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that do not say what will happen, in which sort of line, and why they do not."""

    pattern: re.Pattern[str]
    of: str
    why: str
    alone: bool


@cache
def phrases() -> tuple[Phrase, ...]:
    """The list, from phrases.toml; longer words before shorter, so that each is found once."""
    given = tomllib.loads((files("duly.plan.checks") / "phrases.toml").read_text(encoding="utf-8"))
    found = []
    for row in given["phrase"]:
        either = "|".join(re.escape(words) for words in sorted(row["says"], key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        found.append(Phrase(pattern, row["of"], row["why"], row.get("alone", False)))
    return tuple(found)


def vague(plan: Plan) -> tuple[Remark, ...]:
    """What each line of provision leaves open, and each outcome that cannot be seen."""
    return tuple(
        remark
        for line in plan.lines
        if line.sort.name in ("provision", "outcome") and line.text
        for remark in _of(line)
    )


def _of(line: Line) -> Iterator[Remark]:
    found = list(_phrases_in(line))
    yield from found
    yield from _gaps(line, with_better=not found)


def _phrases_in(line: Line) -> Iterator[Remark]:
    """One remark for each sentence in which something is found."""
    for name in READ:
        for sentence in SENTENCE.findall(line.says(name)):
            if found := _found(sentence, line.sort.name):
                yield Remark(
                    line.section,
                    line.key,
                    "\n".join(f"“{words}”: {why}" for words, why in found),
                    _better(line, sentence if name == "text" else line.text),
                    sentence.strip(),
                    tuple(words for words, _ in found),
                )


def _found(sentence: str, sort: str) -> list[tuple[str, str]]:
    """The phrases in a sentence in its order, each with why; one inside another is not told apart from it."""
    spans = [
        (*match.span(), phrase.why)
        for phrase in phrases()
        if phrase.of == sort and not (phrase.alone and _is_long(sentence))
        for match in phrase.pattern.finditer(sentence)
    ]
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[str, str]] = []
    end = 0
    for first, last, why in spans:
        if first >= end:
            kept.append((sentence[first:last], why))
            end = last
    return kept


def _is_long(sentence: str) -> bool:
    return len(sentence.split()) >= SHORT


def _gaps(line: Line, *, with_better: bool) -> Iterator[Remark]:
    """What a line of provision does not say at all, or says without a number."""
    if line.sort.name == "outcome":
        if not line.says("by"):
            yield Remark(
                line.section, line.key, "It does not say by when.", "For example: by the end of Year 4."
            )
        return
    open_ = [words for name, (words, _) in GAPS.items() if not _says(line, name)]
    if open_:
        says = f"It does not say {', '.join(open_[:-1])}{' or ' if open_[1:] else ''}{open_[-1]}."
        better = _better(line, line.text) if with_better else ""
        yield Remark(line.section, line.key, says, better)


def _says(line: Line, name: str) -> bool:
    words = line.says(name)
    return bool(words) and (name == "who" or bool(NUMBER.search(words)))


def _better(line: Line, sentence: str) -> str:
    """The same without the words that leave it open, and with what the line says elsewhere; a gap where it says nothing."""
    if line.sort.name == "outcome":
        return f"[Name] can [what can be seen or measured] by {line.says('by') or '[when]'}."
    kept = sentence
    for phrase in phrases():
        if phrase.of == line.sort.name and not phrase.alone:
            kept = phrase.pattern.sub("", kept)
    kept = " ".join(kept.split()).strip(" ,;:.") or line.says("type") or "[what is given]"
    kept = DANGLING.sub("", re.sub(r"\s+([,;:.])", r"\1", kept))
    amount, frequency, who = (
        line.says(name) if _says(line, name) else gap for name, (_, gap) in GAPS.items()
    )
    return f"{kept[:1].upper()}{kept[1:]}: {_low(amount)}, {_low(frequency)}, given by {_low(who)}."


def _low(words: str) -> str:
    """The words as they stand inside a sentence: an article or a number in words begins small, a name does not."""
    first, _, rest = words.strip(" .").partition(" ")
    small = first.lower() in (
        "a",
        "an",
        "the",
        "one",
        "two",
        "three",
        "once",
        "twice",
        "daily",
        "every",
        "each",
        "weekly",
    )
    return f"{first.lower() if small else first} {rest}".strip()
