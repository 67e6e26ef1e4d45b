"""One form for every action, made from what the action can say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict

from duly.casework.action import SECOND_PERSON, Action
from duly.casework.actions.assessment import always
from duly.casework.attempt import of
from duly.casework.correcting import OF_ONE_PERSON
from duly.casework.guards import amending_goes_with_its_papers, providers_can_start
from duly.casework.naming import new_matter
from duly.design.forms import BoundField, DateField, Form, Radios
from duly.design.wording import capitalised, short_date
from duly.law.facts import FACTS
from duly.law.kinds import Attribute
from duly.law.parsing import FIRST_DAY, LONGEST_TEXT
from duly.law.rules import RULEBOOK
from duly.record import reading
from duly.record.kinds import DocumentFiled, ProviderConfirmed, ProviderNamed
from duly.record.models import Entry
from duly.record.refusals import KeyReused, Stale
from duly.staff import words
from duly.staff.entries import REASONS, Row, Told, said_in_full, told_entries

NEW = "new"
Choice = tuple[str, str]
WORKED_OUT = ("", "Work it out from the day")
WHOLE = ("", "The whole case")
OF_A_MATTER = frozenset(
    {
        "advice.declined",
        "advice.absence.explained",
        "advice.chased",
        "advice.delay.told",
        "family.said",
        "panel.advised",
        "placement.requested",
        "provider.named",
        "provider.confirmed",
        "request.came",
        "setting.replied",
        "preference.asked",
        "setting.chosen",
    }
)
"""What guards and the register look for in one matter, though the law is not shown it."""
BEFORE_THE_MATTER = frozenset({"review.arranged", "review.invited", "review.papers.circulated"})
"""Actions that come before what opens their matter, so that it can be a new one."""
MOST_REASONS, MOST_RADIOS = 3, 9
ALWAYS_ASKED = {"advice.requested": ("purpose", "legal_basis", "asked_by")}
"""Reasons in words that an action always wants, by action."""
ASKED_WHERE_NEEDED = {
    "review.meeting": ("carry_forward",),
    "review.decision.notified": ("without_report",),
}
"""Reasons that a guard asks for only as the case stands; the form shows them once it has."""
ANSWERS_TO = {
    "advice.sent": "advice.requested",
    "advice.absence.explained": "advice.requested",
    "advice.delay.told": "advice.requested",
    "consultation.answered": "consultation.sent",
    "provider.confirmed": "provider.named",
    "promise.kept": "promise.made",
    "promise.withdrawn": "promise.made",
}
"""Whose item an action's item is one of."""


class Keyed(Form):
    """A form that is written once however often it is sent, and not over what came meanwhile."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=50)

    came_since: Sequence[tuple[Told, Sequence[Row]]] = ()
    """What was saved since the form was opened, where that stopped it, with all that it says."""

    @staticmethod
    def fresh(head_number: int) -> dict[str, Any]:
        """What a new form begins with."""
        return {"seen": head_number, "key": str(uuid4())}

    @property
    def once(self) -> dict[str, Any]:
        """`seen` and `key` as `append` takes them."""
        key = self.cleaned_data.get("key")
        return {"seen": self.cleaned_data.get("seen"), "key": f"form-{key}" if key else None}

    def refuse(self, refused: Exception) -> None:
        """Say why nothing was saved, beside the field that would help. A form that was overtaken can be sent again."""
        again = cast(QueryDict, self.data).copy()
        if isinstance(refused, Stale | KeyReused):
            again["key"] = str(uuid4())
        if isinstance(refused, Stale):
            self.show_since(refused.since)
            again["seen"] = str(max(entry.number for entry in refused.since))
        self.data = again
        self.add_error(None, str(refused))
        if field := self.field_for(getattr(refused, "asks", "")):
            self.add_error(field, f"Answer: {self.fields[field].label}")

    def show_since(self, entries: Sequence[Entry]) -> None:
        """Set what was saved meanwhile beside what was typed; but for views, which wait until one's own is said."""
        self.came_since = [
            (row, () if row.entry.kind in OF_ONE_PERSON else said_in_full(row.entry, entries))
            for row in told_entries(entries)
        ]

    def field_for(self, asks: str) -> str | None:
        """The field that answers what a refusal asks for; None for the whole form."""
        return asks if asks in self.fields else None


