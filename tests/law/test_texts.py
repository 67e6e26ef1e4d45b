"""The law's words that are kept: each file is there because a rule, or a question still open, rests on it."""

from pathlib import Path

from duly import law
from duly.law.named_clocks import LAST_FRIDAY_IN_JUNE
from duly.law.rules import RULEBOOK

TEXTS = Path(law.__file__).parent / "texts"
KEPT = {path.relative_to(TEXTS).as_posix() for path in TEXTS.glob("*/*.md")}
ASKED_ABOUT = {f"coronavirus-2020/{regulation}.md" for regulation in (14, 20, 22, 24, 25)}
"""Decision 16 asks whether these reach more duties than list them; a lawyer needs the words to answer."""

CITED = [
    LAST_FRIDAY_IN_JUNE,
    *(cite for duty in RULEBOOK.duties for cite in (*duty.cites, duty.quoted)),
    *(one.cite for one in (*RULEBOOK.variations, *RULEBOOK.readings)),
]


def test_every_provision_kept_is_cited_by_a_rule_or_asked_about() -> None:
    cited = {name for cite in CITED if cite and cite.text for name in (cite.text, *cite.further)}
    assert cited == KEPT - ASKED_ABOUT


def test_the_provisions_asked_about_are_named_where_they_are_asked_about() -> None:
    asked = (Path(__file__).parents[2] / "docs/decisions/0016-open-questions-of-law.md").read_text(
        encoding="utf-8"
    )
    assert [name for name in sorted(ASKED_ABOUT) if name not in asked] == []
