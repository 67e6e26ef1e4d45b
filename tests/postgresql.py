"""Runs tests on PostgreSQL: a cluster of its own, made for one run and removed after it, on this machine only.

    python -m tests.postgresql [PYTEST ARGS]           without any, the folders below
    python -m tests.postgresql --run MODULE [ARGS]     another program than pytest

The cluster is made by the machine's own PostgreSQL with the safe settings that `duly.record.storage` asks for. Where
there is none, one sentence says what to install; in CI that is a failure.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = (
    "tests/record",
    "tests/durability",
    "tests/access",
    "tests/casework",
    "tests/plan",
    "tests/signin",
    "tests/staff",
)
NOT_TWICE = ("-m", "not browser", "--numprocesses", "auto", "--dist", "worksteal")
"""What is run on PostgreSQL as well, but for browsers, to whom a database is all one; on all cores.

A later folder of tests that reaches the database goes here."""

SAFE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "data_sync_retry": "off"}
HERE = "127.0.0.1"
OWNER = "postgres"
BINARIES = Path("/usr/lib/postgresql")
MISSING = "No PostgreSQL here, so nothing was tested on it: apt-get install -y postgresql"


def main(arguments: list[str]) -> int:
    """Run pytest, or the module named, on a cluster and give its exit status."""
    program = (
        arguments[1:] if arguments[:1] == ["--run"] else ["pytest", *(arguments or (*FOLDERS, *NOT_TWICE))]
    )
    programs = find_programs()
    if programs is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1 if os.environ.get("CI") == "true" else 0
    signal.signal(signal.SIGTERM, _end)  # so that the cluster is removed then as well
    with cluster(programs) as address:
        return subprocess.run(
            [sys.executable, "-m", *program],
            env={**os.environ, "DULY_DATABASE": address},
            check=False,
        ).returncode


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: where Debian keeps its newest, or on the path."""
    folders = sorted(BINARIES.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """A new cluster that is running, as an address for DULY_DATABASE. Stopped and removed whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="duly-postgresql-"))
    data, port = folder / "data", _free_port()
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        made = (
            "--no-sync",
            "--auth=trust",
            f"--username={OWNER}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
        )
        run_program(programs / "initdb", "--data-checksums", "--no-sync", *made, "--pgdata", data, at=folder)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(_settings(port))
        run_program(
            programs / "pg_ctl", "start", "--wait", "--pgdata", data, "--log", folder / "log", at=folder
        )
        try:
            yield f"postgresql://{OWNER}@{HERE}:{port}/{OWNER}"
        finally:
            run_program(programs / "pg_ctl", "stop", "--mode=immediate", "--pgdata", data, at=folder)
    finally:
        shutil.rmtree(folder)


def _settings(port: int) -> str:
    """No socket in a folder: its path may be longer than the system allows."""
    listening = {"listen_addresses": HERE, "port": port, "unix_socket_directories": ""}
    return "".join(f"{name} = '{value}'\n" for name, value in {**listening, **SAFE}.items())


def run_program(*command: str | Path, at: Path) -> None:
    """One program of PostgreSQL, which refuses to run as root."""
    dropping = (
        ("setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--init-groups") if os.geteuid() == 0 else ()
    )
    ran = subprocess.run(
        [*dropping, *command],
        cwd=at,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    if ran.returncode:
        sys.stderr.write(ran.stdout)
        raise SystemExit(f"{Path(command[0]).name} failed with {ran.returncode}; its words stand above.")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HERE, 0))
        port: int = listening.getsockname()[1]
        return port


def _end(*_: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
