"""Reads a text as an editor would, and lists what is wrong with it."""

from __future__ import annotations

import re

FAULTS = {
    "a value is missing": re.compile(r"\bNone\b|\bnull\b|\{|\}|%|\(\s*\)|“\s*”|\bTrue\b|\bFalse\b"),
    "two full stops": re.compile(r"\.\s*\.|\.”?\.|[?!]\."),
    "a space before a stop": re.compile(r"\s[.,;:)]|\(\s"),
    "two spaces": re.compile(r"[^\n] {2,}"),
    "two commas": re.compile(r",\s*,|;\s*;|,\s*\.|;\s*\."),
    "a for an": re.compile(r"\b[Aa] (?=[aeiou])(?!one\b|un[it]|use|euro|once)"),
    "an for a": re.compile(r"\b[Aa]n (?=[bcdfgjklmnpqrstvwyz])"),
    "a word twice": re.compile(r"\b(\w+) \1\b(?! the)", re.IGNORECASE),
    "one with a plural": re.compile(r"\b1 (?:days|weeks|months|working days)\b"),
    "many with a singular": re.compile(r"\b(?:[2-9]|\d\d+|\d,\d+) (?:day|week|month|working day)\b"),
    "a straight quotation mark": re.compile(r"['\"]"),
    "an underscore": re.compile(r"_"),
}
ENDS_WELL = re.compile(r"[.?!:]”?$|^\[.*\]$")


def faults(text: str) -> list[str]:
    """One line for each fault, with the words around it."""
    found = [
        f"{what}: …{text[max(0, match.start() - 40) : match.end() + 40]}…"
        for what, pattern in FAULTS.items()
        for match in pattern.finditer(text)
    ]
    for paragraph in text.split("\n\n"):
        found += _paragraph_faults(paragraph)
    return found


def _paragraph_faults(paragraph: str) -> list[str]:
    found = []
    if paragraph.count("(") != paragraph.count(")"):
        found.append(f"a bracket is not closed: {paragraph}")
    if paragraph.count("“") != paragraph.count("”"):
        found.append(f"a quotation is not closed: {paragraph}")
    for line in paragraph.splitlines():
        words = line.removeprefix("- ")
        if not re.match(r"[A-Z\[“(]", words):
            found.append(f"a line does not begin with a capital: {words}")
        if len(words) > 120 and not ENDS_WELL.search(words):
            found.append(f"a paragraph does not end: {words[-60:]}")
    return found
