"""A disk that forgets: what SQLite asks of it is written down, and at a cut only some of what was not synced is kept.

A sector of 512 bytes is kept whole or not at all, in any order. A file that was made or removed without its folder
being synced may be missing or back again. What `Watched` writes down goes to a real file too, so that SQLite reads
back what it wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from random import Random
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes at an offset of a file."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Shortened:
    """A file cut off at a size."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file that is on the disk from here on."""

    file: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is there from here on, should it not have been."""

    file: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that is gone; for good where its folder was synced."""

    file: str
    folder_synced: bool


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A commit has returned: from here on its work may not be lost."""


Step = Wrote | Shortened | Synced | Opened | Removed | Acknowledged


class Watched(apsw.VFS):
    """The system's own files, with every step that changes one written down."""

    def __init__(self, name: str, steps: list[Step]) -> None:
        self.steps = steps
        super().__init__(name, "unix")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 (SQLite's name)
        """Open a file. One without a name holds what is of no use after a cut."""
        if name is None:
            return apsw.VFSFile("unix", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.steps.append(Opened(PurePath(path).name))
        return WatchedFile(name, flags, PurePath(path).name, self.steps)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802 (SQLite's own)
        """Remove a file."""
        super().xDelete(filename, syncdir)
        self.steps.append(Removed(PurePath(filename).name, bool(syncdir)))


class WatchedFile(apsw.VFSFile):
    """One file of it."""

    def __init__(self, name: Any, flags: list[int], short: str, steps: list[Step]) -> None:
        self.short, self.steps = short, steps
        super().__init__("unix", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """Write."""
        super().xWrite(data, offset)
        self.steps.append(Wrote(self.short, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Cut off."""
        super().xTruncate(newsize)
        self.steps.append(Shortened(self.short, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Sync."""
        super().xSync(flags)
        self.steps.append(Synced(self.short))


@dataclass
class File:
    """What is on the disk of one file, and what was asked of it since."""

    kept: bytearray
    asked: list[Wrote | Shortened] = field(default_factory=list)
    made_for_good: bool = True

    def sync(self) -> None:
        """All that was asked is on the disk."""
        for step in self.asked:
            _apply(self.kept, step)
        self.asked.clear()

    def after_a_cut(self, chance: Random, odds: float) -> bytes:
        """Its bytes when each sector that was not synced is kept with these odds."""
        data = bytearray(self.kept)
        for step in self.asked:
            for part in _sectors(step):
                if chance.random() < odds:
                    _apply(data, part)
        return bytes(data)


class Disk:
    """Files, as they would be found after a cut of the power."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name: File(bytearray(data)) for name, data in files.items()}
        self.ghosts: dict[str, File] = {}
        """Files whose removal is not on the disk yet."""

    def take(self, step: Step) -> None:
        """One step further."""
        match step:
            case Opened(name):
                self.files.setdefault(name, File(bytearray(), made_for_good=False))
            case Wrote(name) | Shortened(name):
                self.files[name].asked.append(step)
            case Synced(name):
                self._sync(self.files[name])
            case Removed(name, folder_synced):
                gone = self.files.pop(name)
                if folder_synced:
                    self.ghosts.clear()
                elif gone.made_for_good:
                    self.ghosts[name] = gone

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """The files that are found, and their bytes."""
        odds = chance.choice((0.0, 1.0, 0.5, chance.random()))
        found = {
            name: file.after_a_cut(chance, odds)
            for name, file in self.files.items()
            if file.made_for_good or chance.random() < odds
        }
        for name, file in self.ghosts.items():
            if name not in found and chance.random() >= odds:
                found[name] = file.after_a_cut(chance, odds)
        return found

    def _sync(self, file: File) -> None:
        """SQLite syncs the folder with the first sync of a file it has made."""
        file.sync()
        if not file.made_for_good:
            file.made_for_good = True
            self.ghosts.clear()


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """The files, and no others, in a folder."""
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _sectors(step: Wrote | Shortened) -> Iterator[Wrote | Shortened]:
    if isinstance(step, Shortened):
        yield step
        return
    begins, ends = step.offset, step.offset + len(step.data)
    while begins < ends:
        stops = min(ends, (begins // SECTOR + 1) * SECTOR)
        yield Wrote(step.file, begins, step.data[begins - step.offset : stops - step.offset])
        begins = stops


def _apply(data: bytearray, step: Wrote | Shortened) -> None:
    if isinstance(step, Shortened):
        del data[step.size :]
        return
    if len(data) < step.offset:
        data.extend(bytes(step.offset - len(data)))
    data[step.offset : step.offset + len(step.data)] = step.data
