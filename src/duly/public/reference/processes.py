"""What each process is called on the rulebook's pages, in the order in which a family meets them."""

from __future__ import annotations

PROCESSES = {
    "assessment": "From the request to the first plan",
    "plan": "While there is a plan",
    "review": "Reviews, and the changes that follow",
    "amendment": "Changes without a review",
    "transfer": "Moving to the next phase of education",
    "reassessment": "Assessing again",
    "ending": "Ending a plan",
    "move": "Moving to another council’s area",
    "appeal": "Mediation and appeals",
    "order": "After the Tribunal",
    "payment": "Direct payments",
    "detention": "In custody",
    "complaint": "Complaints to the council",
    "ombudsman": "The Ombudsman",
    "rights": "When rights pass to a young person",
}
OWED_BY = {
    "authority": "council",
    "old authority": "old council",
    "new authority": "new council",
    "setting": "school or college",
    "adviser": "body asked for advice",
}
IN_WORDS = (
    ("an authority", "a council"),
    ("An authority", "A council"),
    ("authority", "council"),
    ("Authority", "Council"),
)


def council(words: str) -> str:
    """The words with the authority called the council, as family pages call it."""
    if words in OWED_BY:
        return OWED_BY[words]
    for theirs, ours in IN_WORDS:
        words = words.replace(theirs, ours)
    return words
