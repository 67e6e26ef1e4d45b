"""The provisions that a page serves, so that every page says by what law it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from duly.law import citations
from duly.law.citations import Instrument
from duly.law.findings import Finding
from duly.law.rules import RULEBOOK
from duly.record.kinds import KINDS

MOST = 4
"""How many a quiet line holds: a final plan discharges dozens, and the page of a case names them one by one."""

PLAN_KEPT = "CFA 2014 s.42"
"""By what a plan is secured from day to day."""

BESIDE = ("UK GDPR", "DPA 2018", "EqA 2010")
"""Law that binds pages and has no dated duty in the rulebook."""

KNOWN = (*BESIDE, *(one.short for one in vars(citations).values() if isinstance(one, Instrument)))


@dataclass(frozen=True, slots=True)
class Served:
    """A provision as a page names it: with its duty’s page, where it has one."""

    cite: str
    title: str = ""
    href: str = ""


def served(named: Iterable[str | Iterable[str]]) -> list[Served]:
    """The provisions behind these names, each once.

    A name is that of a duty; or of a kind of entry, for the duties it begins or discharges; or a citation as it is
    printed. Raises ValueError for anything else, so that no page names law that is not there.
    """
    found: dict[str, Served] = {}
    for name in _flat(named):
        for one in _served(name):
            found.setdefault(one.cite, one)
    return list(found.values())


def of_findings(found: Iterable[Finding]) -> list[str]:
    """The duties that these findings are of, as many as a quiet line holds."""
    return list(dict.fromkeys(one.key for one in found))[:MOST] or [PLAN_KEPT]


def _flat(named: Iterable[str | Iterable[str]]) -> Iterator[str]:
    for one in named:
        yield from (one,) if isinstance(one, str) else one


def _served(name: str) -> list[Served]:
    if duty := RULEBOOK.by_key.get(name):
        return [Served(duty.citation, duty.title, reverse("public:duty", args=[duty.key]))]
    if name in KINDS:
        return [one for key in _duties_of(name) for one in _served(key)]
    if name.startswith(tuple(f"{short} " for short in KNOWN)):
        return [Served(name)]
    raise ValueError(f"“{name}” is no duty, no kind of entry and no place in law that we know.")


def _duties_of(slug: str) -> list[str]:
    """The duties that a kind of entry begins or discharges; where there is none, by what a plan is kept."""
    found = [
        key
        for key, duty in RULEBOOK.by_key.items()
        if any(wanted.kind.slug == slug for wanted in (*duty.done_by, *duty.starts_on))
    ]
    return found[:MOST] or [PLAN_KEPT]
