"""`duly person`: an administrator makes, renews and ends the account of somebody who signs in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import Ran, duly

LINK = re.compile(r"http://localhost:8000/sign-in/link/[\w-]{43}/")


def person(folder: Path, *words: str) -> Ran:
    return duly("person", *words, DULY_DATABASE=str(folder / "duly.sqlite3"), DULY_LOG_LEVEL="WARNING")


def test_an_account_is_made_renewed_and_ended(tmp_path: Path) -> None:
    made = person(tmp_path, "add", "Amara Example", "amara@council.example")
    again = person(tmp_path, "link", "amara@council.example")
    links = [LINK.findall(ran.out) for ran in (made, again)]
    assert [len(found) for found in links] == [1, 1]
    assert links[0] != links[1]
    assert "once, for 24 hours" in made.out
    left = person(tmp_path, "leave", "AMARA@council.example")
    assert left.out == "Amara Example can no longer sign in, and was signed out everywhere.\n"
    assert person(tmp_path, "link", "amara@council.example").status == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "Amara"), "duly person add takes NAME and EMAIL"),
        (
            ("add", "Amara", "Example", "amara@council.example"),
            "a name with spaces stands in quotation marks",
        ),
        (("add", "Amara", "amara"), "this is not an e-mail address"),
        (("link", "nobody@council.example"), "nobody has an account with this address"),
        (("leave", "a", "b"), "duly person leave takes EMAIL"),
        (("fire", "a@council.example"), "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    ran = person(tmp_path, *words)
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert says in ran.err
