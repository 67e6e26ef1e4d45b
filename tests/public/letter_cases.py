"""Letters about every duty in every status, for the tests that read them. Nobody real is in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from duly.law.engine import assess
from duly.law.findings import CANNOT_TELL, STATUSES, Claim, Finding
from duly.law.history import History, parse
from duly.law.kinds import Fact
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from duly.public.letters.compose import compose
from duly.public.letters.first_person import WRITERS, Writer
from duly.public.letters.forms import Offer, offers
from duly.public.letters.plain_text import as_text
from duly.public.reference.worked import worked
from tests.law.random_histories import random_history

AS_AT = date(2027, 12, 1)
LATER = date(2031, 1, 1)
DONE = frozenset({"met", "met_late", "kept", "broken", "exercised", "exercised_late"})
LATE = frozenset({"met_late", "overdue"})
NO_LETTER = {
    "mediation.contact",
    "appeal.deadline",
    "appeal.response",
    "lgsco.12months",
    "lgsco.report",
    "yp.transfer",
}
DUTIES = [duty.key for duty in RULEBOOK.duties]


def in_status(duty: Duty, status: str) -> Finding:
    """The worked example of a duty as though things had gone so that it has this status."""
    finding = worked(duty.key)
    assert finding.due is not None
    done_on = finding.due + timedelta(days=-3 if status == "broken" else 9) if status in DONE else None
    done = tuple(Fact(one.kind, done_on, ("example",)) for one in duty.done_by[:1]) if done_on else ()
    return replace(
        finding,
        status=status,
        as_at=AS_AT,
        done_on=done_on,
        days_late=((done_on or AS_AT) - finding.due).days if status in LATE else None,
        witnesses=replace(finding.witnesses, done=done),
    )


def known_to_the_month(finding: Finding) -> Finding:
    """The same with days that are not known: no due day, and no number of days."""
    assert finding.due is not None
    days = (finding.due.isoformat(), (finding.due + timedelta(days=29)).isoformat())
    start = finding.witnesses.start
    blurred = Fact(start.kind, start.on, start.matters, start.attributes, precision="month")
    witnesses = replace(finding.witnesses, start=blurred, wavers=(("due", days),))
    return replace(finding, due=None, days_late=None, commonly_said=None, witnesses=witnesses)


def partly_known(finding: Finding) -> Finding:
    """The same where on some days of a month no last day can be told at all."""
    assert finding.due is not None
    witnesses = replace(finding.witnesses, wavers=(("due", ("", finding.due.isoformat())),))
    return replace(finding, due=None, days_late=None, commonly_said=None, witnesses=witnesses)


def with_a_claim(finding: Finding) -> Finding:
    """The same with an exception claimed that the law does not list."""
    claim = Claim(finding.witnesses.start, None, lifts=False)
    return replace(finding, witnesses=replace(finding.witnesses, claims=(claim,)))


def every_finding() -> Iterator[Finding]:
    """Every duty in every status that its kind can have: known to the day, to the month, and with a claim."""
    for duty in RULEBOOK.duties:
        for status in STATUSES[duty.kind]:
            if status != CANNOT_TELL:
                finding = in_status(duty, status)
                yield from (
                    finding,
                    known_to_the_month(finding),
                    partly_known(finding),
                    with_a_claim(finding),
                )


def history_of(finding: Finding) -> History:
    return History(finding.as_at, (finding.witnesses.start,), authority="Northshire")


def letters_about(finding: Finding) -> Iterator[tuple[Offer, Writer, str]]:
    """Every letter that can be about this finding alone, by either writer."""
    for offer in offers([finding]):
        for writer in WRITERS.values():
            written = compose(offer, offer.findings, history_of(finding), [finding], writer)
            yield offer, writer, as_text(written.blocks)


def random_letters(seed: int, many: int) -> Iterator[tuple[Offer, str]]:
    """Letters from made-up histories: about what is usual, and about all they can be about."""
    chance = random.Random(seed)
    for _ in range(many):
        document = random_history(chance)
        history = parse(document, today=LATER)
        findings = assess(history)
        for offer in offers(findings):
            for chosen in (offer.usual, offer.findings):
                written = compose(offer, chosen, history, findings, chance.choice(list(WRITERS.values())))
                yield offer, as_text(written.blocks)
