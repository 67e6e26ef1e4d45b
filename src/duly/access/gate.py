"""The gate: every request passes it before its view runs.

It looks the route up, fetches the case the address names through the policy, asks why where the table says so, and
writes the log of reads. A view behind it finds `request.holds`, what the person holds, read once for the page;
`request.allowed`, what it was let by for, where that is about no one case; `request.case`, which it may show;
`request.through`, what the person is to that case; and `request.as_known`, the day at whose end it must stop where that
is not None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from duly.access import looks, policy, reasons
from duly.access.forms import Why
from duly.access.held import Held, held
from duly.access.listed import permission_of_route
from duly.access.permissions import ABOUT_NO_CASE, Permission
from duly.people.models import Person
from duly.record.models import Case

View = Callable[..., HttpResponse]


class Unlisted(ImproperlyConfigured):
    """A route that the policy does not know, seen where it is being built."""


class Gate:
    """The middleware. It stands after whatever says who is asking."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The work is done once the route is known, in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[object, ...], told: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the request by, answer it with a question, or refuse it as if nothing were there.

        A view that keeps nothing was opened to anyone in `config.doors`, and the census compares that with the list.
        """
        if getattr(view, "keeps_nothing", False):
            return None
        permission = _permission_of(request)
        if permission is None:
            return None
        person = getattr(request, "user", None)
        if not isinstance(person, Person) or not person.is_active:
            return redirect_to_login(request.path)
        holds = request.holds = held(person)  # type: ignore[attr-defined]
        if permission in ABOUT_NO_CASE:
            if not policy.may(holds, permission, None):
                raise policy.NotFound
            request.allowed = permission  # type: ignore[attr-defined]
            return None
        return _to_the_case(request, holds, permission, told)


def _permission_of(request: HttpRequest) -> Permission | None:
    """What the route needs. A route that is not listed does not answer, and where it is built it says why."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    try:
        return permission_of_route(name)
    except LookupError as unlisted:
        if settings.DEBUG or getattr(settings, "SAY_WHAT_IS_UNLISTED", False):
            raise Unlisted(str(unlisted)) from unlisted
        raise Http404 from unlisted


def _to_the_case(
    request: HttpRequest, holds: Held, permission: Permission, told: dict[str, Any]
) -> HttpResponse | None:
    """Fetch the case of the address and note the look; ask why where a reason comes first."""
    if "ref" not in told:
        raise Unlisted(f"“{permission}” is about one case, and this route names none.")
    case, answer = policy.enter(holds, str(told["ref"]), permission)
    if answer and Why.marker in request.POST:
        return HttpResponseRedirect(request.path)  # a reason sent twice is no form of the page behind it
    if answer:
        looks.record(holds, case, answer)
        request.case, request.as_known = case, answer.as_known  # type: ignore[attr-defined]
        request.through = answer.through  # type: ignore[attr-defined]
        return None
    return _ask(request, holds.person, case, answer)


def _ask(request: HttpRequest, person: Person, case: Case, answer: policy.Answer) -> HttpResponse:
    """The page that asks why. A reason given leads back to the address."""
    glass = answer.asks == policy.Cell.GLASS
    given = Why.marker in request.POST
    form = Why(reasons.EMERGENCIES if glass else reasons.REASONS, request.POST if given else None)
    if given and form.is_valid():
        keep = reasons.break_glass if glass else reasons.open_for_the_day
        keep(person, case, answer.permission, **form.cleaned_data)
        return HttpResponseRedirect(request.path)
    found = {
        "form": form,
        "marker": Why.marker,
        "glass": glass,
        "ref": case.ref,
        "to": answer.permission,
        "role": reasons.nearest(answer),
        "held_back": answer.permission in looks.HELD_BACK,
        "lost": request.method == "POST" and not given,
    }
    return TemplateResponse(request, "access/why.html", found, status=403)