class Recorded(Keyed):
    """What happened, when, and in which matter."""

    def __init__(
        self, action: Action, entries: Sequence[Entry], today: date, *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.action, self.entries = action, entries
        self.shows = set(ALWAYS_ASKED.get(action.name, ()))
        self.needs_two = action.second_person is always
        self.fields["on"] = DateField(
            label="What day did it happen?",
            name="the day",
            earliest=FIRST_DAY,
            latest=today,
            help_text=f"For example, {today.day} {today.month} {today.year}",
        )
        self._add_matters()
        for name, attribute in action.kind.attributes.items():
            if name != "digest":
                self.fields[f"said_{name}"] = self._field(name, attribute)
        self._add_reasons()

    # --- the fields ---------------------------------------------------------------------------------------

    def _add_matters(self) -> None:
        opened = {name: entry.on for entry in self.entries for name in entry.matters if name}
        there = [
            (name, f"{words.matter(name)}, last entry {short_date(on)}")
            for name, on in reversed(opened.items())
        ]
        choices, initial, asks = self._belongs(there)
        self.fields["matter"] = forms.ChoiceField(
            label="What does it belong to?",
            choices=choices,
            initial=initial,
            required=initial is None,
            widget=Radios if asks else forms.HiddenInput,
            error_messages={"required": "Choose what it belongs to"},
        )

    def _belongs(self, there: list[Choice]) -> tuple[list[Choice], str | None, bool]:
        """What it can belong to, what is chosen to begin with (None: it must be), and whether there is a question."""
        kind = self.action.kind
        new = (NEW, f"A new {kind.process}")
        same = [one for one in there if words.could_be_of(one[0], kind.process)]
        if kind.slug in OF_A_MATTER and there:
            return there, there[0][0] if len(there) == 1 else None, len(there) > 1
        if kind.process == "record":
            return [WHOLE, *there], "", kind is DocumentFiled and bool(there)
        if kind.slug in BEFORE_THE_MATTER:
            return [new, *same], None if same else NEW, bool(same)
        if kind.opens_matter:
            return [new, *same], NEW, bool(same)
        if kind.slug not in FACTS:
            return [WORKED_OUT, *same], "" if len(same) < 2 else None, len(same) > 1
        return [WORKED_OUT, *there, new], "", len(there) > 1

    def _add_reasons(self) -> None:
        """The reasons in words, those of a decision to say no, the papers, and what covers for a provider."""
        for name in (*ALWAYS_ASKED.get(self.action.name, ()), *ASKED_WHERE_NEEDED.get(self.action.name, ())):
            self.fields[f"why_{name}"] = long_words(REASONS[name])
        documents = documents_of(self.entries)
        if self.action.says_no:
            for number in range(1, MOST_REASONS + 1):
                self.fields[f"reason_{number}"] = long_words(f"Reason {number}")
                self.fields[f"evidence_{number}"] = several("Which documents does it rest on?", documents)
        if amending_goes_with_its_papers in self.action.guards:
            self.fields["attached"] = several("Which documents go with it?", documents)
        for number, provider in enumerate(self.unconfirmed()):
            self.fields[f"gap_{number}"] = long_words(
                f"{provider} has not confirmed. Why does the plan not wait?"
            )
            self.fields[f"cover_{number}"] = long_words(f"What covers for {provider} until it can start?")

    def _field(self, name: str, attribute: Attribute) -> forms.Field:
        label = words.question(self.action.name, name, attribute)
        choices = self._choices(name, attribute)
        if len(choices) > MOST_RADIOS:
            return forms.ChoiceField(label=label, choices=[("", "Choose one"), *choices], required=False)
        if choices:
            return forms.ChoiceField(label=label, choices=choices, required=False, widget=Radios)
        if attribute.kind == "boolean":
            return forms.BooleanField(label=label, required=False)
        if attribute.kind == "date":
            return DateField(label=label, name=name.replace("_", " "), required=False)
        if name in ("reason", "reasons", "view", "family_view", "words"):
            return long_words(label)
        return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT)

    def _choices(self, name: str, attribute: Attribute) -> list[tuple[str, str]]:
        if attribute.kind == "choice":
            return [(word, words.chosen(word)) for word in attribute.choices]
        if name == "item" and self.action.name in ANSWERS_TO:
            asked = (
                one for one in reading.standing(self.entries) if one.kind == ANSWERS_TO[self.action.name]
            )
            return [
                (item, item) for item in dict.fromkeys(str(of(one, "item") or "") for one in asked) if item
            ]
        if name == "ground":
            return [(ground.id, capitalised(ground.officer)) for ground in RULEBOOK.grounds.values()]
        if name == "duty" and self.action.name == "exception.claimed":
            varied = dict.fromkeys(one.of for one in RULEBOOK.variations if one.ground)
            return [(key, RULEBOOK.duty(key).title) for key in varied]
        return []

    def unconfirmed(self) -> list[str]:
        """The providers that are named and have not said they can start, where the action asks about them."""
        if providers_can_start not in self.action.guards:
            return []
        there = reading.standing(self.entries)
        confirmed = {of(one, "item") for one in there if one.kind == ProviderConfirmed.slug}
        named = dict.fromkeys(str(of(one, "item")) for one in there if one.kind == ProviderNamed.slug)
        return [name for name in named if name not in confirmed]

    # --- what is shown ------------------------------------------------------------------------------------

    @property
    def plain(self) -> Iterator[BoundField]:
        """The fields that are shown one after another."""
        for field in self.visible_fields():
            folded = field.name.startswith(("reason_", "evidence_"))
            waits = field.name.startswith("why_") and field.name[4:] not in self.shows and not field.value()
            if not folded and not waits:
                yield field  # type: ignore[misc]

    @property
    def reasons(self) -> list[tuple[BoundField, BoundField]]:
        """Each reason of a decision to say no, with its evidence."""
        if not self.action.says_no:
            return []
        return [
            (self[f"reason_{number}"], self[f"evidence_{number}"])  # type: ignore[misc]
            for number in range(1, MOST_REASONS + 1)
        ]

    @property
    def has_documents(self) -> bool:
        """Whether any document is filed that a reason could rest on."""
        return bool(documents_of(self.entries))

    def field_for(self, asks: str) -> str | None:
        """The field that answers what a guard asks for."""
        self.needs_two |= asks == SECOND_PERSON
        self.shows.add(asks)
        if asks == "matter":
            matter = cast(forms.ChoiceField, self.fields["matter"])
            matter.widget = Radios(choices=matter.choices)
        named = {"reasons": "reason_1", "not_confirmed": "gap_0"}.get(asks, asks)
        return next((name for name in (f"why_{named}", f"said_{named}", named) if name in self.fields), None)

    # --- what it says -------------------------------------------------------------------------------------

    def told(self) -> dict[str, Any]:
        """What `perform` and `propose` take."""
        given = self.cleaned_data
        said = {name: given.get(f"said_{name}") for name in self.action.kind.attributes}
        return {
            "on": given["on"],
            "matters": self._matters(),
            "attributes": {name: value for name, value in said.items() if value not in (None, "")},
            "why": self._why(),
            **self.once,
        }

    def _matters(self) -> tuple[str, ...]:
        """The matters chosen; none where they are worked out, a new name for what comes before its matter opens."""
        matter, kind = self.cleaned_data.get("matter"), self.action.kind
        if matter == NEW:
            return () if kind.opens_matter else (new_matter(kind.process, self.entries),)
        return (matter,) if matter else ()

    def _why(self) -> dict[str, Any]:
        given = self.cleaned_data
        why: dict[str, Any] = {name[4:]: given[name] for name in given if name.startswith("why_")}
        why["attached"] = given.get("attached")
        why["reasons"] = [
            {"words": given[f"reason_{number}"], "evidence": given[f"evidence_{number}"]}
            for number in range(1, MOST_REASONS + 1)
            if given.get(f"reason_{number}")
        ]
        why["not_confirmed"] = {
            provider: {"why": given[f"gap_{number}"], "cover": given[f"cover_{number}"]}
            for number, provider in enumerate(self.unconfirmed())
            if given[f"gap_{number}"] or given[f"cover_{number}"]
        }
        return {name: said for name, said in why.items() if said}


def long_words(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    """A box for some sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=more.pop("required", False),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        **more,
    )


def documents_of(entries: Sequence[Entry]) -> list[tuple[int, str]]:
    """The documents of the case, the newest first."""
    filed = [entry for entry in reading.standing(entries) if entry.kind == "document.filed"]
    return [
        (entry.number, f"{of(entry, 'name') or 'A document'}, filed {short_date(entry.on)}")
        for entry in reversed(filed)
    ]


def several(label: str, documents: Sequence[tuple[int, str]]) -> forms.TypedMultipleChoiceField:
    """Any of these documents."""
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=documents,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple if documents else forms.MultipleHiddenInput,
    )
