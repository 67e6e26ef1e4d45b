"""Asking for all the advice of regulation 6(1) at once: each head asked for, or declined with the family's view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duly.access.held import Held
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.law.facts.assessment import AdviceRequested
from duly.law.rules.assessment import assess_advice_respond
from duly.record.kinds import AdviceDeclined
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.storage import refusing_when_full


@dataclass(frozen=True, slots=True)
class Head:
    """A head of advice that regulation 6(1) lists: from whom, of which sort, and what it is for.

    `binding` says whether section 31 binds the body that usually gives it. `always` is False for a head that arises
    only for some children.
    """

    letter: str
    who: str
    type: str
    purpose: str
    binding: bool = False
    always: bool = True
    note: str = ""

    @property
    def basis(self) -> str:
        """Where the law asks for it."""
        return f"SEND Regs 2014 reg 6(1)({self.letter})"


HEADS = (
    Head("a", "Parent or young person", "other", "Their views, wishes and feelings, and what they know"),
    Head(
        "b",
        "Head of the setting attended",
        "education",
        "Educational needs, provision and outcomes",
        note="Where the child attends none, an experienced teacher, or whoever is responsible for their education. "
        "For a child with a hearing or sight impairment, somebody qualified to teach such children is consulted.",
    ),
    Head(
        "c",
        "Health professional named by the health body",
        "medical",
        "Health needs, provision and outcomes",
        binding=True,
    ),
    Head("d", "Educational psychologist", "psychological", "Psychological needs, provision and outcomes"),
    Head("e", "Social care", "social_care", "Social care needs, provision and outcomes"),
    Head(
        "f",
        "Somebody else the authority thinks right",
        "other",
        "What they know of the child’s needs",
        always=False,
        note="A therapist, an early years service, a teacher of the deaf.",
    ),
    Head(
        "g",
        "Adviser on adult life",
        "other",
        "Preparing for adulthood and independent living",
        always=False,
        note="From Year 9 on.",
    ),
    Head(
        "h",
        "Somebody the family reasonably asks for",
        "other",
        "What the family asks to be advised on",
        always=False,
        note="If it is not asked for, the family is told why.",
    ),
)
"""The advice and information an authority must seek, in the order of regulation 6(1)."""
BY_LETTER = {head.letter: head for head in HEADS}


@dataclass(frozen=True, slots=True)
class Asked:
    """One head as the officer settled it: asked of somebody, or declined with a reason and what the family says."""

    letter: str
    item: str
    purpose: str
    asked_by: str
    binding: bool = False
    reason: str = ""
    family_view: str = ""

    @property
    def declined(self) -> bool:
        """Whether it is not asked for."""
        return bool(self.reason or self.family_view)


def due(on: date) -> date | None:
    """The last day for advice that was received on a day: regulation 8(1), which the Code asks of everybody."""
    return assess_advice_respond.clock.count(AdviceRequested(on), {}, {}).due


@refusing_when_full()
@transaction.atomic
def ask_all(  # noqa: PLR0913 - each is said by name
    case: Case,
    matter: str,
    wanted: Sequence[Asked],
    *,
    on: date,
    by: Held,
    seen: int | None = None,
    key: str | None = None,
) -> list[Entry]:
    """Record each head as asked for or declined, all of them or none. A form sent twice writes them once."""
    if not wanted:
        raise Refused("Nothing was recorded: choose at least one head to ask for, or to decline.")
    locked, entries = Locked(case), []
    for number, one in enumerate(wanted):
        action, said, why = (_declines if one.declined else _asks)(one)
        entries.append(
            perform(
                ACTIONS[action],
                locked,
                on=on,
                by=by,
                matters=(matter,),
                attributes=said,
                why=why,
                seen=seen if number == 0 else None,
                key=key and f"{key}-{number}",
            )
        )
    return entries


def _asks(one: Asked) -> tuple[str, dict[str, str | bool], dict[str, str]]:
    head = BY_LETTER[one.letter]
    said: dict[str, str | bool] = {"item": one.item, "type": head.type, "binding": one.binding}
    why = {"purpose": one.purpose, "legal_basis": head.basis, "asked_by": one.asked_by}
    return AdviceRequested.slug, said, why


def _declines(one: Asked) -> tuple[str, dict[str, str | bool], dict[str, str]]:
    said: dict[str, str | bool] = {
        "item": one.item,
        "purpose": one.purpose,
        "legal_basis": BY_LETTER[one.letter].basis,
        "asked_by": one.asked_by,
        "reason": one.reason,
        "family_view": one.family_view,
    }
    return AdviceDeclined.slug, {name: value for name, value in said.items() if value}, {}
