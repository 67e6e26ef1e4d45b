"""What a check says of a plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong: where, what, and what would be right.

    `line` is the key of a line, or "" for a section as a whole. `rule` is the row of law that is not kept, and "" for
    what is only advice. `sentence` is the sentence found wanting, `found` the words in it, `better` what would do.
    """

    section: str
    line: str
    says: str
    better: str = ""
    sentence: str = ""
    found: tuple[str, ...] = ()
    rule: str = ""
    cites: str = ""

    @property
    def is_required(self) -> bool:
        """Whether the law requires what is missing."""
        return bool(self.rule)
