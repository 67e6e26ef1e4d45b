"""The second reading's last days, held against days worked out by hand and days printed in decisions and judgments.

Where a case number stands, the day is the one the Local Government and Social Care Ombudsman (LGSCO) printed; the rest are
counted by hand from the provision. Otherwise two readings that agree could be wrong together.
"""

import pytest

from tests.law.second_examples import due_of

MEETING = "2022-02-11 review.meeting"
NOTICE = "amendment.notice.sent"
ORDER = "2025-02-21 order.made kind="
PHASE = "2025-10-01 phase.transfer.expected transfer_on="

LAST_DAYS = [
    # a review, by R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)
    ("review.report", MEETING, "2022-02-25"),
    ("review.decision", MEETING, "2022-03-11"),
    ("review.amend.outer", MEETING, "2022-05-06"),
    ("review.amend.final", f"{MEETING}\n2022-03-25 {NOTICE}", "2022-05-20"),
    ("review.amend.outer", f"{MEETING}\n2022-03-25 {NOTICE}", "2022-05-06"),  # a late notice moves nothing
    (
        "review.amend.final",
        f"{MEETING}\n2022-02-25 {NOTICE}",
        "2022-04-22",
    ),  # an early one brings the end nearer
    ("review.amend.outer", "2023-02-08 review.meeting", "2023-05-03"),
    ("review.notice", "2026-05-20 review.meeting", "2026-05-06"),
    ("review.circulate", "2026-05-20 review.meeting", "2026-05-06"),
    # a request for an assessment; 16 weeks as printed in LGSCO 23 009 331
    ("assess.decision", "2023-02-08 request.received", "2023-03-22"),
    ("plan.refuse", "2023-02-08 request.received", "2023-05-31"),
    ("plan.final", "2023-02-08 request.received", "2023-06-28"),
    ("plan.final", "2025-04-01 request.received", "2025-08-19"),  # LGSCO 25 006 076
    ("plan.refuse", "2025-05-21 responsible.began", "2025-09-10"),  # LGSCO 25 018 809
    ("plan.final", "2025-05-21 responsible.began", "2025-10-08"),  # LGSCO 25 018 809, across the summer
    ("assess.decision", "2025-12-19 request.received", "2026-01-30"),  # Christmas adds nothing
    ("plan.final", "2025-12-19 request.received", "2026-05-08"),
    ("plan.draft.reps", "2025-11-03 request.received\n2025-11-03 draft.served", "2025-11-17"),
    # a re-assessment
    ("reassess.decision", "2025-09-01 reassess.request.received", "2025-09-16"),
    ("reassess.final", "2025-09-16 reassess.own_decision", "2025-12-23"),
    (
        "reassess.final",
        "2025-09-01 reassess.request.received\n2025-10-20 reassess.decision.notified decision=reassess",
        "2026-01-26",
    ),
    (
        "reassess.review",
        "2025-01-01 reassess.own_decision\n2025-03-14 plan.final.sent",
        "2026-03-14",  # "within 12 months of": one day more than the yearly review
    ),
    # orders of the tribunal
    ("order.assess.start", f"{ORDER}assess", "2025-03-07"),
    ("order.assess.noplan", f"{ORDER}assess", "2025-05-02"),  # LGSCO 25 007 473
    ("order.assess.final", f"{ORDER}assess", "2025-05-30"),  # LGSCO 25 007 473
    ("order.assess.final", "2024-02-09 order.made kind=assess", "2024-05-17"),  # LGSCO 24 001 905
    ("order.assess.noplan", "2025-01-14 order.made kind=assess", "2025-03-25"),  # LGSCO 25 012 582
    ("order.assess.final", "2025-01-14 order.made kind=assess", "2025-04-22"),  # LGSCO 25 012 582
    ("order.make.draft", f"{ORDER}make", "2025-03-28"),
    ("order.make.final", f"{ORDER}make", "2025-05-09"),
    ("order.amend.provision", f"{ORDER}amend_provision", "2025-03-28"),
    ("order.amend.school", f"{ORDER}amend_school", "2025-03-07"),
    # the yearly review, and after a move
    ("review.annual", "2025-03-14 plan.final.sent first=true", "2026-03-13"),
    ("review.annual", "2024-02-29 plan.final.sent first=true", "2025-02-28"),
    (
        "move.review",
        "2025-02-03 review.decision.notified decision=maintain\n2026-01-13 plan.transferred",
        "2026-04-12",
    ),
    (
        "move.review",
        "2025-12-01 plan.final.sent first=true\n2026-01-13 plan.transferred",
        "2026-11-30",
    ),
    (
        "move.review",  # the last review counts; one on the day of the transfer does not come before it
        """2024-09-01 review.decision.notified decision=maintain
        2025-10-01 review.decision.notified decision=maintain in=another
        2026-01-13 review.decision.notified decision=maintain
        2026-01-13 plan.transferred""",
        "2026-09-30",
    ),
    ("move.review", "2026-01-13 plan.transferred", None),
    ("move.inform", "2026-01-13 plan.transferred", "2026-02-24"),
    ("move.transfer", "2025-12-15 move.made\n2025-12-22 old_la.aware", "2026-01-14"),
    ("move.transfer", "2025-12-15 move.made\n2025-12-20 old_la.aware", "2026-01-14"),  # a Saturday
    ("move.transfer", "2026-09-01 move.made\n2026-06-01 old_la.aware", "2026-09-01"),  # long known
    ("move.transfer", "2026-06-01 old_la.aware", None),
    ("move.health.request", "2025-12-22 new_health.aware", "2026-01-14"),
    # moves to another phase
    ("phase.feb15", f"{PHASE}2026-09-01", "2026-02-14"),
    ("phase.mar31", f"{PHASE}2026-09-01 to_post16=true", "2026-03-30"),
    ("phase.mar31", "2015-01-05 phase.transfer.expected transfer_on=2015-09-01 to_post16=true", "2015-05-30"),
    ("phase.mar31", "2015-01-05 phase.transfer.expected transfer_on=2015-09-02 to_post16=true", "2015-03-30"),
    ("phase.five_months", f"{PHASE}2026-09-01 between_post16=true", "2026-04-01"),
    ("phase.five_months", f"{PHASE}2027-07-31 between_post16=true", "2027-02-28"),
    ("phase.feb15", "2025-10-01 phase.transfer.expected", None),
    # appeals: the tribunal's days
    ("appeal.deadline", "2025-10-01 decision.notice.sent", "2025-12-01"),
    (
        "appeal.deadline",
        "2025-10-01 decision.notice.sent\n2025-11-29 mediation.certificate.issued",
        "2026-01-02",
    ),
    ("appeal.deadline", "2026-06-15 decision.notice.sent", "2026-09-01"),
    (
        "mediation.contact",
        "2026-06-15 decision.notice.sent",
        "2026-08-15",
    ),  # August is no bar to a telephone call
    ("appeal.deadline", "2025-12-31 decision.notice.sent", "2026-03-02"),
    ("mediation.contact", "2025-12-31 decision.notice.sent", "2026-02-28"),
    ("appeal.response", "2026-07-20 appeal.received_by_la", "2026-09-29"),
    ("appeal.response", "2026-12-10 appeal.received_by_la", "2027-01-29"),
    ("cease.hold", "2026-01-12 cease.notified", "2026-03-12"),
    ("cease.hold", "2026-01-12 cease.notified\n2026-03-17 mediation.certificate.issued", "2026-04-17"),
    ("cease.hold", "2026-01-12 cease.notified\n2026-04-15 mediation.certificate.issued", "2026-05-15"),
    # a certificate from before the notice is of another dispute; of those after it the first counts
    (
        "cease.hold",
        """2026-01-11 mediation.certificate.issued
        2026-01-12 cease.notified
        2026-03-17 mediation.certificate.issued
        2026-03-25 mediation.certificate.issued""",
        "2026-04-17",
    ),
    # mediation, recommendations, other working days
    ("mediation.certificate.nomediation", "2026-12-24 mediation.declined", "2026-12-31"),
    ("mediation.arrange", "2026-01-30 mediation.requested", "2026-03-01"),
    ("mediation.notice.date", "2026-04-13 mediation.held", "2026-04-02"),  # back across Easter
    ("recommend.health", "2026-03-02 recommendation.made body=health", "2026-04-05"),
    ("recommend.sos", "2026-04-01 recommendation.answered", "2026-04-07"),
    ("complaint.s1.ack", "2026-04-07 complaint.received", "2026-04-14"),
    ("complaint.s1.respond", "2026-04-14 complaint.acknowledged", "2026-04-28"),
    ("cease.he", "2026-08-20 he.disclosure.requested", "2026-09-11"),  # August counts here
    ("lgsco.12months", "2025-05-07 matter.aware", "2026-05-06"),
    ("lgsco.report", "2025-11-30 ombudsman.report.received", "2026-02-28"),
    ("lgsco.comply", "2025-01-31 ombudsman.decision", "2025-02-28"),
    ("lgsco.comply", "2025-01-31 ombudsman.decision comply_by=2025-04-30", "2025-04-30"),
    # counts that leave the years whose bank holidays are known
    ("cease.he", "2030-12-20 he.disclosure.requested", None),
    ("appeal.deadline", "2030-11-01 decision.notice.sent", None),
    ("appeal.response", "2030-12-02 appeal.received_by_la", None),
    ("review.annual", "2030-06-01 plan.final.sent first=true", "2031-05-31"),  # needs no working days
]


@pytest.mark.parametrize(("duty", "facts", "due"), LAST_DAYS)
def test_the_last_day_is_the_one_worked_out_by_hand(duty, facts, due):
    assert due_of(duty, facts) == due
