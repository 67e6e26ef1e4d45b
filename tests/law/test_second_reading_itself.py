"""The second reading's findings, held against what the provisions and the format say of each kind of duty.

Each test is a way in which software gets the law of EHC plans wrong, or a rule of the format that is easily misread.
"""

from datetime import date

import pytest

from tests.law.second_examples import due_of, row_of, rows, rows_of, standing
from tests.law.second_facts import CONTRACT

MEETING = "2022-02-11 review.meeting"
PHASE = "2025-10-01 phase.transfer.expected transfer_on="


@pytest.mark.parametrize(
    ("born", "last"),
    [
        ("2009-09-02", "2026-06-26"),
        ("2010-06-26", "2026-06-26"),
        ("2010-08-20", "2026-06-26"),
        ("2010-08-31", "2026-06-26"),
        ("2010-09-01", "2027-06-25"),
        ("2012-02-29", "2028-06-30"),
    ],
)
def test_rights_pass_at_the_end_of_the_last_friday_in_june(born, last):
    row = row_of("yp.transfer", "", last, born=born)
    assert (row["due"].isoformat(), row["started_on"].isoformat(), row["status"]) == (last, born, "ahead")
    after = date.fromisoformat(last).replace(month=7, day=1).isoformat()
    assert row_of("yp.transfer", "", after, born=born)["status"] == "reached"


def test_rights_that_passed_before_the_act_are_no_finding():
    assert rows_of("yp.transfer", "", "2020-01-01", born="1998-08-31") == []
    assert len(rows_of("yp.transfer", "", "2020-01-01", born="1998-09-01")) == 1


def test_a_limit_is_met_on_its_last_day_and_late_the_day_after():
    request = "2023-02-08 request.received"
    assert standing("assess.decision", f"{request}\n2023-03-22 assess.decision.notified") == ("met", None)
    assert standing("assess.decision", f"{request}\n2023-03-23 assess.decision.notified") == ("met_late", 1)
    assert standing("assess.decision", request, "2023-03-22") == ("due", None)
    assert standing("assess.decision", request, "2023-03-23") == ("overdue", 1)
    # a press account of a Hertfordshire case: a review decided one day late
    late = "2023-02-08 review.meeting\n2023-03-09 review.decision.notified decision=maintain"
    assert standing("review.decision", late) == ("met_late", 1)
    # LGSCO 21 010 780: 23 weeks late
    order = "2021-02-10 order.made kind=make\n2021-10-04 plan.final.sent"
    assert standing("order.make.final", order) == ("met_late", 159)


def test_a_notice_not_recorded_is_not_evidenced_rather_than_a_breach():
    meeting = "2026-05-20 review.meeting"
    assert standing("review.notice", meeting) == ("not_evidenced", None)
    assert standing("review.notice", f"2026-05-06 review.invited\n{meeting}") == ("met", None)
    assert standing("review.notice", f"2026-05-07 review.invited\n{meeting}") == ("met_late", 1)


def test_a_window_is_broken_up_to_its_last_day_and_kept_after():
    draft = "2025-11-03 request.received\n2025-11-03 draft.served"
    assert standing("plan.draft.reps", f"{draft}\n2025-11-17 plan.final.sent") == ("broken", None)
    assert standing("plan.draft.reps", f"{draft}\n2025-11-18 plan.final.sent") == ("kept", None)
    assert standing("plan.draft.reps", draft, "2025-11-17") == ("open", None)
    assert standing("plan.draft.reps", draft, "2025-11-18") == ("kept", None)


def test_a_right_is_exercised_late_or_lapses_without_days_late():
    notice = "2025-10-01 decision.notice.sent"
    assert standing("appeal.deadline", f"{notice}\n2025-12-01 appeal.received") == ("exercised", None)
    assert standing("appeal.deadline", f"{notice}\n2025-12-02 appeal.received") == ("exercised_late", None)
    assert standing("appeal.deadline", notice, "2025-12-01") == ("open", None)
    assert standing("appeal.deadline", notice, "2025-12-02") == ("lapsed", None)


def test_a_discharge_the_same_day_counts_and_one_before_does_not():
    same = "2022-02-11 review.report.sent\n2022-02-11 review.meeting"  # the report stands first in the file
    assert standing("review.report", same) == ("met", None)
    before = "2022-02-10 review.report.sent\n2022-02-11 review.meeting"
    assert row_of("review.report", before, "2022-02-11")["done_on"] is None


