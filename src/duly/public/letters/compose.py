"""A letter put together: an offer, the findings chosen, who writes, and the day it bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.template.loader import render_to_string

from duly.law import counting
from duly.law.calendars import OutsideCalendar
from duly.law.clocks import Counted, in_words, length
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.rules import RULEBOOK
from duly.law.what_next import family_dates
from duly.public.letters.blocks import Block, blocks_of
from duly.public.letters.first_person import PARENT, YOUNG_PERSON, Writer
from duly.public.letters.forms import Offer
from duly.public.letters.own_words import tidy
from duly.public.letters.steps import Step, step_of, told_apart

WORKING_DAYS_TO_REPLY = 10
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Letter:
    """A letter: its blocks, and the day it bears (a London civil date)."""

    blocks: tuple[Block, ...]
    dated: date


def compose(
    offer: Offer,
    chosen: Sequence[Finding],
    history: History,
    findings: Sequence[Finding],
    writer: Writer = PARENT,
) -> Letter:
    """The letter about the chosen findings of the offer, dated with the day the history asks about.

    `findings` are all those of the case. Raises ValueError where none is chosen.
    """
    if not chosen:
        raise ValueError("a letter is about at least one finding")
    steps = told_apart([step_of(finding, writer) for finding in sorted(chosen, key=_as_the_law_goes)])
    context = {
        **_around(offer, history, writer),
        **_in_number(steps),
        "all_steps": steps,
        "law_steps": [step for step in steps if not step.finding.guidance],
        "guidance_steps": [step for step in steps if step.finding.guidance],
        "outstanding": [step for step in steps if step.outstanding],
        "puts_off_appeal": any("appeal" in step.finding.duty.family_can for step in steps),
        "court": list(dict.fromkeys(words for step in steps for words in step.court)),
        "appeal_until": _appeal_until(chosen, history, findings),
        **_complaint_times(history.as_at),
    }
    rendered = render_to_string(f"public/letter/forms/{offer.form.key}.txt", context)
    return Letter(blocks_of(rendered), history.as_at)


def usual_writer(findings: Sequence[Finding]) -> Writer:
    """The young person once the rights have passed, where the day of birth is known; otherwise a parent."""
    passed = any(finding.key == "yp.transfer" and finding.status == "reached" for finding in findings)
    return YOUNG_PERSON if passed else PARENT


def reply_by(day: date) -> date:
    """The day a reply is asked for: 10 working days on, or 14 days where the bank holidays are not known."""
    try:
        return counting.within_working_days(day, WORKING_DAYS_TO_REPLY)
    except OutsideCalendar:
        return day + timedelta(days=14)


def _as_the_law_goes(finding: Finding) -> tuple[bool, date, int]:
    """Soonest due first and, on one day, in the order of the rulebook."""
    return (finding.due is None, finding.due or finding.as_at, RULEBOOK.duties.index(finding.duty))


def _around(offer: Offer, history: History, writer: Writer) -> dict[str, Any]:
    born = history.child.date_of_birth
    ours = offer.to.key == "council"
    return {
        "to": offer.to,
        "person": offer.person,
        "name": (ours and tidy(history.authority)) or offer.to.name,
        "writer": writer,
        "is_parent": writer is PARENT,
        "born": in_words(born) if born else "[date of birth]",
        "dated": history.as_at,
        "reply_by": reply_by(history.as_at),
    }


def _in_number(steps: Sequence[Step]) -> dict[str, Any]:
    many = len(steps)
    return {"many": many > 1, "number": NUMBERS[many] if many < len(NUMBERS) else f"{many:,}"}


def _appeal_until(chosen: Sequence[Finding], history: History, findings: Sequence[Finding]) -> date | None:
    """The day to which time to appeal the plan sent too soon runs, where it can be counted and is not past."""
    sent = {fact.on for finding in chosen for fact in finding.witnesses.done if fact.precision == "day"}
    days = [
        one.until
        for one in family_dates(history, findings)
        if one.act == "appeal" and one.fact is not None and one.fact.on in sent and one.until >= history.as_at
    ]
    return max(days, default=None)


def _complaint_times(day: date) -> dict[str, Any]:
    """The Ombudsman's times for a complaint, as its Code has them; nothing before the Code applies."""
    acknowledge, answer = (RULEBOOK.duty(key) for key in ("complaint.s1.ack", "complaint.s1.respond"))
    if not acknowledge.in_force.covers(day):
        return {}
    times = [duty.clock for duty in (acknowledge, answer)]
    in_days = [length(clock.n, clock.unit) for clock in times if isinstance(clock, Counted)]
    return {"acknowledge_in": in_days[0], "answer_in": in_days[1]}
