"""Plans made up for tests: one that has all it must, and any plan at all."""

from __future__ import annotations

from hypothesis import strategies as st

from duly.plan.content import SECTIONS, Line, Plan, line, none_key

WHOLE = Plan(
    (
        line("a1", "A", text="Zenobia says: I want to walk to school with my friends."),
        line("b1", "B", text="Zenobia finds it hard to follow spoken instructions of more than one step."),
        line(none_key("C"), "C", text="There are no health needs related to the special educational needs."),
        line(none_key("D"), "D", text="There are no social care needs."),
        line("e1", "E", ["b1"], text="Zenobia follows instructions of three steps.", by="the end of Year 4"),
        line(
            "f1",
            "F",
            ["e1"],
            type="Speech and language therapy",
            text="One-to-one therapy that teaches her to follow instructions step by step.",
            amount="45 minutes",
            frequency="once a week in term time",
            who="A speech and language therapist registered with the HCPC",
        ),
        line(none_key("G"), "G", text="No health provision is reasonably required."),
        line(none_key("H1"), "H1", text="No such provision must be made."),
        line(none_key("H2"), "H2", text="No other social care provision is reasonably required."),
        line("i1", "I", name="Invented Primary School", type="mainstream primary school"),
        line(none_key("J"), "J", text="No provision is secured by a direct payment."),
        line("k1", "K", text="Invented Psychology Service", type="educational psychology", on="2026-03-02"),
    )
)


def without(plan: Plan, *keys: str) -> Plan:
    """The plan less some lines."""
    return Plan(tuple(each for each in plan.lines if each.key not in keys))


def with_line(plan: Plan, changed: Line) -> Plan:
    """The plan with one line changed or added."""
    if changed.key not in plan.by_key:
        return Plan((*plan.lines, changed))
    return Plan(tuple(changed if each.key == changed.key else each for each in plan.lines))


WORDS = st.text(max_size=30).map(str.strip)
LETTERS = st.sampled_from([section.letter for section in SECTIONS])


@st.composite
def any_line(draw: st.DrawFn, key: str, section: str | None = None) -> Line:
    """Any line of that key."""
    letter = section or draw(LETTERS)
    names = [each.name for each in Line(key, letter).sort.fields]
    said = draw(st.dictionaries(st.sampled_from(names), WORDS.filter(bool)))
    meets = draw(st.lists(st.sampled_from([f"k{number}" for number in range(8)]), unique=True, max_size=3))
    return Line(key, letter, said, tuple(meets))


@st.composite
def any_plan(draw: st.DrawFn) -> Plan:
    """Any plan of up to eight lines, whose keys are those of any other, each in the section that key always has."""
    keys = draw(st.lists(st.integers(0, 7), unique=True))
    letters = [section.letter for section in SECTIONS]
    return Plan(tuple(draw(any_line(f"k{number}", letters[number % len(letters)])) for number in keys))
