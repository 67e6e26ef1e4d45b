"""What an entry can say: the facts of the law, and the few things a council must know beside them.

The law is never shown the second sort. A new one needs a guard, a return field or a right of the family that rests on
it; anything else is a note.
"""

from __future__ import annotations

from duly.law.facts import FACTS
from duly.law.kinds import Attribute, FactKind, choice, day, text

AUDIENCES = ("internal", "shareable", "restricted", "sealed")
DOCUMENT_KINDS = (
    "plan",
    "proposed_changes",
    "evidence",
    "advice",
    "report",
    "letter",
    "request",
    "order",
    "other",
)


YEARS = ("nursery", "reception", *(str(year) for year in range(1, 15)))
"""Year groups, from the first to the last a child with a plan may be in."""


def beside(
    slug: str,
    label: str,
    said: str,
    /,
    process: str = "record",
    opens_matter: bool = False,  # noqa: FBT001, FBT002 - given by name: the rest are attributes
    **attributes: Attribute,
) -> FactKind:
    """A kind of entry that the law is not shown; `process` is that of its matter, where it belongs to one."""
    return FactKind(
        slug, process=process, label=label, said=said, opens_matter=opens_matter, attributes=attributes
    )


ChildKnown = beside(
    "child.known",
    "Child's name and date of birth",
    "the child’s name and date of birth were recorded",
    name=text("the child’s name"),
    date_of_birth=day("the child’s date of birth", before_the_law=True),
)
CaseAssigned = beside(
    "case.assigned",
    "Case given to a team and an officer",
    "the case was given to a team and an officer",
    team=text("the team, by number"),
    officer=text("the officer, by reference"),
)
DutyAssigned = beside(
    "duty.assigned",
    "Duty given to an officer",
    "a duty was given to an officer",
    duty=text("the duty, by its id"),
    officer=text("the officer, by reference"),
)
ContentErased = beside(
    "content.erased",
    "Content destroyed",
    "what some entries said was destroyed",
    entries=text("the numbers of the entries"),
    ground=text("the authority to destroy it"),
)
ClockSetRight = beside(
    "clock.set_right",
    "Clock set right",
    "the clock had run ahead and was set right",
    first=text("the number of the first entry with a time that had not come"),
    words=text("what had happened to the clock"),
)
DocumentFiled = beside(
    "document.filed",
    "Document filed",
    "a document was filed",
    name=text("its name"),
    type=choice(*DOCUMENT_KINDS),
    audience=choice(*AUDIENCES),
    digest=text("the digest of its bytes"),
    item=text("the advice it is, where it is advice"),
)
ReviewCarriedForward = beside(
    "review.carried_forward",
    "Review left open beside a new one",
    "a review was left open beside a new one, and its time runs on",
    into=text("the new review"),
    reason=text("why"),
)
AdviceDeclined = beside(
    "advice.declined",
    "Advice not asked for",
    "it was decided not to ask for some advice",
    item=text("the advice"),
    purpose=text("what it would have been for"),
    legal_basis=text("the provision"),
    asked_by=text("who wanted it"),
    reason=text("why it was not asked for"),
    family_view=text("what the family says of it"),
)
AdviceAbsenceExplained = beside(
    "advice.absence.explained",
    "Absence of advice explained",
    "it was explained why a decision does not wait for some advice",
    item=text("the advice"),
    reason=text("why it is not waited for"),
)
PanelViewRecorded = beside(
    "panel.view",
    "Panel member's view",
    "a member of the panel recorded a view",
    member=text("the member, by reference"),
    view=text("the view"),
    reasons=text("the reasons"),
)
OfficerViewRecorded = beside(
    "officer.view",
    "Officer's view",
    "the officer recorded a view",
    view=text("the view"),
    reasons=text("the reasons"),
)
ProviderNamed = beside(
    "provider.named",
    "Provider named in the plan",
    "a provider was named to deliver provision",
    item=text("the provider"),
    provision=text("what it is to deliver"),
    starts=day("when it is to start"),
)
ProviderConfirmed = beside(
    "provider.confirmed",
    "Provider confirmed it can start",
    "a provider confirmed that it can start",
    item=text("the provider"),
    starts=day("when it will start"),
)
ActionProposed = beside(
    "action.proposed",
    "Action put to a second person",
    "an action was put to a second person",
    action=text("the action"),
    said=text("what it would record, as JSON"),
)
PromiseMade = beside(
    "promise.made",
    "Promise made to the family",
    "the authority promised the family something",
    item=text("the promise, in a few words"),
    words=text("what was promised, as it was said"),
    said_in=choice("letter", "call", "meeting", "complaint_answer"),
    keep_by=day("the day it is to be kept by, if one was named"),
    owner=text("who is to keep it, by reference; the officer who holds the case, where nobody is named"),
)
PromiseKept = beside(
    "promise.kept",
    "Promise kept",
    "the authority kept what it had promised",
    item=text("the promise"),
    how=text("what shows that it was kept"),
)
PromiseWithdrawn = beside(
    "promise.withdrawn",
    "Promise withdrawn",
    "the authority went back on a promise and told the family why",
    item=text("the promise"),
    reason=text("why it is not kept"),
)

