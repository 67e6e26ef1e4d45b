"""Which addresses are open to whom: one list. An address that is not on it is closed to everyone not signed in.

`Doors` reads what is marked here, and the check of forms (CSRF) does too. What a view or a library marks for itself
does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from types import ModuleType
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern

from duly.signin import kept

View = Callable[..., HttpResponse]

# The way in. Each of these is for somebody who is not signed in yet.
STRANGERS_AT_SIGN_IN = frozenset(
    {
        "account_login",
        "account_logout",
        "mfa_authenticate",
        "openid_connect_callback",
        "signin_as",
        "signin_directory",
        "signin_link",
        "signin_passkey",
        "signin_set_password",
        "socialaccount_login_cancelled",
    }
)


class Doors(LoginRequiredMiddleware):
    """Django's, which looks at nobody's session on the public pages."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Send a stranger to sign in, unless the address is open; what was typed into a page for staff comes back first."""
        if getattr(view_func, "keeps_nothing", False):
            return None
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        return kept.page(request) if answer is not None and kept.carries(request) else answer


def anyone(module: ModuleType) -> tuple[list[URLPattern], str]:
    """The addresses of an app that are open to anyone, keep nothing and set no cookie.

    Nobody is signed in there, so there is no act to forge and no check of forms; `refuse_other_sites` stays.
    """
    return [doored(one, keeps_nothing, open_=True) for one in module.urlpatterns], module.app_name


def only(names: Collection[str], module: ModuleType) -> list[URLPattern]:
    """The addresses of an app of which strangers may open those of these names, and no other."""
    return [doored(one, plainly, open_=one.name in names) for one in module.urlpatterns]


def doored(pattern: URLPattern, wrap: Callable[[View], View], *, open_: bool) -> URLPattern:
    """The same address, marked as open or closed."""
    view = wrap(pattern.callback)
    view.login_required = not open_  # type: ignore[attr-defined]
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


def keeps_nothing(view: View) -> View:
    """The view, marked as one that has nothing to do with sessions."""
    wrapped = plainly(view)
    wrapped.keeps_nothing = wrapped.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapped


def plainly(view: View) -> View:
    """The view in a function of its own, so that a mark on it is on nothing else."""

    @wraps(view)
    def opened(*told: Any, **more: Any) -> HttpResponse:
        return view(*told, **more)

    return opened
