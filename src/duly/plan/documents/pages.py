"""A version, or a draft as it stands, as a page to print and as a tagged PDF (PDF/UA)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NoReturn

from django.template.loader import render_to_string
from weasyprint import HTML

from duly.design.wording import long_date
from duly.plan.content import Plan
from duly.plan.documents.changing import ChangeSheet, sheet
from duly.plan.documents.telling import Document, Words, sections_of
from duly.plan.models import Version
from duly.record.models import Case

TITLES = {
    Version.Sort.DRAFT: "Draft education, health and care plan",
    Version.Sort.PROPOSED: "Education, health and care plan with proposed changes",
    Version.Sort.FINAL: "Education, health and care plan",
}
UNSENT = "Education, health and care plan: a draft that was not sent"
NOT_KNOWN = "Not known"


def of_version(version: Version, plan: Plan, case: Case, held_back: Collection[str] = ()) -> Document:
    """The document of a version that was sent."""
    facts = (
        *_whose(case),
        Words("Version", str(version.number)),
        Words("Date", long_date(version.on)),
        Words("For the authority", version.made_by.name),
    )
    title = TITLES[Version.Sort(version.sort)]
    return Document(title, case.child_name, facts, sections_of(plan, held_back), version.on)


def of_draft(plan: Plan, case: Case, today: date) -> Document:
    """The document of a draft as it stands today."""
    facts = (*_whose(case), Words("As it stood on", long_date(today)))
    return Document(UNSENT, case.child_name, facts, sections_of(plan), today)


def of_changes(
    old: Version, new: Version, plans: tuple[Plan, Plan], case: Case, held_back: Collection[str] = ()
) -> ChangeSheet:
    """The document of what changes between two versions."""
    before, now = (f"Version {one.number}, {long_date(one.on)}" for one in (old, new))
    return sheet(
        *plans,
        whose=case.child_name,
        facts=_whose(case),
        names=(before, now),
        dated=new.on,
        held_back=held_back,
    )


def as_page(document: Document | ChangeSheet) -> str:
    """The document as a page of its own, which fetches nothing."""
    return render_to_string(document.template, {"document": document})


def as_pdf(document: Document | ChangeSheet) -> bytes:
    """The document as a PDF that a screen reader can read."""
    made: bytes = HTML(string=as_page(document), url_fetcher=_fetch_nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made


def _whose(case: Case) -> tuple[Words, ...]:
    born = long_date(case.date_of_birth) if case.date_of_birth else NOT_KNOWN
    authority = case.team.authority.name if case.team else NOT_KNOWN
    return (Words("Date of birth", born), Words("Local authority", authority), Words("Case", case.ref))


def _fetch_nothing(url: str, **_: object) -> NoReturn:
    raise ValueError(f"a plan fetches nothing, and this asked for {url}")
