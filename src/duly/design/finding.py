"""A finding of the law, put together in Python for the tag `finding`.

The page of a case has dozens, and templates take long over them. Words are always escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from duly.design import statuses
from duly.design.pieces import reasons, tag, unseen
from duly.design.wording import days, long_date, weeks_and_days

ONLY_GUIDANCE = (
    "Guidance expects this. No regulation sets the day, so passing it is not by itself a breach of the law."
)
FOR_NOW = "This may fall away when more is known. The reasons say what."
A_WEEK = 7


def finding(found: Any, lines: Iterable[Any], level: int, more: SafeString) -> SafeString:
    """What is owed, how it stands, its days and, folded, its reasons; then what a page adds of its own."""
    parts = (*_head(found, level), _dates(found), *_remarks(found), _why(found, list(lines)), more)
    kinds = "".join(
        f" duly-finding--{name}"
        for name, so in (("breach", statuses.is_breach(found)), ("guidance", found.guidance))
        if so
    )
    inside = "\n".join(parts)
    return mark_safe(f'<div class="duly-finding{kinds}">{inside}</div>')  # noqa: S308 - all words were escaped


def _head(found: Any, level: int) -> Iterator[str]:
    look = statuses.look(found.status)
    title = f"{found.duty.title}: {found.item}" if found.item else found.duty.title
    tags = [tag(look.word, look.colour)]
    tags += [tag("Guidance", "grey")] if found.guidance else []
    tags += [tag("For now", "grey")] if found.provisional else []
    yield f'<div class="duly-finding__head"><h{level} class="govuk-heading-s duly-finding__title">{escape(title)}</h{level}>'
    yield f'<p class="duly-finding__tags">{" ".join(tags)}</p></div>'


def _dates(found: Any) -> str:
    due = f"<strong>{long_date(found.due)}</strong>" if found.due else "Not settled by these facts"
    if found.commonly_said:
        due += f' <span class="duly-finding__said">Commonly said: {long_date(found.commonly_said)}</span>'
    rows = [(statuses.due_of(found), due)]
    if found.done_on:
        rows.append((statuses.done_label(found.duty.kind), long_date(found.done_on)))
    if found.days_late:
        late = f"<strong>{days(found.days_late)}</strong>"
        late += f" ({weeks_and_days(found.days_late)})" if found.days_late >= A_WEEK else ""
        rows.append(("Late by" if found.done_on else "Late so far", late))
    told = "".join(f"<div><dt>{label}</dt> <dd>{value}</dd></div> " for label, value in rows)
    return f'<dl class="duly-finding__dates">{told}</dl>'


def _remarks(found: Any) -> Iterator[str]:
    said = (
        statuses.remark(found.status),
        ONLY_GUIDANCE if found.guidance else "",
        FOR_NOW if found.provisional else "",
    )
    return (f'<p class="duly-finding__remark">{escape(words)}</p>' for words in said if words)


def _why(found: Any, lines: list[Any]) -> str:
    if not lines:
        return ""
    asks = "Why this date?" if found.due else "Why is it not settled?"
    return (
        '<details class="govuk-details duly-finding__why"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">{asks}{unseen(f" {found.duty.title}")}</span></summary>'
        f'<div class="govuk-details__text">{reasons(lines)}</div></details>'
    )
