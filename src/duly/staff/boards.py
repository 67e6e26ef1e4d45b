"""The boards: each process over all cases, by what one wants to know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

BOARDS = (
    ("Requests and assessments", (
        ("Take in a request", "staff:request", "Paper, phone, mail or form: the six weeks begin on the day it came"),
        ("Advice", "staff:advice_board", "Who was asked, what has come, what is late, and who to chase next"),
        ("Panels", "staff:panels", "The days panels meet, their agenda, their packs and their views"),
        ("Consultations", "staff:consultations", "Which settings were asked for a place, and which have not answered"),
    )),
    ("Reviews and moves", (
        ("Where every review stands", "staff:reviews", "Each case in one state, and all of them together"),
        ("Early reviews asked for", "staff:early", "Each waits for an answer"),
        ("Moving to the next phase", "staff:transfers", "Everybody who moves next September, counted down"),
        ("Invite many to reviews", "staff:bulk_runs", "Prepared, looked at, and undone until it is sent"),
    )),
    ("Over all cases", (
        ("Late, and soon to be", "staff:late", "Who is late and why, and what will be late within four weeks"),
        ("Promised to families", "staff:promises", "What is open, whose it is, how old, and by when"),
        ("What the record does not say", "staff:gaps", "Dates that cannot be told, and cases that nobody holds"),
        ("Leave and cover", "staff:leave", "Who is away, and who holds their cases"),
    )),
)  # fmt: skip


def boards(request: HttpRequest) -> HttpResponse:
    """Every board, with what it is for."""
    groups = [
        (title, [{"text": text, "href": reverse(name), "says": says} for text, name, says in rows])
        for title, rows in BOARDS
    ]
    return render(request, "staff/boards.html", {"groups": groups})
