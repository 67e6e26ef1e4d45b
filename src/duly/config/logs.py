"""Logs that say what happened to the service and nothing of what people entered.

A line is made from a list of allowed fields and from nothing else (R31). The text of a message, its arguments, the
path, the query string, the body, the values in a traceback and the words of an exception are left out whoever
logged them, since any of them may repeat what somebody typed. What is left finds a fault: which logger and which
line of code spoke, the pattern of the address, the number shown to the person, the kind of the exception and the
lines of code it came through.
"""

from __future__ import annotations

import logging
import os
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from duly.config.environment import one_of

FIELDS = ("number", "method", "route", "status", "milliseconds")


class AllowListFormatter(logging.Formatter):
    """One line of `key=value` for a record, and the lines of code of its exception below."""

    def format(self, record: logging.LogRecord) -> str:
        """The line. The fields of a record are those in its `duly` and, for Django's own, of its request."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [at, record.levelname, record.name]
        fields = {**fields_of_request(record), **getattr(record, "duly", {})}
        parts += [f"{name}={fields[name]}" for name in FIELDS if fields.get(name) is not None]
        if "duly" not in record.__dict__:
            parts.append(f"at={PurePath(record.pathname).name}:{record.lineno}")
        lines = [" ".join(parts)]
        if record.exc_info and record.exc_info[1]:
            lines += code_of(record.exc_info[1])
        return "\n".join(lines)


class SilentHandler(logging.StreamHandler):
    """Writes to standard error. A line that cannot be written is lost."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (Python's name)
        """Nothing: Python would print the message and its arguments, which may repeat what somebody typed."""


def fields_of_request(record: logging.LogRecord) -> dict[str, Any]:
    """Of a record that carries a request, as Django's do: its number and the pattern of its address."""
    request = getattr(record, "request", None)
    status = getattr(record, "status_code", None)
    return {"number": getattr(request, "number", None), "route": route_of(request), "status": status}


def route_of(request: Any) -> str | None:
    """The pattern of the address ("components"), not the address. None where none fits."""
    match = getattr(request, "resolver_match", None)
    return match.route or "/" if match else None


def code_of(error: BaseException) -> list[str]:
    """The kinds of an exception and of those that caused it, each with the lines of code it came through."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"  {type(seen).__module__}.{type(seen).__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"    {PurePath(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return lines


LEVEL = one_of(os.environ, "DULY_LOG_LEVEL", words=("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")

# Every logger of Django that has handlers of its own is named, so that none keeps them: `django.server` would print
# addresses with their query strings, and `django` would send whole requests by mail.
LOGGING_TO_STANDARD_ERROR: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allowed": {"()": "duly.config.logs.AllowListFormatter"}},
    "handlers": {"standard_error": {"class": "duly.config.logs.SilentHandler", "formatter": "allowed"}},
    "root": {"handlers": ["standard_error"], "level": LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        "django.server": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "django.db.backends": {"propagate": True, "level": "WARNING"},
    },
}
