"""Duly in a browser on this machine: gunicorn with threads, on an address only this machine can reach."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import Error as DatabaseTrouble
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from gunicorn.app.base import BaseApplication

from duly.cli.refusal import Refused
from duly.cli.terminal import finish, say, write

HERE = "127.0.0.1"
PORTS_TRIED = 20
THREADS = 8


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with one worker of several threads, told everything here and nothing by files."""

    def __init__(self, listening: socket.socket, greeting: str) -> None:
        self.listening, self.greeting = listening, greeting
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's own choices."""
        for name, value in {
            "bind": f"fd://{self.listening.fileno()}",
            "worker_class": "gthread",
            "threads": THREADS,
            "loglevel": "error",
            "graceful_timeout": 5,
            "preload_app": True,
            "control_socket_disable": True,
            "post_worker_init": lambda _worker: import_module(
                "duly.casework.council.worklist"
            ).start_reading_ahead(),
            "when_ready": lambda _arbiter: greet(self.greeting),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        """The service."""
        return get_wsgi_application()


def serve(port: int, greeting: str, first: Callable[[], None] | None = None) -> int:
    """Serve until somebody stops it. `greeting` is printed when it is ready, its {address} filled in.

    `first` is done before, once the database is up to date.
    """
    listening = listen(port)
    taken = listening.getsockname()[1]
    if port not in (0, taken):
        say(f"Port {port} is in use on this machine; using {taken} instead.")
    prepare()
    if first:
        first()
    connections.close_all()  # a process that is forked must not share one
    return _run(Server(listening, greeting.format(address=f"http://{HERE}:{taken}/")))


def _run(server: Server) -> int:
    """Run gunicorn, which ends by SystemExit in this process, after Ctrl-C as well, and in each of its workers."""
    started_by = os.getpid()
    try:
        server.run()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
        if os.getpid() != started_by:
            os._exit(status)  # a worker must not go on to do what is left for the command to do
        return status
    return 0


def listen(port: int) -> socket.socket:
    """A socket on the port, or on the next one that is free. Raises Refused where none is."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HERE, candidate))
            listening.listen()
        except PermissionError:
            raise Refused(f"you may not use port {candidate}; name one from 1024 up with --port.") from None
        except OSError:
            listening.close()
        else:
            return listening
    raise Refused(f"the ports from {port} on are all in use; name another with --port.")


def prepare() -> None:
    """Load the settings, and bring the database up to date where there is something to keep in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
    try:
        django.setup()
        if MigrationLoader(None).disk_migrations:
            if connection.vendor == "sqlite":
                Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
            refuse_if_unsafe()
            call_command("migrate", verbosity=0, interactive=False)
    except (ImproperlyConfigured, ValueError) as wrong:
        raise Refused(f"the settings cannot be used: {wrong}") from None
    except OSError as wrong:
        raise Refused(f"the database cannot be made: {wrong.filename}: {wrong.strerror}.") from None
    except DatabaseTrouble as wrong:
        raise Refused(f"the database cannot be used: {' '.join(str(wrong).split())}") from None


def refuse_if_unsafe() -> None:
    """Refuse a record whose guards are gone, or whose storage could lose what it acknowledged.

    Looked at before a migration, which puts guards back and could hide that they were gone.
    """
    guards: Any = import_module("duly.record.guards")
    plans: Any = import_module("duly.plan.guards")
    storage: Any = import_module("duly.record.storage")
    tables = connection.introspection.table_names()
    try:
        storage.require()
        if guards.ENTRIES in tables and guards.CONTENTS in tables:
            guards.require()
        if plans.VERSIONS in tables:
            guards.require(these=plans.PLANS)
    except (guards.Unguarded, storage.Unsafe) as wrong:
        raise Refused(str(wrong)) from None


def greet(words: str) -> None:
    """Print where the service is, once it answers."""
    write(words)
    finish()
