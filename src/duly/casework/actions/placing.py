"""A place: what the family asks for, whom the authority consults, and what each answered (CFA ss.38 and 39)."""

from __future__ import annotations

from duly.casework.attempt import Attempt
from duly.casework.guards import refuse
from duly.law.facts.assessment import ConsultationSent

GROUNDS = {
    "unsuitable": "It would not suit the child’s age, ability, aptitude or needs: section 39(4)(a)",
    "education_of_others": "It would not fit the efficient education of others: section 39(4)(b)(i)",
    "use_of_resources": "It would not be an efficient use of resources: section 39(4)(b)(ii)",
    "no_ground": "Another reason, such as being full: no ground of section 39(4)",
}
"""What a setting can answer where it says no: the law's three grounds, and what is none of them."""

OUTSIDE_SECTION_38 = "other_independent"
"""A setting that section 38(3) does not list: to ask for it is to make representations."""


def a_setting_is_named(attempt: Attempt) -> None:
    """A request is for one setting, by its name, and says who asks."""
    if not str(attempt.fact.get("item") or "").strip():
        refuse("name the setting.", asks="item")


def it_was_consulted(attempt: Attempt) -> None:
    """Only a setting that was consulted can have answered."""
    matter = next(iter(attempt.fact.matters), None)
    if str(attempt.fact.get("item") or "") not in attempt.said(ConsultationSent, "item", matter):
        refuse("that setting was not consulted in this matter. Choose one that was.", asks="item")


def a_no_has_its_ground(attempt: Attempt) -> None:
    """A setting that says no says why, so that the authority can see whether it is a ground of section 39(4)."""
    answer = attempt.fact.get("answer")
    if not answer:
        refuse("say what the setting answered.", asks="answer")
    if answer == "cannot_meet" and not attempt.fact.get("ground"):
        refuse("say on which ground the setting says no.", asks="ground")
    if answer == "cannot_meet" and not str(attempt.fact.get("words") or "").strip():
        refuse("give the setting’s reason in its words.", asks="words")
