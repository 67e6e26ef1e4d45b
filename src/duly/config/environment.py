"""Read a setting from the environment. Every name begins with DULY_, and a value that cannot be read stops the start."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

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


def one_of(environ: Mapping[str, str], name: str, *, words: Collection[str], default: str) -> str:
    """One of a few words, in capitals or not."""
    value = environ.get(name, default).strip().upper()
    if value not in words:
        raise BadSetting(f"{name} must be one of {', '.join(words)}.")
    return value


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


def database(environ: Mapping[str, str], sqlite: Mapping[str, Any]) -> dict[str, Any]:
    """The database as Django wants it: the file of `database_path` with these options, or a PostgreSQL.

    DULY_DATABASE names that, as in postgresql://duly@localhost:5432/duly.
    """
    given = environ.get("DULY_DATABASE", "")
    if "://" not in given:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": database_path(environ),
            "OPTIONS": dict(sqlite),
        }
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:
        raise BadSetting(DATABASE_WANTED) from None
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise BadSetting(DATABASE_WANTED)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


DATABASE_WANTED = "DULY_DATABASE must be a path, or postgresql://USER:PASSWORD@HOST:PORT/NAME."


THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def demonstration(environ: Mapping[str, str], *, https: bool, hosts: Collection[str]) -> bool:
    """Whether anybody may sign in as somebody invented: DULY_DEMO, which only `duly demo` sets. On this machine only."""
    asked = flag(environ, "DULY_DEMO", default=False)
    if asked and (https or not set(hosts) <= THIS_MACHINE):
        raise BadSetting(
            "DULY_DEMO lets anybody in without a password, so it is for this machine only:"
            " leave it out, or leave out DULY_HTTPS and DULY_ALLOWED_HOSTS."
        )
    return asked


def directory(environ: Mapping[str, str]) -> dict[str, Any]:
    """The council's own directory as allauth wants it, from the names beginning with DULY_OIDC_; empty for none."""
    issuer, client, secret = (
        environ.get(f"DULY_OIDC_{name}", "").strip() for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    )
    if not (issuer or client or secret):
        return {}
    if not (issuer and client and secret):
        raise BadSetting("DULY_OIDC_ISSUER, DULY_OIDC_CLIENT_ID and DULY_OIDC_CLIENT_SECRET go together.")
    where = urlsplit(issuer)
    if where.scheme != "https" and where.hostname not in ("localhost", "127.0.0.1"):
        raise BadSetting("DULY_OIDC_ISSUER must begin with https://.")
    name = (
        environ.get("DULY_OIDC_NAME", "").strip() or "your council\N{RIGHT SINGLE QUOTATION MARK}s directory"
    )
    app = {
        "provider_id": "directory",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer.rstrip("/")},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "email"], "APPS": [app]}}
