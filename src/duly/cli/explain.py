"""`duly explain`: each finding of a case history with its reasons, step by step."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from duly.cli.arguments import Parser, add_as_at, add_history
from duly.cli.check_page import heading, title
from duly.cli.histories import read
from duly.cli.refusal import Refused, nearest_or
from duly.cli.terminal import shown, wrapped, write
from duly.law.engine import assess
from duly.law.explain import Line, family, headline, officer, with_weekday
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.what_next import do_now, family_dates


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "explain",
        does="Say why: each finding of a case history with the facts and the law it rests on, step by step.",
        examples=(
            ("duly explain case.toml", "everything, as an officer would put it"),
            ("duly explain case.toml --duty review.decision", "one duty, wherever it arose"),
            ("duly explain case.toml --family", "in plain words to a parent, with what they can do"),
        ),
    )
    add_history(made)
    made.add_argument("--duty", metavar="ID", help="only this duty; `duly law` lists them all")
    made.add_argument(
        "--family", action="store_true", help="plain words to the family, and what it can do now"
    )
    add_as_at(made)
    return made


def run(given: argparse.Namespace) -> int:
    """Explain each finding in turn."""
    if given.duty is not None and given.duty not in RULEBOOK.by_key:
        hint = nearest_or("duly law", given.duty, RULEBOOK.by_key)
        raise Refused(f'duly explain: there is no duty "{given.duty}"; {hint}')
    history = read(given.history, given.as_at)
    findings = [one for one in assess(history) if given.duty in (None, one.key)]
    write("\n".join([*heading(given.history, history), *_body(history, findings, given), ""]))
    return 0


def _body(history: History, findings: Sequence[Finding], given: argparse.Namespace) -> Iterator[str]:
    yield ""
    if not findings:
        about = f"no {given.duty}" if given.duty else "no duty that Duly knows"
        yield f"These facts brought about {about}."
    for finding in findings:
        yield from _finding(finding, to_family=given.family)
    if given.family:
        yield from _ways(findings)
        yield from _running_out(history, findings)


def _finding(finding: Finding, *, to_family: bool) -> Iterator[str]:
    where = f" in {finding.matter}" if finding.matter else ""
    yield from wrapped(f"{title(finding)}: {finding.key}{where}")
    yield from wrapped(f"{headline(finding)}.", "  ")
    for line in family(finding) if to_family else officer(finding):
        yield from wrapped(_said(line), "    ", first="  - ")
    if (act := do_now(finding)) and not to_family:
        yield from wrapped(f"To do now: {act}", "  ")
    if to_family and finding.is_breach:
        yield from _what_you_can_do(finding)
    yield ""


def _said(line: Line) -> str:
    return f"{line['says']} [{line['provision']}]" if line["provision"] else line["says"]


def _what_you_can_do(finding: Finding) -> Iterator[str]:
    ways = "; ".join(
        REDRESS[key].title[0].lower() + REDRESS[key].title[1:] for key in finding.duty.family_can
    )
    yield from wrapped(f"What you can do: {ways}. {finding.duty.family_note}", "  ")


def _ways(findings: Sequence[Finding]) -> Iterator[str]:
    wanted = {key for finding in findings if finding.is_breach for key in finding.duty.family_can}
    if wanted:
        yield "What each of these means:"
    for key, way in REDRESS.items():
        if key in wanted:
            yield from wrapped(f"{way.title}. {way.family}", "    ", first="  - ")


def _running_out(history: History, findings: Sequence[Finding]) -> Iterator[str]:
    dates = [one for one in family_dates(history, findings) if one.until >= history.as_at]
    if dates:
        yield "Days that are running for you:"
    for one in dates:
        yield from wrapped(f"{one.title}: until {with_weekday(one.until)} [{one.cite}]", "    ", first="  - ")
        yield from wrapped(f"Counted so: {'; '.join(shown(step) for step in one.counted)}.", "    ")
