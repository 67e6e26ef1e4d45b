"""One fact as a form: what happened, its day or month, its matter, and what else belongs to it.

For the short form, where a person who knows the words enters facts of any kind, and for changing one fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from duly.design.date_parts import Bounds
from duly.design.family_words import council
from duly.design.forms import DateField, DayOrMonthField, EnteredDate, Form
from duly.design.wording import capitalised, uncapitalised
from duly.law.facts import FACTS
from duly.law.kinds import Attribute, Fact, FactKind
from duly.law.parsing import FIRST_DAY, LONGEST_TEXT, Fault
from duly.law.rules import RULEBOOK
from duly.public.attribute_words import label_of
from duly.public.question_form import LAW_BEGAN
from duly.public.reference.processes import PROCESSES

KINDS = [
    (title, [(kind.slug, council(kind.label)) for kind in FACTS.values() if kind.process == process])
    for process, title in PROCESSES.items()
    if any(kind.process == process for kind in FACTS.values())
]
LONGEST_NAME = 100


class LongSelect(forms.Select):
    """A list of many choices, shown by one template: one for each choice takes a second for a page of rows."""

    template_name = "public/parts/long_select.html"


class FactForm(Form):
    """One fact. Empty, it is no fact. `fact` is the one to change, `latest` the last day it can have."""

    kind = forms.ChoiceField(
        label="What happened", choices=[("", "Choose"), *KINDS], widget=LongSelect(), required=False
    )
    on = DayOrMonthField(label="When", name="the day", required=False)
    matter = forms.CharField(
        label="Matter",
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, latest: date, *, data: Any = None, fact: Fact | None = None, prefix: str = "") -> None:
        data = None if data is None else _with_defaults(data, prefix)
        self.latest = latest
        self.title = f"Fact {int(prefix.removeprefix('row')) + 1}" if prefix else ""
        super().__init__(data, prefix=prefix or None, initial=_initial(fact) if fact else None)
        on = self.fields["on"]
        assert isinstance(on, DayOrMonthField)
        on.bounds = Bounds(FIRST_DAY, latest, LAW_BEGAN)
        slug = fact.kind.slug if fact else (data or {}).get(self.add_prefix("kind"))
        self.chosen: FactKind | None = FACTS.get(str(slug))
        if fact:
            self.fields["kind"].widget = forms.HiddenInput()
        self.attribute_names: list[str] = []
        for name, attribute in (self.chosen.attributes if self.chosen else {}).items():
            self.fields[f"with_{name}"] = _attribute_field(name, attribute)
            self.attribute_names.append(name)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered in it."""
        names = ("kind", "on-day", "on-month", "on-year", "matter")
        return not any(str(self.data.get(self.add_prefix(name)) or "").strip() for name in names)

    @property
    def has_more_to_say(self) -> bool:
        """Whether the kind chosen has more to it that was not yet on the page to be filled in."""
        return bool(self.attribute_names) and self.data.get(self.add_prefix("shown")) != self.kind_slug

    @property
    def kind_slug(self) -> str:
        """The kind chosen, by its slug."""
        return self.chosen.slug if self.chosen else ""

    @property
    def more(self) -> list[Any]:
        """The fields that only this kind of fact has."""
        return [self[f"with_{name}"] for name in self.attribute_names]

    def hushed(self) -> FactForm:
        """The form as it was sent, not yet looked at for faults."""
        self._errors = ErrorDict()
        return self

    def clean(self) -> dict[str, Any]:
        """See that it says what happened, and when."""
        if not self.cleaned_data.get("kind") and "kind" not in self.errors:
            self.add_error("kind", "Choose what happened")
        if not self.cleaned_data.get("on") and "on" not in self.errors:
            self.add_date_error("on", "Enter the day, or its month and year")
        return self.cleaned_data

    def add_error(self, field: str | None, error: Any) -> None:
        """Add a fault with the name of the row, where there are several: "Fact 2: choose what happened"."""
        faults = error if isinstance(error, ValidationError) else ValidationError(error)
        for one in faults.error_list:
            says = str(one.message)
            named = f"{self.title}: {uncapitalised(says)}" if self.title else capitalised(says)
            super().add_error(field, ValidationError(named, one.code, one.params))

    def raw(self) -> dict[str, Any]:
        """The fact as a history file writes it."""
        given = self.cleaned_data
        on: EnteredDate = given["on"]
        attributes = {name: given.get(f"with_{name}") for name in self.attribute_names}
        raw = {"on": on.on, "fact": self.kind_slug, "matter": given["matter"] or None, **attributes}
        if on.precision == "month":
            raw["precision"] = "month"
        return {name: value for name, value in raw.items() if value not in (None, "")}

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Show beside their fields what the history as a whole found wrong with this fact."""
        for fault in faults:
            name = fault.place.rpartition(", ")[2] if ", " in fault.place else "matter"
            field = next((one for one in (name, f"with_{name}") if one in self.fields), "matter")
            self.add_error(field, fault.says)


def _with_defaults(data: Any, prefix: str) -> Any:
    """The data with what silence means ticked, where the boxes for it were not yet on the page."""
    start = f"{prefix}-" if prefix else ""
    kind = FACTS.get(str(data.get(f"{start}kind")))
    if kind is None or data.get(f"{start}shown") == kind.slug:
        return data
    ticked = {f"{start}with_{name}": "on" for name, one in kind.attributes.items() if one.default}
    return {**{name: data.get(name) for name in data}, **ticked}


def _initial(fact: Fact) -> dict[str, Any]:
    given = {f"with_{name}": fact.get(name) for name in fact.kind.attributes}
    on = EnteredDate(fact.on, fact.precision)
    return {
        "kind": fact.kind.slug,
        "on": on,
        "matter": ", ".join(fact.matters),
        "shown": fact.kind.slug,
        **given,
    }


def _attribute_field(name: str, attribute: Attribute) -> forms.Field:
    label = label_of(name, attribute)
    if attribute.kind == "date":
        return DateField(label=label, name=uncapitalised(label), required=False)
    if attribute.kind == "boolean":
        return forms.BooleanField(label=label, required=False)
    listed = _choices(name, attribute)
    if listed:
        return forms.ChoiceField(label=label, choices=[("", "Not said"), *listed], required=False)
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=False)


def _choices(name: str, attribute: Attribute) -> list[tuple[str, str]]:
    if attribute.choices:
        return [(word, capitalised(word.replace("_", " "))) for word in attribute.choices]
    if name == "duty":
        return [(key, f"{RULEBOOK.duty(key).title} ({key})") for key in RULEBOOK.exceptions]
    return list(GROUNDS) if name == "ground" else []


def _in_short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


GROUNDS = tuple((key, f"{key}: {_in_short(ground.officer)}") for key, ground in RULEBOOK.grounds.items())
