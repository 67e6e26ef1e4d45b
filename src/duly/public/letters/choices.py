"""The two questions of the letter pages: which letter, and what it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from duly.design.forms import Checkboxes, Form, Radios
from duly.design.wording import capitalised
from duly.law.explain import headline
from duly.law.findings import Finding
from duly.public.letters.first_person import WRITERS, Writer
from duly.public.letters.forms import Offer, offer, reference
from duly.public.letters.steps import words


class WhichLetter(Form):
    """Asks which letter to write, of those that fit."""

    letter = forms.ChoiceField(
        label="Which letter do you want to write?", error_messages={"required": "Choose a letter"}
    )

    def __init__(self, made: Sequence[Offer], data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["letter"]
        field.widget = Radios(hints={one.key: one.form.hint for one in made})
        field.choices = [(one.key, one.title) for one in made]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = field.error_messages["required"]
        self.made = made

    @property
    def chosen(self) -> Offer | None:
        """The letter chosen, once the form is valid."""
        return offer(self.cleaned_data["letter"], self.made)


@dataclass(frozen=True)
class Told:
    """What the page knows of a letter before the person answers: whose words it is in, and what is not sure.

    `titles` names the matters as the answer does; `unsure` are findings of which nobody said whether it was done.
    """

    made: Offer
    writer: Writer
    titles: Mapping[str, str]
    unsure: Collection[Finding]

    @property
    def usual(self) -> tuple[Finding, ...]:
        """The findings the letter is about unless the person chooses: what is sure of the usual ones, else all these."""
        sure = tuple(one for one in self.made.usual if one not in self.unsure)
        return sure or self.made.usual

    def name(self, finding: Finding) -> str:
        """What a finding is called, with its matter where another has the same name."""
        words_for_it = capitalised(words()[finding.key].step)
        of_item = f" ({finding.item})" if finding.item else ""
        alike = [one for one in self.made.findings if (one.key, one.item) == (finding.key, finding.item)]
        matter = self.titles.get(finding.matter or "", finding.matter)
        of_matter = f" ({matter})" if len(alike) > 1 and matter else ""
        return f"{words_for_it}{of_item}{of_matter}"

    def when(self, finding: Finding) -> str:
        """When it was due, what became of it, and how sure that is."""
        says = f"{capitalised(headline(finding))}."
        if finding.guidance:
            says += " Guidance, not law."
        return f"{says} You have not told whether this was done." if finding in self.unsure else says


class WhatItIsAbout(Form):
    """Asks which findings a letter is about and who writes it. Answered as usual until the person answers it."""

    asked = forms.CharField(widget=forms.HiddenInput, initial="yes", required=False)
    about = forms.MultipleChoiceField(
        label="What is the letter about?",
        error_messages={"required": "Choose at least one step for the letter"},
    )
    writer = forms.ChoiceField(
        label="Who is writing?",
        choices=[(writer.key, writer.label) for writer in WRITERS.values()],
        widget=Radios,
        error_messages={"required": "Say who is writing"},
    )

    def __init__(self, told: Told, data: Any = None) -> None:
        was_asked = data is not None and data.get("asked")
        about = [reference(one) for one in told.usual]
        super().__init__(
            data if was_asked else None, initial={"about": about, "writer": told.writer.key, "asked": "yes"}
        )
        field = self.fields["about"]
        field.widget = Checkboxes(hints={reference(one): told.when(one) for one in told.made.findings})
        field.choices = [(reference(one), told.name(one)) for one in told.made.findings]  # type: ignore[attr-defined]
        self.told = told

    @property
    def chosen(self) -> tuple[Finding, ...]:
        """The findings the letter is about; those of the usual letter until the person has chosen."""
        if not self.is_bound:
            return self.told.usual
        kept = self.cleaned_data.get("about", ())
        return tuple(one for one in self.told.made.findings if reference(one) in kept)

    @property
    def who(self) -> Writer:
        """Who writes."""
        key = self.cleaned_data.get("writer") if self.is_bound else None
        return WRITERS.get(str(key), self.told.writer)
