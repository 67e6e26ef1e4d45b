"""The letter page: choose a letter, read it, copy it, or take it as a Word file or as plain text.

Everything comes in the form and nothing is kept. Names are never asked for: the person fills them in afterwards.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.law.engine import assess
from duly.public import state
from duly.public.answer_views import as_file, not_stored
from duly.public.carried import carries_draft, needs_something_told
from duly.public.findings_told import not_said
from duly.public.letters.choices import Told, WhatItIsAbout, WhichLetter
from duly.public.letters.compose import Letter, compose, usual_writer
from duly.public.letters.forms import Offer, offer, offers
from duly.public.letters.plain_text import as_text
from duly.public.letters.word_file import CONTENT_TYPE, as_word
from duly.public.state import Draft
from duly.public.telling import matter_title

FILE_NAME = "duly-letter"


@carries_draft
@needs_something_told
def letter(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Choose a letter, or show the one chosen, or give it as a file."""
    made = offers(assess(draft.history))
    chosen = offer(request.POST.get("letter", ""), made)
    if chosen is None:
        return not_stored(choose(request, draft, made))
    return not_stored(write(request, draft, chosen))


def choose(request: HttpRequest, draft: Draft, made: tuple[Offer, ...]) -> HttpResponse:
    """The letters that fit; "choose" in the form says that the question was asked."""
    form = WhichLetter(made, request.POST if "choose" in request.POST else None)
    return render(
        request, "public/letter/choose.html", {"form": form, "made": made, "state": state.write(draft)}
    )


def write(request: HttpRequest, draft: Draft, chosen: Offer) -> HttpResponse:
    """The letter, with what it is about to choose from; or the letter as a file, where "take" asks for one."""
    findings = assess(draft.history)
    told = Told(
        chosen,
        usual_writer(findings),
        {matter: matter_title(draft, matter) for matter in draft.matters},
        [finding for finding in findings if not_said(draft, finding)],
    )
    form = WhatItIsAbout(told, request.POST)
    about = form.chosen if not form.is_bound or form.is_valid() else ()
    written = compose(chosen, about, draft.history, findings, form.who) if about else None
    if written and request.POST.get("take") in ("word", "text"):
        return taken(written, request.POST["take"])
    shown = {
        "form": form,
        "offer": chosen,
        "letter": written,
        "text": as_text(written.blocks) if written else "",
        "only": len(chosen.findings) == 1,
        "as_at": draft.history.as_at,
        "state": state.write(draft),
    }
    return render(request, "public/letter/letter.html", shown)


def taken(written: Letter, kind: str) -> HttpResponse:
    """The letter as a file to save."""
    if kind == "word":
        return as_file(as_word(written.blocks, written.dated), CONTENT_TYPE, f"{FILE_NAME}.docx")
    return as_file(as_text(written.blocks), "text/plain; charset=utf-8", f"{FILE_NAME}.txt")
