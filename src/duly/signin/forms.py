"""The forms of signing in: allauth's, with Duly's words and look."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import _BaseAddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError

from duly.design.forms import Form, Radios
from duly.people.models import Person

CODES = {"autocomplete": "one-time-code", "class": "govuk-input--width-10", "spellcheck": "false"}
SHARED_HINTS = {
    "yes": "Other people use it too. You are signed out after 15 minutes without doing anything.",
    "no": "Only you use it. You are signed out after 60 minutes without doing anything.",
}
SHOWN_FOR = 3 * 30
"""Seconds for which a code cannot be used again: longer than it is taken for."""


class PasswordBox(forms.PasswordInput):
    """A password, with GOV.UK's button that shows it where scripts run."""

    template_name = "signin/password_box.html"

    def __init__(self, autocomplete: str) -> None:
        super().__init__(
            attrs={
                "autocomplete": autocomplete,
                "class": "govuk-password-input__input govuk-js-password-input-input",
                "spellcheck": "false",
                "autocapitalize": "none",
            }
        )


class SignInForm(Form, LoginForm):
    """An address, a password, and whether others use this computer."""

    shared = forms.ChoiceField(
        label="Is this a shared computer?",
        choices=(("yes", "Yes"), ("no", "No")),
        widget=Radios(hints=SHARED_HINTS),
        error_messages={"required": "Say whether this is a shared computer"},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"] = forms.EmailField(
            label="E-mail address",
            max_length=254,
            widget=forms.EmailInput(
                attrs={"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"}
            ),
            error_messages={
                "required": "Enter your e-mail address",
                "invalid": "Enter an e-mail address in the correct format, like name@council.example",
            },
        )
        self.fields["password"] = forms.CharField(
            label="Password",
            strip=False,
            max_length=1000,
            widget=PasswordBox("current-password"),
            error_messages={"required": "Enter your password"},
        )
        self.order_fields(["login", "password", "shared"])

    @property
    def is_slowed(self) -> bool:
        """Whether there were too many tries."""
        return self.has_error("__all__", "too_many_login_attempts")


class NewPasswordForm(Form):
    """A new password, entered twice."""

    password = forms.CharField(
        label="New password",
        strip=False,
        max_length=1000,
        widget=PasswordBox("new-password"),
        help_text=(
            "12 characters or more. You need no capitals, digits or signs. Three or four words that have nothing"
            " to do with you or one another make a good one."
        ),
        error_messages={"required": "Enter a new password"},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        max_length=1000,
        widget=PasswordBox("new-password"),
        error_messages={"required": "Enter the same password again"},
    )

    def __init__(self, *args: Any, user: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user = user

    def clean_password(self) -> str:
        """The password, if it is a good one. Of several faults the first is told: mending it mends the rest."""
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.user)
        except ValidationError as wrong:
            raise ValidationError(wrong.error_list[0]) from None
        return password

    def clean(self) -> dict[str, Any]:
        """Both entries must be the same."""
        told: dict[str, Any] = super().clean() or {}
        if {"password", "again"} <= told.keys() and told["password"] != told["again"]:
            self.add_error("again", "The two passwords differ. Enter the same one twice")
        return told

    def save(self) -> None:
        """Give the person this password."""
        get_adapter().set_password(self.user, self.cleaned_data["password"])


class ChangePasswordForm(NewPasswordForm):
    """The old password, and the new one twice."""

    old = forms.CharField(
        label="Your password now",
        strip=False,
        max_length=1000,
        widget=PasswordBox("current-password"),
        error_messages={"required": "Enter the password you have now"},
    )
    field_order = ("old", "password", "again")

    def clean_old(self) -> str:
        """It must be the person's."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["old"]):
            raise get_adapter().validation_error("enter_current_password")
        return str(self.cleaned_data["old"])


class CodeOnce:
    """A code of an app counts once, for as long as it could be taken."""

    user: Person
    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code, if it is right and new."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP and not first_use(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


def first_use(person: Person, code: str) -> bool:
    """Whether a code was not used a moment ago."""
    digits = "".join(letter for letter in code if letter.isdigit())
    return bool(cache.add(f"signin.code:{person.pk}:{digits}", "used", SHOWN_FOR))


def code_field(label: str, hint: str = "") -> forms.CharField:
    """The box for a code."""
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=hint,
        widget=forms.TextInput(attrs=dict(CODES)),
        error_messages={"required": "Enter a code"},
    )


class CodeForm(CodeOnce, Form, AuthenticateForm):
    """The second factor, by code."""

    code = code_field("Code", "6 digits from your authenticator app, or one of your recovery codes")


class CodeAgainForm(CodeOnce, Form, ReauthenticateForm):
    """The second factor once more, by code."""

    code = code_field("Code", "6 digits from your authenticator app, or one of your recovery codes")


class PasswordForm(Form, PasswordAgainForm):
    """The password once more."""

    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=1000,
        widget=PasswordBox("current-password"),
        error_messages={"required": "Enter your password"},
    )


class NewAppForm(Form, ActivateTOTPForm):
    """The first code of an app that is being set up."""

    code = code_field("The 6 digits that the app shows now")

    def clean_code(self) -> str:
        """The code, which cannot be used again to sign in."""
        code: str = super().clean_code()
        first_use(self.user, code)
        return code


class NewPasskeyForm(Form, _BaseAddWebAuthnForm):
    """A passkey that is being set up, which must ask for a fingerprint, a face or a PIN."""

    name = forms.CharField(
        label="What do you want to call this passkey?",
        required=False,
        max_length=60,
        help_text="For example, the laptop, phone or key it is on",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """As a passkey that signs in by itself has to be."""
        self.cleaned_data["passwordless"] = True
        told: dict[str, Any] = super().clean() or {}
        return told
