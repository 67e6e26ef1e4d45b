"""What officers read where the record has ids: questions, choices, matters and processes."""

from __future__ import annotations

import re
from datetime import date

from duly.design.wording import capitalised
from duly.law.kinds import Attribute
from duly.plan.models import Version

QUESTIONS = {
    ("request.received", "by"): "Who asked for it?",
    ("reassess.request.received", "by"): "Who asked for it?",
    ("assess.decision.notified", "decision"): "What was decided?",
    ("review.decision.notified", "decision"): "What was decided?",
    ("reassess.decision.notified", "decision"): "What was decided?",
    ("document.filed", "name"): "What is the document called?",
    ("document.filed", "type"): "What kind of document is it?",
    ("document.filed", "audience"): "Who may see it?",
    ("document.filed", "item"): "Which advice is it, if it is advice?",
    ("advice.requested", "item"): "Who is asked for advice?",
    ("advice.requested", "type"): "What kind of advice is it?",
    ("advice.declined", "item"): "Which advice will not be asked for?",
    ("advice.absence.explained", "item"): "Which advice is not waited for?",
    ("advice.sent", "item"): "Whose advice came?",
    ("consultation.sent", "item"): "Which setting was consulted?",
    ("consultation.answered", "item"): "Which setting answered?",
    ("placement.requested", "item"): "Which setting does the family ask for?",
    ("provider.named", "item"): "Which provider is named?",
    ("provider.confirmed", "item"): "Which provider confirmed?",
    ("mediation.agreement", "kind"): "What was agreed?",
    ("order.made", "kind"): "What was ordered?",
    ("unopposed.notified", "kind"): "What is no longer opposed?",
    ("recommendation.made", "body"): "To whom was it made?",
    ("exception.claimed", "duty"): "Which duty’s time limit?",
    ("exception.claimed", "ground"): "Which exception is relied on?",
    ("plan.final.sent", "first"): "This is the child’s first plan",
    ("officer.view", "view"): "The officer’s view",
    ("panel.view", "view"): "The member’s view",
}
"""What a form asks, by action and attribute, where what the attribute means is no question."""

CHOICES = {
    "young_person": "The young person",
    "parent": "A parent",
    "school": "A school",
    "post16": "A post-16 institution",
    "health": "A health body",
    "assess": "To assess",
    "refuse": "To refuse",
    "reassess": "To re-assess",
    "maintain": "To keep the plan as it is",
    "amend": "To amend the plan",
    "cease": "To end the plan",
    "make": "To make a plan",
    "proposed_changes": "The proposed changes",
    "internal": "Officers only",
    "shareable": "Officers, the family and those who work with the child",
    "restricted": "Officers and those it is sent to",
    "sealed": "Sealed: only in an emergency, and each opening is reviewed",
}
"""Words for choices that their id does not say plainly."""

PROCESSES = {
    "keeping": "The file: who holds it, documents, advice, providers",
    "assessment": "Assessment and plan",
    "review": "Review",
    "amendment": "Amendment outside a review",
    "transfer": "Moving to the next phase",
    "reassessment": "Re-assessment",
    "ending": "Ending the plan",
    "move": "Moving between areas",
    "appeal": "Mediation and appeal",
    "order": "Orders of the tribunal",
    "payment": "Direct payments",
    "detention": "Detention and release",
    "complaint": "Complaints",
    "promise": "Promises to the family",
    "ombudsman": "The Ombudsman",
}
"""What the processes are called on the page where one chooses an action, in its order."""

SENT_AS = {"draft": "draft served", "proposed": "changes proposed", "final": "final plan"}
"""What a version of a plan was sent as."""

NUMBERED = re.compile(r"([a-z]+)-([0-9]+)")


def question(action: str, name: str, attribute: Attribute) -> str:
    """What a form asks to learn an attribute."""
    asked = QUESTIONS.get((action, name))
    return asked or capitalised(attribute.means) or f"{capitalised(name.replace('_', ' '))}"


def chosen(word: str) -> str:
    """A choice in words."""
    return CHOICES.get(word) or capitalised(word.replace("_", " "))


def version_name(version: Version) -> str:
    """A version of a plan by what became of it: "Version 3: final plan"."""
    return f"Version {version.number}: {SENT_AS[version.sort]}"


def matter(name: str | None) -> str:
    """A matter in words: "Review 3"."""
    numbered = NUMBERED.fullmatch(name or "")
    return f"{capitalised(numbered[1])} {numbered[2]}" if numbered else name or "The whole case"


def could_be_of(name: str, process: str) -> bool:
    """Whether a matter could be one of a process: its name says so, or says nothing of a process."""
    numbered = NUMBERED.fullmatch(name)
    return numbered is None or numbered[1] == process


def value(said: object) -> str:
    """What an attribute says, in words."""
    if isinstance(said, bool):
        return "Yes" if said else "No"
    if isinstance(said, date):
        return said.isoformat()
    return str(said)
