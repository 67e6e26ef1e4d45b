"""`duly law`: the rulebook, for reading."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from duly.cli.arguments import Parser
from duly.cli.coverage_page import coverage_page
from duly.cli.duty_page import duty_page
from duly.cli.facts_page import facts_page
from duly.cli.refusal import Refused, nearest_or
from duly.cli.terminal import write
from duly.law.facts import FACTS
from duly.law.rules import RULEBOOK
from duly.law.words import Duty

PROCESSES = tuple(dict.fromkeys(duty.process for duty in RULEBOOK.duties))


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "law",
        does="Read the rulebook: every duty that Duly works out, what starts it, how its last day is counted, and "
        "where the law says so.",
        examples=(
            ("duly law", "every duty, by process"),
            ("duly law review", "the duties of one process"),
            ("duly law review.decision", "one duty in full"),
            ("duly law --facts", "every fact a history may hold, and what it may carry"),
            ("duly law --facts review.decision.notified", "one fact"),
            ("duly law --coverage", "how much of the law has been looked at, and what became of it"),
        ),
        notes=f"processes: {', '.join(PROCESSES)}",
    )
    made.add_argument("duty", metavar="DUTY", nargs="?", help="the id of a duty, or the name of a process")
    either = made.add_mutually_exclusive_group()
    either.add_argument(
        "--facts", action="store_true", help="list facts; DUTY may then be a fact or a process"
    )
    either.add_argument("--coverage", action="store_true", help="count the register of the law looked at")
    return made


def run(given: argparse.Namespace) -> int:
    """Print what was asked for."""
    if given.coverage and given.duty:
        raise Refused("duly law: --coverage counts the whole register; leave the duty out.")
    lines = coverage_page() if given.coverage else _facts(given.duty) if given.facts else _duties(given.duty)
    write("\n".join([*lines, ""]))
    return 0


def _facts(asked: str | None) -> Iterator[str]:
    kinds = [kind for kind in FACTS.values() if asked in (None, kind.slug, kind.process)]
    if asked is not None and not kinds:
        hint = nearest_or("duly law --facts", asked, (*FACTS, *PROCESSES))
        raise Refused(f'duly law: there is no fact or process "{asked}"; {hint}')
    return facts_page(kinds)


def _duties(asked: str | None) -> Iterator[str]:
    if asked in RULEBOOK.by_key:
        return duty_page(RULEBOOK.duty(asked))
    duties = [duty for duty in RULEBOOK.duties if asked in (None, duty.process)]
    if asked is not None and not duties:
        hint = nearest_or("duly law", asked, (*RULEBOOK.by_key, *PROCESSES))
        raise Refused(f'duly law: there is no duty or process "{asked}"; {hint}')
    return _listed(duties)


def _listed(duties: list[Duty]) -> Iterator[str]:
    widest = max(len(duty.key) for duty in duties)
    for process in dict.fromkeys(duty.process for duty in duties):
        yield process
        for duty in (one for one in duties if one.process == process):
            apart = " (guidance)" if duty.guidance else ""
            yield f"  {duty.key:{widest}}  {duty.kind:9}  {duty.title}{apart}"
        yield ""
    yield f"{len(duties)} duties. `duly law ID` prints one in full."
