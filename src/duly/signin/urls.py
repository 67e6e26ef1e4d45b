"""Every address of signing in. Which of them strangers may open stands in `duly.config.doors`.

allauth finds its own pages by the names it gave them, so those are kept: `account_`, `mfa_`, `openid_connect_`.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect.views import callback
from django.urls import path

from duly.signin import demonstration, directory, entry_views, factor_views, password_views, session_views
from duly.signin.gate import before_second_factor

urlpatterns = [
    path("sign-in/", entry_views.SignIn.as_view(), name="account_login"),
    path("sign-in/passkey/", entry_views.passkey, name="signin_passkey"),
    path("sign-in/second-factor/", entry_views.SecondFactor.as_view(), name="mfa_authenticate"),
    path("sign-in/directory/", directory.start, name="signin_directory"),
    path(
        "sign-in/directory/back/", callback, {"provider_id": directory.NAME}, name="openid_connect_callback"
    ),
    path("sign-in/directory/cancelled/", entry_views.cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/link/<str:secret>/", password_views.link, name="signin_link"),
    path("sign-in/password/", password_views.set_password, name="signin_set_password"),
    path("sign-in/as/<slug:slug>/", demonstration.sign_in_as, name="signin_as"),
    path("sign-out/", entry_views.sign_out, name="account_logout"),
    path("you/", session_views.you, name="signin_you"),
    path("you/sessions/", session_views.list_sessions, name="usersessions_list"),
    path("you/password/", password_views.change_password, name="account_change_password"),
    path("you/second-factor/", before_second_factor(factor_views.Factors.as_view()), name="mfa_index"),
    path(
        "you/second-factor/app/",
        before_second_factor(factor_views.NewApp.as_view()),
        name="mfa_activate_totp",
    ),
    path("you/second-factor/app/remove/", factor_views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("you/second-factor/passkey/", factor_views.new_passkey, name="signin_new_passkey"),
    path("you/second-factor/passkey/<int:pk>/", factor_views.remove_passkey, name="signin_remove_passkey"),
    path("you/recovery-codes/", factor_views.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "you/recovery-codes/new/", factor_views.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"
    ),
    path(
        "you/again/",
        before_second_factor(factor_views.PasswordAgain.as_view()),
        name="account_reauthenticate",
    ),
    path("you/again/code/", factor_views.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("you/again/passkey/", factor_views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("you/again/directory/", before_second_factor(directory.again), name="signin_directory_again"),
]
