"""What time it is, for sessions and links: the one place of this package that asks."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - how long a session lasts is measured here


def seconds() -> float:
    """The same, in seconds, as sessions keep it."""
    return now().timestamp()
