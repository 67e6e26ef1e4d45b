"""A date asked for as day, month and year, in three boxes, as a Django form field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from duly.design.date_parts import PARTS, Bounds, PartsFault, read_date, read_month_and_year

BOX_WIDTHS = {"day": 2, "month": 2, "year": 4}
EMPTY = ("", "", "")
WIDER = 5  # for the name of a month
UNREAD = "unread"


@dataclass(frozen=True)
class EnteredDate:
    """A day, and how exactly it is known: "day", or "month" when only the month was given."""

    on: date
    precision: str


def texts_of(value: date | EnteredDate | None) -> list[str]:
    """What the three boxes hold for a date, or for nothing."""
    if value is None:
        return list(EMPTY)
    on, precision = (value.on, value.precision) if isinstance(value, EnteredDate) else (value, "day")
    return [str(on.day) if precision == "day" else "", str(on.month), str(on.year)]


def fault_of_parts(says: str, parts: tuple[str, ...], code: str = UNREAD) -> ValidationError:
    """An error of a date field that turns only the boxes of these parts red.

    Django fills an error's params into its text, so a per cent sign that someone typed has to be doubled.
    """
    return ValidationError(says.replace("%", "%%"), code=code, params={"parts": parts})


class DateBoxes(forms.MultiWidget):
    """Three boxes: their names end in -day, -month and -year, and so do their ids."""

    template_name = "design/forms/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _ in PARTS], attrs)
        self.widgets_names = [f"-{part}" for part in PARTS]

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The id of one box, by the name of its part; without one, of the first box."""
        return f"{id_}-{index or PARTS[0]}"

    def decompress(self, value: Any) -> list[str]:
        """The texts of the three boxes for a date, an EnteredDate or nothing."""
        return texts_of(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template needs: each box with its label, its width and whether it is at fault."""
        wanted = dict(attrs or {})
        wrong = wanted.pop("data-wrong", ())
        context = super().get_context(name, value, wanted)
        boxes = context["widget"]["subwidgets"]
        for part, box in zip(PARTS, boxes, strict=True):
            box["label"] = part.capitalize()
            box["attrs"]["id"] = self.id_for_label(wanted.get("id", name), part)
            box["width"] = BOX_WIDTHS[part] if len(box["value"] or "") <= BOX_WIDTHS[part] else WIDER
            box["is_wrong"] = part in wrong
        return context


class DateField(forms.MultiValueField):
    """A date in three boxes; its value is a `date`.

    `name` is what the sentences of its errors call it, "the date of the meeting". `earliest` and `latest` are
    the first and last day taken, `earliest_because` ends the sentence that refuses an earlier one.
    """

    widget = DateBoxes
    default_error_messages: ClassVar[dict[str, Any]] = {"required": "Enter {name}"}

    def __init__(
        self,
        *,
        name: str = "the date",
        earliest: date | None = None,
        latest: date | None = None,
        earliest_because: str = "",
        **rest: Any,
    ) -> None:
        fields = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(fields, require_all_fields=False, **rest)
        self.name = name
        self.bounds = Bounds(earliest, latest, earliest_because)

    def clean(self, value: Any) -> Any:
        """The date that the three texts give; None for three empty boxes where none is required.

        Raises ValidationError with one sentence, and in its params the parts at fault under "parts".
        """
        texts = value if isinstance(value, list | tuple) else texts_of(value)
        typed = {part: (text or "").strip() for part, text in zip(PARTS, texts, strict=True)}
        if not any(typed.values()):
            if self.required:
                raise fault_of_parts(
                    self.error_messages["required"].format(name=self.name), PARTS, "required"
                )
            return None
        try:
            found = self.read(typed)
        except PartsFault as fault:
            raise fault_of_parts(fault.says, fault.parts) from fault
        self.run_validators(found)
        return found

    def read(self, typed: Mapping[str, str]) -> Any:
        """The value of the field from its parts. Raises PartsFault."""
        return read_date(typed, self.name, self.bounds)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes hold something other than what they were shown with."""
        return [text or "" for text in data or EMPTY] != texts_of(initial)


class DayOrMonthField(DateField):
    """A date of which perhaps only the month is known: the day may be left empty. Its value is an EnteredDate.

    For a month, `on` is its first day, or the earliest day allowed where that lies in the month.
    """

    def read(self, typed: Mapping[str, str]) -> EnteredDate:
        """The day as precisely as it was given. Raises PartsFault."""
        if typed["day"]:
            return EnteredDate(read_date(typed, self.name, self.bounds), "day")
        return EnteredDate(read_month_and_year(typed, self.name, self.bounds), "month")
