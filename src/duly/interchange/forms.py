"""The three forms a history file may have, and how to tell which one lies before us."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, Protocol, cast


class Notation(Protocol):
    """What the module of a form offers."""

    def parse(self, text: str) -> object:
        """Plain data from text; raises `BadHistory` with one fault."""

    def write(self, document: Mapping[str, Any]) -> str:
        """Text from plain data."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, the endings of its files, the module that reads and writes it, and how a file of it begins."""

    name: str
    endings: tuple[str, ...]
    module: str
    begins: re.Pattern[str]

    @property
    def notation(self) -> Notation:
        """Its module. Loaded when asked for: a history in one form should not wait for the other two."""
        return cast("Notation", import_module(self.module))


FORMS = {
    "json": Form("JSON", (".json",), "duly.interchange.json_form", re.compile(r"\{|\[\s*\{")),
    "toml": Form(
        "TOML",
        (".toml",),
        "duly.interchange.toml_form",
        re.compile(r"""\[\[?\s*[\w."' -]+\]\]?\s*(?:\#.*)?$|(?:[\w."'-]+[ \t]*)=""", re.MULTILINE),
    ),
    "yaml": Form(
        "YAML",
        (".yaml", ".yml"),
        "duly.interchange.yaml_form",
        re.compile(r"""---|- |%YAML|[\w."' -]+:(?:\s|$)""", re.MULTILINE),
    ),
}
ENDINGS = tuple(ending for form in FORMS.values() for ending in form.endings)
LEADING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*")


def named(name: str) -> Form | None:
    """The form that a file's name ends in; None where it ends in none of them."""
    ending = PurePath(name).suffix.lower()
    return next((form for form in FORMS.values() if ending in form.endings), None)


def looks_like(text: str) -> Form | None:
    """The form that a text begins like, comments and empty lines left out; None where it begins like none."""
    leading = LEADING.match(text)
    begin = leading.end() if leading else 0
    return next((form for form in FORMS.values() if form.begins.match(text, begin)), None)
