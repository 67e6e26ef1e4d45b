"""What the tests of the public pages share. None of them may touch the database: there is nothing in it for them."""

from __future__ import annotations

import pytest

from tests.public.visitor import Visitor


@pytest.fixture
def parent() -> Visitor:
    """A parent who comes to the checker."""
    return Visitor()
