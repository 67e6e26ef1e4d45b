"""Read a setting from the environment. Every name begins with DULY_, and a value that cannot be read stops the start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


class BadSetting(ValueError):
    """A setting that cannot be read. Says which, and what it may be; never what it was, which may be a secret."""


def flag(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Yes or no: 1, true, yes, on; 0, false, no, off or nothing."""
    value = environ.get(name)
    if value is None:
        return default
    if value.strip().lower() not in YES | NO:
        raise BadSetting(f"{name} must be yes or no.")
    return value.strip().lower() in YES


def number(environ: Mapping[str, str], name: str, *, default: int) -> int:
    """A whole number, not below nought."""
    value = environ.get(name, str(default)).strip()
    if not (value.isascii() and value.isdigit()):
        raise BadSetting(f"{name} must be a whole number, like {default}.")
    return int(value)


def items(environ: Mapping[str, str], name: str, *, default: str) -> list[str]:
    """A list with commas between, spaces around each left out."""
    return [item.strip() for item in environ.get(name, default).split(",") if item.strip()]


def database_path(environ: Mapping[str, str]) -> Path:
    """Where the database lies: DULY_DATABASE, or else in the folder where this user's programs keep their data.

    A user without a home (a service account) gets ./var. Nothing is made here.
    """
    if given := environ.get("DULY_DATABASE"):
        return Path(given)
    if home := environ.get("XDG_DATA_HOME"):
        return Path(home) / "duly" / "duly.sqlite3"
    if home := environ.get("HOME"):
        return Path(home) / ".local" / "share" / "duly" / "duly.sqlite3"
    return Path("var") / "duly.sqlite3"
