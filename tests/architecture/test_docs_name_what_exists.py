"""What a page names exists: links, paths, duties, decisions, fragments of the changelog."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from duly.law.facts import FACTS
from duly.law.rules import RULEBOOK
from duly.record.kinds import BESIDE_THE_LAW
from tests.architecture.pages import (
    GENERATED_BY,
    PAGES,
    anchors,
    blocks,
    every_page,
    links,
    named,
    prose,
    read,
    spans,
)
from tests.architecture.planting import ROOT, plant

DECISIONS = ROOT / "docs/decisions"
PARTS = ("## Context", "## Decision", "## Consequences")
TOP = sorted(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
LARGEST_PICTURE = 200 * 1024
KINDS = ("law", "added", "changed", "fixed", "removed")


def broken_links(path: Path) -> list[str]:
    """The links of a page that lead to no file, or to no heading of it."""
    broken = []
    for link in links(read(path)):
        target, _, fragment = link.partition("#")
        if re.match(r"https?://|mailto:", link):
            continue
        to = (path.parent / target).resolve() if target else path
        if not to.exists() or (fragment and to.suffix == ".md" and fragment not in anchors(read(to))):
            broken.append(link)
    return broken


@every_page(PAGES)
def test_links_lead_somewhere(path: Path) -> None:
    assert broken_links(path) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "other.md", "# Other\n\n## A part of `it`\n")
    plant(tmp_path, "page.md", "[a](other.md#a-part-of-it) [b](other.md#no) [c](none.md) `[d](e.md)`\n")
    assert broken_links(tmp_path / "page.md") == ["other.md#no", "none.md"]


def missing_paths(page: str) -> list[str]:
    """The paths of the repository that stand in code on a page, or in a drawn tree, and do not exist."""
    inside = [span for span in spans(page) if span.split("/")[0] in TOP and "/" in span and " " not in span]
    drawn = [line for block in blocks(page) if block.language == "text" for line in tree(block.text)]
    return [name for name in [*inside, *drawn] if not list(ROOT.glob(name.rstrip("/")))]


def tree(text: str) -> list[str]:
    """The paths of a tree drawn by indenting: a folder first, then lines like `  law/   what is in it`. No paths of other blocks."""
    above: list[tuple[int, str]] = []
    paths = []
    if not re.match(r"[\w/]+/(?: |\n)", text):
        return []
    for line in text.splitlines():
        if found := re.match(r"( *)([\w.-]+(?:/[\w.-]+)*/?)(?: {2,}|$)", line):
            depth = len(found[1])
            above = [(at, name) for at, name in above if at < depth]
            paths.append("".join(name for _, name in above) + found[2])
            if found[2].endswith("/"):
                above.append((depth, found[2]))
    return paths


@every_page(PAGES)
def test_paths_that_are_named_exist(path: Path) -> None:
    assert missing_paths(read(path)) == []


def test_a_path_that_does_not_exist_is_seen() -> None:
    page = "`src/duly/law` `src/duly/lore`\n\n```text\nsrc/duly/\n  law/      the law\n    none.py\n  cli/\n```\n"
    assert missing_paths(page) == ["src/duly/lore", "src/duly/law/none.py"]


def not_placed(page: str) -> list[str]:
    """The packages of the source that no drawn tree of a page has."""
    drawn = {path for block in blocks(page) for path in tree(block.text)}
    packages = sorted(named(path.parent) + "/" for path in (ROOT / "src/duly").glob("*/__init__.py"))
    return [package for package in packages if package not in drawn]


def test_the_architecture_places_every_package() -> None:
    assert not_placed(read(ROOT / "ARCHITECTURE.md")) == []


def test_a_package_that_the_architecture_does_not_place_is_seen() -> None:
    page = read(ROOT / "ARCHITECTURE.md")
    assert {*not_placed(page.replace("\n  cli/ ", "\n  bli/ "))} - {*not_placed(page)} == {"src/duly/cli/"}


def unknown_labels(page: str) -> list[str]:
    """What a page says to press or to read on a screen, in bold, that no screen has."""
    suffixes = (".html", ".py", ".toml")
    source = [read(path) for path in (ROOT / "src/duly").rglob("*") if path.suffix in suffixes]
    bold = re.findall(r"\*\*([^*]+)\*\*", prose(page))
    return [label for label in bold if not any(label.rstrip(".") in text for text in source)]


def test_labels_that_the_tutorial_names_are_on_a_screen() -> None:
    assert unknown_labels(read(ROOT / "docs/tutorials/first-case.md")) == []


def test_a_label_that_is_on_no_screen_is_seen() -> None:
    assert unknown_labels("Choose **See the answer**, then **See the oracle**.") == ["See the oracle"]


def unknown_words(page: str) -> list[str]:
    """What looks like the id of a duty, a fact or an exception, and is none."""
    ids = {*RULEBOOK.by_key, *FACTS, *BESIDE_THE_LAW, *RULEBOOK.grounds}
    stems = {one.split(".")[0] for one in ids}
    likely = [span for span in spans(page) if re.fullmatch(r"(?:\w+\.)+\w+", span)]
    endings = (".py", ".toml", ".md", ".json")
    return [
        span
        for span in likely
        if span.split(".")[0] in stems and span not in ids and not span.endswith(endings)
    ]


@every_page([page for page in PAGES if GENERATED_BY not in read(page)])
def test_duties_facts_and_exceptions_that_are_named_exist(path: Path) -> None:
    assert unknown_words(read(path)) == []


def test_a_duty_that_does_not_exist_is_seen() -> None:
    assert unknown_words("`review.decision` `review.decide` `X.covid` `X.flu` `review.py`") == [
        "review.decide",
        "X.flu",
    ]


def wrong_decisions(folder: Path) -> list[str]:
    """The decisions that are out of the run of numbers, or lack a part."""
    wrong = []
    for number, path in enumerate(sorted(folder.glob("0*.md")), start=1):
        page = read(path)
        if not (path.name.startswith(f"{number:04}-") and page.startswith(f"# {number}. ")):
            wrong.append(f"{path.name}: number {number} is missing, or stands twice")
        wrong += [f"{path.name}: {part}" for part in PARTS if f"\n{part}\n" not in page]
    return wrong


def test_decisions_run_without_gaps_and_have_their_parts() -> None:
    assert wrong_decisions(DECISIONS) == []


@pytest.mark.parametrize("planted", ["gone", "doubled", "without a part"])
def test_a_wrong_decision_is_seen(tmp_path: Path, planted: str) -> None:
    folder = shutil.copytree(DECISIONS, tmp_path / "decisions")
    third = next(folder.glob("0003-*.md"))
    if planted == "gone":
        third.unlink()
    elif planted == "doubled":
        plant(folder, "0003-another.md", read(third))
    else:
        plant(folder, third.name, read(third).replace("## Consequences", "## Afterwards"))
    assert wrong_decisions(folder) != []


def wrong_fragments(names: Iterable[str]) -> list[str]:
    return [name for name in names if not re.fullmatch(rf"[a-z0-9-]+\.(?:{'|'.join(KINDS)})\.md", name)]


def test_fragments_of_the_changelog_are_named_as_their_folder_says() -> None:
    assert (
        wrong_fragments(path.name for path in (ROOT / "changelog.d").iterdir() if path.name != "README") == []
    )
    assert wrong_fragments(["a-law.law.md", "b.md", "c.lawful.md"]) == ["b.md", "c.lawful.md"]


def too_large(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.stat().st_size > LARGEST_PICTURE]


def test_pictures_are_small_and_a_large_one_is_seen(tmp_path: Path) -> None:
    assert too_large(ROOT / "docs/images") == []
    (tmp_path / "large.png").write_bytes(bytes(LARGEST_PICTURE + 1))
    assert too_large(tmp_path) == ["large.png"]
