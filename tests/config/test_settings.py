"""What an installation may set, what it gets when it sets nothing, and what stops the start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duly.config import environment

ASKED = (
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "TIME_ZONE",
    "LANGUAGE_CODE",
)
READ = (
    "import json; from duly.config import settings as s;"
    f"print(json.dumps({{**{{name: getattr(s, name) for name in {ASKED}}}, 'db': str(s.DATABASES['default']['NAME'])}}))"
)


def started(**given: str) -> subprocess.CompletedProcess[str]:
    """A new process that reads the settings with only these set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DULY_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-c", READ],
        env={**kept, **given},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def settings_with(**given: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(started(**given).stdout)
    return told


def test_with_nothing_set_it_is_shut_and_local() -> None:
    told = settings_with(HOME="/somebody")
    assert told["DEBUG"] is False
    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert told["SECURE_SSL_REDIRECT"] is False
    assert told["SECURE_HSTS_SECONDS"] == 0
    assert (told["TIME_ZONE"], told["LANGUAGE_CODE"]) == ("Europe/London", "en-gb")
    assert told["db"] == "/somebody/.local/share/duly/duly.sqlite3"


def test_each_process_has_its_own_key_unless_one_is_given() -> None:
    keys = {settings_with()["SECRET_KEY"] for _ in range(2)}
    assert len(keys) == 2
    assert min(len(str(key)) for key in keys) >= 50
    assert settings_with(DULY_SECRET_KEY="given")["SECRET_KEY"] == "given"


def test_what_is_set_is_taken() -> None:
    told = settings_with(
        DULY_DEBUG="yes",
        DULY_ALLOWED_HOSTS="duly.example, www.duly.example",
        DULY_HTTPS="1",
        DULY_DATABASE="var/x.sqlite3",
    )
    assert told["DEBUG"] is True
    assert told["ALLOWED_HOSTS"] == ["duly.example", "www.duly.example"]
    assert told["SECURE_SSL_REDIRECT"] is True
    assert told["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert told["db"] == "var/x.sqlite3"


@pytest.mark.parametrize("name", ["DULY_DEBUG", "DULY_HTTPS", "DULY_BEHIND_PROXY"])
def test_a_value_that_cannot_be_read_stops_the_start_and_is_not_repeated(name: str) -> None:
    process = started(**{name: "valuesecret"})
    assert process.returncode != 0
    assert f"BadSetting: {name} must be yes or no." in process.stderr
    assert "valuesecret" not in process.stderr


def test_a_number_must_be_a_number() -> None:
    assert environment.number({"N": " 60 "}, "N", default=1) == 60
    assert environment.number({}, "N", default=1) == 1
    for wrong in ("-1", "1.5", "", "٦٠"):
        with pytest.raises(environment.BadSetting, match="N must be a whole number, like 1"):
            environment.number({"N": wrong}, "N", default=1)


def test_no_is_said_in_several_ways_and_nothing_is_no() -> None:
    for no in ("no", "0", "False", "off", ""):
        assert environment.flag({"F": no}, "F", default=True) is False
    assert environment.flag({}, "F", default=True) is True


def test_where_the_database_lies() -> None:
    assert environment.database_path({"XDG_DATA_HOME": "/data", "HOME": "/h"}) == Path(
        "/data/duly/duly.sqlite3"
    )
    assert environment.database_path({}) == Path("var/duly.sqlite3")
