"""A case's reference: what people quote on the phone and see in an address.

Nine letters and digits that cannot be guessed and a tenth that shows a slip of the pen, in a form that is easy to read
aloud: `D7KM-4XQP-2R`. It says nothing about the child.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's thirty-two: no I, L, O or U, which are misread."""

RANDOM = 9
MISREAD = str.maketrans("ILO", "110")


def new() -> str:
    """A new reference."""
    return _with_check("".join(secrets.choice(LETTERS) for _ in range(RANDOM)))


def of(key: str) -> str:
    """The reference that a key always has. It cannot be guessed where the key cannot."""
    digest = sha256(key.encode()).digest()[:RANDOM]
    return _with_check("".join(LETTERS[byte % len(LETTERS)] for byte in digest))


def read(typed: str) -> str:
    """The reference somebody typed or said. Raises ValueError where it cannot be one."""
    plain = "".join(typed.upper().split()).replace("-", "").translate(MISREAD)
    if len(plain) != RANDOM + 1 or not set(plain) <= set(LETTERS):
        raise ValueError("A reference has ten letters and digits, like D7KM-4XQP-2R.")
    if _with_check(plain[:RANDOM]) != _grouped(plain):
        raise ValueError("That is not a reference: one of its letters or digits is wrong.")
    return _grouped(plain)


def _with_check(random: str) -> str:
    return _grouped(random + _check(random))


def _check(random: str) -> str:
    """Weights 1, 3, 5 ... are odd, so that any one wrong letter and most swaps of neighbours change the sum."""
    total = sum((2 * place + 1) * LETTERS.index(letter) for place, letter in enumerate(random))
    return LETTERS[total % len(LETTERS)]


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
