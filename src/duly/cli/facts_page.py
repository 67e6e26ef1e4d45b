"""The facts a history may hold, and what each may carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duly.cli.terminal import wrapped
from duly.law.kinds import Attribute, FactKind

OF_EVERY_FACT = """\
Every fact has "on" (its day) and "fact" (its slug), and may have "matter" (which assessment, review ... it belongs
to), "precision" ("month" where only the month is known), "id", and "corrects" (the id of an earlier fact it replaces)."""


def facts_page(kinds: Sequence[FactKind]) -> Iterator[str]:
    """The kinds of fact by process, each with its attributes."""
    for process in dict.fromkeys(kind.process for kind in kinds):
        yield process
        for kind in (one for one in kinds if one.process == process):
            yield from _fact(kind)
        yield ""
    yield from wrapped(OF_EVERY_FACT)


def _fact(kind: FactKind) -> Iterator[str]:
    opens = " Opens a matter." if kind.opens_matter else ""
    yield f"  {kind.slug}"
    yield from wrapped(f"{kind.said[0].upper()}{kind.said[1:]}.{opens}", "      ")
    for name, attribute in kind.attributes.items():
        yield from wrapped(f"{name}: {_carries(attribute)}", "        ", first="      ")


def _carries(attribute: Attribute) -> str:
    if attribute.kind == "choice":
        return " or ".join(attribute.choices)
    if attribute.kind == "boolean":
        return f"true or false ({str(attribute.default).lower()} if left out): {attribute.means}"
    return f"a {attribute.kind}: {attribute.means}" if attribute.means else f"a {attribute.kind}"
