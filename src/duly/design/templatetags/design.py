"""The components as template tags, and dates and spans as filters: `{% load design %}`.

Every tag renders one template in templates/design. README.md beside this app lists them with their parameters
and the page at /components shows each in every state. Values are escaped unless they are safe strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from duly.design import listing, pieces, statuses, wording
from duly.design.finding import finding
from duly.design.forms import BoundField
from duly.design.summary import listed

register = template.Library()
Shown = dict[str, Any]

register.filter("long_date", wording.long_date)
register.filter("short_date", wording.short_date)
register.filter("month_and_year", wording.month_and_year)
register.filter("days", wording.days)
register.filter("weeks_and_days", wording.weeks_and_days)
register.filter("capitalised", wording.capitalised)


@register.filter
def when(fact: Any) -> str:
    """The day of a fact in words, or its month where only that is known (`precision` "month")."""
    known = wording.month_and_year if getattr(fact, "precision", "day") == "month" else wording.long_date
    return known(fact.on)


@register.filter
def status_word(status: str) -> str:
    """The word a status is shown in, "Done late"."""
    return statuses.look(status).word


@register.filter
def status_means(status: str) -> str:
    """What a status means, in one sentence."""
    return statuses.look(status).means


@register.inclusion_tag("design/components/page_title.html")
def page_title(text: str, *, caption: str = "", size: str = "l") -> Shown:
    """The page's one h1, with a caption above it."""
    return {"text": text, "caption": caption, "size": size}


@register.inclusion_tag("design/components/button.html")
def button(text: str, *, kind: str = "primary", **rest: Any) -> Shown:
    """A button, or with `href` a link that looks like one.

    `kind`: primary, secondary, warning, start or link (a button that looks like a link). The rest: href, name,
    value, formaction, form, id and other attributes; classes; hidden_text, which is read out after the text.
    """
    shown = {"text": text, "href": rest.get("href"), "hidden_text": rest.pop("hidden_text", ""), "kind": kind}
    variant = f" govuk-button--{kind}" if kind in ("secondary", "warning", "start") else ""
    classes = "duly-link-button" if kind == "link" else f"govuk-button{variant}"
    given = f"{classes} {rest.pop('classes', '')}".strip()
    return {**shown, "attributes": flatatt({**rest, "class": given, "data-module": "govuk-button"})}


@register.inclusion_tag("design/components/back_link.html")
def back_link(href: str = "", *, text: str = "Back", **rest: Any) -> Shown:
    """The way back, before the main content.

    With `href` a link. Without, a button that posts the form around it, or the form whose id is `form`, so
    that what was entered goes back too: then name, value, formaction and form say what it sends where.
    """
    return {"href": href, "text": text, "attributes": flatatt(rest)}


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A short status in a coloured box. The text says it all; the colour repeats it."""
    return mark_safe(pieces.tag(text, colour))  # noqa: S308 - every word was escaped where it was put in


@register.simple_tag
def status(name: str) -> SafeString:
    """The tag of a finding's status."""
    look = statuses.look(name)
    return tag(look.word, look.colour)


@register.inclusion_tag("design/components/breadcrumbs.html")
def breadcrumbs(items: Iterable[Any]) -> Shown:
    """Where the page stands: each item has text and href."""
    return {"items": items}


@register.inclusion_tag("design/components/service_navigation.html")
def service_navigation(items: Iterable[Any]) -> Shown:
    """The main ways around the service: each item has text, href and, where the page is in it, current."""
    return {"items": items}


@register.inclusion_tag("design/components/error_summary.html")
def error_summary(*sources: Any, title: str = "There is a problem", description: str = "") -> Shown:
    """Every fault at the top of the page, linked to its input. Nothing where there is none.

    Takes forms, formsets, texts, (text, href) pairs and lists of these.
    """
    return {"errors": list(listed(list(sources))), "title": title, "description": description}


@register.simple_tag
def field(bound: BoundField, *, size: str = "", heading: bool = False) -> SafeString:
    """One form field with label, hint, error and input; `heading` makes its label the page's h1."""
    shown = {**bound.get_context(), "size": size or ("l" if heading else ""), "heading": heading}
    return bound.form.render(bound.template_name, shown)


@register.inclusion_tag("design/components/summary_list.html")
def summary_list(rows: Iterable[Any], *, card: str = "", level: int = 2, borders: bool = True) -> Shown:
    """Facts as key and value. A row has key, value and actions: see README.md. `card` titles a box around it."""
    return {"rows": rows, "card": card, "level": level, "borders": borders}


