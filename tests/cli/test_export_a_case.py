"""`duly export`: `duly check` finds in the file what the page of the case shows."""

from __future__ import annotations

import argparse
import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from duly.casework.findings import findings
from duly.cli import export
from duly.cli.refusal import Refused
from duly.demonstration.cast import CAST
from duly.demonstration.council import make
from duly.interchange import history_file
from duly.law.engine import assess
from duly.law.explain import as_json
from duly.law.facts import FACTS
from duly.people.models import Person
from duly.record import clock, reading
from duly.record.models import Case

pytestmark = pytest.mark.django_db

READERS = {".toml": tomllib.loads, ".json": json.loads, ".yaml": yaml.safe_load}


def exported(case: Case, output: Path, person: str = "amara", as_known: date | None = None) -> None:
    """The command's own work, in this process: the database of a test is seen by no other."""
    email = next(member.email for member in CAST if member.slug == person)
    written = export._written(export.ENDINGS[output.suffix], case.ref, email, clock.today(), as_known)
    output.write_text(written, encoding="utf-8")


@pytest.mark.parametrize("ending", [".toml", ".json", ".yaml"])
def test_the_findings_of_the_file_are_those_of_the_case(tmp_path: Path, ending: str) -> None:
    make(3, seed=4, today=clock.today())
    amara = Person.objects.get(email=CAST[0].email)
    for case in Case.objects.filter(officer=amara):
        output = tmp_path / f"{case.ref}{ending}"
        exported(case, output)
        read = history_file.read(output.read_bytes(), output.name, today=clock.today())
        shown = [as_json(one.finding) for one in findings(case, clock.today())]
        assert [as_json(found) for found in assess(read)] == shown


@pytest.mark.parametrize("ending", [".toml", ".json", ".yaml"])
def test_the_file_says_when_each_fact_was_recorded_and_which_was_late(tmp_path: Path, ending: str) -> None:
    make(8, seed=4, today=clock.today())
    marked = 0
    for case in Case.objects.filter(officer=Person.objects.get(email=CAST[0].email)):
        output = tmp_path / f"{case.ref}{ending}"
        exported(case, output)
        whole = READERS[ending](output.read_text(encoding="utf-8"))
        facts = [entry for entry in reading.entries(case) if entry.kind in FACTS]
        assert [one["id"] for one in whole["history"]["facts"]] == [str(entry.number) for entry in facts]
        assert [(one["id"], str(one["on"]), one["late"]) for one in whole["recorded"]] == [
            (str(entry.number), str(clock.london_day(entry.recorded_at)), reading.late_recorded(entry))
            for entry in facts
        ]
        marked += sum(one["late"] for one in whole["recorded"])
    assert marked


def test_nobody_exports_what_they_may_not_see() -> None:
    make(1, seed=4, today=clock.today())
    case = Case.objects.first()
    assert case is not None
    with pytest.raises(Refused, match="there is no such case, or it is not yours"):
        export._written("toml", case.ref, "esi@demonstration.invalid", clock.today(), None)
    with pytest.raises(Refused, match="there is no such case, or it is not yours"):
        export._written("toml", "0000-0000-00", CAST[0].email, clock.today(), None)


def test_a_file_of_another_kind_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    given = argparse.Namespace(output=tmp_path / "case.docx", force=False)
    with pytest.raises(Refused, match=r"a history is written as \.toml"):
        export.run(given)
