"""Pages for what went wrong: in plain words, with a number to quote, and without anything that was entered."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import render_to_string

from duly.signin import kept


@dataclass(frozen=True)
class Trouble:
    """What an error page says: a title, and sentences that say what was not done and what to do next."""

    status: int
    title: str
    sentences: tuple[str, ...]


NOT_UNDERSTOOD = Trouble(
    400,
    "This request could not be read",
    (
        "Nothing was worked out. What was sent may have been too large, or damaged on its way.",
        "A case history can be at most 1 megabyte. Go back and try again.",
    ),
)
NOT_ALLOWED = Trouble(
    403,
    "This cannot be done from here",
    ("Nothing was worked out. The form was sent by a page that is not part of this service.",),
)
FORM_TOO_OLD = Trouble(
    403,
    "This page is too old to be sent",
    (
        "Nothing was done. You may have signed in or out since you opened the page, or your browser refuses cookies.",
        "Go back, load the page again, and fill it in once more.",
    ),
)
TOO_MANY = Trouble(
    429,
    "There were too many tries",
    ("Nothing was done. Wait five minutes and try again. Nobody is locked out for good.",),
)
NOT_FOUND = Trouble(
    404,
    "Page not found",
    ("If you typed the address, check it. If you followed a link, it may be out of date.",),
)
BROKEN = Trouble(
    500,
    "Sorry, something went wrong on our side",
    (
        "Nothing was worked out, and nothing you entered was kept.",
        "Go back and try again in a few minutes. It is not something you did.",
    ),
)


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The page that tells of it. Should the page itself be broken, the same words without a layout."""
    number = getattr(request, "number", "")
    try:
        text = render_to_string("design/error.html", {**vars(trouble), "number": number})
    except (TemplateDoesNotExist, TemplateSyntaxError):
        said = "\n".join((trouble.title, *trouble.sentences, f"The number to quote is {number}."))
        return HttpResponse(said, status=trouble.status, content_type="text/plain; charset=utf-8")
    return HttpResponse(text, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (it may hold what was entered)
    """400."""
    return page(request, NOT_UNDERSTOOD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403."""
    return page(request, NOT_ALLOWED)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403, where a form came without the token of the page it should have come from; what was typed comes back."""
    if kept.carries(request):
        return kept.page(request)
    return page(request, FORM_TOO_OLD)


def too_many(request: HttpRequest) -> HttpResponse:
    """429."""
    return page(request, TOO_MANY)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404."""
    return page(request, NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, BROKEN)
