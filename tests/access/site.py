"""A small service with one route for each permission, and some that nobody has listed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path

from duly.access.permissions import ABOUT_NO_CASE, Permission
from duly.people.models import Person

Next = Callable[[HttpRequest], HttpResponse]


def who_asks(get_response: Next) -> Next:
    """Stands for sign-in: the person a header names."""

    def middleware(request: HttpRequest) -> HttpResponse:
        ref = request.headers.get("X-Person")
        request.user = Person.objects.get(ref=UUID(ref)) if ref else None  # type: ignore[assignment]
        return get_response(request)

    return middleware


def of_a_case(request: HttpRequest, ref: str) -> HttpResponse:
    return HttpResponse(f"{request.case.ref} {request.as_known}")  # type: ignore[attr-defined]


def of_no_case(request: HttpRequest) -> HttpResponse:
    return HttpResponse("let in")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("nothing here", status=404)


ROUTES: dict[str, Permission] = {f"asked_{each.name.lower()}": each for each in Permission}
MIDDLEWARE = ["tests.access.site.who_asks", "duly.access.gate.Gate"]

urlpatterns = [
    *(
        path(f"{name}/", of_no_case, name=name)
        if each in ABOUT_NO_CASE
        else path(f"{name}/<str:ref>/", of_a_case, name=name)
        for name, each in ROUTES.items()
    ),
    path("open/", of_no_case, name="open_to_all"),
    path("planted/<str:ref>/", of_a_case, name="planted"),
    path("no-ref/", of_no_case, name="no_ref"),
]

handler404 = not_found
