"""Made-up cases in numbers: years of one child's plan, from a seed, as a table of facts. Nobody real is in them.

The shape of a case: a request, a decision (8 in 100 refused), advice from five people, schools consulted, a draft and a
first plan; each year a review with its papers, report and decision, three in ten amending the plan; transfers between
phases; moves, appeals with mediation, complaints, exceptions claimed, plans ended. Lateness is log-normal: most acts are
in time and some very late. Some acts are missing, as in real records. `LIVES` sets how long plans run, and with it the
98 facts a case has on average.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benches.telling import Telling, names_of

Ints = NDArray[np.int64]
SEED = 20260601
FIRST, LAST = 16_314, 20_605  # 1 September 2014 and 1 June 2026, in days since 1970
LIVES = 600  # days from the first request within which cases begin
YEAR = 365.25
ITEMS = ("education", "medical", "psychology", "social care", "hearing", "school A", "school B", "school C")
DECISIONS = ("maintain", "amend", "cease")


def made_up(cases: int, *, first: int = 0, seed: int = SEED) -> Any:
    """A table of the facts of so many cases, numbered from `first`; the same numbers always give the same cases."""
    rng = np.random.default_rng([seed, first])
    tell = Telling(rng, cases)
    born = LAST - rng.integers(int(11 * YEAR), int(20 * YEAR), cases)
    request = np.maximum(FIRST, born + int(2 * YEAR)) + rng.integers(0, LIVES, cases)
    planned = _assessment(tell, np.arange(cases), request, "assessment-1")
    again = tell.some(np.flatnonzero(planned < 0), 0.4)
    planned[again] = _assessment(
        tell, again, request[again] + tell.days(len(again), 200, 0.8), "assessment-2"
    )
    holding = np.flatnonzero(planned >= 0)
    ended = _ending(tell, holding, planned[holding])
    _reviews(tell, holding, planned[holding], ended)
    _transfers(tell, holding, planned[holding], ended, born[holding])
    _moves(tell, tell.some(holding, 0.12), planned)
    _complaints(tell, tell.some(np.arange(cases), 0.15))
    tell.tell("date_of_birth", np.arange(cases), born, None)
    return tell.table(first)


def in_files(cases: int, size: int, *, seed: int = SEED) -> Iterator[Any]:
    """The same cases a file at a time, each of `size` whole cases."""
    for first in range(0, cases, size):
        yield made_up(min(size, cases - first), first=first, seed=seed)


def _assessment(tell: Telling, of: Ints, request: Ints, matter: str) -> Ints:
    """One request and what came of it; the day of the first final plan by case, -1 where there was none."""
    rng, n = tell.rng, len(of)
    tell.tell("request.received", of, request, matter, by=rng.choice(names_of("by"), n))
    refused = rng.random(n) < 0.08
    decided = request + tell.days(n, 36, 0.25)
    known = rng.random(n) < 0.97
    words = np.where(refused, "refuse", "assess")
    tell.tell("assess.decision.notified", of[known], decided[known], matter, decision=words[known])
    planned = np.full(n, -1, np.int64)
    go = np.flatnonzero(~refused)
    _advice(tell, of[go], decided[go], matter)
    no_plan = go[rng.random(len(go)) < 0.04]
    tell.tell(
        "plan.refused.notified", of[no_plan], request[no_plan] + tell.days(len(no_plan), 108, 0.1), matter
    )
    _appeals(tell, of[no_plan], request[no_plan] + 112, "appeal-1", 0.5)
    _appeals(tell, of[refused], decided[refused], "appeal-2", 0.3)
    draft = np.setdiff1d(go, no_plan)
    planned[draft] = _plan(tell, of[draft], request[draft], matter)
    late = rng.random(n) < 0.03
    tell.claim(of[late], request[late] + 50, matter, "plan.final", "X.personal")
    return planned


def _advice(tell: Telling, of: Ints, decided: Ints, matter: str) -> None:
    for place, item in enumerate(ITEMS[:5]):
        who, day = of, decided + tell.rng.integers(0, 6, len(of))
        tell.tell("advice.requested", who, day, matter, item=item, type=names_of("type")[place])
        sent = tell.rng.random(len(of)) < 0.95
        tell.tell("advice.sent", of[sent], day[sent] + tell.days(int(sent.sum()), 38, 0.4), matter, item=item)


def _plan(tell: Telling, of: Ints, request: Ints, matter: str, *, first: bool = True) -> Ints:
    final = request + tell.days(len(of), 150, 0.35)
    draft = final - tell.days(len(of), 28, 0.3)
    tell.tell("draft.served", of, draft, matter)
    for item in ITEMS[5:]:
        asked = tell.rng.random(len(of)) < 0.6
        n = int(asked.sum())
        tell.tell("consultation.sent", of[asked], draft[asked] + 1, matter, item=item)
        tell.tell(
            "consultation.answered", of[asked], draft[asked] + 1 + tell.days(n, 14, 0.4), matter, item=item
        )
    spoke = tell.rng.random(len(of)) < 0.8
    tell.tell(
        "representations.received", of[spoke], draft[spoke] + tell.days(int(spoke.sum()), 13, 0.2), matter
    )
    tell.tell("plan.final.sent", of, final, matter, first=first)
    _appeals(tell, of, final, f"appeal-after-{matter}", 0.25)
    return final


def _ending(tell: Telling, of: Ints, planned: Ints) -> Ints:
    """The day each plan ended; a day nobody reaches where it runs on."""
    ends = tell.rng.random(len(of)) < 0.12
    day = planned + tell.days(len(of), 1_500, 0.5)
    ends &= day < LAST - 60
    tell.tell("cease.notified", of[ends], day[ends], "ending-1")
    tell.tell("plan.ceased", of[ends], day[ends] + tell.days(int(ends.sum()), 75, 0.3), "ending-1")
    _appeals(tell, of[ends], day[ends], "appeal-4", 0.2)
    return np.where(ends, day, LAST)


def _reviews(tell: Telling, of: Ints, last: Ints, ended: Ints) -> None:
    """A review about a year after the last decision, for as long as the plan runs."""
    for number in range(1, 15):
        meeting = last + tell.days(len(of), 330, 0.12)
        on = np.flatnonzero(meeting < np.minimum(ended, LAST) - 30)
        of, last, ended = of[on], last[on], ended[on]
        last = _review(tell, of, meeting[on], f"review-{number}")
        _between_reviews(tell, of, last, number)
        double = tell.some(np.arange(len(of)), 0.02)
        _review(tell, of[double], meeting[on][double] + 20, f"review-{number}-again")


def _between_reviews(tell: Telling, of: Ints, last: Ints, number: int) -> None:
    """Changes made, and money and requests dealt with, at other times of the year."""
    chosen = tell.some(np.arange(len(of)), 0.4)
    who, opened = of[chosen], last[chosen] + tell.rng.integers(20, 250, len(chosen))
    tell.tell("amendment.opened", who, opened, f"amendment-{number}")
    _amendment(tell, who, opened + tell.days(len(who), 9, 0.8), f"amendment-{number}")
    chosen = tell.some(np.arange(len(of)), 0.08)
    who, asked, matter = of[chosen], last[chosen] + 90, f"reassessment-{number}"
    tell.tell("reassess.request.received", who, asked, matter, by="parent")
    words = tell.rng.choice(["reassess", "refuse"], len(who), p=[0.7, 0.3])
    decided = asked + tell.days(len(who), 14, 0.5)
    tell.tell("reassess.decision.notified", who, decided, matter, decision=words)
    again = words == "reassess"
    _advice(tell, who[again], decided[again], matter)
    _plan(tell, who[again], decided[again] - 50, matter, first=False)
    chosen = tell.some(np.arange(len(of)), 0.05)
    paid = last[chosen] + 60
    tell.tell("dp.first_payment", of[chosen], paid, f"payment-{number}")
    tell.tell("dp.reviewed", of[chosen], paid + tell.days(len(chosen), 88, 0.2), f"payment-{number}")


def _review(tell: Telling, of: Ints, meeting: Ints, matter: str) -> Ints:
    """One review; the day of its decision, or of a year on where none was recorded."""
    rng, n = tell.rng, len(of)
    for kind, days, share in (("review.invited", -21, 0.9), ("review.papers.circulated", -15, 0.85)):
        told = rng.random(n) < share
        tell.tell(kind, of[told], meeting[told] + days + rng.integers(-5, 6, n)[told], matter)
    tell.tell("review.meeting", of, meeting, matter)
    told = rng.random(n) < 0.92
    tell.tell("review.report.sent", of[told], meeting[told] + tell.days(int(told.sum()), 12, 0.4), matter)
    decided = meeting + tell.days(n, 27, 0.6)
    words = rng.choice(DECISIONS, n, p=[0.6, 0.38, 0.02])
    told = rng.random(n) < 0.93
    amends, enclosed = words == "amend", rng.random(n) < 0.6
    attributes = {"decision": words[told], "amendments_enclosed": (amends & enclosed)[told]}
    tell.tell("review.decision.notified", of[told], decided[told], matter, **attributes)
    _amendment(tell, of[amends], decided[amends] + np.where(enclosed, 0, 9)[amends], matter)
    excused = rng.random(n) < 0.008
    tell.claim(of[excused], meeting[excused] + 20, matter, "review.decision", "X.covid")
    return np.where(told, decided, meeting + 365)


def _amendment(tell: Telling, of: Ints, notice: Ints, matter: str) -> None:
    tell.tell("amendment.notice.sent", of, notice, matter)
    tell.tell("amendment.notice.served", of, notice + 2, matter)
    dropped = tell.rng.random(len(of)) < 0.06
    tell.tell("amendment.dropped.notified", of[dropped], notice[dropped] + 40, matter)
    final = notice + tell.days(len(of), 52, 0.5)
    tell.tell("plan.final.sent", of[~dropped], final[~dropped], matter)
    _appeals(tell, of[~dropped], final[~dropped], f"appeal-after-{matter}", 0.15)


def _transfers(tell: Telling, of: Ints, planned: Ints, ended: Ints, born: Ints) -> None:
    """A move to the next phase in the September after the ages of 4, 10 and 15; the plan names two matters."""
    for number, age in enumerate((4, 10, 15), start=1):
        turned = born + int((age + 0.5) * YEAR)
        moved = ((turned - 243) // YEAR * YEAR + 243 + YEAR).astype(np.int64)  # about a first of September
        due = np.flatnonzero((moved - 400 > planned) & (moved < np.minimum(ended, LAST + 200)))
        who, day, matter = of[due], moved[due], f"transfer-{number}"
        tell.tell("phase.transfer.expected", who, day - 350, matter, to_post16=age == 15, transfer_on=day)
        final = day - 200 + tell.days(len(who), 4, 1.3)
        sent = tell.rng.random(len(who)) < 0.93
        tell.tell("plan.final.sent", who[sent], final[sent], matter, more=f"review-{number}")


def _appeals(tell: Telling, of: Ints, notice: Ints, matter: str, share: float) -> None:
    """A decision that can be appealed; some families go to mediation, and some of them to the tribunal."""
    chosen = tell.rng.random(len(of)) < share
    of, notice = of[chosen], notice[chosen]
    tell.tell("decision.notice.sent", of, notice, matter)
    spoke = tell.some(np.arange(len(of)), 0.7)
    of, contact = of[spoke], notice[spoke] + tell.days(len(spoke), 35, 0.4)
    tell.tell("mediation.contacted", of, contact, matter)
    declined = tell.rng.random(len(of)) < 0.6
    tell.tell("mediation.declined", of[declined], contact[declined], matter)
    tell.tell("mediation.requested", of[~declined], contact[~declined], matter)
    held = contact[~declined] + tell.days(int((~declined).sum()), 34, 0.4)
    tell.tell("mediation.notice.sent", of[~declined], held - 8, matter)
    tell.tell("mediation.held", of[~declined], held, matter)
    tell.tell("mediation.concluded", of[~declined], held, matter)
    begun = np.where(declined, contact, contact + 40) + tell.rng.integers(0, 6, len(of))
    tell.tell("mediation.certificate.issued", of, begun, matter)
    _tribunal(tell, of, begun, matter)


def _tribunal(tell: Telling, of: Ints, certificate: Ints, matter: str) -> None:
    goes = tell.some(np.arange(len(of)), 0.6)
    of, received = of[goes], certificate[goes] + tell.days(len(goes), 20, 0.5)
    tell.tell("appeal.received", of, received, matter)
    tell.tell("appeal.received_by_la", of, received + 6, matter)
    tell.tell("appeal.response.sent", of, received + 6 + tell.days(len(of), 40, 0.3), matter)
    ordered = tell.some(np.arange(len(of)), 0.6)
    day = received[ordered] + 280
    kind = tell.rng.choice(names_of("kind", "order.made"), len(ordered))
    tell.tell("order.made", of[ordered], day, f"order-of-{matter}", kind=kind)
    tell.tell("plan.final.sent", of[ordered], day + tell.days(len(ordered), 38, 0.5), f"order-of-{matter}")


def _moves(tell: Telling, of: Ints, planned: Ints) -> None:
    moved = planned[of] + tell.days(len(of), 900, 0.6)
    tell.tell("move.made", of, moved, "move-1")
    aware = moved + tell.rng.integers(-40, 30, len(of))
    tell.tell("old_la.aware", of, aware, "move-1")
    passed = np.maximum(moved, aware + 15) + tell.days(len(of), 6, 1.0)
    tell.tell("plan.transferred", of, passed, "move-1")
    tell.tell("move.informed", of, passed + tell.days(len(of), 36, 0.4), "move-1")


def _complaints(tell: Telling, of: Ints) -> None:
    day = LAST - tell.rng.integers(0, 1_400, len(of))
    tell.tell("complaint.received", of, day, "complaint-1")
    tell.tell("complaint.acknowledged", of, day + tell.days(len(of), 5, 0.5), "complaint-1")
    tell.tell("complaint.answered", of, day + 6 + tell.days(len(of), 14, 0.5), "complaint-1")
    tell.tell("matter.aware", of, day - 20, "ombudsman-1")


__all__ = ["LAST", "SEED", "in_files", "made_up"]