def test_twenty_weeks_run_from_the_request_whatever_was_decided_later():
    refused = "2023-02-08 request.received\n2023-03-01 assess.decision.notified decision=refuse"
    conceded = f"{refused}\n2023-06-01 assess.decision.notified decision=assess"
    assert rows_of("plan.final", refused, "2024-01-01") == []
    assert rows_of("appeal.concede.final", refused, "2024-01-01") == []
    assert due_of("plan.final", conceded) == "2023-06-28"
    assert due_of("appeal.concede.noplan", conceded) == "2023-08-10"
    assert due_of("appeal.concede.final", conceded) == "2023-09-07"
    assert row_of("appeal.concede.final", conceded, "2023-07-01")["guidance"] is True
    repeated = f"{conceded}\n2023-07-01 assess.decision.notified decision=assess"
    assert due_of("appeal.concede.final", repeated) == "2023-09-07"
    again = f"{conceded}\n2023-07-03 assess.decision.notified decision=refuse"
    assert rows_of("appeal.concede.final", again, "2024-01-01") == []
    assert rows_of("plan.final", again, "2024-01-01") == []


def test_a_draft_or_final_plan_answers_the_sixteen_weeks():
    for answer in ("draft.served", "plan.final.sent"):
        told = f"2023-02-08 request.received\n2023-05-31 {answer}"
        assert standing("plan.refuse", told) == ("met", None)


COVID = "2020-02-14 review.meeting\n{} exception.claimed duty=review.report ground=X.covid"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2020-04-30", "overdue"),
        ("2020-05-01", "lifted"),
        ("2020-09-25", "lifted"),
        ("2020-09-26", "overdue"),
    ],
)
def test_the_coronavirus_exception_lifts_only_on_days_it_was_law(day, status):
    row = row_of("review.report", COVID.format(day), "2020-12-01")
    assert (row["status"], row["due"].isoformat()) == (status, "2020-02-28")


def test_an_exception_lifts_and_never_moves_the_day():
    request = "2023-02-08 request.received"
    claim = "2023-03-01 exception.claimed duty=assess.decision ground="
    assert standing("assess.decision", f"{request}\n{claim}X.personal") == ("lifted", None)
    assert due_of("assess.decision", f"{request}\n{claim}X.personal") == "2023-03-22"
    assert standing("assess.decision", f"{request}\n{claim}X.health.circ", "2023-04-01") == ("overdue", 10)
    done = f"{request}\n{claim}X.personal\n2023-03-22 assess.decision.notified"
    assert standing("assess.decision", done) == ("met", None)
    late = row_of("assess.decision", done.replace("03-22", "03-30"), "2024-01-01")
    assert (late["status"], late["done_on"], late["days_late"]) == ("lifted", date(2023, 3, 30), None)
    elsewhere = f"{request}\n{claim}X.personal in=another"
    assert standing("assess.decision", elsewhere, "2023-04-01") == ("overdue", 10)


def test_a_right_whose_last_day_cannot_be_told_is_not_lifted_either():
    told = "2030-11-01 decision.notice.sent\n2030-11-02 exception.claimed duty=appeal.deadline ground=X.ftt.extend"
    assert standing("appeal.deadline", told) == ("cannot_tell", None)


def test_assessment_exceptions_reach_no_review_and_no_right():
    review = "2023-02-08 review.meeting\n2023-02-09 exception.claimed duty=review.decision ground=X.personal"
    assert standing("review.decision", review, "2023-03-09") == ("overdue", 1)
    right = "2025-10-01 decision.notice.sent\n2025-10-02 exception.claimed duty=appeal.deadline ground=X.ftt.extend"
    assert standing("appeal.deadline", right, "2026-01-01") == ("lapsed", None)


AMEND = "2022-02-11 review.meeting\n2022-03-01 review.decision.notified decision=amend"


def test_a_letter_that_will_amend_counts_once_the_amendments_have_gone():
    assert standing("review.decision", AMEND, "2022-03-12") == ("overdue", 1)
    assert standing("review.decision", f"{AMEND}\n2022-03-25 amendment.notice.sent") == ("met_late", 14)
    assert standing("review.decision", f"{AMEND} amendments_enclosed=true") == ("met", None)
    early = f"2022-02-14 amendment.notice.sent\n{AMEND}"
    assert row_of("review.decision", early, "2022-06-01")["done_on"] == date(2022, 3, 1)
    with_meeting = AMEND + "\n2022-02-11 amendment.notice.sent"
    assert row_of("review.decision", with_meeting, "2022-06-01")["done_on"] == date(2022, 3, 1)
    maintain = AMEND.replace("amend", "maintain")
    assert standing("review.decision", maintain) == ("met", None)


