"""Case histories made up at random, for holding the engine against the second reading.

`random_history` is quick and meant for thousands at a time: it tells short stories around duties of the contract (something
starts one, something discharges it near its last day, an exception is claimed) and sets stray facts between them.
`histories` is a hypothesis strategy: plainer, but it shrinks to a small history when something is found.

Both give a document in the interchange format with days as dates and every fact with a list of matters. All facts of the contract
come up, with any of their attributes' values or without; so do corrections, months without a day, and days asked about before,
among and after the facts. Nobody real is in them.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.law.second_facts import CONTRACT, Fact

KINDS: list[str] = list(CONTRACT["facts"])
PROCESSES = sorted({duty["process"] for duty in CONTRACT["duties"]})
STORIES = [duty for duty in CONTRACT["duties"] if duty["starts_on"] != ["date_of_birth"]]
DUTIES: list[str] = [duty["duty"] for duty in CONTRACT["duties"]]
GROUNDS = sorted({ground for duty in CONTRACT["duties"] for ground in duty["grounds"]})
ITEMS = ["A", "B", "C"]
FIRST, LAST, LATE = date(2014, 9, 1), date(2029, 12, 31), date(2030, 12, 31)
COVID = date(2020, 5, 1), date(2020, 9, 25)
MOST_MONTHS = 4  # facts known to the month only: each doubles the work of trying them


def clamped(day: date, last: date = LAST) -> date:
    return max(FIRST, min(day, last))


def limit_in_days(duty: dict[str, Any]) -> int:
    """Roughly how many days a duty's limit lasts, so that a discharge can be set near its last day."""
    count = duty["count"]
    per_unit = {"weeks": 7.0, "days": 1.0, "months": 30.5, "working_days": 1.45, "tribunal_working_days": 1.6}
    return round(count["n"] * per_unit[count["unit"]]) if "n" in count else 61


# Quick, from a seed


def random_history(rng: random.Random) -> dict[str, Any]:
    """One made-up history: sparse (one or two stories) or crowded (up to eight in a few matters)."""
    last = LATE if rng.random() < 0.03 else LAST
    span = rng.choice([60, 400, 900])
    anchor = FIRST + timedelta(days=rng.randrange((last - FIRST).days))
    if rng.random() < 0.15:
        anchor = clamped(COVID[0] - timedelta(days=rng.randrange(span)))
    crowded = rng.random() < 0.4
    matters = [f"matter-{number}" for number in range(1, rng.choice([2, 3, 5, 7]))]
    facts: list[Fact] = []
    for _ in range(rng.randint(3, 8) if crowded else rng.randint(1, 2)):
        duty, began = rng.choice(STORIES), anchor + timedelta(days=rng.randrange(span))
        if (
            duty["effective"]["from"] or ""
        ) > "2018" and rng.random() < 0.7:  # a young law: set the story in its days
            began = max(
                began, date.fromisoformat(duty["effective"]["from"]) - timedelta(days=rng.randint(-300, 20))
            )
        usual = matters[PROCESSES.index(duty["process"]) % len(matters)]
        facts += story(rng, duty, rng.choice([usual, usual, usual, *matters]), began)
    for _ in range(rng.randint(0, 12 if crowded else 3)):
        facts.append(stray(rng, rng.choice(KINDS), matters, anchor + timedelta(days=rng.randrange(span))))
    for fact in facts:
        fact["on"] = clamped(fact["on"], last)
        fact["matter"] = list(
            dict.fromkeys(fact["matter"] + ([rng.choice(matters)] if rng.random() < 0.2 else []))
        )
    rng.choice([rng.shuffle, sort_by_day, sort_by_day])(facts)
    blur_months(rng, facts)
    correct_some(rng, facts)
    return document(facts, day_asked_about(rng, facts, last), birthday(rng))


def story(rng: random.Random, duty: dict[str, Any], matter: str, began: date) -> list[Fact]:
    """What might happen around one duty: its matter opened, the duty started, discharged, ended or lifted."""
    limit = limit_in_days(duty)
    openers = [kind for kind in KINDS if opens(kind, duty["process"])]
    facts = []
    if openers and rng.random() < 0.7:
        facts.append(
            stray(rng, rng.choice(openers), [matter], began - timedelta(days=rng.choice([0, 0, 1, 30])))
        )
    wanted = [rng.choice(duty["starts_on"])] * rng.choice([1, 1, 1, 2]) + duty["done_by"] * rng.choice(
        [0, 1, 1, 2]
    )
    wanted += [
        condition for named in duty.get("applies", {}).values() for condition in named if rng.random() < 0.3
    ]
    wanted += [kind for kind in beside(duty) if rng.random() < 0.7]
    for one in wanted:
        days = 0 if one in duty["starts_on"] and rng.random() < 0.8 else near(rng, limit)
        facts.append(told(rng, one, matter, began + timedelta(days=days)))
    if rng.random() < 0.25:
        facts.append(claim(rng, duty, matter, began + timedelta(days=near(rng, limit))))
    if rng.random() < 0.1:
        facts.append(told(rng, rng.choice(duty["starts_on"]), matter, began + timedelta(days=near(rng, 365))))
    return facts


