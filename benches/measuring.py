"""Timing things fairly and saying what came out: medians with their spread, pairs timed in turn, targets as ratios."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Samples:
    """What several runs of one thing took: seconds of the clock, and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: float = 0.0  # megabytes of the largest process, where the command says so

    @property
    def middle(self) -> float:
        """The median by the clock, in seconds."""
        return median(self.wall)

    @property
    def middle_cpu(self) -> float:
        """The median by the processor, in seconds."""
        return median(self.cpu)

    def rate(self, things: int) -> str:
        """So many things a second by the processor's time, with its spread."""
        rates = sorted(things / seconds for seconds in self.cpu)
        return f"{things / self.middle_cpu:,.0f} ({rates[0]:,.0f} to {rates[-1]:,.0f})"

    def seconds(self, digits: int = 2) -> str:
        """The median by the clock, with its spread, and by the processor."""
        spread = f"{min(self.wall):.{digits}f} to {max(self.wall):.{digits}f}"
        return f"{self.middle:.{digits}f} ({spread}); processor {self.middle_cpu:.{digits}f}"


def timed(work: Callable[[], object], runs: int) -> Samples:
    """Some runs of one thing."""
    return in_turn({"": work}, runs)[""]


def in_turn(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, Samples]:
    """Several things run one after another, round by round, so that a busy moment falls on all of them."""
    samples = {name: Samples() for name in works}
    for _ in range(runs):
        for name, work in works.items():
            wall, cpu = time.perf_counter(), time.process_time()
            work()
            samples[name].wall.append(time.perf_counter() - wall)
            samples[name].cpu.append(time.process_time() - cpu)
    return samples


def processes(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Samples]:
    """Whole processes of this Python, each from a cold start, in turn. Raises RuntimeError where one fails."""
    samples = {name: Samples() for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            _process(command, samples[name])
    return samples


def _process(command: Sequence[str], samples: Samples) -> None:
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} failed with {child.returncode}")
    samples.wall.append(time.perf_counter() - start)
    samples.cpu.append(used.ru_utime + used.ru_stime)
    peaks = [float(line.split()[1]) for line in said.splitlines() if line.startswith("peak ")]
    samples.peak = max([samples.peak, *peaks])


def own_peak() -> float:
    """The most memory this process has held, in megabytes; 0 where the system does not tell."""
    # Not from getrusage: there a child begins with what its parent held.
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(float(line.split()[1]) / 1_024 for line in lines if line.startswith("VmHWM"))


def percentile(seconds: Sequence[float], hundredth: int) -> float:
    """A percentile of some times, in milliseconds."""
    return quantiles(seconds, n=100, method="inclusive")[hundredth - 1] * 1_000


def heading(words: str) -> None:
    """A heading for what follows."""
    print(f"\n{words}\n{'-' * len(words)}", flush=True)


def told(what: str, measured: str) -> None:
    """One line with no target."""
    print(f"  {what:<58} {measured}", flush=True)


def against(what: str, measured: float, shown: str, floor: float, goal: float, *, more: bool = False) -> None:
    """One line against its targets; 1.0x and above reaches one. `more` where more is better."""
    of_floor, of_goal = (measured / floor, measured / goal) if more else (floor / measured, goal / measured)
    verdict = "goal reached" if of_goal >= 1 else "floor reached" if of_floor >= 1 else "BELOW THE FLOOR"
    told(what, shown)
    print(
        f"  {'':<58} floor {floor:g}: {of_floor:.1f}x   goal {goal:g}: {of_goal:.1f}x   {verdict}", flush=True
    )


def skipped(what: str, why: str) -> None:
    """Say that something was not measured."""
    print(f"  {what:<58} not measured: {why}", flush=True)


def towards(what: str, measured: float, shown: str, gate: float, release: float, moonshot: float) -> None:
    """One line against the three targets of what is served to people, each less than the one before."""
    named = {"MOONSHOT": moonshot, "release": release, "gate": gate}
    reached = [name for name, most in named.items() if measured <= most]
    told(what, shown)
    of = "   ".join(
        f"{name.lower()} {most:g}: {most / measured:.1f}x" for name, most in reversed(named.items())
    )
    print(f"  {'':<58} {of}   {f'{reached[0]} reached' if reached else 'BELOW THE GATE'}", flush=True)
