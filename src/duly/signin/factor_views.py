"""A person's second factors: setting one up, taking one away, recovery codes, and showing one again."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ReauthenticateView as PasswordAgainView
from allauth.mfa.base.views import IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal import flows
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from duly.signin import second_factor
from duly.signin.entry_views import as_json
from duly.signin.forms import CodeAgainForm, NewAppForm, NewPasskeyForm, PasswordForm
from duly.signin.gate import before_second_factor
from duly.signin.step_up import proof_required


class Factors(IndexView):
    """What a person has, or the choice of a first one."""

    template_name = "mfa/index.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The app, the passkeys and the recovery codes."""
        person = self.request.user
        found = list(second_factor.factors_of(person).order_by("created_at"))
        return {
            "app": next((one for one in found if one.type == Authenticator.Type.TOTP), None),
            "passkeys": [one for one in found if one.type == Authenticator.Type.WEBAUTHN],
            "has_any": bool(found),
            "only_one": len(found) == 1,
            "waived": second_factor.is_waived(self.request),
            "codes_left": codes_left(self.request),
        }


class NewApp(ActivateTOTPView):
    """Set up an authenticator app."""

    form_class = NewAppForm
    template_name = "mfa/totp/activate_form.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The picture to scan, and the key in groups of four letters to type instead."""
        shown: dict[str, Any] = super().get_context_data(**more)
        key, drawn = shown["form"].secret, shown["totp_svg"]
        return shown | {
            "key": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
            "picture": SafeString(drawn[drawn.index("<svg") :]),
        }

    def form_valid(self, form: NewAppForm) -> HttpResponse:
        """Setting it up took a code of it."""
        answer: HttpResponse = super().form_valid(form)
        app = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        second_factor.count(self.request, app)
        return answer


@before_second_factor
@proof_required
@require_http_methods(["GET", "POST"])
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Set up a passkey, which asks for a fingerprint, a face or a PIN."""
    told: dict[str, Any] = {"user": request.user, "initial": {"name": ""}}
    form = NewPasskeyForm(request.POST or None, **told)
    if form.is_valid():
        made, codes = flows.add_authenticator(
            request, name=form.cleaned_data["name"], credential=form.cleaned_data["credential"]
        )
        second_factor.count(request, made)
        return redirect("mfa_view_recovery_codes" if codes else "mfa_index")
    options = webauthn.begin_registration(request.user, passwordless=True)
    shown = {"form": form, "options": as_json(options), "failed": form.is_bound}
    return render(request, "signin/new_passkey.html", shown)


@proof_required
@require_http_methods(["GET", "POST"])
def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a passkey away, unless it is the only second factor."""
    found = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    if not second_factor.Adapter().can_delete_authenticator(found):
        return redirect("mfa_index")
    if request.method == "POST":
        flows.remove_authenticator(request, found)
        return redirect("mfa_index")
    return render(request, "signin/remove.html", {"what": f"the passkey “{found.wrap().name}”"})


class RemoveApp(DeactivateTOTPView):
    """Take the app away, unless it is the only second factor."""

    template_name = "signin/remove.html"

    def dispatch(self, request: HttpRequest, *told: Any, **more: Any) -> HttpResponse:
        """Back to the list where there is none, or nothing else."""
        app = second_factor.factors_of(request.user).filter(type=Authenticator.Type.TOTP).first()  # type: ignore[arg-type]
        if app is None or not second_factor.Adapter().can_delete_authenticator(app):
            return redirect("mfa_index")
        answer: HttpResponse = super().dispatch(request, *told, **more)
        return answer

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What would go."""
        return {**super().get_context_data(**more), "what": "the authenticator app"}


class RecoveryCodes(ViewRecoveryCodesView):
    """The recovery codes, shown once."""

    template_name = "mfa/recovery_codes/index.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The codes in groups of four digits, easier to copy by hand."""
        shown: dict[str, Any] = super().get_context_data(**more)
        codes = [f"{code[:4]} {code[4:8]} {code[8:]}" for code in shown["unused_codes"]]
        return shown | {"codes": codes if shown["can_view_codes"] else [], "left": len(codes)}


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """New recovery codes, in the place of the old ones."""

    template_name = "mfa/recovery_codes/generate.html"


class PasswordAgain(PasswordAgainView):
    """Prove again who one is, by password."""

    form_class = PasswordForm
    template_name = "account/reauthenticate.html"


class CodeAgain(ReauthenticateView):
    """Prove again who one is, by code."""

    form_class = CodeAgainForm
    template_name = "mfa/reauthenticate.html"


class PasskeyAgain(ReauthenticateWebAuthnView):
    """Prove again who one is, by passkey."""

    template_name = "mfa/webauthn/reauthenticate.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The options for the browser."""
        shown: dict[str, Any] = super().get_context_data(**more)
        return shown | {"options": as_json(shown["js_data"]["request_options"])}

    def form_invalid(self, form: Any) -> HttpResponse:
        """The page again, with a sentence."""
        return self.render_to_response({**self.get_context_data(), "failed": True})


def codes_left(request: HttpRequest) -> int:
    """How many recovery codes a person has not used."""
    found = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(found.wrap().get_unused_codes()) if found else 0
