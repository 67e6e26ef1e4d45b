"""A page of a case as plain as Django makes one, to weigh Duly's own pages against in the same run.

It is what the targets of `benches.pages` were set by: 30 rows, 6 statements and one line in the log of reads, with
Django's own layers and none of Duly's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count, cycle
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from duly.access.models import Grant, Look
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case

ROWS = 30
LAYERS = [
    "benches.plain_page.here",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{{ case.child_name }}</title></head><body>
<h1>{{ case.child_name }}</h1><p>{{ case.ref }}, {{ case.officer.name }}, {{ case.team.name }}</p>
<p>{% for grant in grants %}{{ grant.role }}{% if not forloop.last %}, {% endif %}{% endfor %}</p>
<table>{% for entry in entries %}
<tr class="{% cycle 'odd' 'even' %}"><td>{{ entry.number }}</td><td>{{ entry.on|date:"j F Y" }}</td>
<td><a href="{% url 'plain' case.ref %}">{{ entry.kind|capfirst }}</a></td>
<td>{% if entry.corrects %}corrects {{ entry.corrects }}{% endif %}</td>
<td>{{ entry.recorded_at|date:"j F Y, H:i" }}</td></tr>{% endfor %}</table></body></html>"""

_number = count()


def here(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The layer that leads to the address below instead of Duly's."""

    def answered(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__  # type: ignore[attr-defined]
        return answer(request)

    return answered


@cache
def _template() -> Any:
    return engines["django"].from_string(PAGE)


def page(request: HttpRequest, ref: str) -> HttpResponse:
    """The session and who asks, the case, its last entries, what they hold, and that they looked: six statements."""
    person = request.user
    assert isinstance(person, Person)
    case = Case.objects.select_related("officer", "team").get(ref=ref)
    now = clock.now()
    Look.objects.create(case=case, person=person, section=f"plain {next(_number)}", quarter=now, standing="")
    shown = {
        "case": case,
        "grants": Grant.objects.filter(person=person),
        "entries": case.entries.select_related("content").order_by("-number")[:ROWS],
    }
    return HttpResponse(_template().render(shown, request))


urlpatterns = [path("plain/<str:ref>/", page, name="plain")]


def plain_page(person: Person) -> Callable[[], HttpResponse]:
    """What asks for the plain page of one case after another, signed in as this person."""
    desk = Client(headers={"host": "127.0.0.1"})
    desk.force_login(person)
    with override_settings(MIDDLEWARE=LAYERS):
        desk.handler.load_middleware()
    refs = cycle(Case.objects.filter(head_number__gte=ROWS).order_by("pk").values_list("ref", flat=True)[:50])
    return lambda: desk.get(f"/plain/{next(refs)}/")
