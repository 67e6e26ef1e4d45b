"""What looks wrong in what was told, for a person to check. Nothing is refused for it: odd things do happen."""

from __future__ import annotations

from collections.abc import Iterator

from duly.design.wording import short_date
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.kinds import Fact, FactKind
from duly.law.rules import RULEBOOK
from duly.law.words import NOTICE
from duly.public import telling
from duly.public.state import Draft


def doubts(draft: Draft) -> tuple[str, ...]:
    """One sentence for each thing done before what it answers, such as a decision before the meeting."""
    return tuple(dict.fromkeys(says for matter in draft.matters for says in _doubts_of(draft, matter)))


def _doubts_of(draft: Draft, matter: str) -> Iterator[str]:
    facts = [fact for fact in draft.history.facts if matter in fact.matters and fact.precision == "day"]
    opening = next((fact for fact in facts if fact.kind.opens_matter), None)
    if opening is None or opening.kind is PhaseTransferExpected:
        return
    answers = _answers_to(opening.kind)
    for fact in facts:
        if fact.kind in answers and fact.on < opening.on:
            yield _too_early(fact, opening)


def _answers_to(kind: FactKind) -> set[FactKind]:
    """The kinds of fact that discharge what this kind starts, and so come after it."""
    duties = [duty for duty in RULEBOOK.started_by.get(kind, ()) if duty.kind != NOTICE]
    return {wanted.kind for duty in duties for wanted in duty.done_by}


def _too_early(fact: Fact, opening: Fact) -> str:
    return (
        f"“{telling.say(fact)}”, {short_date(fact.on)}, comes before "
        f"“{telling.say(opening)}”, {short_date(opening.on)}. Check both days."
    )
