"""A second reading of the law's contract, for tests only.

The engine in duly.law and this module were written apart from the same pages: the format of a history and its findings, and
the list of facts and duties (contract.json beside this file). Where both say the same about thousands of histories, a slip in
either is unlikely to be in both. So nothing here is imported from the engine, nothing is indexed or remembered, and every
question is answered by walking through all the facts again. Read it slowly, with contract.json open.

A history is a plain dictionary, already found valid: {"child": {"date_of_birth": date or absent}, "facts": [...]}. A fact is a
dictionary {"fact": kind, "on": date, "matter": [names], ...} with its attributes beside them. All days are London civil dates.
"""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tests.law.second_counting import (
    A_DAY,
    OutsideTheCalendarError,
    appeal_deadline,
    corresponding_or_last,
    counted,
    leaving_day,
    month_ends,
    review_after_move,
    transfer_day,
)
from tests.law.second_facts import (
    CONTRACT,
    Fact,
    fits,
    fits_any,
    in_matter,
    in_order,
    known_facts,
    matters_of,
    opens_a_matter,
    process_of,
    true_of,
    unsure,
)

Duty = dict[str, Any]
Row = dict[str, Any]

BEGAN = date(2014, 9, 1)  # Part 3 of the Children and Families Act 2014 came into force
OWN_MATTER_ONLY = ("assessment", "reassessment", "review", "amendment", "transfer")
MOST_UNSURE_FACTS = 12


def findings(document: dict[str, Any], as_at: date, contract: dict[str, Any] = CONTRACT) -> list[Row]:
    """Every finding of a history on the day asked about, in the order of the contract's duties.

    Each row has duty, matter, item, started_on, due, done_on, status, days_late, and where they apply provisional,
    commonly_said and guidance. `contract` can be given to see what a changed contract would say.
    """
    facts = known_facts(document["facts"], as_at)
    born = document.get("child", {}).get("date_of_birth")
    rows: list[Row] = []
    for duty in contract["duties"]:
        if duty["starts_on"] == ["date_of_birth"]:
            rows += coming_of_age(duty, born, as_at)
        elif duty.get("repeats"):
            rows += rows_whatever_the_day(duty, None, facts, as_at)
        else:
            for matter in matters_of(facts):
                rows += rows_whatever_the_day(duty, matter, facts, as_at)
    return rows


# Days known to the month only


def rows_whatever_the_day(duty: Duty, matter: str | None, facts: list[Fact], as_at: date) -> list[Row]:
    """One duty's rows in a matter (None: in the whole case), whatever day of its month a fact fell on.

    Every fact known to its month only, if the duty looks at it there, is tried on the first and on the last day.
    """
    doubtful = [fact for fact in facts if unsure(fact) and looks_at(duty, matter, fact)]
    tried = [answers(duty, matter, known, as_at) for known in possible_histories(facts, doubtful, as_at)]
    keys = list(dict.fromkeys(key for answer in tried for key in answer))
    rows = [merged([answer[key] for answer in tried if key in answer], len(tried)) for key in keys]
    if len(doubtful) > MOST_UNSURE_FACTS:
        for row in rows:
            row.update(due=None, done_on=None, days_late=None, status="cannot_tell")
            row.pop("commonly_said", None)
    return rows


def possible_histories(facts: list[Fact], doubtful: list[Fact], as_at: date) -> Iterator[list[Fact]]:
    """The facts with each doubtful one on the first or the last day of its month, in every combination.

    Too many to try in every combination are tried all early and all late, which shows which findings there are.
    """
    ends = [(month_ends(fact["on"])[0], min(month_ends(fact["on"])[1], as_at)) for fact in doubtful]
    choices: Iterable[tuple[date, ...]] = itertools.product(*ends)
    if len(doubtful) > MOST_UNSURE_FACTS:
        choices = zip(*ends, strict=True)
    for days in choices:
        moved = {fact["place"]: day for fact, day in zip(doubtful, days, strict=True)}
        yield [{**fact, "on": moved.get(fact["place"], fact["on"])} for fact in facts]


