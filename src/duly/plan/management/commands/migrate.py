"""Django's `migrate`, which then puts the guards of the record and of plans back: SQLite drops them without a word."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from duly.plan.guards import PLANS, VERSIONS
from duly.record import guards, storage


class Command(migrate.Command):
    """As Django's, and the guards after it."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then install the guards, where the tables are there to guard."""
        super().handle(*args, **options)
        database = connections[options["database"]]
        tables = database.introspection.table_names()
        if guards.ENTRIES in tables and guards.CONTENTS in tables:
            guards.install(database)
        if VERSIONS in tables:
            guards.install(database, PLANS)
        storage.learn_sizes(database)
