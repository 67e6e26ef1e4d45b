"""The findings of one case as `duly check` prints them for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from shlex import quote

from duly.cli.terminal import shown, width, wrapped
from duly.design.statuses import look
from duly.law.explain import headline, with_weekday
from duly.law.findings import STATUSES, Finding
from duly.law.history import History

BREACH, NO_BREACH = "!", " "


def page(name: str, history: History, findings: Sequence[Finding]) -> str:
    """Every finding with its headline, by matter; what guidance expects stands apart."""
    return "\n".join([*heading(name, history), *_body(name, findings), "", ""])


def heading(name: str, history: History) -> Iterator[str]:
    """The name of the file, whose case it is, and the day asked about."""
    whose = [history.authority, history.child.reference, f"as at {with_weekday(history.as_at)}"]
    yield shown(name if name != "-" else "standard input")
    yield from wrapped(", ".join(part for part in whose if part))


def title(finding: Finding) -> str:
    """What the duty is, with the adviser or the school it concerns."""
    return f"{finding.duty.title} ({finding.item})" if finding.item else finding.duty.title


def counted(findings: Iterable[Finding]) -> str:
    """How many findings have each status, in words: "2 overdue, 1 done late"."""
    counts = Counter(finding.status for finding in findings)
    order = dict.fromkeys(status for statuses in STATUSES.values() for status in statuses)
    return ", ".join(f"{counts[status]:,} {look(status).word.lower()}" for status in order if counts[status])


def _body(name: str, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield ""
        yield "These facts brought about no duty that Duly knows."
        return
    for named, of_group in _grouped(findings):
        yield from _group(named, of_group)
    yield ""
    duties = "1 duty" if len(findings) == 1 else f"{len(findings):,} duties"
    yield from wrapped(f"{duties}: {counted(findings)}.")
    if any(finding.is_breach for finding in findings):
        yield f"{BREACH} marks what was done late, is overdue or was broken."
    asked = next((one for one in findings if one.is_breach), findings[0])
    yield from wrapped(f"Why: duly explain {quote(shown(name))} --duty {asked.key}")


def _grouped(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The findings by matter, and last those that come from guidance."""
    matters: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if not finding.guidance:
            matters.setdefault(finding.matter, []).append(finding)
    for matter, of_matter in matters.items():
        yield matter or "The whole case", of_matter
    if expected := [finding for finding in findings if finding.guidance]:
        yield "Expected by guidance, not required by law", expected


def _group(named: str, findings: Sequence[Finding]) -> Iterator[str]:
    yield ""
    yield shown(named)
    for finding in findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    mark = BREACH if finding.is_breach else NO_BREACH
    room = width() - len(finding.key) - 3
    head = list(wrapped(title(finding), "  ", first=f"{mark} "))
    if len(head[-1]) < room:
        head[-1] = f"{head[-1]:{room}} {finding.key}"
    else:
        head.append(f"{finding.key:>{width() - 2}}")
    yield from head
    done = f" (on {with_weekday(finding.done_on)})" if finding.done_on else ""
    yield from wrapped(f"{headline(finding)}{done}", "    ")
    duty = finding.duty
    yield from wrapped(f"{duty.owed_by} to {duty.owed_to}; {duty.citation}", "    ")
