"""Tests with databases of their own: pytest's own one is not touched, and nothing is rolled back for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.durability.databases import own_database


@pytest.fixture
def reaching(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """May reach databases, each test those it makes."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def on_a_disk(reaching: None, tmp_path: Path) -> Iterator[Path]:
    """A database on a real disk, for threads and for what a transaction would hide: its file, or a folder."""
    with own_database(tmp_path) as path:
        yield path
