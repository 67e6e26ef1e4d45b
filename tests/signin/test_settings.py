"""What an installation sets about signing in, and what stops its start."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

READ = """
import json
from duly.config import settings as s
names = [name for name in dir(s) if name.startswith(("SESSION_", "CSRF_", "DIRECTORY_", "MFA_WEBAUTHN"))]
print(json.dumps({name: getattr(s, name) for name in [*names, "DEMONSTRATION", "HAS_OWN_KEY", "AUTHORITY"]}))
"""


def started(**given: str) -> subprocess.CompletedProcess[str]:
    """A new process that reads the settings with only these set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DULY_", "XDG_"))}
    command = [sys.executable, "-c", READ]
    return subprocess.run(
        command, env={**kept, **given}, capture_output=True, text=True, check=False, timeout=60
    )


def test_with_https_the_cookies_are_bound_to_the_host_and_to_https() -> None:
    told = json.loads(started(DULY_HTTPS="yes").stdout)
    assert (told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"]) == ("__Host-duly", "__Host-duly-form")
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is True
    assert told["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False


def test_without_https_they_have_plain_names() -> None:
    told = json.loads(started().stdout)
    assert (told["SESSION_COOKIE_NAME"], told["CSRF_COOKIE_NAME"]) == ("duly", "duly-form")
    assert told["SESSION_COOKIE_HTTPONLY"] is told["CSRF_COOKIE_HTTPONLY"] is True
    assert told["DEMONSTRATION"] is told["HAS_OWN_KEY"] is told["DIRECTORY_TRUSTS_MFA"] is False
    assert (told["DIRECTORY_NAME"], told["AUTHORITY"]) == ("", "")


def test_a_demonstration_is_for_this_machine() -> None:
    assert json.loads(started(DULY_DEMO="yes").stdout)["DEMONSTRATION"] is True


@pytest.mark.parametrize(
    "given",
    [{"DULY_HTTPS": "yes"}, {"DULY_ALLOWED_HOSTS": "duly.example"}, {"DULY_ALLOWED_HOSTS": "localhost,*"}],
)
def test_a_demonstration_that_others_could_reach_does_not_start(given: dict[str, str]) -> None:
    process = started(DULY_DEMO="yes", **given)
    assert process.returncode != 0
    assert "DULY_DEMO lets anybody in without a password, so it is for this machine only" in process.stderr


def test_a_directory_is_named_as_the_council_wants() -> None:
    issuer = {
        "DULY_OIDC_ISSUER": "https://login.example",
        "DULY_OIDC_CLIENT_ID": "d",
        "DULY_OIDC_CLIENT_SECRET": "s",
    }
    assert json.loads(started(**issuer).stdout)["DIRECTORY_NAME"] == "your council’s directory"
    assert (
        json.loads(started(**issuer, DULY_OIDC_NAME="Exampleshire").stdout)["DIRECTORY_NAME"]
        == "Exampleshire"
    )
