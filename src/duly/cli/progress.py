"""How far a long run has come, for a person who waits at a terminal."""

from __future__ import annotations

import sys
from time import perf_counter

SHOWN_AFTER, SHOWN_EVERY = 1.0, 0.2


class Progress:
    """Counts on standard error, on one line that is taken away again. Prints nothing in a short run or into a file."""

    def __init__(self, total: int, what: str = "histories read") -> None:
        self.total, self.what = total, what
        self.began = self.last = perf_counter()
        self.shown = False
        self.wanted = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def at(self, number: int) -> None:
        """Note that so many are done."""
        now = perf_counter()
        if self.wanted and now - self.began > SHOWN_AFTER and now - self.last > SHOWN_EVERY:
            sys.stderr.write(f"\r{number:,} of {self.total:,} {self.what}")
            sys.stderr.flush()
            self.last, self.shown = now, True

    def clear(self) -> None:
        """Take the line away, so that what is printed next stands alone."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.shown = False
