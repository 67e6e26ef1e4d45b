"""Consulting several settings at once, and recording what one answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from duly.access.held import Held
from duly.casework.action import perform
from duly.casework.attempt import of
from duly.casework.catalogue import ACTIONS
from duly.law.facts.assessment import ConsultationAnswered, ConsultationSent
from duly.record import reading
from duly.record.kinds import SettingReplied
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.storage import refusing_when_full


@refusing_when_full()
@transaction.atomic
def consult(  # noqa: PLR0913 - each is said by name
    case: Case,
    matter: str,
    settings: Sequence[str],
    *,
    on: date,
    by: Held,
    seen: int | None = None,
    key: str | None = None,
) -> list[Entry]:
    """Record that each of these settings was consulted, all of them or none. A form sent twice writes them once."""
    if not settings:
        raise Refused("Nothing was recorded: name at least one setting.", asks="others")
    locked, entries = Locked(case), []
    sent_before = bool(key) and case.entries.filter(key=f"{key}-0").exists()
    for number, item in enumerate(settings):
        if not sent_before:
            _not_yet(locked, matter, item)
        entries.append(
            perform(
                ACTIONS[ConsultationSent.slug],
                locked,
                on=on,
                by=by,
                matters=(matter,),
                attributes={"item": item},
                seen=seen if number == 0 else None,
                key=key and f"{key}-{number}",
            )
        )
    return entries


@refusing_when_full()
@transaction.atomic
def answered(  # noqa: PLR0913 - each is said by name
    case: Case,
    matter: str,
    said: Mapping[str, str],
    *,
    on: date,
    by: Held,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Record that a setting answered, and what: the fact of the law, and what the law is not shown."""
    locked = Locked(case)
    reply = perform(
        ACTIONS[SettingReplied.slug],
        locked,
        on=on,
        by=by,
        matters=(matter,),
        attributes=said,
        seen=seen,
        key=key and f"{key}-reply",
    )
    perform(
        ACTIONS[ConsultationAnswered.slug],
        locked,
        on=on,
        by=by,
        matters=(matter,),
        attributes={"item": said["item"]},
        key=key,
    )
    return reply


def _not_yet(case: Locked, matter: str, item: str) -> None:
    """Raises Refused where that setting was consulted in this matter and its answer is not there."""
    there = [entry for entry in reading.standing(case.entries) if matter in entry.matters]
    sent = [one for one in there if one.kind == ConsultationSent.slug and of(one, "item") == item]
    came = any(one.kind == ConsultationAnswered.slug and of(one, "item") == item for one in there)
    if sent and not came:
        raise Refused(
            f"Nothing was recorded: {item} was consulted already, on {sent[-1].on:%-d %B %Y}. Take it off the list.",
            asks="others",
        )
