"""`duly serve` and `duly demo`: a browser on this machine reaches Duly, and nothing is left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest
from django.db import OperationalError

from duly.cli import server
from duly.cli.demo import beforehand
from duly.cli.refusal import Refused
from tests.cli.running import DULY, duly, environment, listen_to_ctrl_c

SOON = 30


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server and the address it printed; stopped by Ctrl-C."""
    running = subprocess.Popen(
        [DULY, *words],
        env=environment(HOME=str(folder), TMPDIR=str(folder), XDG_DATA_HOME=str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen_to_ctrl_c,  # noqa: PLW1509 - no threads here
    )
    try:
        assert running.stdout
        greeting = running.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", greeting)
        assert found, (greeting, running.communicate(timeout=SOON) if not greeting else "")
        yield found.group(), running
        running.send_signal(signal.SIGINT)
        assert running.wait(SOON) == 0
    finally:
        running.kill()
        running.communicate()


SMALL_DEMO = ("demo", "--plans", "2")


@pytest.mark.parametrize("command", [("serve",), SMALL_DEMO], ids=["serve", "demo"])
def test_it_answers_at_the_address_it_prints(tmp_path: Path, command: tuple[str, ...]) -> None:
    with serving(tmp_path, *command, "--port", "0") as (address, _):
        with urlopen(address, timeout=SOON) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
            assert b"<html" in answer.read()
        with urlopen(f"{address}static/design/duly.css", timeout=SOON) as answer:  # noqa: S310 - our own address
            assert answer.headers["Content-Type"].startswith("text/css")


@pytest.mark.parametrize(
    ("plans", "about"), [(300, "40 seconds"), (2_000, "5 minutes"), (20_000, "47 minutes")]
)
def test_how_long_a_demo_takes_to_make_is_said_beforehand(plans: int, about: str) -> None:
    assert beforehand(plans).endswith(f"{plans:,} plans with ten years of history: about {about}.")


def test_a_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    with serving(tmp_path, *SMALL_DEMO, "--port", "0") as (address, _):
        urlopen(address, timeout=SOON).close()  # noqa: S310 - our own address; answered, so it has started whole
        assert [one.name[:10] for one in tmp_path.iterdir()] == ["duly-demo-"]
    assert list(tmp_path.iterdir()) == []


def test_a_demo_outlives_its_worker_and_keeps_its_folder(tmp_path: Path) -> None:
    with serving(tmp_path, *SMALL_DEMO, "--port", "0") as (address, running):
        urlopen(address, timeout=SOON).close()  # noqa: S310 - our own address
        workers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        assert workers
        for worker in workers:
            os.kill(int(worker), signal.SIGTERM)
        gone_by = time.monotonic() + SOON
        while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < gone_by:
            time.sleep(0.05)
        with urlopen(address, timeout=SOON) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        assert [one.name[:10] for one in tmp_path.iterdir()] == ["duly-demo-"]


def test_a_busy_port_gets_a_sentence_and_the_next_free_one_is_used(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with serving(tmp_path, *SMALL_DEMO, "--port", str(port)) as (address, running):
            taken = int(address.rsplit(":", 1)[1].strip("/"))
            assert port < taken < port + 20
            assert running.stderr
            assert (
                running.stderr.readline()
                == f"Port {port} is in use on this machine; using {taken} instead.\n"
            )


def test_only_this_machine_is_listened_to(tmp_path: Path) -> None:
    with serving(tmp_path, *SMALL_DEMO, "--port", "0") as (address, _), socket.socket() as outside:
        outside.settimeout(SOON)
        port = int(address.rsplit(":", 1)[1].strip("/"))
        with pytest.raises(OSError, match="refused"):
            outside.connect(("127.0.0.2", port))


@pytest.mark.django_db
def test_a_database_that_cannot_be_used_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def migrate(*_: object, **__: object) -> None:
        raise OperationalError("connection refused.\n\tIs the server running?\n")

    monkeypatch.setattr(server, "MigrationLoader", lambda _: SimpleNamespace(disk_migrations={"any": "one"}))
    monkeypatch.setattr(server, "call_command", migrate)
    with pytest.raises(Refused) as refused:
        server.prepare()
    said = "the database cannot be used: connection refused. Is the server running?"
    assert refused.value.sentences == (said,)


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [("DULY_DEBUG", "yes or no"), ("DULY_LOG_LEVEL", "one of DEBUG, INFO, WARNING, ERROR")],
)
def test_a_setting_that_cannot_be_read_is_one_sentence(tmp_path: Path, setting: str, wanted: str) -> None:
    ran = duly("serve", "--port", "0", HOME=str(tmp_path), **{setting: "perhaps"})
    assert (ran.status, ran.sentences) == (2, [f"the settings cannot be used: {setting} must be {wanted}."])
