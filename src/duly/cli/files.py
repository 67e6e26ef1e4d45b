"""Files a command writes: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from duly.cli.refusal import Refused


def refuse_if_taken(path: Path, *, force: bool) -> None:
    """Raise Refused where the file may not be written: it is there already, or is no file, or its folder is missing."""
    try:
        taken, is_file, has_folder = path.exists(), path.is_file(), path.resolve().parent.is_dir()
    except (OSError, RuntimeError) as wrong:  # RuntimeError: links in a circle, before Python 3.13
        raise _unwritable(path, wrong) from None
    if taken and not is_file:
        raise Refused(f"{path}: this is not a file that can be written; name another.")
    if taken and not force:
        raise Refused(f"{path}: this file is there already; name another, or write over it with --force.")
    if not has_folder:
        raise Refused(f"{path}: there is no folder {path.parent}; make it first.")


def write_whole(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file in one step: until all of it is on the disk, nothing has its name. Raises Refused."""
    refuse_if_taken(path, force=force)
    target = path.resolve()
    part = target.with_name(f".{target.name}.{token_hex(4)}.part")
    try:
        with part.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(target)
    except OSError as wrong:
        raise _unwritable(path, wrong) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _unwritable(path: Path, wrong: Exception) -> Refused:
    return Refused(
        f"{path}: it cannot be written ({getattr(wrong, 'strerror', None) or wrong}); name another."
    )
