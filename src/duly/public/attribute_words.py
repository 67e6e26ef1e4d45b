"""What the parts of a fact are called on a form."""

from __future__ import annotations

from duly.design.family_words import council
from duly.design.wording import capitalised
from duly.law.kinds import Attribute

LABELS = {
    "by": "Asked by",
    "decision": "Decision",
    "kind": "What it was about",
    "body": "About",
    "type": "Kind of advice",
    "item": "Which one, if there are several",
    "duty": "Exception claimed for",
    "ground": "Exception relied on",
    "reason": "Reason given",
}


def label_of(name: str, attribute: Attribute) -> str:
    """The label of a part of a fact."""
    return LABELS.get(name) or capitalised(council(attribute.means)) or capitalised(name.replace("_", " "))
