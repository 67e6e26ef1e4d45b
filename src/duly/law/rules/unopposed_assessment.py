"""Unopposed appeals about assessing and making a plan: regulation 45(3), (3A) and (6)."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import AssessDecisionNotified, DraftServed, PlanFinalSent, PlanRefusedNotified
from duly.law.facts.order import UnopposedNotified
from duly.law.rulebook import Rule
from duly.law.words import LIMIT, Duty, Variation, exception, since

unopposed_assess_start = Duty(
    key="unopposed.assess.start",
    title="Unopposed s.51(2)(a)/(d): notify",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(3), (7)"),),
    says="within 2 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(3)", "send-2014/45.md"),
    must="tell the family that the assessment will be made",
    clock=within(weeks=2),
    starts_on=(UnopposedNotified.where(kind="assess"),),
    done_by=(AssessDecisionNotified,),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal at the start that it will not fight your appeal about an "
        "assessment, it has 2 weeks to write and tell you it will assess. The 2 weeks are counted from "
        "the day it told the tribunal."
    ),
    do_now="Send the family a letter saying that the assessment has begun.",
    not_done_by=("telling the tribunal", "asking the family to withdraw the appeal", "agreeing by phone"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note="Ask the council for the date it told the tribunal. If the letter does not come, complain.",
    note=(
        "The start is the authority's own notice to the tribunal before its response, and not the "
        "tribunal's closing letter."
    ),
)


unopposed_assess_noplan = Duty(
    key="unopposed.assess.noplan",
    title="Unopposed: no-plan decision",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(3A)(a)"),),
    says="within 10 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(3A)(a)", "send-2014/45.md"),
    must="if no plan is to be made, tell the family so with reasons",
    clock=within(weeks=10),
    starts_on=(UnopposedNotified.where(kind="assess"),),
    done_by=(PlanRefusedNotified, DraftServed, PlanFinalSent),
    in_force=since("2015-03-23"),
    family=(
        "When the council chose not to fight your appeal, it may still decide after assessing that no "
        "plan is needed. It must tell you why within 10 weeks of the day it told the tribunal."
    ),
    do_now="Send the decision with reasons and appeal rights, or send the draft plan.",
    not_done_by=("a decision noted at a panel", "a letter without reasons", "starting a new sixteen weeks"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "A letter saying no gives you a new right to appeal. A missing letter is something to complain about."
    ),
    note="Read literally, no exception for absence or personal circumstances reaches this period.",
)


unopposed_assess_final = Duty(
    key="unopposed.assess.final",
    title="Unopposed: final plan",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family, setting and health body",
    cites=(SEND_2014.at("reg 45(3A)(b)"),),
    says="within 14 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(3A)(b)", "send-2014/45.md"),
    must="send the final plan after the assessment the authority agreed to",
    clock=within(weeks=14),
    starts_on=(UnopposedNotified.where(kind="assess"),),
    done_by=(PlanFinalSent,),
    unless=(PlanRefusedNotified,),
    in_force=since("2015-03-23"),
    family=(
        "If your child gets a plan after the council chose not to fight your appeal, the final plan must "
        "be sent within 14 weeks. The 14 weeks are counted from the day the council told the tribunal."
    ),
    do_now="Send the final plan to the family, the named setting and the health body.",
    not_done_by=("a draft plan", "a letter agreeing to make a plan", "starting a new twenty weeks"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can complain about the delay, and the Ombudsman can look at it. Once the final plan comes, "
        "you can appeal about what is in it."
    ),
    note="Changing position after the response has gone in does not start this clock.",
)


unopposed_make_draft = Duty(
    key="unopposed.make.draft",
    title="Unopposed s.51(2)(b): draft",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(6)(a), (7)"),),
    says="issue a draft EHC plan within 5 weeks of the date it notified the First-tier Tribunal",
    quoted=SEND_2014.at("reg 45(6)(a)", "send-2014/45.md"),
    must="send the draft of the plan the authority agreed to make",
    clock=within(weeks=5),
    starts_on=(UnopposedNotified.where(kind="make"),),
    done_by=(DraftServed,),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal that it will not fight your appeal for a plan, it must send "
        "you a draft within 5 weeks. The 5 weeks are counted from the day it told the tribunal."
    ),
    do_now="Serve the draft plan with notice of the family's right to comment and to ask for a school.",
    not_done_by=("a letter agreeing to make a plan", "another assessment", "a working document"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note="Ask in writing when the draft will come. You can complain if the date has passed.",
    note=(
        "The start is the authority's own notice to the tribunal before its response, and not the "
        "tribunal's closing letter."
    ),
)


unopposed_make_final = Duty(
    key="unopposed.make.final",
    title="Unopposed s.51(2)(b): final",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family, setting and health body",
    cites=(SEND_2014.at("reg 45(6)(b), (7)"),),
    says="within 11 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(6)(b)", "send-2014/45.md"),
    must="send the final plan the authority agreed to make",
    clock=within(weeks=11),
    starts_on=(UnopposedNotified.where(kind="make"),),
    done_by=(PlanFinalSent,),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal that it will not fight your appeal for a plan, it must send "
        "the final plan within 11 weeks. The 11 weeks are counted from the day it told the tribunal."
    ),
    do_now="Send the final plan to the family, the named setting and the health body.",
    not_done_by=("the draft plan", "a letter agreeing the wording", "waiting for a school to offer a place"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can complain about the delay, and the Ombudsman can look at it. Once you have the final "
        "plan, you can appeal about what is in it."
    ),
    note="A late draft does not move this date, because both are counted from the notice to the tribunal.",
)


def excused_by_circumstances(of: Duty) -> tuple[Variation, ...]:
    """What may make it impractical to be in time: regulation 45(7). It names paragraphs (3) and (6), and not (3A)."""
    return (
        exception(
            "X.personal",
            of=of,
            cite=SEND_2014.at("reg 45(7)(a)", "send-2014/45.md"),
            says="exceptional personal circumstances affect the child or their parent or the young person",
        ),
        exception(
            "X.absent2",
            of=of,
            cite=SEND_2014.at("reg 45(7)(b)", "send-2014/45.md"),
            says="absent from the area ... for a continuous period of not less than 2 weeks",
        ),
        exception(
            "X.reg13_3",
            of=of,
            cite=SEND_2014.at("reg 45(7)(c)", "send-2014/45.md"),
            says="any of the circumstances referred to in regulation 13(3) apply",
        ),
    )


RULES: tuple[Rule, ...] = (
    unopposed_assess_start,
    unopposed_assess_noplan,
    unopposed_assess_final,
    unopposed_make_draft,
    unopposed_make_final,
    *excused_by_circumstances(unopposed_assess_start),
    *excused_by_circumstances(unopposed_make_draft),
    *excused_by_circumstances(unopposed_make_final),
)
