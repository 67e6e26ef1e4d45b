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
    ("provider.named", "item"): "Which provider is named?",
    ("provider.confirmed", "item"): "Which provider confirmed?",
    ("mediation.agreement", "kind"): "What was agreed?",
    ("order.made", "kind"): "What was ordered?",
    ("unopposed.notified", "kind"): "What is no longer opposed?",
    ("recommendation.made", "body"): "To whom was it made?",
    ("review.arranged", "meets_on"): "What day is the meeting to be held?",
    ("review.early.requested", "by"): "Who asked for it?",
    ("review.early.requested", "reason"): "Why do they ask?",
    ("review.early.decided", "decision"): "Will there be an early review?",
    ("review.early.answered", "how"): "How did the answer go?",
    ("setting.chosen", "item"): "Which setting, or type of setting, will the plan name?",
    ("phase.transfer.expected", "transfer_on"): "What day is the move?",
    ("phase.transfer.expected", "to_post16"): "The move is from a secondary school to a post-16 setting",
    ("phase.transfer.expected", "between_post16"): "The move is from one post-16 setting to another",
    ("year_group.placed", "year"): "Which year group is the child in?",
    ("year_group.placed", "reason"): "Why is it not the year group of the child’s age?",
    ("exception.claimed", "duty"): "Which duty’s time limit?",
    ("exception.claimed", "ground"): "Which exception is relied on?",
    ("plan.final.sent", "first"): "This is the child’s first plan",
    ("officer.view", "view"): "The officer’s view",
    ("panel.view", "view"): "The member’s view",
    ("request.came", "way"): "How did it come?",
    ("request.came", "sender"): "Whose request is it, and what are they to the child?",
    ("request.came", "words"): "What do they ask for?",
    ("family.said", "by"): "Who says it?",
    ("family.said", "words"): "What do they say, in their words?",
    ("advice.chased", "item"): "Whose advice was chased?",
    ("advice.chased", "rung"): "Which step of the ladder?",
    ("advice.chased", "to"): "Whom did it go to, by name and post?",
    ("advice.chased", "how"): "How did it go?",
    ("advice.delay.told", "item"): "Whose advice is late?",
    ("advice.delay.told", "cause"): "What does the body say the reason is?",
    ("advice.delay.told", "words"): "What does it say, in its words?",
    ("advice.delay.told", "expected"): "When does it say the advice will come?",
    ("panel.advised", "advice"): "What does the panel advise?",
    ("panel.advised", "present"): "Who was present?",
    ("panel.advised", "words"): "Why?",
    ("placement.requested", "item"): "Which setting do they ask for?",
    ("placement.requested", "by"): "Who asks?",
    ("placement.requested", "sort"): "What sort of setting is it?",
    ("setting.replied", "item"): "Which setting answered?",
    ("setting.replied", "answer"): "What does it say?",
    ("setting.replied", "ground"): "On which ground, if it says no?",
    ("setting.replied", "words"): "What is its reason, in its words?",
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
    "agree": "Yes, the plan will be reviewed early",
    "decline": "No, the review stays at its time",
    "make": "To make a plan",
    "proposed_changes": "The proposed changes",
    "internal": "Officers only",
    "shareable": "Officers, the family and those who work with the child",
    "restricted": "Officers and those it is sent to",
    "sealed": "Sealed: only in an emergency, and each opening is reviewed",
    "mail": "By e-mail",
    "form": "By a form on the web",
    "phone": "By phone",
    "paper": "On paper, by post or by hand",
    "in_person": "In person",
    "post": "By post",
    "escalation": "Escalation to a named senior",
    "staff_shortage": "It has too few staff",
    "waiting_list": "The child is on a waiting list",
    "does_not_know_the_child": "It does not know the child",
    "absence_of_staff": "Leave or sickness of its staff",
    "no_plan": "Not to make a plan",
    "postpone": "To come back to a later panel",
    "maintained_school": "A maintained school",
    "nursery_school": "A maintained nursery school",
    "academy": "An academy",
    "further_education": "A further education college",
    "non_maintained_special": "A non-maintained special school",
    "approved_independent": "An independent school or college approved under section 41",
    "other_independent": "Another independent school or college",
    "can_meet": "It can meet the child’s needs",
    "cannot_meet": "It says no",
    "no_view": "It gives no view",
    "unsuitable": "It would not suit the child’s age, ability, aptitude or needs: section 39(4)(a)",
    "education_of_others": "It would not fit the efficient education of others: section 39(4)(b)(i)",
    "use_of_resources": "It would not be an efficient use of resources: section 39(4)(b)(ii)",
    "no_ground": "Another reason, such as being full: no ground of section 39(4)",
}
"""Words for choices that their id does not say plainly."""

PROCESSES = {
    "keeping": "The file: who holds it, documents, advice, providers",
    "assessment": "Assessment and plan",
    "review": "Review",
    "early": "Early-review request",
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

MATTERS = {
    "early": "Early-review request",
    "transfer": "Phase transfer",
    "move": "Move between areas",
    "ending": "Ending of the plan",
    "reassessment": "Re-assessment",
}
"""What a matter is called where the name of its process does not say it."""
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
    if not numbered:
        return name or "The whole case"
    return f"{MATTERS.get(numbered[1]) or capitalised(numbered[1])} {numbered[2]}"


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
