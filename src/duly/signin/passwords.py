"""What a password must be: long and hard to guess. No rules about capitals, digits or signs.

Each refusal says what would be right. Nothing is asked of another service: the lists of leaked passwords are
Django's own, of about 20,000, and zxcvbn's, of 30,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from duly.people.models import Person

LEAST = 12
WEAKEST = 3
READ = 72
"""zxcvbn looks at no more characters than these."""
REST = 8
"""How many letters and digits a password must have beside the words that tell whose it is."""
ADVICE = "Three or four words that have nothing to do with you or one another make a good one"

LEAKED = CommonPasswordValidator()
GUESSED_FIRST = frozenset(FREQUENCY_LISTS["passwords"])


class LongEnough:
    """At least 12 characters, spaces counted."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError where it is shorter."""
        if len(password) < LEAST:
            raise ValidationError(
                f"Your password must be {LEAST} characters or more. {ADVICE}", code="too_short"
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return f"Use {LEAST} characters or more. {ADVICE}."


class NotKnown:
    """In neither list of leaked passwords."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError where it is in one."""
        if {password.strip().lower()} & (LEAKED.passwords | GUESSED_FIRST):
            raise ValidationError(
                f"This password is on a list of leaked passwords, which are tried first. {ADVICE}",
                code="leaked",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "Do not use a password that many people use."


class NotAboutYou:
    """Not made from the person's name or address, or from the name of the council."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError where too little is left without those words."""
        letters = plain(password)
        left = letters
        for word in sorted(words_about(user), key=len, reverse=True):
            left = left.replace(word, "")
        if left != letters and len(left) < REST:
            raise ValidationError(
                "Your password must not be made from your name, your e-mail address or the name of the council."
                f" {ADVICE}",
                code="about_you",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return "Do not use your name or the council's."


class HardToGuess:
    """Not guessed soon by somebody who tries words, dates, patterns of keys and well-known passwords."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError, with what makes it weak, where zxcvbn gives it less than 3 of 4."""
        found = zxcvbn(password[:READ], user_inputs=list(words_about(user)))
        if found["score"] < WEAKEST:
            raise ValidationError(f"This password is too easy to guess. {ADVICE}", code="weak")

    def get_help_text(self) -> str:
        """What is asked."""
        return "Do not use dates, repeated letters or rows of keys."


def words_about(user: Person | None) -> Iterator[str]:
    """The words, of four letters or more, that anybody would try first for this person."""
    texts: Iterable[str] = (settings.AUTHORITY, "duly", *((user.name, user.email or "") if user else ()))
    for text in texts:
        for word in re.findall(r"\w+", text.casefold()):
            if len(word) >= 4:
                yield plain(word)


def plain(text: str) -> str:
    """Its letters and digits, in lower case."""
    return re.sub(r"[\W_]", "", text.casefold())
