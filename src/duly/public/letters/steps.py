"""What a letter says of one finding: the pieces its templates put into sentences."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from duly.design.wording import capitalised, uncapitalised
from duly.law.citations import (
    CODE_2015,
    COMPLAINT_CODE,
    OMBUDSMAN_PRACTICE,
    OMBUDSMAN_REVERSALS,
    Citation,
)
from duly.law.explain import when
from duly.law.findings import Claim, Finding
from duly.law.kinds import Fact
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from duly.public.letters.first_person import Writer, told
from duly.public.letters.own_words import tidy
from duly.public.reference.citing import all_in_full, in_full, place_in_full
from duly.public.reference.processes import council

WORDS = Path(__file__).with_name("steps.toml")

GUIDANCE = (CODE_2015, COMPLAINT_CODE, OMBUDSMAN_PRACTICE, OMBUDSMAN_REVERSALS)

OWED_BY = {
    "authority": "the council",
    "old authority": "the old council",
    "new authority": "the new council",
    "setting": "the school or college",
    "adviser": "the body that was asked for advice",
    "health body": "the health body",
    "old health body": "the old health body",
    "new health body": "the new health body",
    "mediation adviser": "the mediation adviser",
}


@dataclass(frozen=True)
class Said:
    """What a letter calls a duty and what it asks for (`steps.toml`)."""

    step: str
    ask: str
    holds: str = ""
    held: str = ""


@dataclass(frozen=True)
class Step:
    """One finding, ready to be written about. Dates are London civil dates; what is not known is empty or None."""

    finding: Finding
    name: str
    began: str
    ask: str
    happened: str
    requires: str
    law: str
    quoted: str
    sums: str
    due_between: tuple[date, date] | None
    done: str
    court: tuple[str, ...]
    claims: tuple[str, ...]
    holds: str
    held: str

    @property
    def title(self) -> str:
        """The step as a heading."""
        return capitalised(self.name)

    @property
    def asks(self) -> str:
        """What is asked for, after the name of the step and a colon."""
        return f"{self.title}: {uncapitalised(self.ask)}"

    @property
    def sent_in_parts(self) -> bool:
        """Whether it took more than one thing to do it."""
        return len(self.finding.witnesses.done) > 1

    @property
    def outstanding(self) -> bool:
        """Whether there is still something to be done about it."""
        return (self.finding.status in ("overdue", "not_evidenced") and not self.finding.witnesses.ended) or (
            self.finding.status == "broken"
        )


@cache
def words() -> dict[str, Said]:
    """What letters say of each duty, by its id. A duty that no letter is ever about is not there."""
    return {key: Said(**said) for key, said in tomllib.loads(WORDS.read_text(encoding="utf-8")).items()}


def step_of(finding: Finding, writer: Writer) -> Step:
    """The pieces of one finding, as this writer says them. Raises KeyError for a duty no letter is about."""
    said, duty, witnesses = words()[finding.key], finding.duty, finding.witnesses
    item = tidy(finding.item)
    return Step(
        finding=finding,
        name=f"{said.step} ({item})" if item else said.step,
        began=when(witnesses.start).partition(" ")[2],
        ask=said.ask.format(whose=writer.whose, who=writer.who),
        happened=_told((witnesses.start, *witnesses.counted.rests_on), writer),
        requires=requires(duty),
        law=all_in_full(_cited(finding)),
        quoted=_quoted(duty),
        sums=_sums(finding),
        due_between=due_between(finding),
        done=_told(witnesses.done, writer),
        court=_court(duty),
        claims=tuple(_claimed(claim) for claim in witnesses.claims if not claim.lifts),
        holds=said.holds,
        held=said.held,
    )


def requires(duty: Duty) -> str:
    """What is required of whom: "the law requires the council to send ..."; guidance expects, and never requires."""
    who = OWED_BY[duty.owed_by]
    does = f"guidance expects {who}" if duty.guidance else f"the law requires {who}"
    must = council(duty.must)
    if must.startswith(("if ", "after ")):
        condition, _, must = must.partition(", ")
        return f"{capitalised(condition)}, {does} to {must}"
    return f"{capitalised(does)} to {must}"


def told_apart(steps: Sequence[Step]) -> list[Step]:
    """The steps with what each is counted from in its name, where two have the same name."""
    names = Counter(step.name for step in steps)
    return [
        replace(step, name=f"{step.name} (counted from {step.began})") if names[step.name] > 1 else step
        for step in steps
    ]


def due_between(finding: Finding) -> tuple[date, date] | None:
    """The first and the last day that the last lawful day can be, where only months are known.

    None where it is known, and where on some days of those months it cannot be told at all.
    """
    days = dict(finding.witnesses.wavers).get("due", ())
    return (date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days and all(days) else None


def _told(facts: Iterable[Fact], writer: Writer) -> str:
    """The facts as sentences, in the order of their days, each sentence once."""
    in_order = sorted(facts, key=lambda fact: fact.order)
    return " ".join(dict.fromkeys(told(fact, writer) for fact in in_order))


def _cited(finding: Finding) -> Iterator[Citation]:
    """Where the duty is laid down: law for a duty of law, and for one of guidance the guidance alone."""
    for cite in finding.duty.cites:
        if (cite.instrument in GUIDANCE) == finding.guidance:
            yield cite
    if finding.witnesses.transitional:
        yield finding.witnesses.transitional.cite


def _quoted(duty: Duty) -> str:
    if not duty.says or not duty.quoted:
        return ""
    place = place_in_full(duty.quoted)
    return f"The words of {place} are: “{duty.says.replace('...', '…').rstrip('.')}”"


def _sums(finding: Finding) -> str:
    return "" if finding.due is None else "; ".join(finding.witnesses.counted.sums)


def _court(duty: Duty) -> tuple[str, ...]:
    """What a court has said, where the duty itself is cited to that court."""
    cited = {cite.instrument for cite in duty.cites}
    readings = () if duty.guidance else RULEBOOK.readings_of.get(duty.key, ())
    return tuple(
        f"The High Court said in {in_full(reading.cite)}: {council(reading.holds)}."
        for reading in readings
        if reading.cite.instrument in cited
    )


def _claimed(claim: Claim) -> str:
    if claim.variation is None:
        return (
            "An exception was claimed, but the law lists no such exception for this step, so the day stood."
        )
    return "An exception was claimed that was not in force on that day, so the day stood."
