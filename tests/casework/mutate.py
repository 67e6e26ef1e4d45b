"""Takes one guard away at a time and says whether any test noticed: `./dev mutation [ACTION ...]`.

Of every action each guard is removed, its second person and what it leaves beside; and in `guards` each refusal is
silenced. Only the tests that do the action are run, so that a mutation takes seconds. The exit status is 1 where one
went unnoticed. The cells of the policy are changed, one by one, by `tests/access/test_matrix.py`.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from _pytest.runner import runtestprotocol

from tests.architecture.planting import ROOT

WHERE = ("tests/casework",)
NOT_BY_THESE = ("mutat", "demonstration", "back_dating", "nobody_else_is_asked")
"""Tests that compare lists with lists, or take long."""


@dataclass(frozen=True)
class Mutation:
    """One thing taken away: what, the actions whose tests are run, and how it is done."""

    what: str
    actions: frozenset[str]
    done: Callable[[], AbstractContextManager[object]]


class Campaign:
    """What pytest runs in place of its own loop: all tests once, then for each mutation those that matter."""

    def __init__(self, only: Sequence[str]) -> None:
        self.only = frozenset(only)
        self.touched: dict[str, set[str]] = defaultdict(set)
        self.unnoticed: list[str] = []
        self.tried = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what notices nothing but lists."""
        items[:] = [item for item in items if not any(word in item.nodeid for word in NOT_BY_THESE)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them."""
        with self._listening() as now:
            for item in session.items:
                now["running"] = item.nodeid
                if not _passes(item):
                    raise session.Failed(f"{item.nodeid} fails before anything is taken away")
        for mutation in mutations():
            if not self.only or self.only & mutation.actions:
                self._try(mutation, session.items)
        return True

    @contextmanager
    def _listening(self) -> Iterator[dict[str, str]]:
        """Write down which test tries which action."""
        from duly.casework import action  # noqa: PLC0415 - once Django is set up

        prepares, now = action._prepare, {"running": ""}

        def listen(done: Any, *rest: Any) -> Any:
            self.touched[done.name].add(now["running"])
            return prepares(done, *rest)

        with patch.object(action, "_prepare", listen):
            yield now

    def _try(self, mutation: Mutation, items: Sequence[pytest.Item]) -> None:
        self.tried += 1
        matter = {test for name in mutation.actions for test in self.touched[name]}
        with mutation.done():
            noticed = next(
                (item.nodeid for item in items if item.nodeid in matter and not _passes(item)), None
            )
        if noticed is None:
            self.unnoticed.append(mutation.what)
        said = f"noticed by {noticed.rpartition('/')[2]}" if noticed else f"UNNOTICED by {len(matter)} tests"
        sys.stdout.write(f"{mutation.what}: {said}\n")
        sys.stdout.flush()


def mutations() -> Iterator[Mutation]:
    """Everything that is taken away, one at a time."""
    from duly.casework.action import _nobody_else  # noqa: PLC0415
    from duly.casework.catalogue import ACTIONS  # noqa: PLC0415

    for name, action in ACTIONS.items():
        only = frozenset({name})
        for guard in action.guards:
            left = tuple(one for one in action.guards if one is not guard)
            yield Mutation(f"{name} without {guard.__name__}", only, _with(name, guards=left))
        if action.second_person is not _nobody_else:
            yield Mutation(f"{name} by one person", only, _with(name, second_person=_nobody_else))
        if action.beside:
            yield Mutation(f"{name} with nothing beside", only, _with(name, beside=None))
    yield from _silenced()


def _with(name: str, **changed: Any) -> Callable[[], AbstractContextManager[object]]:
    from duly.casework.catalogue import ACTIONS  # noqa: PLC0415

    return lambda: patch.dict(ACTIONS, {name: replace(ACTIONS[name], **changed)})


def _silenced() -> Iterator[Mutation]:
    """Each call of `refuse` in `guards`, made to do nothing."""
    from duly.casework import guards  # noqa: PLC0415
    from duly.casework.catalogue import ACTIONS  # noqa: PLC0415

    source = Path(inspect.getfile(guards)).read_text(encoding="utf-8")
    for function in ast.parse(source).body:
        name = getattr(function, "name", "")
        guarded = frozenset(
            action.name
            for action in ACTIONS.values()
            if name and any(name in inspect.getsource(guard) for guard in action.guards)
        )
        calls = [one for one in ast.walk(function) if isinstance(one, ast.Call)]
        for call in calls:
            if isinstance(call.func, ast.Name) and call.func.id == "refuse":
                lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
                where = f"guards.py, line {call.lineno} of {name}, silenced"
                yield Mutation(where, guarded, _silent_at(lines))


def _silent_at(lines: range) -> Callable[[], AbstractContextManager[object]]:
    from duly.casework import guards  # noqa: PLC0415

    refuses = guards.refuse

    def unless_silenced(sentence: str) -> None:
        if sys._getframe(1).f_lineno not in lines:
            refuses(sentence)

    return lambda: patch.object(guards, "refuse", unless_silenced)


def _passes(item: pytest.Item) -> bool:
    item._initrequest()  # type: ignore[attr-defined] - each run has fixtures of its own
    return all(report.passed for report in runtestprotocol(item, log=False, nextitem=None))


def main(only: Sequence[str]) -> int:
    """Run the campaign for these actions, or for all."""
    campaign = Campaign(only)
    status = pytest.main(
        ["-q", "-p", "no:randomly", "-p", "no:xdist", "--no-header", *(str(ROOT / where) for where in WHERE)],
        plugins=[campaign],
    )
    if not campaign.tried:
        return int(status) or 1
    sys.stdout.write(f"{campaign.tried} mutations of casework: {len(campaign.unnoticed)} unnoticed\n")
    return 1 if campaign.unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
