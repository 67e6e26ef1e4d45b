"""The cast: invented people, each with one part to play. Nobody of these names works anywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the cast: what to call them in addresses, their name and what they do."""

    slug: str
    name: str
    part: str

    @property
    def email(self) -> str:
        """An address at a domain that nobody can own."""
        return f"{self.slug}@demonstration.invalid"


CAST = (
    Member("amara", "Amara Invented", "case officer"),
    Member("ben", "Ben Invented", "Amara's manager"),
    Member("carys", "Carys Invented", "head of service"),
    Member("dev", "Dev Invented", "data officer"),
    Member("esi", "Esi Invented", "educational psychologist"),
    Member("faraz", "Faraz Invented", "SENCO of a school"),
)
