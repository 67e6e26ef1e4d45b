"""S6: many walks of the model that stands beside the record (`tests.record.machine`), from a seed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.durability.databases import own_database
from tests.record.machine import TwoPeopleAtTwoCases

STEPS = 30


def walk(walks: int, *, seed: int) -> tuple[str, bool]:
    """Walk so many times, of up to thirty steps each; what is told of it, and whether the record was as the model said."""
    wanted = settings(
        max_examples=walks,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    held, said = True, "the record was as the model said"
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        try:
            run_state_machine_as_test(_seeded(seed), settings=wanted)
        except AssertionError as wrong:
            held, said = False, f"not as the model said: {wrong}"
    return f"{walks} walks, {TwoPeopleAtTwoCases.steps} steps looked at: {said}", held


def _seeded(number: int) -> type[TwoPeopleAtTwoCases]:
    return seed(number)(TwoPeopleAtTwoCases)
