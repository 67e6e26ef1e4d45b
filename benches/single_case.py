"""One case: every explanation, from a history file to JSON, and the command from a cold start."""

from __future__ import annotations

import gc
import importlib.util
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from benches.made_up import made_up
from benches.measuring import against, heading, percentile, processes, skipped, told
from duly.interchange import findings_json, history_file
from duly.law import engine
from duly.law.explain import officer
from duly.law.history import History
from duly.population import Population

DAY = date(2026, 6, 1)
CASES, ROUNDS = 4_000, 3

SMALL = """
format = 1
as_at = 2024-01-31
facts = [
  { on = 2022-02-11, fact = "review.meeting" },
  { on = 2022-03-29, fact = "review.decision.notified", decision = "amend" },
  { on = 2022-04-05, fact = "amendment.notice.sent" },
  { on = 2023-12-06, fact = "plan.final.sent" },
]
"""


def one_case() -> None:
    """The 50th and 99th percentile over different cases of about 100 facts, each done several times."""
    heading("One case of 95 to 105 facts")
    histories = cases_of_100_facts()
    facts = sum(len(one.facts) for one in histories) / len(histories)
    findings = sum(len(engine.assess(one)) for one in histories) / len(histories)
    told("cases, facts and findings each", f"{len(histories)}, {facts:.0f}, {findings:.0f}")
    explained = _times(histories, lambda one: [officer(found) for found in engine.assess(one)])
    only = _times(histories, engine.assess)
    files = [history_file.write(one, form="json").encode() for one in histories]
    whole = _times(files, _file_to_json)
    told("findings only, p50 and p99, ms", f"{percentile(only, 50):.2f}, {percentile(only, 99):.2f}")
    _against("every explanation, p50, ms", percentile(explained, 50), 1, 0.3)
    _against("every explanation, p99, ms", percentile(explained, 99), 4, 1)
    _against("from a history file to JSON, p50, ms", percentile(whole, 50), 2, 0.8)
    told("from a history file to JSON, p99, ms", f"{percentile(whole, 99):.2f}")
    _touched(histories)


def _touched(histories: list[History]) -> None:
    """One case taken out of the columns of a population and judged again."""
    population = Population.from_histories(histories)

    def judge(case: int) -> None:
        engine.assess(population.history(case, DAY))

    times = _times(list(range(population.cases)), judge)
    _against("one case out of a population's columns, judged, p50, ms", percentile(times, 50), 1, 0.06)


def cold_command() -> None:
    """`duly check` on a small history file, whole process."""
    heading("duly check on a history of 4 facts, whole process from cold")
    if importlib.util.find_spec("duly.cli") is None:
        skipped("duly check", "there is no duly.cli yet")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.toml"
        path.write_text(SMALL, encoding="utf-8")
        commands = {"check": ["-m", "duly.cli", "check", str(path)], "python": ["-c", "pass"]}
        samples = processes(commands, 15)
    _against("duly check, s", samples["check"].middle, 0.35, 0.15, samples["check"].seconds())
    told("of which starting Python itself, s", samples["python"].seconds())


def cases_of_100_facts() -> list[History]:
    """Different made-up cases of 95 to 105 facts."""
    table = made_up(CASES)
    population = Population.from_arrow(table)
    sizes = np.bincount(table.column("case").to_numpy())
    chosen = np.flatnonzero((sizes >= 95) & (sizes <= 105))[:300]
    return [population.history(int(case), DAY) for case in chosen]


def _file_to_json(data: bytes) -> bytes:
    history = history_file.read(data, "case.json", today=DAY)
    return findings_json.write(history, engine.assess(history))


def _times(things: list[Any], work: Callable[[Any], object]) -> list[float]:
    """How long each takes. What the bench itself holds is kept from the collector, which would walk it for every case."""
    gc.collect()
    gc.freeze()
    times = []
    for _ in range(ROUNDS):
        for thing in things:
            start = time.process_time()
            work(thing)
            times.append(time.process_time() - start)
    gc.unfreeze()
    return times


def _against(what: str, measured: float, floor: float, goal: float, shown: str = "") -> None:
    against(what, measured, shown or f"{measured:.2f}", floor, goal)
