"""A plan as a value: lines in sections A to K, and which line answers which.

A need is met by outcomes, an outcome by provision: each line holds the keys of the lines it answers (`meets`). A key
stays the same from one version of a plan to the next, so that versions can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from duly.design.wording import long_date

NONE = "none"
"""The key and the sort of a line that says there is nothing of a section."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a line says. `kind` is words (some sentences), line (a few words), day (an ISO date) or tick.

    `asks` is the question of a form; `label` stands before what a line says of it, where anything does.
    """

    name: str
    asks: str
    hint: str = ""
    kind: str = "line"
    label: str = ""

    def told(self, words: str) -> str:
        """What a line says of it, as it is read. What was never a day stays as it is."""
        if self.kind == "tick":
            return "Yes" if words else ""
        if self.kind == "day":
            with suppress(ValueError):
                return long_date(date.fromisoformat(words))
        return words


@dataclass(frozen=True, slots=True)
class Sort:
    """What a line of a section says, and the sorts of line it answers."""

    name: str
    one: str
    fields: tuple[Field, ...]
    meets: tuple[str, ...] = ()
    asks_meets: str = ""

    @property
    def article(self) -> str:
        """What stands before its name: "an outcome", "a need", and nothing before what is not counted."""
        if self.name in ("provision", "advice"):
            return ""
        return "an" if self.one[0] in "aeiou" else "a"


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections, the sort of its lines, and what it says where there is nothing in it."""

    letter: str
    title: str
    sort: Sort
    none: str = ""


WORDS = Sort("words", "paragraph", (Field("text", "What does it say?", kind="words"),))
NEED = Sort("need", "need", (Field("text", "What is the need?", "One need in each line", kind="words"),))
OUTCOME = Sort(
    "outcome",
    "outcome",
    (
        Field("text", "What will be achieved?", "Something that can be seen or measured", kind="words"),
        Field("by", "By when?", "For example, the end of Year 4", label="By"),
    ),
    ("need",),
    "Which needs does it answer?",
)
TICKED = "yes"
"""What a line says of a field that is ticked."""

OF_PROVISION = (
    Field("type", "What type of provision is it?", "For example, speech and language therapy", label="Type"),
    Field("text", "What is given?", "A whole sentence that says what is done", kind="words"),
    Field("amount", "How long each time?", "For example, 45 minutes", label="How long"),
    Field("frequency", "How often?", "For example, once a week in term time", label="How often"),
    Field("who", "Who gives it?", "With the qualification or training they need", label="Given by"),
    Field(
        "starts",
        "From when?",
        "Leave this empty where it starts on the day the plan is issued",
        kind="day",
        label="From",
    ),
    Field(
        "adulthood",
        "It prepares for adulthood and independent living",
        kind="tick",
        label="Prepares for adulthood",
    ),
)
AGREED = Field(
    "agreed",
    "Which health body agreed to it, and on what day?",
    "For example, Invented Health, 3 June 2026",
    label="Agreed by",
)
FOR_WHAT = "Which outcomes is it for?"
PROVISION = Sort("provision", "provision", OF_PROVISION, ("outcome",), FOR_WHAT)
HEALTH_PROVISION = Sort("provision", "provision", (*OF_PROVISION, AGREED), ("outcome",), FOR_WHAT)
PLACEMENT = Sort(
    "placement",
    "placement",
    (
        Field("name", "What is the setting called?", "Leave this empty where only the type is named"),
        Field("type", "What type of setting is it?", "For example, mainstream primary school", label="Type"),
    ),
)
PAYMENT = Sort(
    "payment",
    "direct payment",
    (
        Field("text", "What is the payment for?", kind="words"),
        Field("amount", "How much is paid?", label="Amount"),
    ),
    ("outcome", "provision"),
    "Which outcomes and provision does it pay for?",
)
ADVICE = Sort(
    "advice",
    "advice",
    (
        Field("text", "Whose advice is it?"),
        Field("type", "What kind of advice is it?", "For example, educational psychology", label="Kind"),
        Field("on", "What day is it dated?", kind="day", label="Dated"),
    ),
)
NOTHING = Sort(NONE, "statement", (Field("text", "What does the section say?", kind="words"),))

