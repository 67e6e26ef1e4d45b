"""What happened, as the family says it of itself: "On 9 March 2023 I was told the decision after the review"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from duly.design.wording import capitalised
from duly.law.clocks import in_words
from duly.law.explain import when
from duly.law.kinds import Fact
from duly.public.letters.own_words import tidy
from duly.public.reference.decisions import DECIDED


@dataclass(frozen=True)
class Writer:
    """Who writes, and so how the letter speaks of the one it is about.

    "Please assess {who}", "{whose} plan", "{subject} moved"; `name` and `born` are places for the person to fill in.
    """

    key: str
    label: str
    who: str
    whose: str
    subject: str
    name: str


PARENT = Writer(
    "parent", "A parent or carer", "my child", "my child’s", "my child", "[your child’s full name]"
)
YOUNG_PERSON = Writer("young_person", "The young person the plan is for", "me", "my", "I", "[your full name]")
WRITERS = {writer.key: writer for writer in (PARENT, YOUNG_PERSON)}

I_AM_THE_ONE = re.compile(r"^you\b|\byou(?= (?:want|do|told|first)\b)")


def told(fact: Fact, writer: Writer) -> str:
    """The fact as a sentence of the writer's, with its day or month and what was decided."""
    if isinstance(moves_on := fact.attributes.get("transfer_on"), date):
        return f"The day of {writer.whose} move to the next phase of education is {in_words(moves_on)}."
    day = when(fact)
    return f"{capitalised(day)} {said(fact.kind.said_to_family, writer)}{_more(fact)}."


def said(to_family: str, writer: Writer) -> str:
    """A clause said to the family, as the family says it: "you were told" becomes "I was told"."""
    words = to_family.replace("your child", writer.who).replace("you were ", "I was ").replace("your ", "my ")
    words = I_AM_THE_ONE.sub("I", words)
    words = re.sub(r"\byou\b", "me", words).replace("the complainant ", "I ")
    words = re.sub(r"^the child\b", writer.subject, words)
    words = re.sub(r"\bthe child\b", writer.who, words)
    words = words.replace("the young person asked", "I asked") if writer is YOUNG_PERSON else words
    return words.replace("'", "’")


def _more(fact: Fact) -> str:
    """What the fact was about and what it decided, where it says so."""
    item = tidy(fact.attributes.get("item"))
    decision = DECIDED.get(str(fact.attributes.get("decision")))
    return (f" ({item})" if item else "") + (f", which was {decision}" if decision else "")
