"""The addresses that a list leads to: a page has a hundred of them, and Django works each out anew."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=50_000)
def address(route: str, *parts: str) -> str:
    """The address of a route of the pages for staff, by the parts it takes in their order."""
    return reverse(f"staff:{route}", args=parts)
