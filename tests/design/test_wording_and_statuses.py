"""Dates and spans in words, and a word, a colour and a meaning for every status the rulebook can give."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest

from duly.design import samples, statuses, wording
from duly.design.templatetags.design import when
from duly.law.findings import BREACHES, STATUSES
from tests.design.markup import rendered
from tests.design.vendored import VENDOR

ALL_STATUSES = {status for of_kind in STATUSES.values() for status in of_kind}


def test_a_date_has_its_weekday() -> None:
    assert wording.long_date(date(2022, 3, 11)) == "Friday 11 March 2022"
    assert wording.short_date(date(2022, 3, 11)) == "11 March 2022"
    assert wording.month_and_year(date(2022, 3, 11)) == "March 2022"
    assert wording.long_date(None) == wording.short_date(None) == wording.month_and_year(None) == ""


@pytest.mark.parametrize(
    ("number", "days", "weeks"),
    [
        (0, "0 days", "0 days"),
        (1, "1 day", "1 day"),
        (6, "6 days", "6 days"),
        (7, "7 days", "1 week"),
        (8, "8 days", "1 week and 1 day"),
        (14, "14 days", "2 weeks"),
        (579, "579 days", "82 weeks and 5 days"),
        (1579, "1,579 days", "225 weeks and 4 days"),
        (None, "", ""),
    ],
)
def test_a_span_in_days_and_in_weeks(number: int | None, days: str, weeks: str) -> None:
    assert (wording.days(number), wording.weeks_and_days(number)) == (days, weeks)


def test_a_fact_is_dated_as_exactly_as_it_is_known() -> None:
    assert when(SimpleNamespace(on=date(2025, 11, 1), precision="month")) == "November 2025"
    assert when(SimpleNamespace(on=date(2025, 11, 1), precision="day")) == "Saturday 1 November 2025"


def test_every_status_of_the_rulebook_has_a_look_and_no_other_has() -> None:
    assert set(statuses.LOOKS) == ALL_STATUSES
    assert set(statuses.DUE_LABELS) == set(STATUSES)


def test_no_two_statuses_share_a_word() -> None:
    words = [look.word for look in statuses.LOOKS.values()]
    assert len(words) == len(set(words))


def test_every_colour_is_one_that_a_tag_can_have() -> None:
    styles = (VENDOR / "govuk-frontend.min.css").read_text(encoding="utf-8")
    colours = set(re.findall(r"\.govuk-tag--(\w+)\{", styles)) | {"blue"}
    assert {look.colour for look in statuses.LOOKS.values()} <= colours


def test_an_unknown_status_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        statuses.look("late")


def test_the_samples_use_the_rulebooks_breaches() -> None:
    assert set(samples.BREACHES) == BREACHES
    for finding in samples.FINDINGS:
        assert finding.status in STATUSES[finding.duty.kind], finding


def finding_text(**changes: object) -> str:
    known = {
        "duty": SimpleNamespace(title="Decision", kind="limit"), "status": "overdue", "due": date(2026, 3, 30),
        "done_on": None, "item": None, "days_late": 52, "commonly_said": None, "guidance": False,
        "provisional": None, "is_breach": True,
    }  # fmt: skip
    shown = rendered(
        "{% finding finding lines %}{% endfinding %}",
        finding=SimpleNamespace(**{**known, **changes}),
        lines=[
            {"says": "Counted from the meeting.", "provision": "reg 20(10)"},
            {"says": "B", "provision": None},
        ],
    )
    return " ".join(shown.text_content().split()) + " " + shown.get("class")


def test_a_finding_says_status_day_lateness_and_reasons_in_words() -> None:
    text = finding_text()
    for words in (
        "Decision", "Overdue", "Last lawful day Monday 30 March 2026", "Late so far 52 days (7 weeks and 3 days)",
        "Why this date?", "Counted from the meeting. reg 20(10)", "duly-finding--breach",
    ):  # fmt: skip
        assert words in text


def test_a_finding_says_the_commonly_said_date_and_when_it_was_done() -> None:
    text = finding_text(
        status="met_late",
        due=date(2026, 2, 14),
        done_on=date(2026, 2, 15),
        days_late=1,
        commonly_said=date(2026, 2, 15),
    )
    assert "Commonly said: Sunday 15 February 2026" in text
    assert "Done Sunday 15 February 2026 Late by 1 day" in text


def test_guidance_is_never_called_lawful_or_a_breach() -> None:
    text = finding_text(guidance=True)
    assert "Expected by Monday 30 March 2026" in text
    assert "not by itself a breach of the law" in text
    assert "awful day" not in text
    assert "duly-finding--breach" not in text


def test_a_lifted_limit_is_not_called_the_last_lawful_day() -> None:
    text = finding_text(status="lifted", days_late=None, is_breach=False)
    assert "Limit before it was lifted Monday 30 March 2026" in text
    assert "awful day" not in text


def test_what_cannot_be_told_is_said_and_not_left_blank() -> None:
    text = finding_text(status="cannot_tell", due=None, days_late=None, is_breach=False)
    assert "Not settled by these facts" in text
    assert "Why is it not settled?" in text
    assert "Why this date?" not in text