def looks_at(duty: Duty, matter: str | None, fact: Fact) -> bool:
    """Whether the day of this fact can matter to the duty in this matter."""
    inside = matter is None or matter in fact["matter"]
    if fact["fact"] == "exception.claimed":
        return inside and bool(fact.get("duty") == duty["duty"])
    if duty["process"] in OWN_MATTER_ONLY and opens_a_matter(fact) and fact["matter"][0] == matter:
        return True
    return fact["fact"] in (kinds_inside(duty) if inside else kinds_anywhere(duty))


def kinds_inside(duty: Duty) -> list[str]:
    """The kinds of facts a duty looks for in its own matter, or in the whole case where it has none."""
    named = [*duty["starts_on"], *duty["done_by"], *duty["count"].get("needs", [])]
    for conditions in duty.get("applies", {}).values():
        named += conditions
    if duty["count"]["rule"] == "appeal.deadline":
        named.append("mediation.certificate.issued")
    if duty["duty"] == "review.decision":
        named.append("amendment.notice.sent")
    return [one.split("[")[0] for one in named] + kinds_anywhere(duty)


def kinds_anywhere(duty: Duty) -> list[str]:
    """The kinds of facts a duty looks for in every matter."""
    kinds = list(duty["done_by"]) if duty.get("done_anywhere") else []
    return (
        [*kinds, "review.decision.notified", "plan.final.sent"]
        if duty["count"]["rule"] == "move.review"
        else kinds
    )


def merged(rows: list[Row], tries: int) -> Row:
    """What is the same on every try is stated; what is not is null, and a status that is not is cannot_tell."""
    row = dict(rows[0])
    for field in ("started_on", "due", "done_on", "days_late", "commonly_said"):
        if any(other.get(field) != row.get(field) for other in rows):
            row[field] = None
    if len(rows) < tries or any(other["status"] != row["status"] for other in rows):
        row.update(status="cannot_tell", days_late=None)
    if row.get("commonly_said") is None:
        row.pop("commonly_said", None)
    return row


# The findings of one duty


def answers(duty: Duty, matter: str | None, facts: list[Fact], as_at: date) -> dict[Any, Row]:
    """One duty's rows in a matter, for facts whose days are all taken as certain, by what tells the rows apart."""
    if matter is None:
        return yearly_reviews(duty, facts, as_at)
    own = in_matter(facts, matter)
    if duty["process"] in OWN_MATTER_ONLY and process_of(facts, matter) != duty["process"]:
        return {}
    if not applies(duty, own):
        return {}
    rows: dict[Any, Row] = {}
    for item, starts in starts_by_item(duty, own).items():
        start = chosen_start(duty, own, starts)
        if start is not None and in_effect(duty, start["on"]):
            rows[item] = one_row(duty, facts, matter, item, start, as_at)
    return rows


def applies(duty: Duty, own: list[Fact]) -> bool:
    """only_if: some fact of the matter must be there. unless: none may be, a condition being put to the latest of its kind."""
    conditions = duty.get("applies", {})
    only_if, unless = conditions.get("only_if", []), conditions.get("unless", [])
    if only_if and not any(fits_any(fact, only_if) for fact in own):
        return False
    for wanted in unless:
        same_kind = in_order(fact for fact in own if fact["fact"] == wanted.split("[")[0])
        if same_kind and fits(same_kind[-1], wanted):
            return False
    return True


def starts_by_item(duty: Duty, own: list[Fact]) -> dict[str | None, list[Fact]]:
    """The facts that could start the duty, apart for each adviser or school where it is owed for each."""
    found: dict[str | None, list[Fact]] = {}
    for fact in in_order(own):
        if fits_any(fact, duty["starts_on"]):
            found.setdefault(fact.get("item") if duty.get("per_item") else None, []).append(fact)
    return found


