"""The cast: invented people, each with one part to play. Nobody of these names works or lives anywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the cast: what to call them in addresses, their name, what they do, and what to look at as them.

    `begins_with` is the child whose case they begin with, who have no list of cases.
    """

    slug: str
    name: str
    part: str
    look: str
    begins_with: str = ""

    @property
    def email(self) -> str:
        """An address at a domain that nobody can own."""
        return f"{self.slug}@demonstration.invalid"


CAST = (
    Member(
        "amara",
        "Amara Invented",
        "case officer",
        "Her day, in the order of the law’s days, each row with what to do next. Go on leave and let a colleague cover."
        " Find “Fable”: Wren’s plan is late. Record Seren’s second review meeting, in the review that is open or in a new"
        " one, and see what is asked. Under Boards: Tilda moves in September and nobody wrote it down, a run of"
        " invitations waits, Rosa’s school waits for an answer, advice about Nell is late, and a setting has not answered about Quin.",
    ),
    Member(
        "ben",
        "Ben Invented",
        "Amara’s manager",
        "Who is late and why, and what will be late within four weeks; who holds what, under Team. A refusal to assess"
        " Pia waits for a second person. A promise to Idris’s family was never kept. A panel meets today: say your view"
        " of Oona before you can read the officer’s.",
    ),
    Member(
        "carys",
        "Carys Invented",
        "head of service",
        "What is late in the whole council, with its reasons. Every case opens. Show one as it was known on another day.",
    ),
    Member(
        "dev",
        "Dev Invented",
        "data officer",
        "Every case can be found, and each asks why before it opens. Advice and notes are then not shown.",
    ),
    Member(
        "esi",
        "Esi Invented",
        "educational psychologist",
        "She was asked for advice on Tariq Fable nine weeks ago. Her part opens no case: pages for advisers are still to come.",
    ),
    Member(
        "faraz",
        "Faraz Invented",
        "SENCO of a school",
        "The case of Kofi Fable, who is at his school. Complaints, promises and notes are not shown.",
        begins_with="Kofi Fable Invented",
    ),
    Member(
        "gita",
        "Gita Invented",
        "parent of Idris",
        "Her son’s case: what was promised, and a plan that should have come. What the authority notes for itself is"
        " not shown.",
        begins_with="Idris Fable Invented",
    ),
)
