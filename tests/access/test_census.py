"""Everything that can be asked for has exactly one line in the policy, and nothing has one that is not there."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from duly.access import policy
from duly.access.listed import ACTIONS, COMMANDS, JOBS, PUBLIC, ROUTES
from duly.casework import catalogue
from duly.cli.commands import COMMANDS as COMMANDS_THERE
from duly.record.kinds import KINDS

MOST_PUBLIC = 12

PUBLIC_ROUTES = [name for public in PUBLIC.values() for name in public.routes]
PUBLIC_COMMANDS = [name for public in PUBLIC.values() for name in public.commands]


def routes(
    patterns: Iterable[URLPattern | URLResolver], inside: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every route with its full name; one without a name has an empty one."""
    for each in patterns:
        if isinstance(each, URLResolver):
            within = f"{inside}{each.namespace}:" if each.namespace else inside
            yield from routes(each.url_patterns, within)
        else:
            yield (f"{inside}{each.name}" if each.name else ""), each


def faults(there: Iterable[str], listed: Iterable[str], public: Iterable[str]) -> set[str]:
    """What has no line, or two, and what has a line and is not there."""
    names, rows, open_to_all = list(there), set(listed), set(public)
    stars = {each.removesuffix("*") for each in open_to_all if each.endswith("*")}
    found = set()
    for name in names:
        is_open = name in open_to_all or any(name.startswith(star) for star in stars)
        if (name in rows) == is_open:
            found.add(f"{name or 'a route without a name'}: {'two lines' if is_open else 'no line'}")
    gone = (rows | {each for each in open_to_all if not each.endswith("*")}) - set(names)
    return found | {f"{each}: a line, and not there" for each in gone}


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


SERVED = [name for name, _ in routes(get_resolver("duly.config.urls").url_patterns)]


def test_every_route_has_exactly_one_line() -> None:
    assert faults(SERVED, ROUTES, PUBLIC_ROUTES) == set()


def test_every_command_has_exactly_one_line() -> None:
    assert faults(COMMANDS_THERE, COMMANDS, PUBLIC_COMMANDS) == set()


def test_every_action_has_exactly_one_line() -> None:
    assert set(catalogue.ACTIONS) <= set(ACTIONS) <= set(KINDS)


def test_no_job_runs_without_a_line() -> None:
    """There is one, and each thing it records needs what its action needs."""
    assert set(JOBS) == {"bulk"}


def test_every_line_about_a_route_with_a_case_is_about_a_case() -> None:
    named = dict(routes(get_resolver("duly.config.urls").url_patterns))
    for name, permission in ROUTES.items():
        has_ref = "ref" in named[name].pattern.converters
        assert has_ref == (permission not in policy.ABOUT_NO_CASE), name


def test_the_public_list_is_short_and_says_why() -> None:
    assert len(PUBLIC) <= MOST_PUBLIC
    assert all(len(public.reason) > 20 for public in PUBLIC.values())


def test_a_star_stands_only_for_the_app_that_is_for_anyone() -> None:
    assert [each for each in PUBLIC_ROUTES if each.endswith("*")] == ["public:*"]


@pytest.mark.parametrize("planted", [path("planted/", _view, name="planted"), path("planted/", _view)])
def test_a_planted_route_is_seen(planted: URLPattern) -> None:
    there = [name for name, _ in routes([*get_resolver("duly.config.urls").url_patterns, planted])]
    assert faults(there, ROUTES, PUBLIC_ROUTES) == {f"{planted.name or 'a route without a name'}: no line"}


def test_a_planted_command_and_a_planted_action_are_seen() -> None:
    assert faults([*COMMANDS_THERE, "planted"], COMMANDS, PUBLIC_COMMANDS) == {"planted: no line"}
    assert not {*catalogue.ACTIONS, "planted"} <= set(ACTIONS)


def test_any_line_that_is_deleted_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """Two hundred times one line at random: of a route, a command or an action."""
    chance, seen = random.Random(2026), 0
    for _ in range(200):
        which = chance.choice(("route", "command", "action"))
        if which == "route":
            gone = chance.choice([*ROUTES, *PUBLIC_ROUTES])
            left = [each for each in PUBLIC_ROUTES if each != gone]
            seen += bool(faults(SERVED, set(ROUTES) - {gone}, left))
        elif which == "command":
            gone = chance.choice([*COMMANDS, *PUBLIC_COMMANDS])
            left = [each for each in PUBLIC_COMMANDS if each != gone]
            seen += bool(faults(COMMANDS_THERE, set(COMMANDS) - {gone}, left))
        else:
            gone = chance.choice(list(catalogue.ACTIONS))
            seen += not set(catalogue.ACTIONS) <= set(ACTIONS) - {gone}
    assert seen == 200
