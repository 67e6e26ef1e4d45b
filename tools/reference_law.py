"""The pages of the reference that are made from the law: duties, facts and exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from duly.cli.duty_page import span_in_words
from duly.law.citations import Citation
from duly.law.clocks import MONTHS, Counted, length
from duly.law.facts import FACTS
from duly.law.kinds import Attribute, FactKind, Wanted
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Variation
from tools.reference_parts import anchor, duty_link, listed, page, table

PROCESSES = {
    "assessment": "Assessment and the first plan",
    "plan": "For as long as there is a plan",
    "review": "Reviews",
    "amendment": "Amendments outside a review",
    "transfer": "Transfers between phases",
    "reassessment": "Re-assessment",
    "move": "Moves between authorities",
    "appeal": "Mediation and appeals",
    "order": "Orders and unopposed appeals",
    "ending": "Ending a plan",
    "payment": "Direct payments",
    "detention": "Detention",
    "complaint": "Complaints",
    "ombudsman": "The Ombudsman",
    "rights": "Who holds the rights",
}


def fact_link(wanted: Wanted) -> str:
    """A link to a kind of fact, with the attributes asked for."""
    slug = wanted.kind.slug
    named = f"[`{slug}`](facts.md#{anchor(slug)})" if slug in FACTS else f"`{slug}`"
    asked = [f"`{name}` {str(value).lower()}" for name, value in wanted.conditions]
    return f"{named} ({', '.join(asked)})" if asked else named


def cited(cite: Citation) -> str:
    """A citation, linked to its instrument where that has an address."""
    address = cite.instrument.address
    return f"[{cite}]({address})" if address else str(cite)


# --- duties -----------------------------------------------------------------------------------------------


def counted(duty: Duty) -> str:
    """How the last lawful day is counted, in words, with the name of the rule."""
    clock = duty.clock
    if not isinstance(clock, Counted):
        return f"{(type(clock).__doc__ or '').splitlines()[0].rstrip('.')} (`{clock.rule}`)"
    words = _phrase(clock)
    if clock.of:
        words += (
            f", counted from its `{clock.of}`" if clock.fixed is None else f" in the year of `{clock.of}`"
        )
    if clock.unless_given:
        words += f", or on `{clock.unless_given}` where that is given"
    return f"{words} ({clock.rule})"


def _phrase(clock: Counted) -> str:
    if clock.fixed:
        month, day = clock.fixed
        return f"before {day} {MONTHS[month - 1]}"
    period = length(abs(clock.n), clock.unit)
    if clock.rule in ("C8", "C10"):
        return f"at least {period} before"
    if clock.rule in ("C2", "C4", "C6"):
        return f"{period} beginning with the day it starts"
    return f"within {period}" + (" that the tribunal counts" if clock.rule == "C9" else "")


def _done_by(duty: Duty) -> str:
    done = "; ".join(fact_link(one) for one in duty.done_by) or "nothing: it is a day, not an act"
    if duty.done_with:
        done += f". {(duty.done_with.__doc__ or '').splitlines()[0]}"
    return done + (" In any matter." if duty.done_anywhere else "")


def _starts_on(duty: Duty) -> str:
    between = ", or failing that " if duty.prefer_first_listed else " or "
    starts = between.join(fact_link(one) for one in duty.starts_on)
    if duty.after_refusal:
        starts += " after a refusal in the same matter"
    return (
        starts + ("; once for each item" if duty.per_item else "") + ("; each time" if duty.repeats else "")
    )


def _exceptions(duty: Duty) -> str:
    grounds = [one.ground for one in RULEBOOK.variations if one.of == duty.key and one.ground]
    return ", ".join(f"[`{ground}`](exceptions.md#{anchor(ground)})" for ground in grounds)


def _table_of(duty: Duty) -> str:
    readings = [reading.cite for reading in RULEBOOK.readings if duty.key in reading.of]
    commonly = duty.commonly_said
    rows = (
        ("kind", f"`{duty.kind}`" + (", from guidance" if duty.guidance else "")),
        ("owed by", f"{duty.owed_by}, to {duty.owed_to}"),
        ("starts on", _starts_on(duty)),
        ("last day", counted(duty)),
        ("commonly said", f"{commonly[1]} {MONTHS[commonly[0] - 1]}" if commonly else ""),
        ("done by", _done_by(duty)),
        ("only if", " or ".join(fact_link(one) for one in duty.only_if)),
        ("unless", " or ".join(fact_link(one) for one in duty.unless)),
        ("ends with", " or ".join(fact_link(one) for one in duty.until)),
        ("provisional until", fact_link(duty.provisional_until) if duty.provisional_until else ""),
        ("exceptions", _exceptions(duty)),
        ("law", "; ".join(cited(cite) for cite in duty.cites)),
        ("read with", "; ".join(cited(cite) for cite in readings)),
        ("in force", span_in_words(duty.in_force)),
    )
    return table(("part", "what it is"), [row for row in rows if row[1]])


def duty_section(duty: Duty) -> str:
    """One duty in full."""
    quotation = f"> {duty.says}\n>\n> {duty.quoted}" if duty.says and duty.quoted else ""
    must = f"{duty.title}. The {duty.owed_by} must {duty.must}."
    parts = (
        f"### `{duty.key}`",
        must,
        quotation,
        _table_of(duty),
        f"**Caution.** {duty.caution}" if duty.caution else "",
        duty.note,
        f"**To a family.** {duty.family}",
        f"**What would discharge it.** {duty.do_now}",
        listed("Often taken for it, and not it:", duty.not_done_by),
        f"**A family can:** {'; '.join(REDRESS[key].title for key in duty.family_can)}."
        + (f" {duty.family_note}" if duty.family_note else ""),
    )
    return "\n\n".join(part for part in parts if part)


def duties_page() -> str:
    """Every duty of the rulebook, by process: first in a table, then each in full."""
    intro = (
        "Every duty that Duly works out. The id is what histories and findings use.\n"
        "`C1` and the like are the [counting rules](../decisions/0010-how-we-read-within-before-and-starting-with.md#phrases)."
    )
    by_process = [
        (title, [duty for duty in RULEBOOK.duties if duty.process == process])
        for process, title in PROCESSES.items()
    ]
    parts: list[str] = [intro]
    for title, duties in by_process:
        rows = [(duty_link(duty.key), duty.title, counted(duty), duty.citation) for duty in duties]
        parts += [f"## {title}", table(("duty", "what", "last day", "law"), rows)]
        parts += [duty_section(duty) for duty in duties]
    return page("Duties", *parts)


# --- facts ------------------------------------------------------------------------------------------------


def _takes(attribute: Attribute) -> str:
    if attribute.kind == "choice":
        return " or ".join(f"`{word}`" for word in attribute.choices)
    if attribute.kind == "boolean":
        return f"`true` or `false`; left out: `{str(attribute.default).lower()}`"
    return {"date": "a day", "text": "words"}[attribute.kind]


def _duties_with(kind: FactKind, where: Callable[[Duty], tuple[Wanted, ...]]) -> str:
    keys = [duty.key for duty in RULEBOOK.duties if kind in (wanted.kind for wanted in where(duty))]
    return ", ".join(duty_link(key) for key in keys)


def fact_section(kind: FactKind) -> str:
    """One kind of fact in full."""
    starts = _duties_with(kind, lambda duty: duty.starts_on)
    done = _duties_with(kind, lambda duty: duty.done_by)
    opens = f" It opens a matter of the process `{kind.process}`." if kind.opens_matter else ""
    attributes = [
        (f"`{name}`", _takes(attribute), attribute.means) for name, attribute in kind.attributes.items()
    ]
    parts = (
        f"### `{kind.slug}`",
        f"{kind.label}: {kind.said}.{opens}",
        table(("attribute", "takes", "what it says"), attributes),
        f"Starts: {starts}." if starts else "",
        f"Discharges: {done}." if done else "",
    )
    return "\n\n".join(part for part in parts if part)


def facts_page() -> str:
    """Everything that can happen on a case, by process."""
    intro = "What a history can say, by process. Beside its attributes every fact has the keys of [a fact](history.md#a-fact)."
    parts = [intro]
    for process, title in PROCESSES.items():
        kinds = [kind for kind in FACTS.values() if kind.process == process]
        if kinds:
            parts += [f"## {title}", *map(fact_section, kinds)]
    return page("Facts", *parts)


# --- exceptions -------------------------------------------------------------------------------------------


def _variations(chosen: Iterable[Variation]) -> str:
    rows = [
        (duty_link(one.of), cited(one.cite), one.says or "", span_in_words(one.in_force)) for one in chosen
    ]
    return table(("duty", "law", "quoted", "in force"), rows)


def exceptions_page() -> str:
    """Every ground and the duties it can lift, then the provisions that moved a date for certain days."""
    intro = (
        "An exception lifts the limit of a duty when someone relies on it, with a fact `exception.claimed` that names the duty and the ground.\n"
        "It gives no new date. Whether its facts are true is [not for Duly to say](../explanation/what-we-do-not-decide.md)."
    )
    parts = [intro]
    for ground in RULEBOOK.grounds.values():
        used = [one for one in RULEBOOK.variations if one.ground == ground.id]
        parts += [f"## `{ground.id}`", ground.officer, f"**To a family.** {ground.family}", _variations(used)]
    moved = [one for one in RULEBOOK.variations if one.ground is None]
    parts += ["## Transitional provisions", "For these days another date stood in place of the ordinary one."]
    return page("Exceptions", *parts, _variations(moved))
