"""The rulebook is listed by hand, and nothing is forgotten in it.

Also: versions of a duty never overlap, every way for a family to act and every ground has words, families read no
officer's words, and the examples in the docstrings of the counting rules run.
"""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from duly.law import calendars, counting, redress, rules
from duly.law.facts import FACTS
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Ground, Reading, Span, Variation
from tests.architecture.planting import ROOT

Rule = Duty | Variation | Reading
MODULES = [
    importlib.import_module(f"{rules.__name__}.{found.name}")
    for found in pkgutil.iter_modules(rules.__path__)
]
OF_RULES = [module for module in MODULES if hasattr(module, "RULES")]
WHOLE = [*RULEBOOK.duties, *RULEBOOK.variations, *RULEBOOK.readings]


# Listed by hand


def bound_in(module: Any) -> Iterator[Rule]:
    """The rules that a module gives a name to, alone or in a tuple."""
    for value in vars(module).values():
        yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Rule))


def forgotten(module: Any, others: Iterable[Any]) -> list[Rule]:
    """The rules named in a module that neither its own RULES nor those of a module it may have them from list."""
    listed = [rule for one in (module, *others) for rule in one.RULES]
    return [rule for rule in bound_in(module) if not any(rule is one for one in listed)]


@pytest.mark.parametrize("module", OF_RULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_module_lists_every_rule_it_names(module: ModuleType) -> None:
    assert list(bound_in(module))
    assert forgotten(module, [other for other in OF_RULES if other is not module]) == []


def test_the_rulebook_holds_the_rules_of_every_module_once() -> None:
    listed = [rule for module in OF_RULES for rule in module.RULES]
    assert len(listed) == len(WHOLE)
    assert {id(rule) for rule in listed} == {id(rule) for rule in WHOLE}


def test_only_the_grounds_are_kept_in_a_module_without_rules() -> None:
    assert [module.__name__ for module in MODULES if module not in OF_RULES] == ["duly.law.rules.grounds"]


def test_a_rule_that_is_named_and_not_listed_is_noticed() -> None:
    duty = RULEBOOK.duties[0]
    stray = replace(duty, key="planted")
    module = SimpleNamespace(planted=stray, RULES=(duty,))
    assert forgotten(module, []) == [stray]
    assert forgotten(SimpleNamespace(others=(duty, stray), RULES=(duty,)), []) == [stray]
    assert forgotten(SimpleNamespace(planted=stray, RULES=(stray,)), []) == []


def test_nothing_in_the_rulebook_is_found_by_searching() -> None:
    """Neither the rulebook nor the list of rules imports what finds modules."""
    for name in ("rules/__init__.py", "rulebook.py"):
        tree = ast.parse((ROOT / "src/duly/law" / name).read_text(encoding="utf-8"))
        imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        imported |= {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        assert not imported & {"pkgutil", "importlib", "importlib.metadata", "glob", "pathlib", "os"}


# Versions, variations and readings


def overlapping(duties: Iterable[Duty]) -> list[str]:
    """The keys of which two versions are in force on one day."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for duty in duties:
        spans.setdefault(duty.key, []).append(
            (duty.in_force.first or date.min, duty.in_force.last or date.max)
        )
    return [
        key
        for key, of_key in spans.items()
        if any(one[1] >= other[0] for one, other in zip(sorted(of_key), sorted(of_key)[1:], strict=False))
    ]


def test_no_two_versions_of_a_duty_are_in_force_on_one_day() -> None:
    assert overlapping(RULEBOOK.duties) == []


def test_versions_that_overlap_are_noticed() -> None:
    duty = RULEBOOK.duty("review.decision")
    first = replace(duty, in_force=Span(date(2014, 9, 1), date(2027, 8, 31)))
    second = replace(duty, in_force=Span(date(2027, 9, 1)))
    assert overlapping([second, first]) == []
    assert overlapping([replace(second, in_force=Span(date(2027, 8, 31))), first]) == ["review.decision"]
    assert overlapping([first, duty]) == ["review.decision"]


def test_every_variation_and_every_reading_is_of_a_duty() -> None:
    of = {variation.of for variation in RULEBOOK.variations} | {
        key for one in RULEBOOK.readings for key in one.of
    }
    assert of <= {duty.key for duty in RULEBOOK.duties}


def test_no_exception_is_listed_twice_for_a_duty() -> None:
    listed = [(variation.of, variation.ground) for variation in RULEBOOK.variations]
    assert len(listed) == len(set(listed))


# Words for everything a family or an officer reads


def without_words(
    duties: Iterable[Duty], grounds: dict[str, Ground], used: Iterable[str | None]
) -> list[str]:
    """The ways to act and the grounds that something names and nothing explains."""
    ways = {way for duty in duties for way in duty.family_can if way not in REDRESS}
    return sorted(ways | {ground for ground in used if ground is not None and ground not in grounds})


def test_every_way_to_act_and_every_ground_has_words() -> None:
    used = [variation.ground for variation in RULEBOOK.variations]
    assert without_words(RULEBOOK.duties, RULEBOOK.grounds, used) == []
    assert set(RULEBOOK.grounds) == {ground for ground in used if ground}


def test_a_way_to_act_or_a_ground_without_words_is_noticed() -> None:
    duty = replace(RULEBOOK.duties[0], family_can=("complaint", "petition"))
    assert without_words([duty], {}, ["X.covid", None]) == ["X.covid", "petition"]


@pytest.mark.parametrize("duty", RULEBOOK.duties, ids=lambda duty: duty.key)
def test_a_duty_says_everything_that_is_asked_of_it_in_sentences(duty: Duty) -> None:
    sentences = [
        duty.family,
        duty.family_note,
        duty.do_now,
        duty.note,
        *([duty.caution] if duty.caution else []),
    ]
    assert [words for words in sentences if not (words[:1].isupper() and words.endswith("."))] == []
    assert not duty.must.endswith(".")
    assert duty.must[:1].islower()
    assert duty.not_done_by


OFFICERS_WORDS = re.compile(
    r"\b(?:authorit\w+|LAs?|EHCPs?|EHCNA|notif\w+|statutory|LGSCO|SENDIST|caseworkers?|panel|representations"
    r"|discharge\w*|disclos\w+|regulations? \d\w*|cease to maintain|maintain\w*|setting|adviser's)\b"
)
MAY_STAND = re.compile(r"Local Authority|SEND Tribunal|mediation adviser's")


def officers_words(words: str) -> list[str]:
    return OFFICERS_WORDS.findall(MAY_STAND.sub("", words))


FOR_FAMILIES = {
    **{
        f"{duty.key} {name}": getattr(duty, name)
        for duty in RULEBOOK.duties
        for name in ("family", "family_note")
    },
    **{ground.id: ground.family for ground in RULEBOOK.grounds.values()},
    **{f"{way.key} {name}": getattr(way, name) for way in REDRESS.values() for name in ("title", "family")},
}


def with_officers_words(texts: dict[str, str]) -> dict[str, list[str]]:
    return {where: found for where, words in texts.items() if (found := officers_words(words))}


def test_what_is_written_for_families_has_no_officers_words() -> None:
    assert with_officers_words(FOR_FAMILIES) == {}


def test_what_families_read_of_facts_has_no_officers_words() -> None:
    assert with_officers_words({kind.slug: kind.said_to_family for kind in FACTS.values()}) == {}


@pytest.mark.parametrize(
    "planted",
    ["The authority was late.", "Ask the LA.", "Your EHCP is due.", "You were notified.", "a statutory date"],
)
def test_an_officers_word_is_noticed(planted: str) -> None:
    assert officers_words(planted) != []


def test_an_innocent_word_is_not() -> None:
    assert officers_words("The SEND Tribunal wrote to you. LATE is no LAW.") == []


# The examples in docstrings


@pytest.mark.parametrize("module", [counting, calendars], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_run(module: ModuleType) -> None:
    ran = doctest.testmod(module)
    assert ran.attempted > 1
    assert ran.failed == 0


def test_every_counting_rule_has_an_example() -> None:
    rules_of_counting = [
        one for name, one in inspect.getmembers(counting, inspect.isfunction) if not name.startswith("_")
    ]
    assert [one.__name__ for one in rules_of_counting if ">>>" not in (one.__doc__ or "")] == []
    cited = " ".join(one.__doc__ or "" for one in rules_of_counting)
    assert {f"C{n}" for n in range(1, 11)} <= set(re.findall(r"\bC\d+\b", cited))


def test_a_wrong_example_is_noticed() -> None:
    planted = doctest.DocTestParser().get_doctest(">>> 4 * 7\n27\n", {}, "planted", None, 0)
    failed, _ = doctest.DocTestRunner(verbose=False).run(planted, out=lambda _: None)
    assert failed == 1


def test_the_ways_to_act_are_filed_under_their_own_keys() -> None:
    assert [way.key for way in redress.REDRESS.values()] == list(REDRESS)