ActionDeclined = beside(
    "action.declined",
    "Agreement declined",
    "a second person did not agree to an action, or whoever proposed it took it back",
    proposal=text("the entry that proposed it, by number"),
    reason=text("why"),
)
RequestCame = beside(
    "request.came",
    "How a request came",
    "how the request came was recorded",
    way=choice("paper", "phone", "mail", "form", "in_person"),
    sender=text("whose it is, by name and what they are to the child"),
    words=text("what it asks for"),
)
FamilySaid = beside(
    "family.said",
    "What the family says",
    "the child, the parent or the young person said what they think",
    by=choice("child", "young_person", "parent"),
    words=text("what they say"),
)
AdviceChased = beside(
    "advice.chased",
    "Advice chased",
    "a body was asked again for its advice",
    item=text("the advice"),
    rung=choice("reminder", "second_reminder", "escalation"),
    to=text("whom, by name and post"),
    how=choice("mail", "phone", "post", "in_person"),
)
AdviceDelayTold = beside(
    "advice.delay.told",
    "What a body says of its delay",
    "a body said why its advice is not there, which the law does not take for an exception",
    item=text("the advice"),
    cause=choice("staff_shortage", "waiting_list", "does_not_know_the_child", "absence_of_staff", "other"),
    words=text("what it says"),
    expected=day("when it says the advice will come"),
)
PanelAdvised = beside(
    "panel.advised",
    "What a panel advised",
    "a panel considered the matter and said what it advises",
    advice=choice("assess", "refuse", "make", "no_plan", "maintain", "amend", "cease", "postpone"),
    present=text("who was present"),
    words=text("why"),
)
PlacementRequested = beside(
    "placement.requested",
    "Setting the family asks for",
    "the family asked for a setting to be named",
    item=text("the setting"),
    by=choice("parent", "young_person"),
    sort=choice(
        "maintained_school",
        "nursery_school",
        "academy",
        "further_education",
        "non_maintained_special",
        "approved_independent",
        "other_independent",
    ),
    reason=text("why, as they said it"),
)
SettingReplied = beside(
    "setting.replied",
    "What a setting answered",
    "what the setting answered was recorded",
    item=text("the setting"),
    answer=choice("can_meet", "cannot_meet", "no_view"),
    ground=choice("unsuitable", "education_of_others", "use_of_resources", "no_ground"),
    words=text("its reason"),
)

YearGroupPlaced = beside(
    "year_group.placed",
    "Child placed out of year group",
    "the child was placed in another year group than that of their age",
    year=choice(*YEARS),
    reason=text("why"),
)
ReviewArranged = beside(
    "review.arranged",
    "Day of the review meeting set",
    "a day was set for the review meeting",
    process="review",
    meets_on=day("the day of the meeting"),
)
EarlyReviewRequested = beside(
    "review.early.requested",
    "Early review asked for",
    "a review was asked for before its time",
    process="early",
    opens_matter=True,
    by=choice("parent", "young_person", "school", "post16", "health", "social_care"),
    reason=text("why they ask"),
)
EarlyReviewDecided = beside(
    "review.early.decided",
    "Early review decided on",
    "it was decided whether to review the plan before its time",
    process="early",
    decision=choice("agree", "decline"),
)
EarlyReviewAnswered = beside(
    "review.early.answered",
    "Answer about an early review sent",
    "whoever asked for an early review was told the answer and the reasons",
    process="early",
    how=choice("letter", "email", "call", "meeting"),
)
PreferenceAsked = beside(
    "preference.asked",
    "Family asked which setting it wants",
    "the family was asked which setting it wants named",
    process="transfer",
)
SettingChosen = beside(
    "setting.chosen",
    "Setting to be named was settled",
    "the authority settled which setting, or type of setting, the plan will name",
    process="transfer",
    item=text("the setting, or the type of setting"),
)

BESIDE_THE_LAW: dict[str, FactKind] = {
    kind.slug: kind
    for kind in (
        ChildKnown,
        CaseAssigned,
        DutyAssigned,
        ContentErased,
        ClockSetRight,
        DocumentFiled,
        ReviewCarriedForward,
        AdviceDeclined,
        AdviceAbsenceExplained,
        PanelViewRecorded,
        OfficerViewRecorded,
        ProviderNamed,
        ProviderConfirmed,
        ActionProposed,
        PromiseMade,
        PromiseKept,
        PromiseWithdrawn,
        ActionDeclined,
        RequestCame,
        FamilySaid,
        AdviceChased,
        AdviceDelayTold,
        PanelAdvised,
        PlacementRequested,
        SettingReplied,
        YearGroupPlaced,
        ReviewArranged,
        EarlyReviewRequested,
        EarlyReviewDecided,
        EarlyReviewAnswered,
        PreferenceAsked,
        SettingChosen,
    )
}

KEPT = frozenset({ContentErased.slug, ClockSetRight.slug})
"""What explains an irregularity of the record itself, and so is never erased."""

KINDS: dict[str, FactKind] = {**FACTS, **BESIDE_THE_LAW}
"""Every kind of entry, by slug."""
