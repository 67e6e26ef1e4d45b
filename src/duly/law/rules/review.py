"""Annual reviews, from the invitation to the decision: regulations 20 and 21."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import ByKind, at_least, within
from duly.law.facts.review import (
    AmendmentNoticeSent,
    ReviewDecisionNotified,
    ReviewInvited,
    ReviewMeetingHeld,
    ReviewPapersCirculated,
    ReviewReportSent,
)
from duly.law.kinds import Fact
from duly.law.rules.appeal import TWO_MONTHS_FROM_THE_LETTER
from duly.law.words import LIMIT, NOTICE, Duty, since


def decision_with_any_amendments(start: Fact, facts: ByKind) -> tuple[Fact, ...]:
    """The decision that discharges the four weeks; a decision to amend needs the proposed changes as well.

    A decision to amend without them counts only from the day the amendment notice went too, which is what
    R (L, M and P) v Devon CC [2022] EWHC 493 (Admin) makes of regulations 20(10) and 22(2).
    """
    notice = _first_notice(start, facts)
    discharges: list[tuple[Fact, ...]] = []
    for decision in _decisions(start, facts):
        if not _to_amend_without_the_changes(decision):
            discharges.append((decision,))
        elif notice:
            discharges.append((decision, notice) if notice.on >= decision.on else (notice, decision))
    return min(discharges, key=lambda facts_together: facts_together[-1].on, default=())


def decision_without_its_amendments(start: Fact, facts: ByKind) -> tuple[Fact, ...]:
    """A decision to amend that came without the proposed changes: a letter, but not yet the decision the law asks for."""
    return tuple(decision for decision in _decisions(start, facts) if _to_amend_without_the_changes(decision))


def _decisions(start: Fact, facts: ByKind) -> list[Fact]:
    return [decision for decision in facts.get(ReviewDecisionNotified, ()) if decision.on >= start.on]


def _first_notice(start: Fact, facts: ByKind) -> Fact | None:
    return next((fact for fact in facts.get(AmendmentNoticeSent, ()) if fact.on >= start.on), None)


def _to_amend_without_the_changes(decision: Fact) -> bool:
    return bool(decision.get("decision") == "amend" and not decision.get("amendments_enclosed"))


WITHOUT_SUCH_A_SCHOOL = (
    "Where the child attends no school of the kind regulation 20(12) lists, or none at all, this "
    "falls to the authority instead (regulations 20(8) and 21)."
)

review_notice = Duty(
    key="review.notice",
    title="Notice of the review meeting",
    kind=NOTICE,
    process="review",
    owed_by="setting",
    owed_to="everyone invited",
    cites=(SEND_2014.at("reg 20(3), 21(3)", "send-2014/20.md", "send-2014/21.md"),),
    says="At least two weeks' notice of the date of the meeting must be given.",
    quoted=SEND_2014.at("reg 20(3)", "send-2014/20.md"),
    must="tell everyone invited the date of the review meeting at least two weeks before it",
    clock=at_least(days=14),
    starts_on=(ReviewMeetingHeld,),
    done_by=(ReviewInvited,),
    in_force=since("2014-09-01"),
    family=(
        "Whoever sets up the review meeting, often the school, must tell you and the others invited its "
        "date at least 2 weeks before. The 2 weeks are counted back from the day of the meeting."
    ),
    do_now=(
        "Tell every person who has to be invited the date, moving the meeting if less than two weeks are "
        "left."
    ),
    not_done_by=(
        "telling only the family",
        "a letter posted too late to arrive in time",
        "leaving out the officer or the health professional because they seldom come",
        "a date in the school calendar",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You can write and ask for a new date if you need more time. Complain to the school about what "
        "the school did, as the Ombudsman can only look at the council's part."
    ),
    note=(
        "Fourteen days before the meeting is just in time and fifteen is safer, and what matters is when "
        "the notice reaches people rather than when it was sent."
    ),
    caution=WITHOUT_SUCH_A_SCHOOL,
)


review_circulate = Duty(
    key="review.circulate",
    title="Obtain and circulate advice before the meeting",
    kind=NOTICE,
    process="review",
    owed_by="setting",
    owed_to="everyone invited",
    cites=(SEND_2014.at("reg 20(4), 21(4)", "send-2014/20.md", "send-2014/21.md"),),
    says="must circulate it to those persons at least two weeks in advance of the review meeting",
    quoted=SEND_2014.at("reg 20(4)", "send-2014/20.md"),
    must="gather advice from everyone invited and send it round at least two weeks before the meeting",
    clock=at_least(days=14),
    starts_on=(ReviewMeetingHeld,),
    done_by=(ReviewPapersCirculated,),
    in_force=since("2014-09-01"),
    family=(
        "Reports for the review meeting must be sent to you and everyone else invited at least 2 weeks "
        "before it. The 2 weeks are counted back from the day of the meeting."
    ),
    do_now=(
        "Get the advice from those invited and send the whole set to all of them, moving the meeting if "
        "less than two weeks are left."
    ),
    not_done_by=(
        "reports handed out at the meeting",
        "papers sent to the authority alone",
        "asking for advice without sending it round",
        "sending some reports and leaving the rest for the day",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You can write and ask for the papers, and for a new date if you need time to read them. Complain"
        " to the school about what the school did, as the Ombudsman can only look at the council's part."
    ),
    note=(
        "The papers are counted back from the meeting separately from the invitation, so a meeting "
        "announced in good time can still fail on its papers."
    ),
    caution=WITHOUT_SUCH_A_SCHOOL,
)


review_report = Duty(
    key="review.report",
    title="Written report of the meeting",
    kind=LIMIT,
    process="review",
    owed_by="setting",
    owed_to="everyone invited",
    cites=(SEND_2014.at("reg 20(7)-(9)"),),
    says="must be prepared within two weeks of the review meeting, and sent to everyone",
    quoted=SEND_2014.at("reg 20(9)", "send-2014/20.md"),
    must="write the report of the meeting and send it to everyone invited",
    clock=within(weeks=2),
    starts_on=(ReviewMeetingHeld,),
    done_by=(ReviewReportSent,),
    in_force=since("2014-09-01"),
    family=(
        "After the review meeting, a written report must be sent within 2 weeks to you and everyone else "
        "who was invited. The 2 weeks run from the day of the meeting, and school holidays count."
    ),
    do_now=(
        "Send everyone invited the written report, with the changes suggested, the points on which people"
        " differed and the advice gathered."
    ),
    not_done_by=(
        "minutes with no recommendations",
        "a report sent to the authority alone",
        "notes kept on the school's file",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "A late report gives the council no more time: it still has 4 weeks from the meeting to decide. "
        "You can complain to the school if its report is late, and to the council if the decision is "
        "late."
    ),
    note=(
        "The report counts from the meeting, holidays included, and being late with it moves none of the "
        "authority's own dates."
    ),
    caution=WITHOUT_SUCH_A_SCHOOL,
)


review_decision = Duty(
    key="review.decision",
    title="Decide maintain / amend / cease and notify",
    kind=LIMIT,
    process="review",
    owed_by="authority",
    owed_to="family and setting",
    cites=(SEND_2014.at("reg 20(10)-(11)"),),
    says="must notify the child's parent or the young person ... within four weeks of the review meeting",
    quoted=SEND_2014.at("reg 20(10)", "send-2014/20.md"),
    must="decide whether to keep, amend or end the plan, and tell the family and the setting",
    clock=within(weeks=4),
    starts_on=(ReviewMeetingHeld,),
    done_by=(ReviewDecisionNotified,),
    done_with=decision_with_any_amendments,
    falls_short=decision_without_its_amendments,
    also_looks_at=(AmendmentNoticeSent,),
    in_force=since("2014-09-01"),
    family=(
        "After a review meeting the council has 4 weeks to tell you in writing if it will keep, change or"
        " end the plan. The 4 weeks run from the day of the meeting, and any changes it wants must be "
        "sent to you in that time too."
    ),
    do_now=(
        "Write to the family and the setting with the decision and, if it is to amend, enclose the "
        "proposed amendments and the evidence for them."
    ),
    not_done_by=(
        "a letter saying the plan will change, with no changes enclosed",
        "telling only the school or college",
        "what was said at the meeting",
        "saying nothing because nothing is to change",
        "the report of the meeting",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        f"If the plan is kept as it is or ended, {TWO_MONTHS_FROM_THE_LETTER}. If it is to be changed, you "
        "can appeal when the final changed plan is sent. With no letter there is nothing to appeal yet, "
        "but you can complain."
    ),
    note=(
        "A decision to amend counts only from the day the proposed amendments have gone out as well, and "
        "the yearly limit runs beside this one with a date of its own."
    ),
)


RULES = (
    review_notice,
    review_circulate,
    review_report,
    review_decision,
)
