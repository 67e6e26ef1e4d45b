"""The gate at the exit: every kind of entry has one class, and nobody is given an entry of a class they may not see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from duly.access import policy, shown
from duly.access.permissions import Permission as May
from duly.access.shown import CLASSES, LABELS, entries_for, needed
from duly.access.standing import Standing
from duly.record.append import append
from duly.record.kinds import AUDIENCES, DOCUMENT_KINDS, KINDS, ClockSetRight, DocumentFiled
from duly.record.models import Case
from tests.access.world import BROKEN, MADE, NOW, TODAY, Stood, Withholds, relate, restrict, somebody, stood
from tests.record.writing import on


def faults(classes: Mapping[May, tuple[str, ...]], kinds: set[str]) -> set[str]:
    """The kinds that have no class, or two, and those that have one and are not there."""
    listed = [kind for of_one in classes.values() for kind in of_one]
    twice = {kind for kind in listed if listed.count(kind) > 1}
    return twice | (kinds ^ set(listed))


def given_to(one: Stood) -> set[May]:
    """The classes of the entries somebody is given, of a case with an entry of every kind."""
    written(one.case)
    return {needed(entry) for entry in entries_for(one.person, one.case, at=NOW)}


def test_every_kind_of_entry_has_exactly_one_class() -> None:
    assert faults(CLASSES, set(KINDS) - {DocumentFiled.slug}) == set()


def test_a_new_kind_a_forgotten_one_and_one_of_two_classes_are_seen() -> None:
    known = set(KINDS) - {DocumentFiled.slug}
    assert faults(CLASSES, known | {"planted"}) == {"planted"}
    assert faults({**CLASSES, May.SEE_ADVICE: ()}, known) == {"advice.sent"}
    assert faults({**CLASSES, May.SEE_ADVICE: ("advice.sent", "panel.view")}, known) == {"panel.view"}


def test_every_label_of_a_document_but_shareable_has_one() -> None:
    assert set(LABELS) | {"shareable"} == set(AUDIENCES)


def written(case: Case) -> dict[int, May]:
    """One entry of every kind and a document of every label and type: the class of each, by number.

    What finds the case is put back as it was, since these entries say neither who holds it nor how old the child is.
    """
    said = [kind(TODAY) for kind in KINDS.values() if kind not in (DocumentFiled, ClockSetRight)]
    said += [
        DocumentFiled(TODAY, name=f"a {label} {kind}", type=kind, audience=label)
        for label in AUDIENCES
        for kind in DOCUMENT_KINDS
    ]
    said.append(DocumentFiled(TODAY, name="a document without a label"))
    with on(TODAY):
        entries = [append(case, fact, by=somebody("writer"), why={"secret": "reasons"}) for fact in said]
    case.save()
    return {entry.number: needed(entry) for entry in entries}


@pytest.mark.django_db
@pytest.mark.parametrize("each", Standing)
def test_nobody_is_given_what_the_table_refuses_and_everybody_what_it_allows(each: Standing) -> None:
    one = stood(MADE[each])
    classes = written(one.case)
    given = {entry.number for entry in entries_for(one.person, one.case, at=NOW)}
    answers = {one_class: policy.may(one.person, one_class, one.case, NOW) for one_class in shown.ASKED}
    allowed = {
        number
        for number, one_class in classes.items()
        if answers[one_class] and not answers[one_class].as_known
    }
    assert given == allowed


@pytest.mark.django_db
def test_a_sealed_document_needs_a_broken_glass() -> None:
    assert May.SEE_SEALED not in given_to(stood(MADE[Standing.NAMED_OFFICER]))
    assert May.SEE_SEALED in given_to(stood(MADE[Standing.NAMED_OFFICER], BROKEN))


@pytest.mark.django_db
def test_a_document_without_a_label_is_taken_for_sealed() -> None:
    one = stood(MADE[Standing.NAMED_OFFICER])
    written(one.case)
    assert needed(one.case.entries.order_by("number").last()) == May.SEE_SEALED  # type: ignore[arg-type]


@pytest.mark.django_db
def test_while_a_place_is_withheld_from_one_parent_nobody_outside_is_told_of_it() -> None:
    one = stood(MADE[Standing.PARENT])
    assert May.SEE_WHEREABOUTS in given_to(one)
    other = somebody("other parent")
    relate(other, one.case)
    restrict(other, one.case, Withholds.ADDRESS)
    for person in (one.person, other):
        classes = {needed(entry) for entry in entries_for(person, one.case, at=NOW)}
        assert May.SEE_CASE in classes
        assert May.SEE_WHEREABOUTS not in classes


@pytest.mark.django_db
def test_why_it_was_done_so_stays_within_the_authority() -> None:
    parent, officer = stood(MADE[Standing.PARENT]), stood(MADE[Standing.NAMED_OFFICER])
    for one in (parent, officer):
        written(one.case)
    assert not any(entry.content.why for entry in entries_for(parent.person, parent.case, at=NOW))
    assert all(entry.content.why for entry in entries_for(officer.person, officer.case, at=NOW))


@pytest.mark.django_db
def test_a_parent_whose_rights_have_passed_keeps_sight_of_what_was_known_then() -> None:
    one = stood(MADE[Standing.PARENT_AFTER])
    written(one.case)
    assert entries_for(one.person, one.case, at=NOW) == []


PAGES = ("staff", "public", "signin", "cli")
READS = re.compile(r"\breading\.entries\(|\.entries\.(all|filter|get|order_by)\(")


def past_the_gate(source: str) -> bool:
    """Whether a page reads entries of the record, and not as a person may see them."""
    return bool(READS.search(source)) and "seen_by(" not in source and "entries_for(" not in source


def test_no_page_reads_the_record_past_the_gate() -> None:
    sources = [path for name in PAGES for path in (Path(shown.__file__).parents[1] / name).rglob("*.py")]
    assert len(sources) > 50
    assert [path.name for path in sources if past_the_gate(path.read_text(encoding="utf-8"))] == []


def test_a_page_that_did_would_be_seen() -> None:
    assert past_the_gate("known = reading.entries(case)")
    assert past_the_gate("case.entries.filter(number=3)")
