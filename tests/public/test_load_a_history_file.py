"""A history file is read in memory, its faults are told in place, and it takes the place of what was told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from duly.public.state import MOST_FACTS
from tests.public.paths import bromley
from tests.public.visitor import Visitor

TOML = """
authority = "Bromley"
as_at = 2023-12-06
child = { reference = "W", date_of_birth = 2011-08-31 }
facts = [
  { on = 2022-02-11, fact = "review.meeting", matter = "review-2022" },
  { on = 2023-12-06, fact = "plan.final.sent", matter = ["review-2022"] },
]
"""
JSON = '{"as_at": "2023-12-06", "facts": [{"on": "2022-02-11", "fact": "review.meeting"}]}'
YAML = "as_at: 2023-12-06\nfacts:\n  - {on: 2022-02-11, fact: review.meeting}\n"


def loads(parent: Visitor, content: str | bytes, name: str = "case.toml", history: str = "") -> Visitor:
    data = content if isinstance(content, bytes) else content.encode()
    posted = {"history": history, "load": "yes", "file": SimpleUploadedFile(name, data)}
    return parent.sees(parent.client.post("/check/load/", posted))


@pytest.mark.parametrize(
    ("content", "name"), [(TOML, "a.toml"), (JSON, "a.json"), (YAML, "a.yaml"), (YAML, "a.yml")]
)
def test_each_form_is_read(parent: Visitor, content: str, name: str) -> None:
    loads(parent, content, name)
    assert parent.title == "Check what you have told"
    assert parent.rows["Friday 11 February 2022"] == "The review meeting was held"
    assert parent.rows["Day you ask about"] == "Wednesday 6 December 2023"


def test_everything_in_it_is_shown(parent: Visitor) -> None:
    loads(parent, TOML)
    assert parent.rows["Council"] == "Bromley"
    assert parent.rows["Reference"] == "W"
    assert "Review meeting: Friday 11 February 2022" in parent.text
    assert parent.presses("See the answer").title == "2 steps are late, and 1 was late or wrong"


def test_a_fact_like_no_other_leads_to_the_sites_own_page_of_facts(parent: Visitor) -> None:
    loads(parent, JSON.replace("review.meeting", "xyzzy"), "case.json")
    assert parent.errors == ['Fact 1: there is no fact "xyzzy"; the list of facts has them all.']
    assert '<a class="govuk-link" href="/law/facts/">The list of facts' in parent.answer.content.decode()
    assert "duly law" not in parent.text


def test_its_page_can_be_opened_by_itself(parent: Visitor) -> None:
    assert parent.opens("/check/load/").title == "Load a history file"
    assert parent.presses("Load the file").errors == ["Choose a history file"]


def test_it_is_said_that_it_takes_the_place_of_what_was_told(parent: Visitor) -> None:
    bromley(parent).presses("Change the facts").presses("Add something else").presses("Load a history file")
    assert "The file takes the place of what you have told so far." in parent.text


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "case.toml", "That file is empty. Choose a history file"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "case.toml", ""),
        ('facts = [{ on = 2022-02-30, fact = "review.meeting" }]', "case.toml", "this is not a real date"),
        (
            'facts = [{ on = 2022-02-11, fact = "review-meeting" }]',
            "case.toml",
            'did you mean "review.meeting"?',
        ),
        ('facts = [{ on = 2022-02-11, fact = "review.meeting" }\n', "case.toml", ""),
        ('{"facts": [', "case.json", ""),
        ("facts: [}", "case.yaml", ""),
        ("[" * 5000, "case.json", ""),
        ("a: &a [*a]", "case.yaml", ""),
        ('{"facts": [{"on": "2022-02-11", "fact": "review.meeting", "matter": "\\ud800"}]}', "case.json", ""),
    ],
)
def test_a_bad_file_is_told_in_place(parent: Visitor, content: str | bytes, name: str, says: str) -> None:
    loads(parent, content, name)
    assert parent.answer.status_code == 200
    assert parent.title == "Load a history file"
    assert len(parent.errors) == 1
    assert parent.errors == parent.beside_fields
    assert says in parent.errors[0]


def test_every_fault_is_told_up_to_ten(parent: Visitor) -> None:
    facts = "".join('{ on = 2013-01-01, fact = "review.meeting" }, ' for _ in range(12))
    loads(parent, f"facts = [{facts}]")
    assert len(parent.errors) == 11
    assert parent.errors[-1] == "And 2 more."


def test_the_name_of_a_file_is_never_shown_or_used(parent: Visitor) -> None:
    loads(parent, "facts = 3", "Amara Brown <b>.toml")
    assert "Amara" not in parent.answer.content.decode()


def test_more_facts_than_a_page_takes_are_refused(parent: Visitor) -> None:
    facts = "".join(
        f'{{ on = 2022-02-11, fact = "review.meeting", matter = "r{n}" }},' for n in range(MOST_FACTS + 1)
    )
    loads(parent, f"facts = [{facts}]")
    assert parent.errors[0].startswith(f"There are {MOST_FACTS + 1} facts, and this page takes {MOST_FACTS}")


def test_as_many_as_it_takes_are_read_and_answered(parent: Visitor) -> None:
    facts = "".join(
        f'{{ on = 2022-02-11, fact = "review.meeting", matter = "r{n}" }},' for n in range(MOST_FACTS)
    )
    loads(parent, f"as_at = 2022-06-01\nfacts = [{facts}]").presses("See the answer")
    assert len(parent.section("late")) == 3 * MOST_FACTS


def test_a_file_that_is_too_large_is_refused_in_place(parent: Visitor) -> None:
    loads(parent, b"#" * (1024 * 1024 + 1))
    assert parent.answer.status_code == 413
    assert parent.title == "Load a history file"
    assert parent.errors == [
        "The file is larger than 1 megabyte, which is more than this page takes. Choose a smaller one"
    ]


def test_a_request_that_says_it_is_too_large_is_not_read(parent: Visitor) -> None:
    class Unread:
        def read(self, *args: int) -> bytes:
            raise AssertionError("it was read")

        readline = read

    sent = {
        "CONTENT_LENGTH": str(50 * 1024 * 1024),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Unread(),
    }
    parent.sees(parent.client.generic("POST", "/check/load/", **sent))
    assert parent.answer.status_code == 413


def test_nothing_reaches_the_disk(parent: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "there-is-none"))
    loads(parent, TOML + "#" * 900_000)
    assert parent.title == "Check what you have told"


def test_saved_and_loaded_it_is_the_same(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023")
    before = parent.state["history"]
    saved = parent.presses("Save as a history file").answer
    loads(parent, saved.content)
    assert parent.state["history"] == before
    assert "The decision after the review meeting" in parent.presses("See the answer").section("late")