SECTIONS = (
    Section("A", "Views, interests and aspirations", WORDS),
    Section("B", "Special educational needs", NEED),
    Section("C", "Health needs", NEED, "There are no health needs related to the special educational needs."),
    Section(
        "D",
        "Social care needs",
        NEED,
        "There are no social care needs related to the special educational needs or to a disability.",
    ),
    Section("E", "Outcomes", OUTCOME),
    Section("F", "Special educational provision", PROVISION),
    Section("G", "Health provision", HEALTH_PROVISION, "No health provision is reasonably required."),
    Section(
        "H1",
        "Social care provision under the Chronically Sick and Disabled Persons Act 1970",
        PROVISION,
        "No provision must be made under section 2 of the Chronically Sick and Disabled Persons Act 1970.",
    ),
    Section(
        "H2",
        "Other social care provision",
        PROVISION,
        "No other social care provision is reasonably required.",
    ),
    Section(
        "I",
        "Placement",
        PLACEMENT,
        "Special educational provision is made otherwise than in a school or college, as section F says.",
    ),
    Section("J", "Direct payments", PAYMENT, "No provision is secured by a direct payment."),
    Section("K", "Advice and information", ADVICE),
)
BY_LETTER: Mapping[str, Section] = MappingProxyType({section.letter: section for section in SECTIONS})


@dataclass(frozen=True)
class Line:
    """One line of a plan. `said` holds what it says by the name of the field, and nothing that is empty."""

    key: str
    section: str
    said: Mapping[str, str] = field(default_factory=dict)
    meets: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether it says that there is nothing of its section."""
        return self.key == none_key(self.section)

    @property
    def sort(self) -> Sort:
        """What a line like it says."""
        return NOTHING if self.is_none else BY_LETTER[self.section].sort

    @property
    def text(self) -> str:
        """The words it is known by."""
        return self.said.get("text") or self.said.get("name") or self.said.get("type") or ""

    def says(self, name: str) -> str:
        """What it says of one field; "" where it says nothing."""
        return self.said.get(name, "")


def line(key: str, section: str, meets: Iterable[str] = (), /, **said: str) -> Line:
    """A line that says so much; what is empty is left out."""
    return Line(key, section, tidied(said), tuple(dict.fromkeys(meets)))


def tidied(said: Mapping[str, str]) -> dict[str, str]:
    """What a line says, without what is empty and without the spaces around it."""
    return {name: words.strip() for name, words in said.items() if words and words.strip()}


def none_key(section: str) -> str:
    """The key of the line that says there is nothing of a section: each section has one such line at most."""
    return f"{NONE}-{section}"


@dataclass(frozen=True)
class Plan:
    """All lines, in the order in which they stand."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """Its lines by key."""
        return {each.key: each for each in self.lines}

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {section.letter: [] for section in SECTIONS}
        for each in self.lines:
            found[each.section].append(each)
        return {letter: tuple(lines) for letter, lines in found.items()}

    def of(self, section: str) -> tuple[Line, ...]:
        """The lines of a section, without the one that says there is nothing."""
        return tuple(each for each in self._by_section[section] if not each.is_none)

    def all_of(self, section: str) -> tuple[Line, ...]:
        """The lines of a section, with the one that says there is nothing."""
        return self._by_section[section]

    def says_none(self, section: str) -> bool:
        """Whether it says that there is nothing of a section."""
        return none_key(section) in self.by_key

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each line is called on a page: "F2" is the second of section F."""
        return {
            each.key: f"{section.letter}{number}"
            for section in SECTIONS
            for number, each in enumerate(self.of(section.letter), start=1)
        }

    @cached_property
    def met_by(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines that answer each line."""
        found: dict[str, list[Line]] = {}
        for each in self.lines:
            for key in each.meets:
                found.setdefault(key, []).append(each)
        return {key: tuple(lines) for key, lines in found.items()}

    def may_meet(self, of: Line) -> tuple[Line, ...]:
        """The lines that a line can answer."""
        return tuple(each for each in self.lines if not each.is_none and each.sort.name in of.sort.meets)
