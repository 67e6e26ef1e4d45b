"""What the page of one duty shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duly.law.citations import Citation
from duly.law.clocks import in_words
from duly.law.kinds import FactKind, Pattern
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.words import LIMIT, NOTICE, Duty, Span, Variation
from duly.public.reference.citing import in_full
from duly.public.reference.decisions import DECIDED
from duly.public.reference.processes import PROCESSES, council
from duly.public.reference.sources import Provision, address_of, provision
from duly.public.reference.timing import KINDS, how_counted, time_of
from duly.public.reference.worked import worked


@dataclass(frozen=True)
class Cited:
    """A citation as the page prints it: in full, with the address it can be read at."""

    short: str
    full: str
    address: str


@dataclass(frozen=True)
class Told:
    """A kind of fact, perhaps with what it must say, as the page lists it.

    A template calls what can be called, and a kind can: hence its slug and label and not the kind itself.
    """

    slug: str
    label: str
    only: str


def place_of(duty: Duty) -> tuple[int, int]:
    """Where a duty stands in the rulebook's page: by process, and within it as the rules are listed."""
    return list(PROCESSES).index(duty.process), RULEBOOK.duties.index(duty)


def about(duty: Duty) -> dict[str, Any]:
    """Everything the page of a duty says, ready for its template."""
    example = worked(duty.key)
    return {
        "duty": duty,
        "process": PROCESSES[duty.process],
        "kind": KINDS[duty.kind],
        "owed_by": council(duty.owed_by),
        "owed_to": council(duty.owed_to),
        "time": time_of(duty),
        "how_counted": how_counted(duty),
        "example": example,
        "began": told(example.witnesses.start.kind),
        "sums": example.witnesses.counted.sums,
        "cites": [cited(cite) for cite in duty.cites],
        "quoted": cited(duty.quoted) if duty.quoted and duty.says else None,
        "says": (duty.says or "").replace("...", "…"),
        "provision": _whole(duty),
        "starts_on": [told(one) for one in duty.starts_on],
        "done_by": [told(one) for one in duty.done_by],
        "only_if": [told(one) for one in duty.only_if],
        "unless": [told(one) for one in duty.unless],
        "until": [told(one) for one in duty.until],
        "caution": council(duty.caution),
        "note": council(duty.note),
        "not_done_by": [council(one) for one in duty.not_done_by],
        "can_be_lifted": duty.kind in (LIMIT, NOTICE),
        "exceptions": [_exception(one) for one in RULEBOOK.exceptions.get(duty.key, {}).values()],
        "transitional": [_transitional(one) for one in RULEBOOK.transitional.get(duty.key, ())],
        "readings": [(cited(one.cite), one.to_family) for one in RULEBOOK.readings_of.get(duty.key, ())],
        "family_can": [REDRESS[way] for way in duty.family_can],
        "in_force": in_force(duty.in_force),
    }


def cited(cite: Citation) -> Cited:
    """A citation with its full form and its address."""
    return Cited(str(cite), in_full(cite), address_of(cite))


def told(wanted: Pattern | FactKind) -> Told:
    """A kind of fact with the attributes asked for, in words."""
    kind = wanted.kind
    asked = [_asked(kind, name, value) for name, value in wanted.conditions]
    return Told(kind.slug, council(kind.label), "; ".join(asked))


def in_force(span: Span) -> str:
    """When something is law: "since 1 September 2014", "from 1 May 2020 to 25 September 2020"; "" for no end at all."""
    first, last = (in_words(day) if day else "" for day in (span.first, span.last))
    if first and last:
        return f"on {first}" if first == last else f"from {first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def _asked(kind: FactKind, name: str, value: Any) -> str:
    """One attribute asked for: "where the move is from ...", "to amend the plan", "kind: amend provision"."""
    if isinstance(value, bool):
        return f"{'where' if value else 'not where'} {council(kind.attributes[name].means)}"
    chosen = DECIDED.get(str(value)) if name == "decision" else None
    return chosen or f"{name}: {str(value).replace('_', ' ')}"


def _whole(duty: Duty) -> Provision | None:
    """The provision that is quoted, whole, where its words are kept."""
    return provision(duty.quoted.text) if duty.quoted and duty.quoted.text else None


def _exception(variation: Variation) -> dict[str, Any]:
    ground = RULEBOOK.grounds[variation.ground or ""]
    return {
        "id": ground.id,
        "family": ground.family,
        "says": (variation.says or "").replace("...", "…"),
        "cited": cited(variation.cite),
        "in_force": in_force(variation.in_force),
    }


def _transitional(variation: Variation) -> dict[str, Any]:
    return {"cited": cited(variation.cite), "in_force": in_force(variation.in_force)}
