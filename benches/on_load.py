"""Many officers at once, over HTTP: how long pages take as more are asked for. `python -m benches.on_load`, on a council.

Requests come at a steady rate whether or not those before have been answered, and each is timed from the moment it was
to be sent: a service that falls behind shows it. What asks runs on the same cores as what answers.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
# The service must be able to read the sessions that are made here.
os.environ.setdefault("DULY_SECRET_KEY", secrets.token_hex(32))
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there
from django.test import Client  # noqa: E402

from benches.measuring import ROOT, percentile, told, towards  # noqa: E402
from duly.people.models import Person  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.models import Case  # noqa: E402
from duly.signin import second_factor  # noqa: E402

PROCESSES, THREADS = 2, 4
RATES = (10, 20, 25, 30)
SECONDS = 30
AT_ONCE = 0.5
ASKING = 64
"""How many requests may be under way at once."""

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
MATTER = re.compile(r'name="matter"\s+type="radio"\s+value="([^"]+)"')
SEED = 20


@dataclass(frozen=True)
class Desk:
    """An officer at work: what the browser sends along, and the cases they hold."""

    cookie: str
    cases: tuple[str, ...]


def main() -> None:
    """Ask at each rate in turn."""
    call_command("migrate", verbosity=0)
    desks = list(_desks())
    told("cases; officers at their desks", f"{Case.objects.count():,}; {len(desks)}")
    with _served() as address:
        _once_it_has_read(address, desks)
        for rate in RATES:
            _at(rate, address, desks)


def _desks() -> Iterator[Desk]:
    officers = Person.objects.filter(cases__isnull=False, is_active=True).distinct().order_by("pk")
    for officer in officers:
        browser = Client(headers={"host": "127.0.0.1"})
        browser.force_login(officer)
        session = browser.session
        session[second_factor.WAIVED] = True
        session.save()
        refs = tuple(Case.objects.filter(officer=officer).values_list("ref", flat=True)[:200])
        yield Desk(f"duly={session.session_key}", refs)


@contextmanager
def _served() -> Iterator[str]:
    """The service, started as it is where others can reach it."""
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "gunicorn", "--log-level", "error", "--bind", address]
    command += ["--workers", str(PROCESSES), "--threads", str(THREADS), "duly.config.wsgi"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield address
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _once_it_has_read(address: str, desks: list[Desk]) -> None:
    """Wait until many officers in a row are answered at once, which is when every process has read the record."""
    begun, quick = time.perf_counter(), 0
    while quick < len(desks):
        asked = time.perf_counter()
        try:
            status = _get(address, desks[quick], "/late/")
        except OSError:
            status = 0
        quick = quick + 1 if status == 200 and time.perf_counter() - asked < AT_ONCE else 0
        if not quick:
            time.sleep(1)
    told("from its start until pages come at once, s", f"{time.perf_counter() - begun:.0f}")


def _at(rate: int, address: str, desks: list[Desk]) -> None:
    """So many requests every second for half a minute, of the mix that officers make."""
    chance = random.Random(SEED)
    started = time.perf_counter() + 0.2
    with ThreadPoolExecutor(ASKING) as asking:
        waiting = [
            asking.submit(_timed, _act(chance), address, chance.choice(desks), started + number / rate)
            for number in range(rate * SECONDS)
        ]
        answered = [one.result() for one in waiting]
    times = [taken for taken, _ in answered]
    wrong = sum(not good for _, good in answered)
    p50, p95, p99 = (percentile(times, each) for each in (50, 95, 99))
    told(f"{rate} a second: errors; p50 and p99, ms", f"{wrong}; {p50:.0f}, {p99:.0f}")
    towards(f"{rate} a second, p95, ms", p95, f"{p95:.0f}", 800, 800, 400)


Act = Callable[[str, Desk], bool]


def _act(chance: random.Random) -> Act:
    """What an officer does next: in a hundred, so many look at their day, a case or a list, look for a child, or record."""
    return chance.choices((_day, _case, _list, _find, _record), (30, 40, 10, 12, 8))[0]


def _timed(act: Act, address: str, desk: Desk, at: float) -> tuple[float, bool]:
    time.sleep(max(0, at - time.perf_counter()))
    try:
        good = act(address, desk)
    except OSError:
        good = False
    return time.perf_counter() - at, good


def _day(address: str, desk: Desk) -> bool:
    return _get(address, desk, "/my-day/") == 200


def _case(address: str, desk: Desk) -> bool:
    return _get(address, desk, f"/cases/{random.choice(desk.cases)}/") == 200


def _list(address: str, desk: Desk) -> bool:
    return _get(address, desk, random.choice(("/late/", "/data-quality/", "/leave/"))) == 200


def _find(address: str, desk: Desk) -> bool:
    return _post(address, desk, "/cases/", {"q": "Ash"}, _asked(address, desk, "/cases/")) == 200


def _record(address: str, desk: Desk) -> bool:
    """Open a form and send it: what the family says, today."""
    page = f"/cases/{random.choice(desk.cases)}/record/family.said/"
    day = clock.today()
    said = {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    said |= {"said_by": "parent", "said_words": "They are content."}
    return _post(address, desk, page, said, _asked(address, desk, page)) == 302


def _asked(address: str, desk: Desk, page: str) -> tuple[str, dict[str, str]]:
    """The form of a page: what its browser keeps, and what it hides."""
    answer = _ask(address, "GET", page, {"Cookie": desk.cookie})
    kept = answer.getheader("Set-Cookie", "").partition(";")[0]
    shown = answer.read().decode()
    matters = MATTER.findall(shown)
    return kept, dict(HIDDEN.findall(shown)) | ({"matter": matters[0]} if matters else {})


def _get(address: str, desk: Desk, page: str) -> int:
    answer = _ask(address, "GET", page, {"Cookie": desk.cookie})
    answer.read()
    return answer.status


def _post(address: str, desk: Desk, page: str, said: dict[str, Any], form: tuple[str, dict[str, str]]) -> int:
    kept, hidden = form
    headers = {"Cookie": f"{desk.cookie}; {kept}", "Content-Type": "application/x-www-form-urlencoded"}
    answer = _ask(address, "POST", page, headers, urlencode({**hidden, **said}))
    answer.read()
    return answer.status


def _ask(
    address: str, method: str, page: str, headers: dict[str, str], body: str = ""
) -> http.client.HTTPResponse:
    asking = http.client.HTTPConnection(address, timeout=60)
    asking.request(method, page, body or None, headers)
    return asking.getresponse()


if __name__ == "__main__":
    main()