def claim(rng: random.Random, duty: dict[str, Any], matter: str, day: date) -> Fact:
    """An exception claimed, mostly on a ground listed; the coronavirus ground mostly about the days it was law."""
    ground = rng.choice(duty["grounds"] if duty["grounds"] and rng.random() < 0.8 else GROUNDS)
    if ground == "X.covid" and rng.random() < 0.7:
        day = rng.choice([*COVID, date(2020, 7, 1)]) + timedelta(days=rng.choice([-1, 0, 0, 1]))
    return {**stray(rng, "exception.claimed", [matter], day), "duty": duty["duty"], "ground": ground}


def beside(duty: dict[str, Any]) -> list[str]:
    """Facts a duty looks at beside those that start, discharge or end it."""
    if duty.get("after_refusal"):
        return ["assess.decision.notified[decision=refuse]"]
    if duty["duty"] == "review.decision":
        return ["amendment.notice.sent", "review.decision.notified[decision=amend]"]
    if duty["count"]["rule"] == "appeal.deadline":
        return ["mediation.certificate.issued", "mediation.certificate.issued"]
    if duty["count"]["rule"] == "move.review":
        return ["review.decision.notified", "plan.final.sent[first]"]
    return list(duty["count"].get("needs", []))


def near(rng: random.Random, limit: int) -> int:
    """Days from a start: often about the limit, sometimes the same day, sometimes before it, sometimes anywhere."""
    days = [
        limit + rng.choice([-1, 0, 0, 1, 2, -7, 7]),
        0,
        rng.randint(-20, 40),
        rng.randint(0, 2 * abs(limit) + 60),
    ]
    return rng.choices(days, weights=[6, 1, 2, 3])[0]


def opens(kind: str, process: str) -> bool:
    return bool(CONTRACT["facts"][kind]["opens_matter"] and CONTRACT["facts"][kind]["process"] == process)


def told(rng: random.Random, wanted: str, matter: str, day: date) -> Fact:
    """A fact that meets the conditions in brackets, most of the time."""
    kind, *conditions = wanted.replace("]", "").split("[")
    fact = stray(rng, kind, [matter], day)
    for condition in conditions if rng.random() < 0.9 else []:
        name, _, value = condition.removeprefix("not ").partition("=")
        fact[name] = value or not condition.startswith("not ")
    return fact


def stray(rng: random.Random, kind: str, matters: Sequence[str], day: date) -> Fact:
    """A fact of a kind with each attribute left out or given any of its values."""
    fact: Fact = {"on": day, "fact": kind, "matter": [rng.choice(matters)]}
    for name, described in CONTRACT["facts"][kind]["attributes"].items():
        if name in NEEDED.get(kind, ()) or rng.random() < 0.8:
            fact[name] = any_value(rng, name, described, day)
    return fact


NEEDED: dict[str, tuple[str, ...]] = {"exception.claimed": ("duty", "ground")}


def any_value(rng: random.Random, name: str, described: Any, day: date) -> Any:
    if isinstance(described, list):
        return rng.choice(described)
    if described == "date":
        year = max(2015, min(2030, day.year + rng.choice([0, 1, 1])))
        anywhere = clamped(day, LATE) + timedelta(days=rng.randint(1, 500))
        return rng.choice(
            [date(year, 9, 1), date(year, 9, 1), date(2015, 9, 1), anywhere, anywhere.replace(day=28)]
        )
    if described == "text":
        return rng.choice({"item": ITEMS, "duty": DUTIES, "ground": GROUNDS, "reason": ["made up"]}[name])
    return rng.random() < 0.5


def sort_by_day(facts: list[Fact]) -> None:
    facts.sort(key=lambda fact: fact["on"])


def blur_months(rng: random.Random, facts: list[Fact]) -> None:
    """Make a few facts known to their month only."""
    if rng.random() < 0.25:
        for fact in rng.sample(facts, min(len(facts), rng.randint(1, MOST_MONTHS))):
            fact["precision"] = "month"


