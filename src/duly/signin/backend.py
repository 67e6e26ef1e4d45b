"""Finds the person who signs in with an address, whatever its capitals, and checks the password."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from duly.people.models import Person


class PeopleBackend(AuthenticationBackend):
    """allauth's, which also spends the time of a check where there is nobody."""

    def _authenticate_by_email(self, email: str, password: str) -> Person | None:
        person = Person.objects.filter(email__iexact=email).first()
        return self._check_password(person, password)

    @classmethod
    def _stash_user(cls, user: Person | None) -> Person | None:  # noqa: ARG003 - whoever it is
        """Nobody: somebody who has left gets the same answer as somebody unknown."""
        return None
