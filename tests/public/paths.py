"""Ways through the questions, for tests that begin further on."""

from __future__ import annotations

from tests.public.visitor import Visitor, day


def asks(visitor: Visitor, happened: str) -> Visitor:
    """Begin with something that happened."""
    return visitor.opens("/check/").presses("Continue", {"happened": happened})


def answers(visitor: Visitor, key: str = "", on: str = "") -> Visitor:
    """Answer the question on the page."""
    typed = {"answer": key} if key else {}
    return visitor.presses("Continue", {**typed, **(day(on) if on else {})})


def finishes(visitor: Visitor, *, born: str = "", asked: str = "") -> Visitor:
    """Pass the last page, and then ask for the answer."""
    typed = {**(day(born, "born") if born else {}), **(day(asked, "asked_day") if asked else {})}
    return visitor.presses("Continue", typed).presses("See the answer")


def bromley(visitor: Visitor, *, asked: str = "", move: str = "") -> Visitor:
    """A review meeting on 11 February 2022, and nothing since; perhaps a move to the next school."""
    asks(visitor, "review")
    answers(visitor, on="11 2 2022")
    for _ in ("decision", "changes", "final plan"):
        answers(visitor, "not_yet")
    if move:
        answers(answers(visitor, "next", move), "not_yet")
    else:
        answers(visitor, "none")
    return finishes(visitor, asked=asked)
