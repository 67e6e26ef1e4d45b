"""Words and other values as TOML and YAML both read them."""

from __future__ import annotations

import re
from datetime import date

# What one of the two would not take as it stands: controls, line and paragraph ends, marks of byte order, halves of pairs.
ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(words: str) -> str:
    r"""The words in double quotation marks.

    >>> print(quoted('the "new" plan'))
    "the \"new\" plan"
    """
    return f'"{ESCAPED.sub(_escape, words)}"'


def written(value: object) -> str:
    """A value as both TOML and YAML write it: words in quotation marks, lists in square brackets, days as they are."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(written(one) for one in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else quoted(str(value))


def _escape(found: re.Match[str]) -> str:
    return SHORT.get(found.group()) or f"\\u{ord(found.group()):04X}"
