"""Several connections to one SQLite file, of which any may be the next to write, to copy the log or to hold on to reading."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import apsw


class Several:
    """So many connections, opened when first asked for. A transaction stays with the connection that began it."""

    def __init__(self, path: str, vfs: str, setting_up: str, many: int, chance: Random) -> None:
        self.path, self.vfs, self.setting_up = path, vfs, setting_up
        self.chance = chance
        self.opened: list[apsw.Connection | None] = [None] * many
        self.writes = 0

    def execute(self, words: str) -> apsw.Connection:
        """Send one statement, by whichever connection has its turn; gives that connection."""
        one = self._open(self.writes)
        if not one.in_transaction and len(self.opened) > 1:
            self.writes = self.chance.randrange(len(self.opened))
            one = self._open(self.writes)
            if one.in_transaction:
                one.execute("COMMIT")  # it was reading
        if len(self.opened) > 1:
            self._meanwhile()
        list(one.execute(words))
        return one

    def leave(self) -> None:
        """One connection is closed; where it is the last, that copies the log into the file and removes it."""
        there = [number for number, one in enumerate(self.opened) if one]
        if there:
            number = self.chance.choice(there)
            self._shut(number)

    def shut(self) -> None:
        """All are closed."""
        for number in range(len(self.opened)):
            self._shut(number)

    def _meanwhile(self) -> None:
        """At times another connection copies what it can of the log, or begins or ends reading."""
        for number, other in self._others():
            turn = self.chance.random()
            if turn < 0.05 and not other.in_transaction:
                list(other.execute("PRAGMA wal_checkpoint(PASSIVE)"))
            elif turn < 0.08 and not other.in_transaction:
                list(other.execute("BEGIN; SELECT count(*) FROM record_entry"))
            elif turn < 0.12 and other.in_transaction:
                list(other.execute("COMMIT"))
            elif turn < 0.125:
                self._shut(number)

    def _others(self) -> Iterator[tuple[int, apsw.Connection]]:
        for number, one in enumerate(self.opened):
            if one and number != self.writes:
                yield number, one

    def _open(self, number: int) -> apsw.Connection:
        one = self.opened[number]
        if one is None:
            one = self.opened[number] = apsw.Connection(self.path, vfs=self.vfs)
            list(one.execute(self.setting_up))
        return one

    def _shut(self, number: int) -> None:
        one = self.opened[number]
        if one:
            one.close()
        self.opened[number] = None
