"""What one page costs: the processor's time, the clock's and its queries, beside a plain page of Django in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import mean, median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benches.measuring import percentile, told, towards

Ask = Callable[[], Any]
BEFORE, COUNTED = 5, 20
"""How often a page is asked before it is timed, and how often its queries are counted."""
PLAIN = 16
"""What a plain page took, in ms, in the measurement by which the targets of 25, 15 and 8 ms were set."""


def sits(who: str) -> Client:
    """A desk at which a member of the invented council's cast has signed in."""
    desk = Client(headers={"host": "127.0.0.1"})
    assert desk.post(f"/sign-in/as/{who}/").status_code == 302
    return desk


def page(what: str, asks: Sequence[Ask], plain: Ask, *, whole: bool = False) -> None:
    """Print what a page takes, asked for in each of these ways; `whole` where it is about a whole council's cases.

    The plain page is asked for in turn with it, so that a slow moment of the machine falls on both.
    """
    for ask in (*asks[:BEFORE], plain):
        ask()
    cpu, wall, beside = [], [], []
    for ask in asks:
        begun, begun_cpu = time.perf_counter(), time.process_time()
        assert ask().status_code == 200
        cpu.append((time.process_time() - begun_cpu) * 1e3)
        wall.append(time.perf_counter() - begun)
        begun_cpu = time.process_time()
        plain()
        beside.append((time.process_time() - begun_cpu) * 1e3)
    if whole:
        p95 = percentile(wall, 95)
        towards(f"{what}, p95 by the clock, ms", p95, f"{p95:.0f}", 3_000, 1_500, 300)
        told(f"{what}, processor, mean, ms", f"{mean(cpu):.1f}")
    else:
        towards(f"{what}, processor, mean, ms", mean(cpu), f"{mean(cpu):.1f}", 25, 15, 8)
        times = median(mine / other for mine, other in zip(cpu, beside, strict=True))
        shown = f"{times:.2f} ({mean(beside):.1f} ms)"
        towards(f"{what}, times a plain page", times, shown, 25 / PLAIN, 15 / PLAIN, 8 / PLAIN)
        told(f"{what}, p50 and p95, ms", f"{percentile(wall, 50):.1f}, {percentile(wall, 95):.1f}")
    queries = max(map(_queries, asks[:COUNTED]))
    towards(f"{what}, queries, most", queries, f"{queries}", 30, 20, 15)


def _queries(ask: Ask) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)
