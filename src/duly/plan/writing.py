"""Everything that writes a plan: beginning a draft, saving a line, making a version. Only casework calls it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from duly.people.models import Person
from duly.plan import json_form, ordering
from duly.plan.content import BY_LETTER, Line, Plan
from duly.plan.models import Draft, Saved, Version
from duly.plan.overtaken import Overtaken
from duly.plan.reading import read, standing
from duly.record.locked import Locked
from duly.record.models import Case
from duly.record.refusals import Refused


def begin(case: Case, base: Version | None, *, by: Person, at: datetime) -> Draft:
    """A new draft. Raises Refused where one is open."""
    if case.plan_drafts.filter(ended_at=None).exists():
        raise Refused("Nothing was begun: a draft of this plan is being written already. Open that one.")
    return Draft.objects.create(case=case, base=base, begun_by=by, begun_at=at)


@transaction.atomic
def save(draft: Draft, key: str, line: Line | None, *, seen: int, by: Person, at: datetime) -> Saved:
    """Save a line as somebody left it, or None to take it out. Raises Overtaken, or Refused where the draft has ended.

    `seen` is how often the line had been saved when the form was opened. A form that is sent twice is saved once.
    """
    held = _still_open(
        draft, "Nothing was saved: this draft is finished. What you typed is below; begin a new draft for it."
    )
    if ordering.is_order(key) or (line is not None and (line.key != key or line.section not in BY_LETTER)):
        raise Refused("Nothing was saved: this is not a line of the plan.")
    last = held.saved.filter(key=key).select_related("by").order_by("-number").first()
    number = last.number if last else 0
    if last and read(last) == line:
        return last
    if last and seen != number:
        raise Overtaken(last)
    said = json_form.line_written(line) if line is not None else None
    return Saved.objects.create(draft=held, key=key, number=number + 1, line=said, by=by, at=at)


@transaction.atomic
def move(draft: Draft, key: str, by_places: int, *, seen: int, by: Person, at: datetime) -> None:
    """Move a line so many places down its section, or up below nought. Raises Refused, with what was not done.

    `seen` is how often the section had been put in order when the page was opened. A form sent twice moves once.
    """
    held = _still_open(draft, "Nothing was moved: this draft is finished. Begin a new one.")
    there = standing(held)
    line = there.plan.by_key.get(key)
    if line is None:
        raise _not_there(there.last.get(key))
    order = ordering.order_key(line.section)
    last = there.last.get(order)
    if last and last.number != seen:
        if _is_sent_again(last, key, by_places, seen=seen, by=by):
            return
        raise Refused(
            f"Nothing was moved: {last.by.name} put section {line.section} in another order since you opened this "
            "page. It is shown below as it stands. Move the line again if it should still move."
        )
    keys = ordering.moved(there.plan, key, by_places)
    if keys is None:
        raise Refused("Nothing was moved: the line is the first or the last of its section.")
    said = ordering.written(keys, key, by_places)
    Saved.objects.create(draft=held, key=order, number=there.number(order) + 1, line=said, by=by, at=at)


def _not_there(last: Saved | None) -> Refused:
    if last is None or ordering.is_order(last.key):
        return Refused("Nothing was moved: this is not a line of the plan.")
    return Refused(
        f"Nothing was moved: {last.by.name} took this line out of the plan since you opened this page."
    )


def _is_sent_again(last: Saved, key: str, by_places: int, *, seen: int, by: Person) -> bool:
    """Whether the last order was made by the same person, from the same page, with the same button."""
    same = last.line is not None and ordering.was_made_by(last.line, key, by_places)
    return same and last.by == by and last.number == seen + 1


def _still_open(draft: Draft, or_else: str) -> Draft:
    """The draft, held so that nobody else saves in it meanwhile. Raises Refused, with these words, where it has ended."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.ended_at is not None:
        raise Refused(or_else)
    return held


def seal(  # noqa: PLR0913 - each is said by name
    case: Locked, plan: Plan, *, base: Version | None, sort: str, on: date, by: Person, at: datetime
) -> Version:
    """Make a version: a plan as it is sent."""
    last = Version.objects.filter(case=case.case).order_by("-number").values_list("number", flat=True).first()
    return Version.objects.create(
        case=case.case,
        number=(last or 0) + 1,
        sort=sort,
        on=on,
        content=json_form.written(plan),
        digest=json_form.digest(plan),
        base=base,
        made_by=by,
        made_at=at,
    )


def end(draft: Draft, *, at: datetime, became: Version | None = None) -> None:
    """Nothing more is saved in a draft. What was saved stays."""
    Draft.objects.filter(pk=draft.pk).update(ended_at=at, became=became)


def erase(version: Version, *, at: datetime) -> None:
    """Destroy what a version says, where the law says so; that there was one stays, with its digest."""
    Version.objects.filter(pk=version.pk).update(content=None, erased_at=at)
