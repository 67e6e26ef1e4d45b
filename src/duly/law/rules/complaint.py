"""Complaints to the authority: the Ombudsman's Complaint Handling Code, which is guidance."""

from __future__ import annotations

from duly.law.citations import COMPLAINT_CODE
from duly.law.clocks import within
from duly.law.facts.complaint import (
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintEscalated,
    ComplaintReceived,
    ComplaintStage2Acknowledged,
    ComplaintStage2Answered,
)
from duly.law.words import LIMIT, Duty, exception, since

complaint_s1_ack = Duty(
    key="complaint.s1.ack",
    title="Stage 1 acknowledge",
    kind=LIMIT,
    process="complaint",
    owed_by="authority",
    owed_to="person who complained",
    cites=(COMPLAINT_CODE.whole,),
    must="acknowledge the complaint",
    clock=within(working_days=5),
    starts_on=(ComplaintReceived,),
    done_by=(ComplaintAcknowledged,),
    guidance=True,
    in_force=since("2026-04-01"),
    family=(
        "The council should tell you that it has your complaint within 5 working days. The day it got the"
        " complaint is not counted."
    ),
    do_now="Send the acknowledgement and keep its date.",
    not_done_by=("logging the complaint", "an out of office reply", "passing it to the team concerned"),
    family_can=("ask_in_writing", "ombudsman"),
    family_note=(
        "Send the complaint again with its first date and ask for a reply. If the council still does not "
        "reply, you can tell the Ombudsman."
    ),
    note=(
        "These are working days, and it is the Ombudsman's code that sets them; before April 2026 the "
        "council's own policy did."
    ),
)


complaint_s1_respond = Duty(
    key="complaint.s1.respond",
    title="Stage 1 response",
    kind=LIMIT,
    process="complaint",
    owed_by="authority",
    owed_to="person who complained",
    cites=(COMPLAINT_CODE.whole,),
    must="answer the complaint at stage 1",
    clock=within(working_days=10),
    starts_on=(ComplaintAcknowledged,),
    done_by=(ComplaintAnswered,),
    guidance=True,
    in_force=since("2026-04-01"),
    family=(
        "The council should answer your complaint within 10 working days of telling you that it had it. "
        "It may take up to 10 more if it tells you why."
    ),
    do_now="Send the answer, with what will be put right and how to go to stage 2.",
    not_done_by=(
        "a holding letter",
        "a longer date given without reasons",
        "closing the complaint as not upheld with no letter",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "If no answer comes, ask for stage 2. You can also go to the Ombudsman once the council has had a"
        " fair chance to reply."
    ),
    note=(
        "The ten days run from the acknowledgement and not from the complaint, so a late acknowledgement "
        "also delays this date."
    ),
)


complaint_s2_ack = Duty(
    key="complaint.s2.ack",
    title="Stage 2 acknowledge",
    kind=LIMIT,
    process="complaint",
    owed_by="authority",
    owed_to="person who complained",
    cites=(COMPLAINT_CODE.whole,),
    must="acknowledge the request for stage 2",
    clock=within(working_days=5),
    starts_on=(ComplaintEscalated,),
    done_by=(ComplaintStage2Acknowledged,),
    guidance=True,
    in_force=since("2026-04-01"),
    family=(
        "When you ask for stage 2, the council should tell you that it has your request within 5 working "
        "days. The day it got the request is not counted."
    ),
    do_now="Send the acknowledgement and keep its date.",
    not_done_by=("another stage 1 answer", "logging the request", "asking for the complaint on a form"),
    family_can=("ask_in_writing", "ombudsman"),
    family_note=(
        "Ask again in writing and give the date of your request. If the council does not reply, you can "
        "tell the Ombudsman."
    ),
    note="The count starts with the request for stage 2 and not with the stage 1 answer.",
)


complaint_s2_respond = Duty(
    key="complaint.s2.respond",
    title="Stage 2 response",
    kind=LIMIT,
    process="complaint",
    owed_by="authority",
    owed_to="person who complained",
    cites=(COMPLAINT_CODE.whole,),
    must="answer the complaint at stage 2, by someone who did not answer at stage 1",
    clock=within(working_days=20),
    starts_on=(ComplaintStage2Acknowledged,),
    done_by=(ComplaintStage2Answered,),
    guidance=True,
    in_force=since("2026-04-01"),
    family=(
        "The council should give you its last answer within 20 working days of telling you that it had "
        "your stage 2 request. It may take up to 20 more if it tells you why."
    ),
    do_now="Send the final answer, and say how to go to the Ombudsman.",
    not_done_by=("repeating the stage 1 answer", "a holding letter", "offering a third stage"),
    family_can=("ombudsman", "ask_in_writing"),
    family_note=(
        "You can go to the Ombudsman when you get this answer, or when it is late. There is no third "
        "stage to wait for."
    ),
    note="As at stage 1, the days are counted from the acknowledgement.",
)


EXCEPTIONS = (
    exception(
        "X.ext",
        of=complaint_s1_respond,
        cite=COMPLAINT_CODE.whole,
    ),
    exception(
        "X.ext",
        of=complaint_s2_respond,
        cite=COMPLAINT_CODE.whole,
    ),
)

RULES = (
    complaint_s1_ack,
    complaint_s1_respond,
    complaint_s2_ack,
    complaint_s2_respond,
    *EXCEPTIONS,
)
