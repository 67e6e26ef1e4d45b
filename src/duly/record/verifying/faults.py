"""A fault, and how the place of one is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that should not be: a word for what, where, and a sentence. Never what an entry says."""

    what: str
    where: str
    says: str

    def __str__(self) -> str:
        return f"{self.where}: {self.says} ({self.what})"


def at(case: str, number: int) -> str:
    """The place of an entry: its case and its number."""
    return f"{case} entry {number}"
