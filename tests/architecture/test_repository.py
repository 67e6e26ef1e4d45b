"""No file of the repository has what it must not have, and the lists of packages agree."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.architecture.planting import ROOT, plant
from tools.repository_scan import banned_name, banned_words, faults, files, is_lock, unhashed

HASH = "--hash=sha256:" + "0" * 64
LOCKS = [name for name in files(ROOT) if is_lock(name)]

# Put together here, so that this file does not have them either.
FAULTS = {
    "a work folder": "cd /wo" + "rk/main",
    "root's folder": "see /r" + "oot/notes",
    "somebody's folder": "open /ho" + "me/amara/case.toml",
    "somebody's Mac": "open /Us" + "ers/amara/case.toml",
    "a folder outside": "read ../sha" + "red/law",
    "a registry": "https://py" + "pi.org/simple",
    "a registry's files": "https://files.python" + "hosted.org/packages",
    "npm's registry": "https://registry.np" + "mjs.org/",
    "a choice of index": "pip install --index" + "-url x",
    "a note to self": "# TO" + "DO: dates",
    "a second note to self": "// FIX" + "ME",
    "a third note to self": "XX" + "X later",
}
INNOCENT = (
    "https://www.gov.uk/work/reference",
    "the work/life balance of officers",
    "POST /homework",
    "/var/lib/duly/record.sqlite3",
    "a shared/joint assessment",
    "methods TODOs",
)


def test_no_file_has_what_it_must_not_have() -> None:
    assert list(faults(ROOT, files(ROOT))) == []


@pytest.mark.parametrize("line", FAULTS.values(), ids=FAULTS)
def test_a_planted_line_is_found(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "docs/planted.md", f"First line.\n{line}\n")
    found = list(faults(tmp_path, ["docs/planted.md"]))
    assert found
    assert all(fault.startswith("docs/planted.md:2: ") for fault in found)


@pytest.mark.parametrize("line", INNOCENT)
def test_an_innocent_line_is_not(line: str) -> None:
    assert list(banned_words("docs/planted.md", line)) == []


def test_files_of_others_may_have_their_notes_but_no_paths() -> None:
    name = "src/duly/design/static/vendor/all.js"
    assert list(banned_words(name, FAULTS["a note to self"])) == []
    assert list(banned_words(name, FAULTS["a work folder"])) != []


def test_a_picture_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "crest.png").write_bytes(b"\x89PNG\xff\x00")
    assert list(faults(tmp_path, ["crest.png"])) == []


@pytest.mark.parametrize(
    "name", ["src/duly/law/utils.py", "src/duly/common/dates.py", "tests/helpers.py", "docs/misc.md"]
)
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    assert banned_name(name) is not None


@pytest.mark.parametrize("name", ["src/duly/law/score.py", "src/duly/design/static/core/all.css"])
def test_a_name_that_says_something_is_not(name: str) -> None:
    assert banned_name(name) is None


def test_there_are_locks_to_look_at() -> None:
    assert set(LOCKS) >= {"requirements/uv.txt", "requirements/run.txt", "requirements/dev.txt"}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "==" in text
    assert list(unhashed(name, text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "django==5.2.19",
        f"django>=5.2 {HASH}",
        "django==5.2.19 --hash=md5:0",
        f"django==5 {HASH} # http" + "://x",
    ],
)
def test_a_line_that_is_not_is_found(line: str) -> None:
    lock = f"asgiref==3.13.0 \\\n    {HASH}\n{line}\n"
    assert len(list(unhashed("requirements/run.txt", lock))) == 1


def test_files_that_git_ignores_are_passed_over_and_new_ones_are_not(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    plant(tmp_path, ".gitignore", "/build/\n")
    plant(tmp_path, "build/made.py", "")
    plant(tmp_path, "src/written.py", "")
    assert files(tmp_path) == [".gitignore", "src/written.py"]


def test_without_git_every_file_not_made_by_a_tool_is_looked_at(tmp_path: Path) -> None:
    plant(tmp_path, ".venv/lib/made.py", "")
    plant(tmp_path, ".mypy_cache/made.json", "")
    plant(tmp_path, ".ci/run", "")
    plant(tmp_path, "src/written.py", "")
    assert files(tmp_path) == [".ci/run", "src/written.py"]


def requirements(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith(("#", "-"))}


def test_the_package_asks_for_what_the_lists_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = {one for extra in project["optional-dependencies"].values() for one in extra}
    assert set(project["dependencies"]) == requirements("run.in")
    assert optional <= requirements("dev.in")


def test_the_build_needs_what_the_lists_lock() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert set(build["requires"]) <= requirements("build.in")
