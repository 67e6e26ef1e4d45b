"""What is found for the whole council at once is what each case's own page finds, and never older than the question."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duly.access import policy
from duly.access.models import Grant, Relationship
from duly.casework.correcting import correct
from duly.casework.council import whole_council
from duly.casework.council.whole_council import Found, Kept, findings
from duly.casework.findings import findings as findings_of_case
from duly.casework.opening import open_case
from duly.demonstration.council import cast, make
from duly.law.explain import officer
from duly.people.models import Person, Team
from duly.population.findings_table import COLUMNS
from duly.record import clock
from duly.record.erase import erase
from duly.record.models import Case
from tests.casework.doing import DAY, do
from tests.people import person
from tests.population.comparing import row
from tests.record.writing import on

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
Rows = dict[int, Counter[tuple[Any, ...]]]


def together(found: Found) -> Rows:
    rows: Rows = {}
    for line in found.table.to_pylist():
        rows.setdefault(line["case"], Counter())[tuple(line[name] for name in COLUMNS)] += 1
    return rows


def case_by_case(who: Person, as_at: date) -> Rows:
    """What the page of each case shows this person."""
    found = {}
    for case in policy.cases_for(who, policy.Permission.SEE_CASE):
        known = policy.may(who, policy.Permission.SEE_CASE, case).as_known
        found[case.pk] = Counter(row(one.finding) for one in findings_of_case(case, as_at, known))
    return {case: rows for case, rows in found.items() if rows}


def seals(*cases: Case) -> dict[int, str]:
    """The last seal of each as it stands."""
    return dict(Case.objects.filter(pk__in=[one.pk for one in cases]).values_list("pk", "head_seal"))


@pytest.fixture
def council() -> Person:
    """An invented council of some plans, and its head of service, who may see them all."""
    make(12, seed=3, today=TODAY)
    return cast()["carys"]


@pytest.mark.parametrize("days", [0, 200, 2_000])
def test_it_is_what_each_case_finds_on_any_day(council: Person, days: int) -> None:
    with on(TODAY):
        as_at = TODAY - timedelta(days=days)
        expected = case_by_case(council, as_at)
        assert len(expected) > 3
        assert together(findings(council, as_at)) == expected


def test_each_row_names_who_has_the_case_and_can_say_why(council: Person) -> None:
    with on(TODAY):
        found = findings(council, TODAY, statuses=("overdue",))
        assert found.table.num_rows > 0
        for place, line in enumerate(found.table.to_pylist()):
            case = Case.objects.get(pk=line["case"])
            assert (line["officer"], line["team"], line["status"]) == (
                case.officer_id,
                case.team_id,
                "overdue",
            )
            reasons = [
                [reason["says"] for reason in officer(one.finding)]
                for one in findings_of_case(case, TODAY)
                if row(one.finding) == tuple(line[name] for name in COLUMNS)
            ]
            assert [reason["says"] for reason in found.why(place)] in reasons
        with pytest.raises(IndexError):
            found.why(found.table.num_rows)


def test_corrected_erased_and_half_known_entries_count_as_they_do_on_a_page(team: Team, case: Case) -> None:
    day = date(2024, 2, 7)
    held = do(case, "review.meeting", day, "review-1")
    with on(day + DAY):
        correct(
            case,
            held,
            on=day - DAY,
            attributes={},
            why="typing",
            words="the day before",
            by=person("amara"),
            agreed_by=person("ben"),
        )
    do(case, "review.meeting", day + 300 * DAY, "review-2", precision="month", why={"carry_forward": "ill"})
    gone = do(case, "request.received", day + 301 * DAY, said={"by": "parent"})
    with on(day + 302 * DAY):
        assert together(findings(person("amara"), TODAY)) == case_by_case(person("amara"), TODAY)
        erase(case, [gone.number], ground="retention", by=person("amara"), agreed_by=person("ben"))
        after = together(findings(person("amara"), TODAY))
        assert after == case_by_case(person("amara"), TODAY)
        assert after


def test_what_is_kept_is_never_older_than_the_question(case: Case, another: Case) -> None:
    amara, kept = person("amara"), Kept()
    day = date(2024, 2, 7)
    for number in range(1, 14):
        one = another if number % 3 else case
        do(one, "review.invited", day + number * DAY, f"review-{number}")
        do(one, "review.papers.circulated", day + number * DAY, f"review-{number}")
        do(one, "request.received", day + number * DAY, said={"by": "parent"})
        with on(day + number * DAY):
            as_at = day + number * DAY
            assert together(findings(amara, as_at, kept)) == case_by_case(amara, as_at)
    assert len(kept.layers) < 9


def test_a_child_of_whom_nothing_is_known_yet_is_in_nobodys_way(team: Team, case: Case) -> None:
    """Without a day of birth and a fact there is no row to read: no reading, and no answer, may fail over that."""
    amara, kept, day = person("amara"), Kept(), date(2024, 2, 7)
    do(case, "request.received", day, said={"by": "parent"})
    with on(day):
        before = together(findings(amara, day, kept))
        open_case(name="Nobody Yet Invented", date_of_birth=None, team=team, officer=amara, by=amara)
        assert together(findings(amara, day, kept)) == before != {}


def test_what_one_thread_was_given_stays_whole_while_another_reads_on(case: Case, another: Case) -> None:
    kept, seals = Kept(), {case.pk: "a", another.pk: "a"}
    do(case, "request.received", date(2024, 2, 7), said={"by": "parent"})
    given = kept.brought_up_to(seals)
    moved = kept.brought_up_to({**seals, case.pk: "b"})
    assert [layer.cases.tolist() for layer in given] == [[case.pk, another.pk]]
    assert [layer.cases.tolist() for layer in moved] == [[another.pk], [case.pk]]


def test_reading_ahead_reads_every_case_and_a_question_reads_none(case: Case, another: Case) -> None:
    kept, now = Kept(), seals(case, another)
    kept.read_ahead()
    with CaptureQueriesContext(connection) as asked:
        kept.brought_up_to(now)
    assert len(asked) == 0


def test_what_moves_on_while_the_record_is_read_ahead_is_not_forgotten(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, reads, moved = Kept(), whole_council._read, []

    def somebody_acts_meanwhile(cases: list[int]) -> Any:
        read = reads(cases)
        if not moved:
            moved.append(do(case, "review.meeting", TODAY, "review-1"))
            kept.brought_up_to(seals(case))
        return read

    monkeypatch.setattr(whole_council, "_read", somebody_acts_meanwhile)
    kept.read_ahead()
    assert kept.seals == seals(case)
    assert "review.meeting" in kept.layers[-1].read.facts.column("fact").to_pylist()


def test_what_is_kept_is_not_read_again(case: Case) -> None:
    amara, kept, day = person("amara"), Kept(), date(2024, 2, 7)
    do(case, "request.received", day, said={"by": "parent"})
    with on(day):
        findings(amara, day, kept)
        with CaptureQueriesContext(connection) as asked:
            findings(amara, day, kept)
    assert not any("record_entry" in query["sql"] for query in asked)


def test_revoking_bites_at_the_next_question_whatever_is_kept(case: Case) -> None:
    amara, kept, day = person("amara"), Kept(), date(2024, 2, 7)
    do(case, "request.received", day, said={"by": "parent"})
    with on(day):
        assert together(findings(amara, day, kept))
        Grant.objects.filter(person=amara).update(revoked_at=clock.now())
        assert not together(findings(amara, day, kept))


def test_one_person_is_not_shown_what_another_asked_for(team: Team, case: Case) -> None:
    kept, day = Kept(), date(2024, 2, 7)
    do(case, "request.received", day, said={"by": "parent"})
    with on(day):
        assert together(findings(person("ben"), day, kept)).keys() == {case.pk}
        assert not together(findings(person("dilys"), day, kept))
        assert not together(findings(person("dilys"), day))


def test_a_parent_whose_rights_have_passed_is_shown_what_was_known_then(team: Team, case: Case) -> None:
    """Ada, born on 1 March 2014, leaves compulsory school age in June 2030."""
    parent, then, later = person("chandra"), date(2024, 2, 7), date(2030, 9, 10)
    Relationship.objects.create(
        person=parent,
        case=case,
        kind=Relationship.Kind.PARENT,
        parental_responsibility=True,
        starts=then,
        evidence="birth certificate",
        recorded_by=person("amara"),
    )
    do(case, "request.received", then, said={"by": "parent"})
    grant_for(person("amara"), team, later)
    do(case, "complaint.received", later)
    with on(later):
        shown = together(findings(parent, later))
        assert shown == case_by_case(parent, later)
        assert shown != case_by_case(person("amara"), later)


def grant_for(to: Person, team: Team, day: date) -> None:
    Grant.objects.create(
        person=to,
        role=Grant.Role.OFFICER,
        team=team,
        starts=day - 30 * DAY,
        ends=day + 30 * DAY,
        evidence="appointment letter",
        granted_by=person("farah"),
        granted_at=clock.now(),
    )