def test_the_outer_limit_is_provisional_until_the_decision_and_gone_when_nothing_is_amended():
    assert row_of("review.amend.outer", MEETING, "2022-02-20")["provisional"] is True
    assert row_of("review.amend.outer", AMEND, "2022-03-20")["provisional"] is False
    kept = f"{AMEND}\n2022-04-01 review.decision.notified decision=maintain"
    assert rows_of("review.amend.outer", kept, "2022-06-01") == []
    changed = f"{MEETING}\n2022-03-01 review.decision.notified decision=cease\n2022-03-20 review.decision.notified decision=amend"
    assert len(rows_of("review.amend.outer", changed, "2022-06-01")) == 1
    assert (
        rows_of("review.amend.outer", f"{AMEND}\n2022-04-01 amendment.dropped.notified", "2022-06-01") == []
    )


def test_proposed_changes_dropped_are_a_duty_of_their_own():
    sent = f"{AMEND}\n2022-03-10 amendment.notice.sent"
    assert rows_of("review.noamend", sent, "2022-09-01") == []
    dropped = f"{sent}\n2022-05-06 amendment.dropped.notified"
    assert standing("review.noamend", dropped) == ("met_late", 1)
    assert rows_of("review.amend.final", dropped, "2022-09-01") == []


def test_fifteen_days_run_from_service_where_it_is_known():
    both = f"{MEETING}\n2022-03-01 amendment.notice.sent\n2022-03-04 amendment.notice.served"
    assert due_of("review.amend.reps", both) == "2022-03-18"
    assert due_of("review.amend.reps", f"{MEETING}\n2022-03-01 amendment.notice.sent") == "2022-03-15"


def test_an_amendment_outside_a_review_has_no_twelve_weeks():
    outside = "2022-03-01 amendment.opened\n2022-03-01 amendment.notice.sent"
    assert [row["duty"] for row in rows(outside, "2022-03-02")] == ["amend.anytime"]
    assert due_of("amend.anytime", outside) == "2022-04-26"


def test_yearly_periods_run_from_the_first_plan_and_each_decision_and_no_other_plan():
    told = """2020-01-10 plan.final.sent first=true in=a
        2020-12-01 review.meeting in=b
        2021-01-09 review.decision.notified decision=maintain in=b
        2021-02-01 plan.final.sent in=c
        2022-02-01 review.decision.notified decision=cease in=d"""
    found = [
        (str(row["started_on"]), str(row["due"]), row["status"], row["days_late"])
        for row in rows_of("review.annual", told, "2022-03-01")
    ]
    assert found == [
        ("2020-01-10", "2021-01-09", "met", None),
        ("2021-01-09", "2022-01-08", "met_late", 24),
        ("2022-02-01", "2023-01-31", "due", None),
    ]


def test_a_plan_that_ceased_ends_the_yearly_reviews():
    told = "2020-01-10 plan.final.sent first=true\n2021-01-20 plan.ceased"
    assert standing("review.annual", told) == ("overdue", 11)
    assert rows_of("review.annual", told.replace("2021-01-20", "2021-01-09"), "2023-01-01") == []
    on_the_day = "2021-01-20 review.decision.notified decision=cease"
    assert standing("review.annual", f"{told}\n{on_the_day}") == ("met_late", 11)
    after = "2021-02-01 review.decision.notified decision=maintain"
    assert standing("review.annual", f"{told}\n{after}") == ("overdue", 11)


def test_a_yearly_review_is_lifted_only_for_the_period_running_on_the_day_of_the_claim():
    told = """2018-06-01 plan.final.sent first=true
        2019-07-01 review.decision.notified decision=maintain
        2020-08-01 review.decision.notified decision=maintain
        2020-07-15 exception.claimed duty=review.annual ground=X.covid"""
    assert [row["status"] for row in rows_of("review.annual", told, "2022-01-01")] == [
        "met_late",
        "lifted",
        "overdue",
    ]


