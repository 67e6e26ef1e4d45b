"""Where people begin: what happened, in their words, and which journey that leads to."""

from __future__ import annotations

from dataclasses import dataclass

ASK_IN_SHORT = "short"
ONLY_BIRTH = "rights"


@dataclass(frozen=True, slots=True)
class Start:
    """One thing that may have happened. `leads_to` is a journey; `which` asks first what it was about."""

    key: str
    says: str
    hint: str = ""
    leads_to: str = ""
    which: tuple[tuple[str, str], ...] = ()


ABOUT_WHICH_PLAN = (
    ("assessment", "Your child’s first plan"),
    ("review", "The plan after a review meeting"),
    ("amendment", "A change to the plan without a review meeting"),
    ("reassessment", "A new plan after your child was assessed again"),
    ("order", "What the tribunal decided"),
)

STARTS: tuple[tuple[str, tuple[Start, ...]], ...] = (
    (
        "The plan your child has",
        (
            Start(
                "review",
                "A review meeting was held",
                "The yearly meeting about the plan, often at school",
                "review",
            ),
            Start(
                "amendment",
                "The council wants to change the plan without a review meeting",
                leads_to="amendment",
            ),
            Start(
                "transfer",
                "Your child is to move to the next phase of school or college",
                "Such as infant to junior, primary to secondary, or school to college",
                "transfer",
            ),
            Start("plan", "The plan has not been reviewed for a long time", leads_to="plan"),
            Start("reassessment", "Your child is to be assessed again", leads_to="reassessment"),
            Start("move", "You moved to another council’s area", leads_to="move"),
            Start("ending", "The council wants to end the plan", leads_to="ending"),
            Start("payment", "You get money to buy help in the plan", "A direct payment", "payment"),
        ),
    ),
    (
        "Getting a plan, or papers that came",
        (
            Start("assessment", "Someone asked for an EHC needs assessment", leads_to="assessment"),
            Start("told", "The council said it will, or will not, assess", leads_to="assessment"),
            Start("draft", "A draft plan or a list of changes came", which=ABOUT_WHICH_PLAN),
            Start("final", "A final plan came", which=ABOUT_WHICH_PLAN),
        ),
    ),
    (
        "Disagreeing or complaining",
        (
            Start("appeal", "You disagree with a decision, and may appeal", leads_to="appeal"),
            Start("order", "The tribunal decided, or the council gave way", leads_to="order"),
            Start("complaint", "You complained to the council", leads_to="complaint"),
            Start("ombudsman", "You went, or may go, to the Ombudsman", leads_to="ombudsman"),
        ),
    ),
    (
        "Something else",
        (
            Start("detention", "Custody, or coming out of custody", leads_to="detention"),
            Start(ONLY_BIRTH, "You want to know when the rights pass to your child"),
            Start(ASK_IN_SHORT, "None of these", "You choose from a list of all that can happen"),
        ),
    ),
)

BY_KEY = {start.key: start for _, starts in STARTS for start in starts}
