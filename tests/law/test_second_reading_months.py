"""The second reading's answers where a fact is known to its month only: what holds on every day, and nothing else."""

from datetime import date

from tests.law.second_examples import row_of, rows, rows_of, standing

MEETING = "2022-02-11 review.meeting"


def test_a_month_without_a_day_states_what_holds_on_all_its_days():
    told = "2023-02-08 request.received\n2023-{}-01 assess.decision.notified precision=month"
    april = row_of("assess.decision", told.format("04"), "2024-01-01")
    assert (april["status"], april["done_on"], april["days_late"], str(april["due"])) == (
        "met_late",
        None,
        None,
        "2023-03-22",
    )
    assert standing("assess.decision", told.format("03")) == ("cannot_tell", None)
    assert standing("assess.decision", told.format("03"), "2023-03-20") == ("met", None)  # only 1 to 20 March
    assert standing("assess.decision", told.format("02"), "2023-03-20") == (
        "cannot_tell",
        None,
    )  # before or after
    start = "2023-02-08 request.received precision=month\n2023-03-10 assess.decision.notified"
    row = row_of("assess.decision", start, "2024-01-01")
    assert (row["started_on"], row["due"], row["done_on"], row["status"]) == (
        None,
        None,
        date(2023, 3, 10),
        "met",
    )


def test_a_month_that_has_begun_is_known_though_the_day_written_lies_ahead():
    told = "2023-02-08 request.received\n2023-03-20 assess.decision.notified precision=month"
    assert standing("assess.decision", told, "2023-03-10") == ("met", None)
    assert standing("assess.decision", told, "2023-02-28") == ("due", None)


def test_a_duty_that_arises_only_on_some_days_of_a_month_cannot_be_told():
    told = "2015-03-01 unopposed.notified kind=contents precision=month"
    (row,) = rows(told, "2030-01-01")
    assert (row["status"], row["days_late"]) == ("cannot_tell", None)
    told = told.replace("2015-03", "2015-02")
    assert rows(told, "2030-01-01") == []


def test_two_months_without_days_are_tried_apart_from_each_other():
    told = "2022-02-01 review.meeting precision=month\n2022-02-01 review.report.sent precision=month"
    row = row_of("review.report", told, "2022-06-01")
    assert (row["status"], row["done_on"], row["due"]) == ("cannot_tell", None, None)


def test_more_than_twelve_months_without_days_cannot_be_tried():
    reports = "\n2022-04-01 review.report.sent precision=month"
    twelve = row_of("review.report", MEETING + 12 * reports, "2022-06-01")
    assert (twelve["status"], str(twelve["due"])) == ("met_late", "2022-02-25")
    thirteen = row_of("review.report", MEETING + 13 * reports, "2022-06-01")
    assert thirteen["started_on"] == date(2022, 2, 11)  # the meeting itself is exact
    assert (thirteen["status"], thirteen["due"], thirteen["done_on"], thirteen["days_late"]) == (
        "cannot_tell",
        None,
        None,
        None,
    )


def test_months_without_days_in_another_matter_do_not_count_towards_the_twelve():
    reports = 7 * "\n2022-04-01 review.report.sent precision=month"
    told = (
        MEETING
        + reports
        + f"\n{MEETING} in=two"
        + 7 * "\n2022-04-01 review.report.sent precision=month in=two"
    )
    assert [row["status"] for row in rows_of("review.report", told, "2022-06-01")] == ["met_late", "met_late"]