def chosen_start(duty: Duty, own: list[Fact], starts: list[Fact]) -> Fact | None:
    """The fact the clock runs from; `starts` is in order and not empty."""
    if duty.get("after_refusal"):
        refusals = in_order(fact for fact in own if fits(fact, "assess.decision.notified[decision=refuse]"))
        later = [fact for fact in starts if refusals and in_order([fact, refusals[-1]])[0] is refusals[-1]]
        return later[0] if later else None
    if duty.get("prefer_first_listed"):
        for wanted in duty["starts_on"]:
            for fact in starts:
                if fits(fact, wanted):
                    return fact
    return starts[0]


def in_effect(duty: Duty, day: date) -> bool:
    first = date.fromisoformat(duty["effective"]["from"] or "0001-01-01")
    last = date.fromisoformat(duty["effective"]["to"] or "9999-12-31")
    return first <= day <= last


def one_row(duty: Duty, facts: list[Fact], matter: str, item: str | None, start: Fact, as_at: date) -> Row:
    own = in_matter(facts, matter)
    due = last_day(duty, facts, own, start)
    done = discharged_on(duty, facts, own, start)
    status, late = standing(duty["kind"], due, done, as_at)
    if duty["kind"] in ("limit", "notice") and status != "met" and any(lifts(fact, duty) for fact in own):
        status, late = "lifted", None
    row = {
        "duty": duty["duty"],
        "matter": matter,
        "item": item,
        "started_on": start["on"],
        "due": due,
        "done_on": done,
    }
    row.update(status=status, days_late=late)
    if "provisional_until" in duty:
        row["provisional"] = not any(fits(fact, duty["provisional_until"]) for fact in own)
    if "commonly_said" in duty and due is not None:
        row["commonly_said"] = date.fromisoformat(f"{due.year}-{duty['commonly_said']}")
    if duty.get("guidance"):
        row["guidance"] = True
    return row


def discharged_on(duty: Duty, facts: list[Fact], own: list[Fact], start: Fact) -> date | None:
    """The first day one of the discharging facts happened, on or after the start; on any day for a notice."""
    if duty["duty"] == "review.decision":
        return review_decided_on(own, start["on"])
    days = []
    for fact in facts if duty.get("done_anywhere") else own:
        if not fits_any(fact, duty["done_by"]):
            continue
        if duty.get("per_item") and fact.get("item") != start.get("item"):
            continue
        if duty["kind"] == "notice" or fact["on"] >= start["on"]:
            days.append(fact["on"])
    return min(days, default=None)


def review_decided_on(own: list[Fact], start: date) -> date | None:
    """A decision to amend counts only once the proposed amendments have gone too: with it, or in a notice."""
    notices = [fact["on"] for fact in own if fits(fact, "amendment.notice.sent") and fact["on"] >= start]
    days = []
    for fact in own:
        if not fits(fact, "review.decision.notified") or fact["on"] < start:
            continue
        if not fits(fact, "review.decision.notified[decision=amend]") or true_of(fact, "amendments_enclosed"):
            days.append(fact["on"])
        elif notices:
            days.append(max(fact["on"], min(notices)))
    return min(days, default=None)


def lifts(fact: Fact, duty: Duty) -> bool:
    """Whether a fact claims an exception that is listed for the duty, on a day that exception was law."""
    if fact["fact"] != "exception.claimed" or fact.get("duty") != duty["duty"]:
        return False
    if fact.get("ground") not in duty["grounds"]:
        return False
    first, last = CONTRACT["grounds_in_force"].get(fact["ground"], ["0001-01-01", "9999-12-31"])
    return bool(date.fromisoformat(first) <= fact["on"] <= date.fromisoformat(last))


def standing(kind: str, due: date | None, done: date | None, as_at: date) -> tuple[str, int | None]:
    """The status and the days late of one finding, as if no exception had been claimed."""
    if due is None:
        return "cannot_tell", None
    in_time, late, to_come, past = STATUSES[kind]
    last = done or as_at
    if done is None:
        in_time, late = to_come, past
    status = in_time if last <= due else late
    return status, (last - due).days if status in ("met_late", "overdue") else None


