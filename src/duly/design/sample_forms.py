"""The forms of the page of components: every kind of field, empty, filled in and wrong."""

from __future__ import annotations

from datetime import date

from django import forms

from duly.design.forms import Checkboxes, DateField, DayOrMonthField, EnteredDate, Form, Radios

CHOICES = [("amend", "Amend the plan"), ("keep", "Keep the plan as it is"), ("cease", "End the plan")]
GROUPED = [
    ("The review", [("meeting", "The review meeting was held"), ("decision", "The decision was notified")]),
    ("The plan", [("final", "The final plan was sent"), ("draft", "The draft plan was sent")]),
]
LAW_BEGAN = date(2014, 9, 1)
LAST_DAY = date(2026, 5, 21)


class EveryField(Form):
    """One field of each kind."""

    name = forms.CharField(
        label="What you call this case",
        help_text="Anything that tells it apart. Not a name.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Enter what you call this case"},
    )
    email = forms.EmailField(label="Email address", required=False)
    on = DateField(
        label="When was the review meeting held?",
        help_text="For example, 2 3 2026",
        name="the date of the meeting",
        earliest=LAW_BEGAN,
        earliest_because="when the law Duly applies began",
        latest=LAST_DAY,
    )
    asked_on = DayOrMonthField(
        label="When were the reports asked for?",
        help_text="Leave the day empty if you only know the month.",
        name="the date the reports were asked for",
    )
    decision = forms.ChoiceField(
        label="What did the authority decide?",
        choices=CHOICES,
        widget=Radios(
            hints={"amend": "It must send the proposed changes with its decision."}, divider_before="cease"
        ),
        error_messages={"required": "Say what the authority decided"},
    )
    kind = forms.ChoiceField(
        label="What happened?",
        choices=GROUPED,
        widget=Radios(),
        error_messages={"required": "Say what happened"},
    )
    enclosed = forms.MultipleChoiceField(
        label="What came with the letter?",
        help_text="Choose all that did.",
        choices=[("plan", "The plan"), ("changes", "The proposed changes"), ("rights", "A notice of rights")],
        widget=Checkboxes(hints={"rights": "The right to mediation and to appeal."}),
        error_messages={"required": "Say what came with the letter"},
    )
    phase = forms.ChoiceField(
        label="Where is the child moving to?",
        choices=[("", "Choose one"), ("primary", "Primary school"), ("secondary", "Secondary school")],
        error_messages={"required": "Choose where the child is moving to"},
    )
    reason = forms.CharField(
        label="Reason given",
        help_text="In the authority's own words.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the reason given"},
    )
    file = forms.FileField(
        label="A case history",
        help_text="A TOML, JSON or YAML file of at most 1 megabyte.",
        error_messages={"required": "Choose a case history"},
    )
    agreed = forms.BooleanField(
        label="Both parents agreed to this",
        error_messages={"required": "Say whether both parents agreed"},
    )


class OneDate(Form):
    """A date alone, to show each way it can be wrong."""

    on = DateField(
        label="When was the review meeting held?",
        name="the date of the meeting",
        earliest=LAW_BEGAN,
        earliest_because="when the law Duly applies began",
        latest=LAST_DAY,
    )


WRONG_DATES = (
    ("", "", ""),
    ("", "3", "2026"),
    ("2", "", ""),
    ("31", "February", "2026"),
    ("2", "3", "26"),
    ("2", "Marsh", "2026"),
    ("32", "3", "2026"),
    ("31", "8", "2014"),
    ("22", "5", "2026"),
)
FILLED = {
    "name": "Case A",
    "email": "someone@example.org",
    "on": date(2026, 3, 2),
    "asked_on": EnteredDate(date(2025, 11, 1), "month"),
    "decision": "amend",
    "kind": "decision",
    "enclosed": ["plan", "changes"],
    "phase": "secondary",
    "reason": "The needs have changed.",
    "agreed": True,
}


def wrong_date_forms() -> list[OneDate]:
    """One form for each way a date can be wrong."""
    forms_ = []
    for number, (day, month, year) in enumerate(WRONG_DATES):
        prefix = f"wrong{number}"
        typed = {f"{prefix}-on-day": day, f"{prefix}-on-month": month, f"{prefix}-on-year": year}
        forms_.append(OneDate(typed, prefix=prefix))
    return forms_


def empty_form() -> EveryField:
    """Nothing entered yet."""
    return EveryField(prefix="empty")


def filled_form() -> EveryField:
    """Everything shown as entered."""
    return EveryField(initial=FILLED, prefix="filled")


def wrong_form() -> EveryField:
    """Sent with nothing entered."""
    return EveryField({}, prefix="wrong")
