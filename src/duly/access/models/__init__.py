"""The rows that standings are worked out from, and the rows that say who looked. Every one of them is dated."""

from __future__ import annotations

from duly.access.models.covers import Cover
from duly.access.models.families import CapacityDecision, Relationship
from duly.access.models.grants import Grant, Involvement
from duly.access.models.looks import GlassBreak, Look, Opening
from duly.access.models.places import Address, Whereabouts
from duly.access.models.restrictions import Restriction

__all__ = [
    "Address",
    "CapacityDecision",
    "Cover",
    "GlassBreak",
    "Grant",
    "Involvement",
    "Look",
    "Opening",
    "Relationship",
    "Restriction",
    "Whereabouts",
]
