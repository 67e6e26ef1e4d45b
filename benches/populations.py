"""Whole populations in one process: cases a second, growth, memory, and moving the day asked about."""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median
from typing import Any

import numpy as np

from benches.made_up import in_files, made_up
from benches.measuring import Samples, against, heading, in_turn, timed, told
from duly.law import engine
from duly.population import Population, advance, evaluate
from duly.population.days import number
from duly.population.findings import Findings
from duly.population.statuses import CODE

DAY = date(2026, 6, 1)
ENGLAND = 720_000
FILE = 16_000


def throughput(cases: int = 20_000, runs: int = 7) -> None:
    """Cases a second on one core, by the processor's time: the same cases singly and in columns, in turn."""
    heading(f"{cases:,} cases in memory, numpy, one core")
    table = made_up(cases)
    population = Population.from_arrow(table)
    findings = evaluate(population, DAY)  # fills the tables of days, which a process does once
    told("facts and findings a case", f"{table.num_rows / cases:.1f}, {len(findings) / cases:.1f}")
    few = [population.history(case, DAY) for case in range(300)]
    samples = in_turn(
        {
            "columns": lambda: evaluate(population, DAY),
            "load": lambda: Population.from_arrow(table),
            "singly": lambda: [engine.assess(one) for one in few],
        },
        runs,
    )
    rate = cases / samples["columns"].middle_cpu
    against("evaluated, cases a second", rate, samples["columns"].rate(cases), 20_000, 60_000, more=True)
    told("read from an Arrow table, cases a second", samples["load"].rate(cases))
    told("by the engine for single cases, cases a second", samples["singly"].rate(len(few)))
    told("columns against single cases", f"{rate / (len(few) / samples['singly'].middle_cpu):.0f}x")


def memory(cases: int = 20_000) -> None:
    """Bytes kept for a case: its facts, its findings, both."""
    heading(f"Memory, {cases:,} cases")
    population = Population.from_arrow(made_up(cases))
    findings = evaluate(population, DAY)
    facts, found = population.nbytes / cases / 1_000, findings.nbytes / cases / 1_000
    told("facts, KB a case", f"{facts:.2f}")
    told("findings, KB a case", f"{found:.2f}")
    against("both, KB a case", facts + found, f"{facts + found:.2f}", 1.5, 0.8)


def growth(sizes: tuple[int, ...] = (10_000, 100_000)) -> None:
    """Nanoseconds of the processor for a fact as populations grow; files of 16,000 cases, one at a time."""
    heading("Growth: ns a fact, file by file")
    measured = {}
    evaluate(Population.from_arrow(made_up(20_000, seed=1)), DAY)  # fills the tables of days
    for cases in sizes:
        facts, loading, judging = 0, Samples(), Samples()
        for table in in_files(cases, FILE):
            facts += table.num_rows
            population = _timed_once(lambda table=table: Population.from_arrow(table), loading)
            _timed_once(lambda population=population: evaluate(population, DAY), judging)
        measured[cases] = sum(judging.cpu) / facts * 1e9
        told(
            f"{cases:>9,} cases, {facts:,} facts: evaluated, and read",
            f"{measured[cases]:.0f}, {sum(loading.cpu) / facts * 1e9:.0f} ns ({sum(judging.wall):.1f} s evaluating)",
        )
    worst = max(measured.values()) / measured[sizes[0]]
    against("the slowest against the smallest", worst, f"{worst:.2f}x", 1.3, 1.1)


def _timed_once(work: Any, samples: Samples) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    samples.wall.append(time.perf_counter() - wall)
    samples.cpu.append(time.process_time() - cpu)
    return made


def moving(cases: int = 40_000, days: int = 9) -> None:
    """Moving the day asked about by one, against evaluating again; scaled to England's number of cases."""
    heading(f"The day moved by one, {cases:,} cases in memory, scaled to {ENGLAND:,}")
    population = Population.from_arrow(made_up(cases))
    findings = evaluate(population, DAY)
    first = timed(lambda: advance(findings, DAY + timedelta(days=1)), 1)
    each = [
        timed(lambda: advance(findings, findings.as_at + timedelta(days=1)), 1).middle for _ in range(days)
    ]
    late = [timed(lambda: _overdue(findings), 1).middle for _ in range(3)]
    again = timed(lambda: evaluate(population, DAY), 3)
    times = ENGLAND / cases
    told("the first move, which finds what is still open, s", f"{first.middle * times:.3f}")
    against("each move after it, s", median(each) * times, f"{median(each) * times:.4f}", 0.1, 0.01)
    told("days late of everything overdue after it, s", f"{median(late) * times:.3f}")
    told(
        "evaluating again instead, s",
        f"{again.middle * times:.1f} ({again.middle / median(each):,.0f}x a move)",
    )


def _overdue(findings: Findings) -> list[Any]:
    day = number(findings.as_at)
    overdue = CODE["overdue"]
    return [day - one.due[np.flatnonzero(one.status == overdue)].astype(np.int32) for one in findings.parts]


def month_known(cases: int = 4_000) -> None:
    """What facts known only to the month cost: their cases go through the engine for single cases."""
    heading("Facts known only to the month")
    table = made_up(cases)
    blurred = table.append_column("precision", _blurred(table, 0.01))
    samples = in_turn({"exact": lambda: _whole(table), "one case in a hundred": lambda: _whole(blurred)}, 3)
    for name, one in samples.items():
        told(f"read and evaluated, {name}, cases a second", one.rate(cases))


def _whole(table: Any) -> Findings:
    return evaluate(Population.from_arrow(table), DAY)


def _blurred(table: Any, share: float) -> Any:
    """The precision of each fact: the last fact of some cases known to its month."""
    cases = table.column("case").to_numpy()
    last = np.append(cases[1:] != cases[:-1], True)
    chosen = np.random.default_rng(7).random(cases.max() + 1) < share
    return [["month" if month else None for month in (last & chosen[cases]).tolist()]]