def test_each_adviser_and_each_school_has_a_clock():
    told = """2023-02-08 request.received
        2023-03-01 advice.requested item=health
        2023-03-02 advice.requested item=school binding=false
        2023-03-03 advice.requested item=care binding=true
        2023-04-13 advice.sent item=care"""
    found = {
        row["item"]: (str(row["due"]), row["status"])
        for row in rows_of("assess.advice.respond", told, "2023-04-13")
    }
    assert found == {"health": ("2023-04-12", "overdue"), "care": ("2023-04-14", "met")}
    school = "2023-02-08 request.received\n2023-03-01 consultation.sent item=Oak"
    assert row_of("plan.consult.school", school, "2023-03-02")["guidance"] is True
    assert due_of("plan.consult.school", school) == "2023-03-16"


def test_the_fixed_day_is_the_day_before_and_the_common_one_is_shown_beside():
    told = f"{PHASE}2026-09-01\n2026-02-15 plan.final.sent"
    row = row_of("phase.feb15", told, "2026-03-01")
    assert (row["status"], row["days_late"], row["commonly_said"]) == ("met_late", 1, date(2026, 2, 15))
    assert rows_of("phase.mar31", told, "2026-03-01") == []
    college = f"{PHASE}2026-09-01 between_post16=true"
    assert [row["duty"] for row in rows(college, "2026-01-01")] == ["phase.five_months"]


def test_an_appeal_about_the_placement_alone_needs_no_mediation_contact():
    told = "2025-10-01 decision.notice.sent section_i_only=true"
    assert [row["duty"] for row in rows(told, "2025-10-02")] == ["appeal.deadline"]


def test_unopposed_periods_are_those_since_23_march_2015():
    assert rows_of("unopposed.contents", "2015-03-22 unopposed.notified kind=contents", "2015-06-01") == []
    assert due_of("unopposed.contents", "2015-03-23 unopposed.notified kind=contents") == "2015-04-27"


def test_one_document_in_two_matters_starts_nothing_of_a_process_not_its_own():
    told = """2022-02-10 phase.transfer.expected transfer_on=2022-09-01 in=move,review
        2022-02-11 review.meeting in=review
        2022-03-01 plan.final.sent in=review,move"""
    found = {row["duty"]: row["matter"] for row in rows(told, "2022-03-02")}
    assert found["phase.feb15"] == "move"
    assert found["review.decision"] == "review"
    assert not any(duty.startswith("reassess") or duty == "plan.final" for duty in found)


def test_a_matter_nobody_opened_holds_only_duties_that_need_no_opening():
    assert rows("2022-03-01 draft.served\n2022-03-02 amendment.notice.sent", "2022-04-01") == []
    assert [row["duty"] for row in rows("2022-03-01 mediation.declined", "2022-03-02")] == [
        "mediation.certificate.nomediation"
    ]


def test_a_review_decided_in_any_matter_ends_the_year_after_a_reassessment():
    told = """2025-01-01 reassess.own_decision
        2025-03-14 plan.final.sent
        2026-03-16 review.decision.notified decision=maintain in=another"""
    assert standing("reassess.review", told) == ("met_late", 2)


def test_facts_after_the_day_asked_about_are_left_out():
    told = "2023-02-08 request.received\n2023-03-22 assess.decision.notified"
    assert standing("assess.decision", told, "2023-03-21") == ("due", None)
    assert rows(told, "2023-02-07") == []


def test_a_corrected_fact_is_left_out():
    told = """2023-02-08 request.received
        2023-03-20 assess.decision.notified id=x
        2023-03-24 assess.decision.notified corrects=x"""
    assert standing("assess.decision", told) == ("met_late", 2)


def test_every_key_of_the_contract_is_one_the_second_reading_knows():
    shown = {"duty", "title", "process", "owed_by", "cites", "kind"}
    read = {
        "starts_on",
        "count",
        "done_by",
        "applies",
        "effective",
        "per_item",
        "repeats",
        "done_anywhere",
        "grounds",
    }
    read |= {"after_refusal", "provisional_until", "guidance", "commonly_said", "prefer_first_listed"}
    for duty in CONTRACT["duties"]:
        assert set(duty) <= shown | read, duty["duty"]
        assert set(duty.get("applies", {})) <= {"only_if", "unless", "until"}, duty["duty"]
        for named in [*duty["starts_on"], *duty["done_by"]]:
            assert named == "date_of_birth" or named.split("[")[0] in CONTRACT["facts"], named
