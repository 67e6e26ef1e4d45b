"""What a person has told so far. It travels from page to page in one hidden form field and is kept nowhere else.

The field `history` holds JSON: `{"history": {...}, "asked": [...], "said": {...}, "finished": true}`. Inside is the
interchange document, so that everything that reads histories reads this too. `asked` lists the matters that the
questions are about, in order; `said` holds the answers that left no fact, such as "not yet".

There is no CSRF token in the forms that carry it. Such a token stops another site from making a signed-in person's
browser change something. Here nobody signs in, nothing is changed and nothing is kept: whoever forges a request
gets back the page for facts they already had. (`refuse_other_sites` in duly.config stops forms of other sites all
the same.) The token's cookie would be the only one that Duly sets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duly.law.history import BadHistory, Child, History, document, parse
from duly.public.questions import journey_of

MOST_FACTS = 200
MOST_MONTHS = 12
MOST_MATTERS = 50
MOST_FAULTS_SHOWN = 10


class BrokenState(ValueError):
    """A hidden field that cannot be read. `says` are sentences for the person, without anything that was in it."""

    def __init__(self, *says: str) -> None:
        super().__init__("\n".join(says))
        self.says = says


@dataclass(frozen=True, slots=True)
class Draft:
    """A history in the making.

    `asked_day` is the day asked about, None for today; `history.as_at` is that day or today. `finished` says that
    the last page of the questions was passed.
    """

    history: History
    asked_day: date | None = None
    asked: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    finished: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet to work an answer out from."""
        return not self.history.facts and self.history.child.date_of_birth is None

    @property
    def matters(self) -> tuple[str, ...]:
        """The names of all matters, those asked about first."""
        named = [name for fact in self.history.facts for name in fact.matters]
        return tuple(dict.fromkeys([*self.asked, *named]))


def empty(today: date) -> Draft:
    """Nothing told yet."""
    return Draft(History(today))


def of_history(history: History) -> Draft:
    """A history that came whole, from a file or the short form."""
    return Draft(history, asked_day=history.as_at, finished=True)


def read(text: str, *, today: date) -> Draft:
    """What the hidden field holds; nothing told yet, for an empty one. Raises BrokenState."""
    if not text.strip():
        return empty(today)
    whole = _plain(text)
    inner = whole.get("history")
    if not isinstance(inner, Mapping):
        inner = whole
    facts = inner.get("facts")
    if isinstance(facts, list) and len(facts) > MOST_FACTS:
        raise BrokenState(TOO_MANY.format(given=len(facts)))
    try:
        history = parse(inner, today=today)
    except BadHistory as bad:
        faults = [fault.says.rstrip(".") + "." for fault in bad.faults[:MOST_FAULTS_SHOWN]]
        raise BrokenState("What came with the form has faults, so it was not used.", *faults) from bad
    refuse_too_many(history)
    asked = _asked(whole.get("asked"))
    return Draft(
        history,
        asked_day=history.as_at if inner.get("as_at") is not None else None,
        asked=asked,
        said=_said(whole.get("said"), asked),
        finished=whole.get("finished") is True,
    )


def write(draft: Draft) -> str:
    """The text for the hidden field, which `read` reads back."""
    inner = document(draft.history)
    inner.setdefault("facts", [])
    if draft.asked_day is None:
        del inner["as_at"]
    whole = {"history": inner, "asked": draft.asked, "said": dict(draft.said), "finished": draft.finished}
    return json.dumps(whole, default=date.isoformat, separators=(",", ":"))


def too_many(history: History) -> str:
    """What is too much of a history for these pages, in a sentence; nothing where it is not."""
    months = sum(fact.precision == "month" for fact in history.facts)
    if len(history.facts) > MOST_FACTS:
        return TOO_MANY.format(given=len(history.facts))
    return TOO_MANY_MONTHS.format(given=months) if months > MOST_MONTHS else ""


def refuse_too_many(history: History) -> None:
    """Raise BrokenState for a history that is too much for these pages."""
    if says := too_many(history):
        raise BrokenState(says)


def with_child(history: History, born: date | None) -> History:
    """The history with this day of birth."""
    child = Child(history.child.reference, born)
    return History(history.as_at, history.facts, history.authority, child)


def _plain(text: str) -> Mapping[str, Any]:
    try:
        whole = json.loads(text)
        # Half of a surrogate pair could not be shown on a page.
        json.dumps(whole, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise BrokenState("What came with the form could not be read, so it was not used.") from error
    if not isinstance(whole, Mapping):
        raise BrokenState("What came with the form could not be read, so it was not used.")
    return whole


TOO_MANY = (
    f"There are {{given:,}} facts, and this page takes {MOST_FACTS} at the most. "
    "The program `duly check` takes 10,000 on your own machine."
)


# Each month more doubles what has to be tried: with sixteen times twelve one request took thirteen seconds.
TOO_MANY_MONTHS = (
    f"There are {{given:,}} facts of which only the month is known, and this page takes {MOST_MONTHS} at the most. "
    "Give the days of some."
)


def _asked(raw: object) -> tuple[str, ...]:
    names = raw if isinstance(raw, list) else []
    known = [name for name in names[:MOST_MATTERS] if isinstance(name, str) and journey_of(name)]
    return tuple(dict.fromkeys(known))


def _said(raw: object, asked: tuple[str, ...]) -> dict[str, str]:
    pairs = raw.items() if isinstance(raw, Mapping) else ()
    return {place: key for place, key in pairs if isinstance(place, str) and _is_answer(place, key, asked)}


def _is_answer(place: str, key: object, asked: tuple[str, ...]) -> bool:
    matter, _, name = place.partition(".")
    journey = journey_of(matter)
    question = journey.question(name) if journey and matter in asked else None
    answer = question.answer(key) if question and isinstance(key, str) else None
    return answer is not None and not answer.asks_day and not answer.makes
