"""Detained persons: the 2015 Regulations."""

from __future__ import annotations

from duly.law.citations import CFA_2014, DETAINED_2015
from duly.law.clocks import within
from duly.law.facts.detention import (
    DetainedDecisionNotified,
    DetainedFinalSent,
    DetainedRefusedNotified,
    DetainedRequestReceived,
    DetentionInformed,
    DetentionPlanSent,
    ReleaseInformed,
    ReleasePlanDisclosed,
)
from duly.law.rulebook import Rule
from duly.law.words import LIMIT, Duty, Variation, exception, since

detained_decision = Duty(
    key="detained.decision",
    title="Detained: decide whether to assess",
    kind=LIMIT,
    process="detention",
    owed_by="authority",
    owed_to="detained person or parent",
    cites=(CFA_2014.at("s.71", "cfa-2014/71.md"), DETAINED_2015.at("reg 5(1)")),
    says="as soon as practicable and in any event within 6 weeks",
    quoted=DETAINED_2015.at("reg 5(1)", "detained-2015/5.md"),
    must="decide whether to assess, and tell the family and the person in charge of the accommodation",
    clock=within(weeks=6),
    starts_on=(DetainedRequestReceived,),
    done_by=(DetainedDecisionNotified,),
    in_force=since("2015-04-01"),
    family=(
        "When someone in custody may need a plan, the council has 6 weeks to decide whether to assess "
        "them, and to tell them or their parent. The 6 weeks are counted from the day it got the request "
        "or was told about them."
    ),
    do_now="Send the decision to the family and to the person in charge of the accommodation.",
    not_done_by=(
        "telling only the accommodation",
        "a decision noted at a panel",
        "waiting for the release date",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "If the answer is no, there is a right to appeal. If no answer comes, ask in writing and then "
        "complain."
    ),
    note=(
        "The detained person's own absence is no excuse here; for a child, only a parent's absence of "
        "four weeks can be."
    ),
)


detained_noplan = Duty(
    key="detained.noplan",
    title="Detained: no-plan notice",
    kind=LIMIT,
    process="detention",
    owed_by="authority",
    owed_to="detained person or parent",
    cites=(DETAINED_2015.at("reg 10(1)"),),
    says="within 16 weeks of the home authority receiving a request",
    quoted=DETAINED_2015.at("reg 10(1)", "detained-2015/10.md"),
    must="if no plan is to be made, tell the family so with reasons",
    clock=within(weeks=16),
    starts_on=(DetainedRequestReceived,),
    done_by=(DetainedRefusedNotified, DetainedFinalSent),
    in_force=since("2015-04-01"),
    family=(
        "If the council decides after assessing that no plan is needed, it must say so within 16 weeks. "
        "The 16 weeks are counted from the day it got the request or was told about the person."
    ),
    do_now="Send the decision with reasons and appeal rights, or send the final plan.",
    not_done_by=(
        "telling only the accommodation",
        "a letter without reasons",
        "letting the case lapse at release",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note="A letter saying no can be appealed. A missing letter is something to complain about.",
    note=(
        "The sixteen weeks start with the request or the day of being told, and not with the decision to "
        "assess."
    ),
)


detained_final = Duty(
    key="detained.final",
    title="Detained: final plan",
    kind=LIMIT,
    process="detention",
    owed_by="authority",
    owed_to="detained person or parent, and those who must have copies",
    cites=(DETAINED_2015.at("reg 13(2)-(3)"),),
    says="within 20 weeks of the home authority receiving a request for an EHC needs assessment",
    quoted=DETAINED_2015.at("reg 13(2)", "detained-2015/13.md"),
    must="send the final plan to everyone who must have it",
    clock=within(weeks=20),
    starts_on=(DetainedRequestReceived,),
    done_by=(DetainedFinalSent,),
    unless=(DetainedRefusedNotified,),
    in_force=since("2015-04-01"),
    family=(
        "If a plan is needed, the council must send the final plan within 20 weeks of the day it got the "
        "request or was told about the person. It must go to them or their parent, to the place they are "
        "held and to the others who will help."
    ),
    do_now=(
        "Send the final plan to the family, the accommodation, the youth offending team, the named "
        "setting and both health bodies."
    ),
    not_done_by=("a draft plan", "sending it to the accommodation alone", "waiting for the release date"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can complain about delay. When the first plan comes, the school or type of school in it can "
        "be appealed."
    ),
    note=(
        "The plan looks to needs and provision on release, but the twenty weeks run from the request all "
        "the same."
    ),
)


detained_send_plan = Duty(
    key="detained.send_plan",
    title="Detained: send the plan",
    kind=LIMIT,
    process="detention",
    owed_by="authority",
    owed_to="youth offending team, person in charge and health body",
    cites=(DETAINED_2015.at("reg 17"),),
    says="within 5 working days following ... first kept the plan or became aware of the detention",
    quoted=DETAINED_2015.at("reg 17(1)", "detained-2015/17.md"),
    must="send the plan to those looking after the detained person",
    clock=within(working_days=5),
    starts_on=(DetentionInformed,),
    done_by=(DetentionPlanSent,),
    in_force=since("2015-04-01"),
    family=(
        "If a child or young person with a plan is taken into custody, the council has 5 working days to "
        "send the plan to the people looking after them. The day it was told is not counted."
    ),
    do_now=(
        "Send the plan to the youth offending team, the person in charge of the accommodation and the "
        "health body."
    ),
    not_done_by=("sending it to only one of them", "ringing the accommodation", "sending it to the family"),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "Tell the council in writing if the people in charge do not have the plan. You can give them your"
        " own copy as well."
    ),
    note="It starts when the home authority was told, which may be some days after the detention began.",
    caution=(
        "Time runs from the later of two days: when the authority first had to keep the plan, and "
        "when it learned of the detention. Duly counts from the second."
    ),
)


