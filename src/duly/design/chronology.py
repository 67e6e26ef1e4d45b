"""A chronology to print: what happened, what the law required and by when, and how each day was worked out.

One whole page of HTML with its styles inside, for a file on disk or for a printer; it needs no settings of Django.
Written for a family to bring to a meeting, so it names neither the child nor anybody whom the facts do not name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.template import Context, Engine

from duly.design.family_words import council
from duly.design.statuses import due_label, look
from duly.design.wording import (
    capitalised,
    count,
    days,
    long_date,
    month_and_year,
    short_date,
    uncapitalised,
    weeks_and_days,
)
from duly.law.case import standing
from duly.law.explain import Line, headline, officer, told, when
from duly.law.findings import BREACHES, Finding
from duly.law.history import History
from duly.law.kinds import Fact

ENGINE = Engine(dirs=[str(Path(__file__).parent / "templates")])
TEMPLATE = "design/chronology_print.html"
LATE = ("overdue", "met_late", "broken")
COMING = frozenset({"due", "open", "ahead"})
MISSED = frozenset({"overdue", "met_late", "not_evidenced"})
NOT_KNOWN = frozenset({"cannot_tell", "not_evidenced"})
DONE = frozenset({"met", "met_late", "broken", "exercised", "exercised_late"})
HAPPENED, LAST_DAY, NOT_SHOWN = "happened", "last-day", "not-shown"
OWNERS = {"setting": "the school, college or nursery", "adviser": "the body asked for advice"}


@dataclass(frozen=True, slots=True)
class Row:
    """One day of the chronology: what happened on it, or the last lawful day of what was not done by then."""

    on: date
    sort: str
    day: str
    says: str
    notes: tuple[str, ...] = ()
    law: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words."""

    required: str
    owed_by: str
    matter: str
    status: str
    colour: str
    day_is: str
    due: str
    done: str
    late: str
    law: str
    headline: str
    lines: tuple[str, ...]


def page(history: History, findings: Sequence[Finding]) -> str:
    """The chronology as one page of HTML, as things stood on the history's day."""
    several = len({one.matter for one in findings if one.matter}) > 1
    law = [_told(one, several=several) for one in findings if not one.guidance]
    binding = [one for one in findings if not one.guidance]
    return ENGINE.get_template(TEMPLATE).render(
        Context(
            {
                "authority": history.authority or "",
                "reference": history.child.reference or "",
                "as_at": long_date(history.as_at),
                "summary": _summary(binding),
                "breaches": _those(law, binding, BREACHES),
                "rows": _rows(history, binding, several=several),
                "coming": _those(law, binding, COMING),
                "not_known": _those(law, binding, NOT_KNOWN),
                "guidance": [_told(one, several=several) for one in findings if one.guidance],
                "all": [_told(one, several=several) for one in findings],
            }
        )
    )


def _those(told_: Sequence[Told], findings: Sequence[Finding], statuses: frozenset[str]) -> list[Told]:
    return [words for words, one in zip(told_, findings, strict=True) if one.status in statuses]


def _summary(law: Sequence[Finding]) -> str:
    """What it comes to, in a sentence or two."""
    counts = Counter(one.status for one in law)
    late = [f"{counts[status]} {look(status).word.lower()}" for status in LATE if counts[status]]
    if not late:
        return "Nothing is late or overdue by the facts given."
    longest = max((one.days_late or 0 for one in law), default=0)
    worst = f" The longest delay is {days(longest)} ({weeks_and_days(longest)})." if longest > 6 else ""
    return f"Of {count(len(law), 'duty').replace('dutys', 'duties')} that the facts brought about: {', '.join(late)}.{worst}"


def _rows(history: History, law: Sequence[Finding], *, several: bool) -> list[Row]:
    """What happened and what was missed, by day; on one day, what happened comes first."""
    facts, corrected = standing(history.facts, history.as_at)
    discharged: defaultdict[int, list[Finding]] = defaultdict(list)
    for one in law:
        if one.status in DONE:
            for fact in one.witnesses.done:
                discharged[fact.place].append(one)
    rows = [_happened(fact, discharged[fact.place], corrected, several=several) for fact in facts]
    rows += [_missed(one, several=several) for one in law if one.due and one.status in MISSED]
    return sorted(rows, key=lambda row: (row.on, row.sort != HAPPENED))


