"""The words and colours in which a finding is shown.

The statuses themselves are the rulebook's. A page may say them in other words, and says them always in words:
colour only repeats what the word says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Look:
    """How one status is shown: its word, the colour of its tag, and a sentence that says what it means."""

    word: str
    colour: str
    means: str


LOOKS = {
    "met": Look("Done in time", "green", "It was done on or before the last lawful day."),
    "met_late": Look("Done late", "orange", "It was done, but after the last lawful day."),
    "overdue": Look("Overdue", "red", "The last lawful day has passed and nothing shows it was done."),
    "due": Look("Due", "blue", "It has to be done, and the last lawful day has not passed."),
    "lifted": Look(
        "Limit lifted",
        "purple",
        "An exception in the law was relied on, so the time limit does not bind. It still has to be done.",
    ),
    "cannot_tell": Look(
        "Cannot tell", "yellow", "The facts given do not settle it. The reasons name what is missing."
    ),
    "not_evidenced": Look(
        "Not shown",
        "yellow",
        "The day has passed and nothing shows whether it was done. Ask for the evidence.",
    ),
    "open": Look("Open", "blue", "The time for this is still running."),
    "kept": Look("Kept", "green", "Nothing was done before the law allowed it."),
    "broken": Look("Broken", "red", "Something was done before the law allowed it."),
    "exercised": Look("Used in time", "green", "The right was used on or before the last day for it."),
    "exercised_late": Look("Used late", "orange", "The right was used after the last day for it."),
    "lapsed": Look("Time has passed", "grey", "The last day to use this right has passed."),
    "ahead": Look("Ahead", "blue", "The day has not come yet."),
    "reached": Look("Reached", "teal", "The day has come."),
}
# Those whose word alone could be misread: a finding says beside them what they mean.
REMARKED = frozenset({"lifted", "cannot_tell", "not_evidenced", "broken"})
DUE_LABELS = {
    "limit": "Last lawful day",
    "notice": "Last lawful day",
    "window": "Not allowed until after",
    "right": "Last day to use it",
    "milestone": "Day",
}
DONE_LABELS = {"right": "Used", "window": "Done"}


def look(status: str) -> Look:
    """How a status is shown. An unknown status is an error (KeyError), never a blank tag."""
    return LOOKS[status]


def due_label(kind: str, *, guidance: bool = False, lifted: bool = False) -> str:
    """What the day of a duty of this kind is called; neither a yardstick (guidance) nor a lifted limit is lawful."""
    if lifted:
        return "Limit before it was lifted"
    return "Expected by" if guidance else DUE_LABELS[kind]


def due_of(found: Any) -> str:
    """What the day of a finding's duty is called: "Last lawful day"."""
    return due_label(found.duty.kind, guidance=found.guidance, lifted=found.status == "lifted")


def done_label(kind: str) -> str:
    """What the day of the act is called for a duty of this kind."""
    return DONE_LABELS.get(kind, "Done")


def remark(status: str) -> str:
    """What a status means, for those whose word does not say it all; else nothing."""
    return look(status).means if status in REMARKED else ""


def is_breach(found: Any) -> bool:
    """Whether a finding is a breach: never where only guidance expects it."""
    return bool(found.is_breach) and not found.guidance
