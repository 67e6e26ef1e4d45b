"""How a line of the record is sealed, so that any later change to it can be seen.

A line's *digest* stands for its content: a hash of the content and of 256 random bits kept beside it. The content
can be destroyed, with its bits, when the law says so; nobody can then work back from the digest to what it said.
A line's *seal* is a hash of the seal before it and of the line, digest included, so that the lines of a case form a
chain: change, remove, add or move one, and every seal from there on no longer fits.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

FORMAT = 2
"""The version of the bytes that are hashed. A line keeps the version it was sealed with."""

COVERED = {1: 12, 2: 13}
"""How many of the parts of `Sealed` a seal of each version covers, from the first on. New parts come at the end."""

FIRST = "0" * 64
"""What stands before the first seal of a case."""

SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the seal of a line covers. Instants are UTC; `on` is a London civil date.

    People are named by their references, which stay when a name is changed or taken out. `key` came with version 2.
    """

    form: int
    case: str
    number: int
    matters: tuple[str, ...]
    kind: str
    on: date
    precision: str
    digest: str
    corrects: int | None
    recorded_by: str
    agreed_by: str | None
    recorded_at: datetime
    key: str | None


def new_salt() -> str:
    """Random bits for one content, as hexadecimal."""
    return secrets.token_hex(SALT_BYTES)


def digest_of(content: Mapping[str, Any], salt: str) -> str:
    """What stands for a content in the sealed line."""
    return sha256(bytes.fromhex(salt) + _bytes(content)).hexdigest()


def seal_of(previous: str, line: Sealed) -> str:
    """The seal of a line that follows one with the seal `previous`."""
    covered = fields(line)[: COVERED[line.form]]
    plain = [_plain(getattr(line, each.name)) for each in covered]
    return sha256(bytes.fromhex(previous) + _bytes(plain)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _bytes(value: Any) -> bytes:
    """The one way a value is written down to be hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
