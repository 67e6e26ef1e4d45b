"""The addresses that pages lead to: one has up to a hundred of them, and Django works each out anew."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


def address(route: str, *parts: str | int) -> str:
    """The address of a route of the pages for staff, by the parts it takes in their order."""
    return address_of(f"staff:{route}", *parts)


@lru_cache(maxsize=50_000)
def address_of(name: str, *parts: str | int) -> str:
    """The address of any route, by its whole name and the parts it takes in their order."""
    return reverse(name, args=parts)
