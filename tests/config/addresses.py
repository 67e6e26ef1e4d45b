"""Addresses for the tests: those of the design app, the real error pages, and views that go wrong on purpose."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from duly.config import urls
from duly.config.doors import anyone, doored, keeps_nothing
from duly.design import urls as design

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


def entered(request: HttpRequest) -> str:
    """Everything a person put into the request."""
    return f"{request.GET} {request.POST} {[file.read() for file in request.FILES.values()]} {request.path}"


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"read {len(entered(request))} letters", content_type="text/plain")


def plain(request: HttpRequest) -> HttpResponse:
    return render(request, "design/base.html")


def cached(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the same for all", headers={"Cache-Control": "max-age=60"})


def breaks(request: HttpRequest, name: str) -> HttpResponse:
    """Goes wrong in the way that tells most: the message repeats what was entered, and so does its cause."""
    said = f"{name} {entered(request)}"
    try:
        int(said)
    except ValueError as error:
        raise RuntimeError(said) from error
    return HttpResponse(said)


def forbids(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(entered(request))


def suspects(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation(entered(request))


OWN = [
    path("fine", fine),
    path("plain", plain),
    path("cached", cached),
    path("breaks/<name>", breaks),
    path("forbids", forbids),
    path("suspects", suspects),
]
urlpatterns = [path("", include(anyone(design))), *(doored(one, keeps_nothing, open_=True) for one in OWN)]
