"""The cluster that tests run on: safe, on this machine only, and gone afterwards; a sentence where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import postgresql
from tests.architecture.planting import ROOT

SHOWN = (
    "fsync",
    "full_page_writes",
    "synchronous_commit",
    "data_sync_retry",
    "data_checksums",
    "listen_addresses",
)
ASKING = f"""
import os, psycopg
with psycopg.connect(os.environ["DULY_DATABASE"]) as opened:
    for name in {SHOWN}:
        print(name, opened.execute(f"SHOW {{name}}").fetchone()[0])
raise SystemExit(7)
"""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the module as `./dev test` does."""
    return subprocess.run(
        [sys.executable, "-m", "tests.postgresql", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(postgresql.find_programs() is None, reason=postgresql.MISSING)
def test_a_cluster_is_safe_and_gone_afterwards_and_the_exit_status_is_passed_on() -> None:
    with tempfile.TemporaryDirectory() as made:
        there = Path(made)
        there.chmod(0o711)  # so that the owner of the cluster may reach it
        (there / "asking.py").write_text(ASKING)
        clusters = there / "clusters"
        clusters.mkdir()
        clusters.chmod(0o711)
        ran = run("--run", "asking", PYTHONPATH=made, TMPDIR=str(clusters))
        assert list(clusters.iterdir()) == []
    assert ran.returncode == 7, ran.stderr
    said = dict(line.split() for line in ran.stdout.splitlines())
    assert said == {**postgresql.SAFE, "data_checksums": "on", "listen_addresses": postgresql.HERE}


@pytest.mark.parametrize(("in_ci", "status"), [("true", 1), ("", 0)])
def test_where_there_is_none_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], in_ci: str, status: int
) -> None:
    monkeypatch.setattr(postgresql, "find_programs", lambda: None)
    monkeypatch.setenv("CI", in_ci)
    assert postgresql.main([]) == status
    assert capsys.readouterr().err.endswith("apt-get install -y postgresql\n")


def test_the_folders_are_there() -> None:
    assert [folder for folder in postgresql.FOLDERS if not (ROOT / folder).is_dir()] == []