def correct_some(rng: random.Random, facts: list[Fact]) -> None:
    """Let later facts in the file correct earlier ones, now and then one that was itself a correction."""
    if not facts or rng.random() < 0.6:
        return
    for number in range(rng.randint(1, 3)):
        earlier = rng.choice(facts[-2:] if rng.random() < 0.3 else facts)
        earlier.setdefault("id", f"fact-{number}")
        put_right = {
            **earlier,
            "on": clamped(earlier["on"] + timedelta(days=rng.randint(-30, 30))),
            "corrects": earlier["id"],
        }
        del put_right["id"]
        facts.append(put_right)


def day_asked_about(rng: random.Random, facts: list[Fact], last: date) -> date:
    """A day before, among or after the facts, often the day of one of them or the last day of something."""
    days = sorted(fact["on"] for fact in facts) or [FIRST]
    limit = limit_in_days(rng.choice(STORIES)) + rng.choice([-1, 0, 1])
    asked = [
        days[0] - timedelta(days=rng.randint(1, 40)),
        rng.choice(days) + timedelta(days=rng.choice([-1, 0, 0, 1])),
        rng.choice(days) + timedelta(days=limit),
        days[-1] + timedelta(days=rng.randint(0, 60)),
        days[-1] + timedelta(days=rng.randint(60, 900)),
    ]
    return clamped(rng.choices(asked, weights=[1, 6, 6, 4, 4])[0], date(last.year + 1, 12, 31))


def birthday(rng: random.Random) -> date | None:
    """Often none; otherwise a child or young person, now and then born near a day on which the leaving date turns."""
    if rng.random() < 0.4:
        return None
    year = rng.randint(1995, 2019)
    turning = [date(year, 6, day) for day in (24, 25, 26, 27, 28, 29, 30)] + [
        date(year, 8, 31),
        date(year, 9, 1),
    ]
    anywhere = date(year, 1, 1) + timedelta(days=rng.randrange(365))
    return rng.choice([*turning, date(2016, 2, 29), *[anywhere] * 9])


def document(facts: list[Fact], as_at: date, born: date | None) -> dict[str, Any]:
    child: dict[str, Any] = {"reference": "made up"}
    if born is not None:
        child["date_of_birth"] = born
    return {"format": 1, "authority": "Madeupshire", "as_at": as_at, "child": child, "facts": facts}


# For hypothesis


@st.composite
def facts_on(draw: st.DrawFn, anchor: date, matters: list[str]) -> Fact:
    """One fact within two years and a half of an anchor day, in one or more of the matters."""
    kind = draw(st.sampled_from(KINDS))
    fact: Fact = {"on": clamped(anchor + timedelta(days=draw(st.integers(0, 900)))), "fact": kind}
    fact["matter"] = draw(st.lists(st.sampled_from(matters), min_size=1, max_size=3, unique=True))
    for name, described in CONTRACT["facts"][kind]["attributes"].items():
        value = draw(st.none() | attribute_values(name, described))
        if value is None and name in NEEDED.get(kind, ()):
            value = draw(attribute_values(name, described))
        if value is not None:
            fact[name] = value
    return fact


def attribute_values(name: str, described: Any) -> st.SearchStrategy[Any]:
    if isinstance(described, list):
        return st.sampled_from(described)
    if described == "date":
        return st.dates(FIRST, LATE) | st.sampled_from(
            [date(2015, 9, 1), date(2026, 9, 1), date(2027, 7, 31)]
        )
    if described == "text":
        return st.sampled_from(
            {"item": ITEMS, "duty": DUTIES, "ground": GROUNDS, "reason": ["made up"]}[name]
        )
    return st.booleans()


@st.composite
def histories(draw: st.DrawFn) -> dict[str, Any]:
    """A whole history: few matters, up to fourteen facts, a few of them corrected or known to the month only."""
    anchor = draw(st.dates(FIRST, date(2027, 6, 30)))
    matters = draw(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=3, unique=True))
    facts = draw(st.lists(facts_on(anchor, matters), max_size=14))
    if facts:
        for place in draw(st.sets(st.integers(0, len(facts) - 1), max_size=3)):
            facts[place]["precision"] = "month"
        for place in draw(st.sets(st.integers(0, len(facts) - 1), max_size=2)):
            facts[place]["id"] = f"fact-{place}"
            facts.append({**draw(facts_on(anchor, matters)), "corrects": f"fact-{place}"})
    days = [fact["on"] for fact in facts]
    as_at = draw(
        st.dates(FIRST, date(2030, 12, 31)) | st.sampled_from([clamped(day) for day in days or [anchor]])
    )
    return document(facts, as_at, draw(st.none() | st.dates(date(1995, 1, 1), date(2019, 12, 31))))