def _happened(
    fact: Fact, discharged: Iterable[Finding], corrected: Mapping[str, Fact], *, several: bool
) -> Row:
    says = council(told(fact).replace(f" {when(fact)}", "", 1))
    notes = [*_carried(fact), *(_done(one) for one in discharged)]
    if fact.corrects and fact.corrects in corrected:
        notes.append(f"This corrects an earlier entry, which had it {when(corrected[fact.corrects])}.")
    day = long_date(fact.on) if fact.precision == "day" else f"{month_and_year(fact.on)} (day not known)"
    matter = ", ".join(fact.matters) if several else ""
    return Row(fact.on, HAPPENED, day, says, tuple(dict.fromkeys(notes)), matter=matter)


def _carried(fact: Fact) -> Iterator[str]:
    """The dates that a fact carries beside its own."""
    for name, value in fact.attributes.items():
        means = fact.kind.attributes[name].means
        if isinstance(value, date) and means:
            yield f"{capitalised(means)}: {long_date(value)}."


def _done(finding: Finding) -> str:
    late = f", {days(finding.days_late)} late" if finding.days_late else ""
    return f"{look(finding.status).word}{late}: {_required(finding)} (last lawful day: {_due(finding, short_date)})."


def _missed(finding: Finding, *, several: bool) -> Row:
    assert finding.due
    late = f", {days(finding.days_late)} late" if finding.days_late else ""
    note, sort = f"Nothing shows that it was done by {short_date(finding.as_at)}{late}.", LAST_DAY
    if finding.done_on:
        note = f"Done on {short_date(finding.done_on)}{late}."
    elif finding.status == "not_evidenced":
        note, sort = "Nothing shows whether it was done. Ask for the evidence.", NOT_SHOWN
    matter = (finding.matter or "") if several else ""
    says = f"Last lawful day for {_owner(finding)}: {_required(finding)}."
    return Row(finding.due, sort, long_date(finding.due), says, (note,), finding.duty.citation, matter)


def _told(finding: Finding, *, several: bool) -> Told:
    duty, seen = finding.duty, look(finding.status)
    return Told(
        required=capitalised(_required(finding)),
        owed_by=capitalised(_owner(finding)),
        matter=(finding.matter or "") if several else "",
        status=seen.word,
        colour=seen.colour,
        day_is=due_label(duty.kind, guidance=duty.guidance),
        due=_due(finding, long_date),
        done=long_date(finding.done_on)
        or ("in a month given" if finding.witnesses.done else "nothing shown"),
        late=f"{days(finding.days_late)} late" if finding.days_late else seen.word,
        law=duty.citation,
        headline=capitalised(headline(finding)),
        lines=tuple(_line(line) for line in officer(finding)),
    )


def _required(finding: Finding) -> str:
    """What had to be done, as an imperative; for the family's own times and for days that change rights, their name."""
    duty = finding.duty
    words = uncapitalised(duty.title) if duty.kind in ("right", "milestone") else duty.must
    return council(f"{words} ({finding.item})" if finding.item else words)


def _owner(finding: Finding) -> str:
    owed_by = finding.duty.owed_by
    return OWNERS.get(owed_by) or f"the {council(owed_by)}"


def _due(finding: Finding, written: Callable[[date | None], str]) -> str:
    """The last lawful day; where facts are known only to the month, the days between which it falls."""
    if finding.due:
        return written(finding.due)
    between = dict(finding.witnesses.wavers).get("due")
    if not between or "None" in between:
        return "cannot be told"
    first, last = (short_date(date.fromisoformat(day)) for day in (between[0], between[-1]))
    return f"between {first} and {last}"


def _line(line: Line) -> str:
    says = line["says"] if line["says"].startswith("“") else council(line["says"])
    return f"{says} [{line['provision']}]" if line["provision"] else says