# What a duty stands at when it was done by its last day; when it was done later; when it has not been done and
# the last day has not passed; when it has not been done and that day has passed. A window's act is a breach.
STATUSES = {
    "limit": ("met", "met_late", "due", "overdue"),
    "notice": ("met", "met_late", "due", "not_evidenced"),
    "window": ("broken", "kept", "open", "kept"),
    "right": ("exercised", "exercised_late", "open", "lapsed"),
}


# Duties of the whole case


def yearly_reviews(duty: Duty, facts: list[Fact], as_at: date) -> dict[Any, Row]:
    """A period for each start anywhere in the case, ended by the next decision on a later day, or with the plan."""
    ends = [fact["on"] for fact in facts if fits_any(fact, duty["applies"]["until"])]
    ceased = min(ends, default=None)
    rows: dict[Any, Row] = {}
    for start in in_order(fact for fact in facts if fits_any(fact, duty["starts_on"])):
        began = start["on"]
        if not in_effect(duty, began) or (ceased is not None and began > ceased):
            continue
        due = counted(duty["count"], began)
        days = [fact["on"] for fact in facts if fits_any(fact, duty["done_by"]) and fact["on"] > began]
        done = min([day for day in days if ceased is None or day <= ceased], default=None)
        if ceased is not None and done is None and due >= ceased:
            continue
        last = done or ceased or as_at
        status, late = standing(duty["kind"], due, done, ceased or as_at)
        if status != "met" and any(lifts(fact, duty) and began <= fact["on"] <= last for fact in facts):
            status, late = "lifted", None
        row = {
            "duty": duty["duty"],
            "matter": None,
            "item": None,
            "started_on": began,
            "due": due,
            "done_on": done,
        }
        rows[start["place"]] = {**row, "status": status, "days_late": late}
    return rows


def coming_of_age(duty: Duty, born: date | None, as_at: date) -> list[Row]:
    """The day the rights pass to the young person: the end of compulsory school age (Education Act 1996 s.8)."""
    if born is None or leaving_day(born) < BEGAN:
        return []
    due = leaving_day(born)
    row = {
        "duty": duty["duty"],
        "matter": None,
        "item": None,
        "started_on": born,
        "due": due,
        "done_on": None,
    }
    return [{**row, "status": "ahead" if as_at <= due else "reached", "days_late": None}]


# The last day of one duty


def last_day(duty: Duty, facts: list[Fact], own: list[Fact], start: Fact) -> date | None:
    """The last lawful day, or None where it cannot be worked out."""
    rule, began = duty["count"]["rule"], start["on"]
    try:
        if rule == "appeal.deadline":
            certificates = [fact["on"] for fact in own if fits(fact, "mediation.certificate.issued")]
            return appeal_deadline(began, [day for day in certificates if day >= began])
        if rule == "move.transfer":
            return transfer_day(began, [fact["on"] for fact in own if fits(fact, "move.made")])
        if rule == "move.review":
            reviews = [
                fact["on"] for fact in facts if fits(fact, "review.decision.notified") and fact["on"] < began
            ]
            plans = [
                fact["on"] for fact in facts if fits(fact, "plan.final.sent[first]") and fact["on"] < began
            ]
            return review_after_move(began, reviews, plans)
        if rule in ("C7", "C10"):
            return before_the_move(duty, start.get("transfer_on"))
        given: date | None = start.get(duty["count"].get("or_attribute", ""))
        return given if given is not None else counted(duty["count"], began)
    except OutsideTheCalendarError:
        return None


def before_the_move(duty: Duty, move: date | None) -> date | None:
    """A fixed day of the year of the move, which must not be reached (C7), or so many months before it (C10)."""
    if move is None:
        return None
    if duty["duty"] == "phase.mar31" and move == date(2015, 9, 1):
        return date(2015, 5, 30)  # reg 18(3): before 31 May 2015 for that day's moves
    if duty["count"]["rule"] == "C10":
        return corresponding_or_last(move, duty["count"]["n"])
    return date.fromisoformat(f"{move.year}-{duty['count']['fixed']}") - A_DAY
