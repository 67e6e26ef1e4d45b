"""Facts told many at a time: columns gathered as they come, then put in order as one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from duly.law.facts import FACTS
from duly.population.coding import BY_SLUG, KINDS
from duly.population.facts_table import ATTRIBUTES, COLUMNS

Ints = NDArray[np.int64]
LAST_DAY = 20_605  # 1 June 2026: what has not happened by then is not in the record


def names_of(attribute: str, fact: str | None = None) -> tuple[str, ...]:
    """The words a choice may be, for one fact or for the first that has it."""
    owners = [FACTS[fact]] if fact else [kind for kind in KINDS if attribute in kind.attributes]
    return owners[0].attributes[attribute].choices


@dataclass
class Telling:
    """The facts told so far, a batch for each call of `tell`."""

    rng: np.random.Generator
    cases: int
    batches: list[dict[str, Any]] = field(default_factory=list)

    def days(self, n: int, middle: float, spread: float) -> Ints:
        """So many whole numbers of days, log-normal about a middle, at least 0."""
        return np.minimum(self.rng.lognormal(np.log(middle), spread, n), 2_000).astype(np.int64)

    def some(self, of: Ints, share: float) -> Ints:
        """Some of these, each with the same chance."""
        return of[self.rng.random(len(of)) < share]

    def tell(
        self, kind: str, of: Ints, day: Ints, matter: str | None, /, *, more: str | None = None, **says: Any
    ) -> None:
        """These cases had a fact of this kind on these days, in a matter, with attributes (one for all, or one each)."""
        known = (day <= LAST_DAY) & (day >= 16_314) if kind != "date_of_birth" else np.ones(len(of), np.bool_)
        each = {
            name: value[known] if np.ndim(value) else np.full(known.sum(), value)
            for name, value in says.items()
        }
        self.batches.append(
            {"case": of[known], "on": day[known], "fact": kind, "matter": matter, "more": more, "says": each}
        )

    def claim(self, of: Ints, day: Ints, matter: str, duty: str, ground: str) -> None:
        """These cases claimed an exception."""
        self.tell("exception.claimed", of, day, matter, duty=duty, ground=ground)

    def table(self, first: int) -> Any:
        """Everything told, by case and day, as a table of facts; cases are numbered from `first`."""
        sizes = [len(batch["case"]) for batch in self.batches]
        case = np.concatenate([batch["case"] for batch in self.batches])
        day = np.concatenate([batch["on"] for batch in self.batches])
        order = np.argsort((case << 32) | (day + 10_000), kind="stable")
        columns = {
            "case": pa.array((case[order] + first).astype(np.int32)),
            "on": pa.array(day[order].astype(np.int32)).view(pa.date32()),
            "fact": _words(
                [BY_SLUG[batch["fact"]] for batch in self.batches], [k.slug for k in KINDS], sizes, order
            ),
            "matter": self._matters("matter", sizes, order),
            "more_matters": self._more(sizes, order),
        }
        for name in sorted({name for batch in self.batches for name in batch["says"]}):
            columns[name] = self._attribute(name, sizes, order)
        return pa.table(columns)

    def _matters(self, key: str, sizes: list[int], order: Ints) -> Any:
        names = list(dict.fromkeys(batch[key] for batch in self.batches if batch[key]))
        return _words(
            [names.index(batch[key]) if batch[key] else -1 for batch in self.batches], names, sizes, order
        )

    def _more(self, sizes: list[int], order: Ints) -> Any:
        named = self._matters("more", sizes, order).cast(pa.string())
        given = named.is_valid().to_numpy(zero_copy_only=False)
        offsets = np.concatenate([[0], np.cumsum(given)]).astype(np.int32)
        values = named.filter(pa.array(given))
        mask = pa.array(~given)
        return pa.ListArray.from_arrays(pa.array(offsets), values, mask=mask).cast(COLUMNS["more_matters"])

    def _attribute(self, name: str, sizes: list[int], order: Ints) -> Any:
        if ATTRIBUTES[name] in ("choice", "text"):
            return self._coded(name, order)
        whole = np.full(sum(sizes), -1, np.int64)
        for batch, start in zip(self.batches, np.cumsum([0, *sizes]), strict=False):
            if name in batch["says"]:
                whole[start : start + len(batch["case"])] = batch["says"][name]
        whole, mask = whole[order], whole[order] < 0
        if ATTRIBUTES[name] == "boolean":
            return pa.array(whole == 1, mask=mask)
        return pa.array(whole.astype(np.int32), mask=mask).view(pa.date32())

    def _coded(self, name: str, order: Ints) -> Any:
        values = [batch["says"].get(name) for batch in self.batches]
        known = sorted({word for given in values if given is not None for word in np.unique(given).tolist()})
        codes = [
            np.full(len(batch["case"]), -1) if given is None else np.searchsorted(known, given)
            for batch, given in zip(self.batches, values, strict=True)
        ]
        whole = np.concatenate(codes)[order].astype(np.int32)
        return pa.DictionaryArray.from_arrays(pa.array(whole, mask=whole < 0), pa.array(known, pa.string()))


def _words(codes: list[int], names: list[str], sizes: list[int], order: Ints) -> Any:
    whole = np.repeat(np.array(codes, np.int32), sizes)[order]
    return pa.DictionaryArray.from_arrays(pa.array(whole, mask=whole < 0), pa.array(names, pa.string()))
