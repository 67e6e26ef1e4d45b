"""Writing a plan and sending it: a draft, its lines, and the versions that go with what the record says was sent.

What is sent is an action that was there before; here it gets the paper it goes with. A version is made, filed as a
document with its digest, and the action done, all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction

from duly.access import policy
from duly.access.held import Held, person_of
from duly.casework.action import perform
from duly.casework.attempt import of
from duly.casework.catalogue import ACTIONS
from duly.casework.guards import refuse
from duly.law.facts.assessment import AdviceSent
from duly.law.kinds import Value
from duly.people.models import Person
from duly.plan import reading as plans
from duly.plan import writing
from duly.plan.checks.contents import DRAFT, FINAL, Circumstances, advice_not_listed, lacks
from duly.plan.checks.remark import Remark
from duly.plan.content import Line, Plan, line
from duly.plan.models import Draft, Saved, Version
from duly.plan.verifying import VERSION
from duly.record import clock, reading
from duly.record.erase import erase
from duly.record.kinds import DocumentFiled
from duly.record.locked import Locked, held_still
from duly.record.models import Case, Entry
from duly.record.storage import refusing_when_full

NO_PLACEMENT = "plan.contents.I.draft"
NAMES = {
    Version.Sort.DRAFT: ("Draft plan, version {}", "plan"),
    Version.Sort.PROPOSED: ("Proposed changes to the plan, version {}", "proposed_changes"),
    Version.Sort.FINAL: ("Plan, version {}", "plan"),
}
"""What a version is called among the documents of its case, and of which kind it is."""


@dataclass(frozen=True)
class Sending:
    """What is done with a draft: the action, its day and what goes with it, as the form of the action tells it."""

    on: date
    matters: tuple[str, ...] = ()
    attributes: Mapping[str, Value] | None = None
    why: Mapping[str, Any] | None = None
    seen: int | None = None
    key: str | None = None


# --- writing ----------------------------------------------------------------------------------------------


@refusing_when_full()
@transaction.atomic
def begin(case: Case, *, by: Person | Held, from_nothing: bool = False) -> Draft:
    """Begin a draft from the version in force, or from nothing."""
    locked = Locked(case)
    policy.require(by, policy.Permission.RECORD, locked)
    base = None if from_nothing else plans.in_force(plans.versions(locked.case))
    return writing.begin(locked.case, base, by=person_of(by), at=clock.now())


@refusing_when_full()
def save_line(draft: Draft, key: str, line: Line | None, *, seen: int, by: Person | Held) -> Saved:
    """Save one line, or with None take it out. Raises `Overtaken` where somebody else saved it meanwhile."""
    policy.require(by, policy.Permission.RECORD, draft.case)
    return writing.save(draft, key, line, seen=seen, by=person_of(by), at=clock.now())


@refusing_when_full()
def move_line(draft: Draft, key: str, by_places: int, *, seen: int, by: Person | Held) -> None:
    """Move a line so many places down its section, or up below nought. Raises Refused, with what was not done.

    `seen` is how often the section had been put in order when the page was opened.
    """
    policy.require(by, policy.Permission.RECORD, draft.case)
    writing.move(draft, key, by_places, seen=seen, by=person_of(by), at=clock.now())


@refusing_when_full()
@transaction.atomic
def list_advice(draft: Draft, entries: Sequence[Entry], *, by: Person | Held) -> int:
    """List in section K the advice that came and is not there yet, each with its day. Gives back how many there were."""
    locked = Locked(draft.case)
    policy.require(by, policy.Permission.RECORD, locked)
    came = _advice(entries)
    missing = advice_not_listed(plans.standing(draft).plan, came)
    for name in missing:
        key = f"k-{uuid4().hex[:12]}"
        save_line(draft, key, line(key, "K", text=name, on=came[name].isoformat()), seen=0, by=by)
    return len(missing)


@transaction.atomic
def set_aside(draft: Draft, *, by: Person | Held) -> None:
    """End a draft that is not wanted. Every text that was saved stays."""
    policy.require(by, policy.Permission.RECORD, draft.case)
    writing.end(draft, at=clock.now())


def circumstances(case: Case, entries: Iterable[Entry], becomes: str) -> Circumstances:
    """What the checks of a plan must know of its case."""
    return Circumstances(becomes, clock.today(), case.date_of_birth, tuple(_advice(entries)))


def _advice(entries: Iterable[Entry]) -> dict[str, date]:
    """Whose advice came, and on which day first."""
    came: dict[str, date] = {}
    for entry in entries:
        if entry.kind == AdviceSent.slug and of(entry, "item"):
            came.setdefault(str(of(entry, "item")), entry.on)
    return came


# --- sending ----------------------------------------------------------------------------------------------


def serve(draft: Draft, sending: Sending, *, by: Person | Held) -> Entry:
    """Serve a draft plan on the family."""
    return _send_draft(draft, sending, "draft.served", Version.Sort.DRAFT, by)


def propose_changes(draft: Draft, action: str, sending: Sending, *, by: Person | Held) -> Entry:
    """Send the plan and what would change in it, with a decision to amend or with an amendment notice."""
    return _send_draft(draft, sending, action, Version.Sort.PROPOSED, by)


def finalise(draft: Draft, sending: Sending, *, by: Person | Held) -> Entry:
    """Issue the final plan. What it lacks wants a reason, `lacking`, which stands on the entry."""
    return _send_draft(draft, sending, "plan.final.sent", Version.Sort.FINAL, by)


@refusing_when_full()
@transaction.atomic
def bring_in(case: Case | Locked, plan: Plan, sending: Sending, *, by: Person | Held) -> Entry:
    """Issue a final plan that was written elsewhere, as a whole. Nobody may be writing a draft meanwhile."""
    locked = held_still(case)
    if plans.open_draft(locked.case):
        refuse("a draft of this plan is being written. Finalise it, or set it aside.")
    base = plans.in_force(plans.versions(locked.case))
    return _send(locked, plan, base, sending, ("plan.final.sent", Version.Sort.FINAL), by)[0]


@refusing_when_full()
@transaction.atomic
def _send_draft(draft: Draft, sending: Sending, name: str, sort: str, by: Person | Held) -> Entry:
    """Send a draft as it stands; a final one ends it. A form that is sent twice is done once."""
    locked = Locked(draft.case)
    if sending.key and (sent := locked.case.entries.filter(key=sending.key).first()):
        return sent
    held = Draft.objects.select_for_update(of=("self",)).select_related("base").get(pk=draft.pk)
    if held.ended_at is not None:
        refuse("this draft is finished. Somebody has finalised it, or set it aside.")
    entry, version = _send(locked, plans.standing(held).plan, held.base, sending, (name, sort), by)
    if sort == Version.Sort.FINAL:
        writing.end(held, at=clock.now(), became=version)
    return entry


def _send(
    case: Locked, plan: Plan, base: Version | None, sending: Sending, how: tuple[str, str], by: Person | Held
) -> tuple[Entry, Version]:
    name, sort = how
    policy.require(by, policy.ACTIONS[name], case)
    why = dict(sending.why or {}) | _lacking(plan, case, sort, sending.why or {})
    version = writing.seal(case, plan, base=base, sort=sort, on=sending.on, by=person_of(by), at=clock.now())
    filed = _file(version, case, by, sending)
    why["attached"] = [*_plan_it_changes(version, case, sort), filed.number, *(why.get("attached") or ())]
    entry = perform(
        ACTIONS[name],
        case,
        on=sending.on,
        by=by,
        matters=sending.matters,
        attributes=sending.attributes,
        why=why,
        key=sending.key,
    )
    return entry, version


def missing(draft: Draft, entries: Iterable[Entry], sort: str) -> tuple[Remark, ...]:
    """What the law requires of a plan to be sent so, and the draft has not."""
    return _missing(plans.standing(draft).plan, draft.case, entries, sort)


def _missing(plan: Plan, case: Case, entries: Iterable[Entry], sort: str) -> tuple[Remark, ...]:
    becomes = FINAL if sort == Version.Sort.FINAL else DRAFT
    return lacks(plan, circumstances(case, entries, becomes))


def _lacking(plan: Plan, case: Locked, sort: str, why: Mapping[str, Any]) -> dict[str, Any]:
    """What the plan lacks, to stand on the entry with the reason; refused where there is none."""
    found = _missing(plan, case.case, case.entries, sort)
    if sort == Version.Sort.DRAFT and any(one.rule == NO_PLACEMENT for one in found):
        refuse("a draft names no setting and no type of setting. Take section I out; it is added at the end.")
    if sort != Version.Sort.FINAL or not found:
        return {}
    if not str(why.get("lacking") or "").strip():
        lacks_ = "1 thing" if len(found) == 1 else f"{len(found)} things"
        refuse(
            f"the plan lacks {lacks_} that the law says it must have. Add what is missing, or say why it is "
            "finalised without it.",
            asks="lacking",
        )
    return {"lacks": list(dict.fromkeys(one.rule for one in found))}


def _file(version: Version, case: Locked, by: Person | Held, sending: Sending) -> Entry:
    name, kind = NAMES[Version.Sort(version.sort)]
    said = {
        "name": name.format(version.number),
        "type": kind,
        "audience": "shareable",
        "digest": version.digest,
    }
    return perform(
        ACTIONS[DocumentFiled.slug],
        case,
        on=clock.today(),
        by=by,
        matters=sending.matters,
        attributes=said,
        why={VERSION: version.number},
        seen=sending.seen,
    )


def _plan_it_changes(version: Version, case: Locked, sort: str) -> list[int]:
    """The entry the plan in force was filed with, which goes with the changes to it."""
    if sort != Version.Sort.PROPOSED or version.base is None:
        return []
    return [document.number for document in filed_as(case.entries, version.base.number)]


def filed_as(entries: Iterable[Entry], number: int) -> list[Entry]:
    """The document that a version was filed as."""
    return [
        entry
        for entry in reading.standing(list(entries))
        if entry.kind == DocumentFiled.slug and (entry.content.why or {}).get(VERSION) == number
    ]


# --- destroying -------------------------------------------------------------------------------------------


@transaction.atomic
def destroy(version: Version, *, ground: str, by: Person, agreed_by: Person) -> None:
    """Destroy what a version says, with the document it was filed as. That there was one stays."""
    numbers = [entry.number for entry in filed_as(reading.entries(version.case), version.number)]
    erase(version.case, numbers, ground=ground, by=by, agreed_by=agreed_by)
    writing.erase(version, at=clock.now())
