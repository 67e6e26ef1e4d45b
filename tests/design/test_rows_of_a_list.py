"""The rows of a list are put together in Python: they say what the components say, and escape every word."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.safestring import mark_safe

from duly.design import listing, samples
from duly.design.finding import finding
from duly.design.samples import SampleCell
from duly.law.explain import Line
from tests.design.markup import rendered, shape, tree

NASTY = "<script>\"'&"


def test_reasons_are_folded_as_the_components_fold_them() -> None:
    expected = rendered(
        '{% details "Why" about=cell.words %}{% reasons lines %}{% enddetails %}',
        cell=samples.CELL,
        lines=samples.LINES,
    )
    folded = tree("<details" + listing.cell(samples.CELL).partition("<details")[2])
    assert shape(folded) == shape(expected)


def test_no_word_of_a_cell_becomes_markup() -> None:
    why = (Line(says=NASTY, provision=NASTY, fact=None),)
    shown = listing.cell(SampleCell(NASTY, NASTY, NASTY, NASTY, NASTY, NASTY, why))
    assert NASTY not in shown
    assert "<script" not in shown
    assert len(re.findall("&lt;script&gt;&quot;&#x27;&amp;", shown)) == 9
    assert re.findall(r"=\"[^\"]*['<>][^\"]*\"", shown) == []


def test_no_word_of_a_row_becomes_markup() -> None:
    chosen = samples.a_list(name=NASTY, chooses=True)
    chosen.options["form"] = NASTY
    for row in chosen.shown:
        row.update(named=NASTY, section=NASTY, value=NASTY)
    assert "<script" not in listing.rows(chosen)
    assert listing.rows(chosen).count("&lt;script&gt;") == 18


def test_no_word_of_a_finding_becomes_markup() -> None:
    why = (Line(says=NASTY, provision=NASTY, fact=None),)
    late = replace(samples.FINDINGS[0], duty=replace(samples.FINDINGS[0].duty, title=NASTY), item=NASTY)
    shown = finding(late, why, 3, mark_safe(""))
    assert NASTY not in shown
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 5
