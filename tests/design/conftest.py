"""The look is tried on the same site as the frame around it."""

from __future__ import annotations

from tests.config.conftest import site

__all__ = ["site"]
