"""A SQLite without the fault of the ones that systems ship, put in the place of Python's own.

Until 3.51.3 two connections that wrote and checkpointed at once could corrupt a file in WAL mode. The package
`pysqlite3` brings a later library and takes the name `sqlite3` here, before Django asks for it.
"""

from __future__ import annotations

import sys

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

SQLITE_VERSION: tuple[int, ...] = pysqlite3.sqlite_version_info
