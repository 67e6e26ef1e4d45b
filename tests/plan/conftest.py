"""A council with a team, and a case that Amara holds; and a database of one's own for who saves at once."""

from tests.casework.conftest import case, team
from tests.durability.conftest import on_a_disk, reaching

__all__ = ["case", "on_a_disk", "reaching", "team"]
