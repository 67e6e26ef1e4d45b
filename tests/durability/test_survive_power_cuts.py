"""A cut of the power at any moment loses nothing acknowledged, with our settings; with others it does."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.durability.power_cuts import OURS, UNSAFE, cut_power

CUTS = 1_000

if connection.vendor == "sqlite":
    pytestmark = pytest.mark.usefixtures("reaching")
    SAFE = {
        "as Duly is set": OURS,
        "as it would be set on an older library": OURS.replace("WAL", "TRUNCATE"),
        "DELETE with EXTRA": OURS.replace("WAL", "DELETE").replace("FULL", "EXTRA"),
    }

    @pytest.mark.parametrize("init_command", SAFE.values(), ids=SAFE)
    def test_nothing_acknowledged_is_lost(init_command: str) -> None:
        result = cut_power(CUTS, seed=12, init_command=init_command)
        assert (result.cuts, result.lost, result.corrupt, result.faults) == (CUTS, 0, 0, [])
        assert result.verified > 0

    def test_nothing_is_lost_where_several_connections_write_copy_the_log_and_read() -> None:
        result = cut_power(CUTS, seed=12, connections=4)
        assert (result.cuts, result.lost, result.corrupt, result.faults) == (CUTS, 0, 0, [])

    def test_and_with_unsafe_settings_it_is() -> None:
        assert cut_power(CUTS, seed=12, connections=4, init_command=UNSAFE["WAL+NORMAL"]).lost > CUTS // 20

    @pytest.mark.parametrize("init_command", UNSAFE.values(), ids=UNSAFE)
    def test_unsafe_settings_are_seen_to_lose_work(init_command: str) -> None:
        assert cut_power(CUTS, seed=12, init_command=init_command).lost > CUTS // 20