@register.inclusion_tag("design/components/table.html")
def table(
    caption: str, head: Iterable[str], rows: Iterable[Iterable[Any]], *, caption_size: str = "m", **rest: Any
) -> Shown:
    """A table with a caption and scoped headers.

    The rest: `numeric`, the numbers of the columns of figures ("2,3"); `row_headers`, false where the first cell of
    a row does not name it; `sortable`.
    """
    numeric = {int(number) for number in str(rest.get("numeric", "")).split(",") if number}
    headers = rest.get("row_headers", True)
    cells = [
        [
            {"text": text, "is_header": headers and at == 1, "is_numeric": at in numeric}
            for at, text in enumerate(row, 1)
        ]
        for row in rows
    ]
    heads = [{"text": text, "is_numeric": at in numeric} for at, text in enumerate(head, 1)]
    sortable = rest.get("sortable", False)
    return {
        "caption": caption,
        "caption_size": caption_size,
        "head": heads,
        "rows": cells,
        "sortable": sortable,
    }


@register.inclusion_tag("design/components/task_list.html")
def task_list(tasks: Iterable[Any], *, id_prefix: str = "task") -> Shown:
    """Things to do: each task has title, href, hint, status and, for a status as a tag, colour."""
    return {"tasks": tasks, "id_prefix": id_prefix}


@register.inclusion_tag("design/components/timeline.html")
def timeline(items: Iterable[Any], *, level: int = 2) -> Shown:
    """What happened, in order: each item has title, on, precision, by, text, cite and status, all but two optional."""
    return {"items": items, "level": level}


@register.inclusion_tag("design/components/chronology.html")
def chronology(
    entries: Iterable[Any], *, caption: str = "Chronology", caption_size: str = "m", matters: bool = False
) -> Shown:
    """The same as a table that prints well: each entry has on, precision, says, notes and, with `matters`, matter."""
    return {"entries": entries, "matters": matters, "caption": caption, "caption_size": caption_size}


@register.simple_tag
def listing_rows(listed: Any) -> SafeString:
    """The rows of the page of a list that is shown (see `staff.lists.Listed`)."""
    return listing.rows(listed)


@register.inclusion_tag("design/components/pagination.html")
def pagination(page: Page, *, href: str = "?page=", label: str = "Pagination") -> Shown:
    """Ways to the other pages of a Django Page: `href` is the address up to the number."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    gap = str(Paginator.ELLIPSIS)
    pages = [
        {"number": number, "is_gap": number == gap, "current": number == page.number} for number in numbers
    ]
    return {"page": page, "pages": pages, "href": href, "label": label}


@register.inclusion_tag("design/components/previous_and_next.html")
def previous_and_next(*, before: Any = None, after: Any = None) -> Shown:
    """Ways to the pages before and after in a series: each has href and label."""
    return {"before": before, "after": after}


@register.inclusion_tag("design/components/warning.html")
def warning(text: str) -> Shown:
    """One sentence that must not be missed."""
    return {"text": text}


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """A passage set apart: a quotation, an example."""
    return _block("inset", content)


@register.simple_block_tag
def details(content: str, summary: str, *, about: str = "", is_open: bool = False) -> SafeString:
    """A passage behind a line of summary. `about` is read out after it, to tell many of them apart."""
    return _block("details", content, summary=summary, about=about, is_open=is_open)


@register.simple_block_tag
def panel(content: str, title: str, *, level: int = 1) -> SafeString:
    """The answer on a page that confirms something."""
    return _block("panel", content, title=title, level=level)


@register.simple_block_tag
def notification(
    content: str,
    *,
    title: str = "",
    success: bool = False,
    id_: str = "notification",
    takes_focus: bool = True,
) -> SafeString:
    """A message about the page as a whole, before its heading. Sparingly: people miss them.

    One of success takes the focus when the page opens, unless told otherwise.
    """
    shown = {"title": title or ("Done" if success else "Important"), "success": success, "id": id_}
    return _block("notification", content, **shown, keeps_still=success and not takes_focus)


@register.simple_tag
def reasons(lines: Iterable[Any]) -> SafeString:
    """The steps of an explanation, each with its provision."""
    return mark_safe(pieces.reasons(lines))  # noqa: S308 - every word was escaped where it was put in


@register.simple_block_tag(name="finding")
def finding_with_more(content: str, found: Any, lines: Iterable[Any] = (), *, level: int = 3) -> SafeString:
    """A finding, with the content of the block after its reasons."""
    return finding(found, lines or (), level, SafeString(content.strip()))


register.filter("due_label", statuses.due_of)


def _block(name: str, content: str, **shown: Any) -> SafeString:
    """Render the component `name` around what stood in the block."""
    return render_to_string(f"design/components/{name}.html", {"content": content, **shown})
