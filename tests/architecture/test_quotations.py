"""Every quotation is real: its words stand, in order, in the file of the provision that it cites.

Three dots in a quotation stand for words left out. White space is folded and apostrophes of both shapes are alike;
nothing else is forgiven.
"""

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from duly.law.citations import Citation
from duly.law.rules import RULEBOOK
from tests.architecture.planting import ROOT

TEXTS = ROOT / "src/duly/law/texts"
FILES = sorted(path.relative_to(TEXTS).as_posix() for path in TEXTS.glob("*/*.md"))
MOST_WORDS = 25
NEEDED = ("title", "source", "seen", "licence")
SOURCE = "https://www.legislation.gov.uk/"
LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Quotation:
    """Words said to be the law's, whose words they are said to be, and what in the rulebook says so."""

    of: str
    says: str
    cite: Citation | None


QUOTATIONS = [
    Quotation(duty.key, duty.says, duty.quoted) for duty in RULEBOOK.duties if duty.says is not None
]
QUOTATIONS += [
    Quotation(f"{one.of} {one.ground}", one.says, one.cite)
    for one in RULEBOOK.variations
    if one.says is not None
]
CITED = [
    *(cite for duty in RULEBOOK.duties for cite in (*duty.cites, duty.quoted) if cite),
    *(one.cite for one in (*RULEBOOK.variations, *RULEBOOK.readings)),
]


def folded(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("‘", "'").split())


def read(name: str) -> tuple[dict[str, str], str]:
    """A file of the law's words: its front matter, and the words."""
    _, matter, words = (TEXTS / name).read_text(encoding="utf-8").split("---\n", 2)
    pairs = (line.partition(": ") for line in matter.strip().splitlines())
    return {key: value.strip('"') for key, _, value in pairs}, words


def law(name: str) -> str:
    """The words of the law alone, without the marks that set a quoted provision apart."""
    return folded(re.sub(r"^> ?", "", read(name)[1], flags=re.MULTILINE))


def faults(quotation: Quotation) -> list[str]:
    """What is wrong with a quotation."""
    if not (quotation.cite and quotation.cite.text):
        return ["no file holds the words"]
    if quotation.cite.text not in FILES:
        return [f"there is no file {quotation.cite.text}"]
    left, found = law(quotation.cite.text), []
    for part in (folded(part) for part in quotation.says.split("...")):
        before, met, left = left.partition(part) if part else (left, "", "")
        if not met:
            found.append(f"“{part}” is not there, or not in this order")
            left = before
    words = len(quotation.says.replace("...", " ").split())
    return found if words <= MOST_WORDS else [*found, f"{words} words are not a short quotation"]


def faults_of_front_matter(matter: dict[str, str]) -> list[str]:
    found = [f"no {name}" for name in NEEDED if not matter.get(name)]
    if not matter.get("source", "").startswith(SOURCE):
        found.append("its source is not on legislation.gov.uk")
    if LICENCE not in matter.get("licence", ""):
        found.append("its licence is not the Open Government Licence")
    try:
        date.fromisoformat(matter.get("seen", ""))
    except ValueError:
        found.append("it does not say of which day its words are")
    return found


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda one: one.of)
def test_every_quotation_stands_in_the_provision_it_cites(quotation: Quotation) -> None:
    assert faults(quotation) == []


@pytest.mark.parametrize("name", FILES)
def test_every_text_says_what_it_is_where_it_is_from_and_under_which_licence(name: str) -> None:
    matter, words = read(name)
    assert faults_of_front_matter(matter) == []
    assert len(words.split()) > 10


@pytest.mark.parametrize("name", FILES)
def test_a_text_is_of_the_provision_its_name_says(name: str) -> None:
    """`send-2014/20.md` has its source at a page that ends in `/20`, and its number in its title."""
    matter, _ = read(name)
    number = Path(name).stem
    assert matter["source"].endswith(f"/{number}")
    assert re.search(rf"\b{number}\b", matter["title"])


def test_every_file_cited_exists() -> None:
    cited = {cite.text for cite in CITED if cite.text}
    assert len(cited) > 1
    assert cited <= set(FILES)


def test_a_duty_quotes_the_law_or_is_counted_as_not_yet_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    not_yet = [duty for duty in RULEBOOK.duties if not (duty.quoted and duty.quoted.text)]
    with capsys.disabled():
        sys.stdout.write(f"\n{len(not_yet)} of {len(RULEBOOK.duties)} duties are not yet quoted\n")
    assert [duty.key for duty in not_yet] == [duty.key for duty in RULEBOOK.duties if duty.says is None]


def test_a_duty_not_yet_quoted_rests_on_an_instrument_listed_as_such() -> None:
    listed = (TEXTS / "README.md").read_text(encoding="utf-8").partition("## Not yet quoted")[2]
    for duty in RULEBOOK.duties:
        if duty.says is None:
            assert any(_is_listed(cite, listed) for cite in duty.cites), duty.key


def _is_listed(cite: Citation, listed: str) -> bool:
    """Whether the README names the instrument, by its short or its full name or by what it is."""
    what = {"Code": "SEND Code of Practice", "LGSCO decision practice": "what the Ombudsman usually sets"}
    names = (cite.instrument.short, cite.instrument.title, what.get(cite.instrument.short, ""))
    return any(name in listed for name in (*names, cite.instrument.short.removeprefix("LGSCO ")) if name)


REAL = QUOTATIONS[0]


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        (REAL.says.replace("6 weeks", "8 weeks"), "not there"),
        (f"{REAL.says} ... and no later", "not there"),
        ("within 6 weeks ... as soon as practicable and in any event", "not there, or not in this order"),
        (f"{REAL.says} ... ", "“” is not there"),
    ],
)
def test_a_wrong_word_is_noticed(says: str, fault: str) -> None:
    (found,) = faults(Quotation(REAL.of, says, REAL.cite))
    assert fault in found


def test_a_long_quotation_is_noticed() -> None:
    assert REAL.cite
    assert REAL.cite.text
    whole = " ".join(law(REAL.cite.text).split()[: MOST_WORDS + 1])
    assert faults(Quotation(REAL.of, whole, REAL.cite)) == ["26 words are not a short quotation"]


def test_a_quotation_from_nowhere_is_noticed() -> None:
    assert REAL.cite
    nowhere = Citation(REAL.cite.instrument, "reg 999", "send-2014/999.md")
    assert faults(Quotation(REAL.of, REAL.says, nowhere)) == ["there is no file send-2014/999.md"]
    assert faults(Quotation(REAL.of, REAL.says, REAL.cite.instrument.whole)) == ["no file holds the words"]


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"source": "https://example.org/5"}, {"seen": "lately"}, {"licence": "none"}]
)
def test_a_text_that_does_not_say_where_it_is_from_is_noticed(wrong: dict[str, str]) -> None:
    matter, _ = read(FILES[0])
    assert faults_of_front_matter({**matter, **wrong}) != []
