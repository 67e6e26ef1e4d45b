"""Findings as JSON, for programs: UTF-8, dates as ISO strings, the fields as `docs/reference/history.md` names them.

Half the time from a history to its JSON went into Python's own writer; orjson needs a sixth of that.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from duly.law.explain import as_json
from duly.law.findings import Finding
from duly.law.history import History


def write(history: History, findings: Sequence[Finding]) -> bytes:
    """The findings of one case as an object, one finding a line."""
    listed = b",\n".join([b"  " + orjson.dumps(as_json(one)) for one in findings])
    as_at = orjson.dumps(history.as_at)
    return b'{"as_at": %s, "findings": [%s]}\n' % (as_at, b"\n%s\n" % listed if listed else b"")


def write_line(name: str, history: History, findings: Sequence[Finding]) -> bytes:
    """The findings of one of several cases as an object on one line, with the name of its history."""
    whole = {
        # A file's name may hold bytes that are no letters, for which JSON has no place.
        "history": name.encode(errors="replace").decode(),
        "as_at": history.as_at,
        "findings": [as_json(one) for one in findings],
    }
    return orjson.dumps(whole, option=orjson.OPT_APPEND_NEWLINE)
