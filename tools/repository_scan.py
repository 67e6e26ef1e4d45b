"""Prints what must not stand in any file of the repository, and fails when it finds some.

Looked at are the files git tracks or would track; without git, every file that is not made by a tool.
The patterns below are written so that they do not match themselves.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent

BANNED_NAMES = frozenset({"utils", "helpers", "common", "core", "misc", "managers", "services"})
MADE_BY_TOOLS = frozenset(
    {".git", ".venv", "build", "dist", "__pycache__", "test-results"}
    | {f".{tool}_cache" for tool in ("import_linter", "mypy", "pytest", "ruff")}
    | {".hypothesis"}
)
VENDORED = "/static/"


@dataclass(frozen=True, slots=True)
class Banned:
    """Words that may stand in no line, what they are, and whether files of others may have them."""

    what: str
    pattern: re.Pattern[str]
    in_vendored: bool = False


BANNED_WORDS = (
    Banned(
        "a path of one machine",
        re.compile(r"(?<![\w.])/(?:work|root|Users|tmp|opt)/\w|(?<![\w.])/home/[a-z]\w*/"),
    ),
    Banned(
        "a path outside the repository", re.compile(r"[.][.]/share[d]|\bshare[d]/(?:law|design|product)\b")
    ),
    Banned(
        "the address of a package registry",
        re.compile(
            r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)|deb[.]debian[.]org|archive[.]ubuntu[.]com"
        ),
    ),
    Banned("a choice of package index", re.compile(r"--(?:extra-)?index-url|\bindex-url\s*=|--find[-]links")),
    Banned("a note to self: open an issue", re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b"), in_vendored=True),
)


def names_from_git(root: Path) -> list[str] | None:
    """What git tracks below root or would track; None when root is no repository or git is missing."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return None
    return [name for name in listed.split("\0") if name and (root / name).is_file()]


def files(root: Path) -> list[str]:
    """The names of the repository's files, relative to root."""
    tracked = names_from_git(root)
    if tracked is not None:
        return sorted(tracked)
    names = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(name.as_posix() for name in names if not MADE_BY_TOOLS.intersection(name.parts))


def banned_name(name: str) -> str | None:
    """What is wrong with a file's name, or None."""
    if VENDORED in f"/{name}":
        return None
    for part in PurePosixPath(name).parts:
        if part.partition(".")[0].lower() in BANNED_NAMES:
            return f"{name}: a file called {part} says nothing of what is in it; name it after that"
    return None


def banned_words(name: str, text: str) -> Iterator[str]:
    """One sentence for each line of a file that has what it must not have."""
    rules = [rule for rule in BANNED_WORDS if not (rule.in_vendored and VENDORED in f"/{name}")]
    for number, line in enumerate(text.splitlines(), start=1):
        for rule in rules:
            if match := rule.pattern.search(line):
                yield f"{name}:{number}: {rule.what} ({match.group()})"


def unhashed(name: str, text: str) -> Iterator[str]:
    """One sentence for each line of a lock file that pins without a hash, or that has an address."""
    for entry in re.sub(r"\\\n", " ", text).splitlines():
        requirement = entry.strip()
        if not requirement or requirement.startswith("#"):
            continue
        if "==" not in requirement or not re.search(r"--hash=sha256:[0-9a-f]{64}\b", requirement):
            yield f"{name}: not pinned by version and hash: {requirement.split()[0]}"
        if "://" in requirement:
            yield f"{name}: an address has no place in a lock file: {requirement.split()[0]}"


def is_lock(name: str) -> bool:
    """Whether a file is one of the lists that ./dev lock writes."""
    path = PurePosixPath(name)
    return path.parts[0] == "requirements" and path.suffix == ".txt"


def faults(root: Path, names: Iterable[str]) -> Iterator[str]:
    """Everything that must not be there, one sentence each."""
    for name in names:
        if wrong := banned_name(name):
            yield wrong
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a document
        yield from banned_words(name, text)
        if is_lock(name):
            yield from unhashed(name, text)


def main() -> int:
    """Print what is found; 1 when anything is."""
    names = files(ROOT)
    found = list(faults(ROOT, names))
    for fault in found:
        print(fault)
    print(f"{len(names)} files looked at, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