detained_release_disclose = Duty(
    key="detained.release.disclose",
    title="Release: disclose to new LA / health",
    kind=LIMIT,
    process="detention",
    owed_by="authority",
    owed_to="new authority and health body",
    cites=(DETAINED_2015.at("reg 16"),),
    says="within 5 working days following the date of being informed of the release",
    quoted=DETAINED_2015.at("reg 16(2)", "detained-2015/16.md"),
    must="send the plan to the authority and health body that will be responsible after release",
    clock=within(working_days=5),
    starts_on=(ReleaseInformed,),
    done_by=(ReleasePlanDisclosed,),
    in_force=since("2015-04-01"),
    family=(
        "If a child or young person leaves custody to live in another area, the council has 5 working "
        "days to send the plan to those who will be in charge there. The day it was told about the "
        "release is not counted."
    ),
    do_now="Send the plan to the new authority and the new health body.",
    not_done_by=(
        "giving the plan to the young person",
        "sending it to the probation worker",
        "waiting for the new authority to ask",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "Tell the new council about the plan yourself as well. It must be kept going from the day of release."
    ),
    note="The health body's own fifteen working days for asking for a review are a separate period.",
)


def excused_by_circumstances(
    of: Duty, regulation: str, text: str, applied_by: str = ""
) -> tuple[Variation, ...]:
    """What may make it impractical to be in time: regulations 5(4) and 10(4) have the same list."""
    applied = f" as applied by {applied_by}" if applied_by else ""
    return (
        exception(
            "X.closure.school",
            of=of,
            cite=DETAINED_2015.at(f"{regulation}(a){applied}", text),
            says="school or institution was closed for a continuous period of not less than 4 weeks",
        ),
        exception(
            "X.personal",
            of=of,
            cite=DETAINED_2015.at(f"{regulation}(b){applied}", text),
            says="exceptional personal circumstances affect the detained person or ... the child's parent",
        ),
        exception(
            "X.absent.parent",
            of=of,
            cite=DETAINED_2015.at(f"{regulation}(c){applied}", text),
            says="the child's parent is absent from the area ... not less than 4 weeks",
        ),
    )


RULES: tuple[Rule, ...] = (
    detained_decision,
    detained_noplan,
    detained_final,
    detained_send_plan,
    detained_release_disclose,
    *excused_by_circumstances(detained_decision, "reg 5(4)", "detained-2015/5.md"),
    *excused_by_circumstances(detained_noplan, "reg 10(4)", "detained-2015/10.md"),
    *excused_by_circumstances(detained_final, "reg 10(4)", "detained-2015/10.md", applied_by="reg 13(3)"),
)
