"""The findings as an answer shows them: sorted into what is late, what is coming, what was done, and what is not known.

Duly counts from what it is told. Where a person was not asked whether something was done, or was not sure, that it
is overdue would say more than is known: such a finding stands among what is not known, and is shown as "Not shown".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from duly.design.family_words import council
from duly.design.wording import capitalised
from duly.law import explain
from duly.law.engine import assess
from duly.law.explain import Line
from duly.law.findings import Finding
from duly.law.kinds import FactKind
from duly.law.what_next import do_now
from duly.law.words import Duty
from duly.public import flow, telling
from duly.public.flow import Place
from duly.public.letters.steps import words
from duly.public.questions import journey_of
from duly.public.state import Draft

LATE, COMING, DONE, NOT_KNOWN, GUIDANCE = "late", "coming", "done", "not_known", "guidance"
COMING_STATUSES = frozenset({"due", "open", "ahead"})
DONE_STATUSES = frozenset({"met", "kept", "exercised", "reached"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding as an answer shows it.

    `whole` is as the law has it; `finding` has the heading a family reads, and a status that says no more than is known.
    """

    whole: Finding
    finding: Finding
    about: str
    not_said: bool

    @property
    def section(self) -> str:
        """Where it stands."""
        if self.whole.guidance:
            return GUIDANCE
        if self.not_said:
            return NOT_KNOWN
        if self.whole.is_breach:
            return LATE
        if self.whole.status in COMING_STATUSES:
            return COMING
        return DONE if self.whole.status in DONE_STATUSES else NOT_KNOWN

    @property
    def means(self) -> Line:
        """What the duty is, in plain words, with its law."""
        return explain.family(self.whole)[0]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The reasons in plain words; where the page does not say what the duty is, that is the first."""
        first, *rest = explain.family(self.whole)
        start = self.whole.witnesses.start
        if start.id and "transfer_on" in start.attributes:
            seen = MOVE_SEEN.format(move=telling.moving_day(start), on=telling.day_of(start))
            rest[0] = {**rest[0], "says": seen}
        return tuple(rest) if self.in_full else (first, *rest)

    @property
    def in_full(self) -> bool:
        """Whether the page shows all of it: what is late or coming, and not what is settled or unsettled anyway."""
        return self.section in (LATE, COMING)

    @property
    def officer_lines(self) -> tuple[Line, ...]:
        """The reasons for an officer, with the words of the law."""
        return explain.officer(self.whole)

    @property
    def do_now_label(self) -> str:
        """What stands before `do_now`."""
        if self.whole.duty.owed_by == "family":
            return "What you do:"
        return "What would put it right:" if self.section == LATE else "What must be done:"

    @property
    def do_now(self) -> str:
        """What would discharge it, where it is outstanding and not for a meeting that is over."""
        return "" if self.whole.status == "not_evidenced" else council(do_now(self.whole) or "")

    @property
    def not_done_by(self) -> tuple[str, ...]:
        """What does not count as doing it, though people often take it so."""
        return tuple(council(one) for one in self.whole.duty.not_done_by)


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one sort."""

    key: str
    title: str
    intro: str
    findings: tuple[Shown, ...]

    @property
    def is_first(self) -> bool:
        """Whether it stands before what can be done now, and not after."""
        return self.key in (LATE, COMING)


# What a person does has no name in letters to others; and an answer shows side by side what a letter seldom does.
HEADINGS = {
    "review.circulate": "The set of reports for the review meeting",
    "review.amend.notice": "The notice of the proposed changes",
    "review.amend.final": "The final amended EHC plan (counted from the proposed changes)",
    "review.amend.outer": "The final amended EHC plan (counted from the meeting)",
    "mediation.contact": "Contacting the mediation adviser",
    "appeal.deadline": "Your appeal to the tribunal",
    "appeal.response": "The council’s answer to the appeal",
    "lgsco.12months": "Your complaint to the Ombudsman",
    "lgsco.report": "The council’s answer to the Ombudsman’s public report",
}
# Nobody records the day on which a move can first be foreseen. The questions ask for the move, and count from there.
MOVE_SEEN = "The move is in {move}. It could be foreseen from {on}, the first day of the school year before."
SECTIONS = (
    (LATE, "Late", ""),
    (COMING, "Coming up", ""),
    (
        NOT_KNOWN,
        "Not known",
        "What you have told does not settle these. If you find out more, change the facts.",
    ),
    (DONE, "Done in time", ""),
    (
        GUIDANCE,
        "Expected by guidance",
        "No law sets these days. Guidance, or the Ombudsman, expects them, and passing one is not by itself a breach.",
    ),
)


def shown(draft: Draft) -> tuple[Shown, ...]:
    """The findings of a draft, soonest due first."""
    alike = telling.has_matters_alike(draft)
    return tuple(_shown(draft, finding, alike=alike) for finding in assess(draft.history))


def sections(findings: Iterable[Shown]) -> tuple[Section, ...]:
    """The findings sorted; a sort of which there is none is left out."""
    listed = list(findings)
    sorted_ = (
        Section(key, title, intro, tuple(one for one in listed if one.section == key))
        for key, title, intro in SECTIONS
    )
    return tuple(section for section in sorted_ if section.findings)


def of_section(findings: Sequence[Shown], key: str) -> tuple[Shown, ...]:
    """The findings of one sort."""
    return tuple(one for one in findings if one.section == key)


def heading(duty: Duty) -> str:
    """What a family calls the duty: the name letters have for it, unless an answer needs another, or its title."""
    said = words().get(duty.key)
    return HEADINGS.get(duty.key) or (capitalised(said.step) if said else duty.title)


@cache
def _as_headed(duty: Duty) -> Duty:
    return replace(duty, title=heading(duty))


def not_said(draft: Draft, finding: Finding) -> bool:
    """Whether nobody said if it was done: asked of a person by questions, and not denied by any answer.

    A history from a file or the short form is taken at its word: what is not in it did not happen.
    """
    if finding.status != "overdue" or not draft.asked:
        return False
    if finding.matter is not None and finding.matter not in draft.asked:
        return False
    matters = [finding.matter] if finding.matter else list(draft.asked)
    done_by = {one.kind for one in finding.duty.done_by}
    return not any(_is_settled(draft, matter, done_by) for matter in matters)


def _is_settled(draft: Draft, matter: str, kinds: set[FactKind]) -> bool:
    journey = journey_of(matter)
    places = [Place(matter, question) for question in (journey.questions if journey else ())]
    about = [at for at in places if kinds & set(at.question.kinds) and not _opens(at)]
    return any(flow.denied(draft, at) or _happened(draft, at) for at in about)


def _happened(draft: Draft, at: Place) -> bool:
    answer = flow.given(draft, at)
    return answer is not None and bool(answer.makes or answer.shares)


def _opens(at: Place) -> bool:
    """Whether the question is how the matter began: that says nothing of how it went on."""
    journey = journey_of(at.matter)
    return journey is not None and journey.questions[0].key == at.question.key


def _shown(draft: Draft, finding: Finding, *, alike: bool) -> Shown:
    silent = not_said(draft, finding)
    seen = replace(finding, duty=_as_headed(finding.duty))
    if silent:
        seen = replace(seen, status="not_evidenced", days_late=None)
    about = telling.matter_title(draft, finding.matter) if alike and finding.matter else ""
    return Shown(finding, seen, about, silent)
