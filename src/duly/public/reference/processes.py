"""What each process is called on the rulebook's pages, in the order in which a family meets them."""

from __future__ import annotations

from duly.design import family_words

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
OWED_BY = {"setting": "school or college", "adviser": "body asked for advice"}


def council(words: str) -> str:
    """The words with the authority called the council, as family pages call it; and whoever else owes a duty."""
    return OWED_BY.get(words) or family_words.council(words)
