"""Find a case one may see, by the child's name, the reference or the day of birth."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from duly.access import policy
from duly.design.forms import Form
from duly.people.models import Person
from duly.record import references
from duly.record.models import Case

A_PAGE = 25
MOST = 250
"""How many cases a search lists before it asks for more of the name."""


class Search(Form):
    """What somebody knows of a case."""

    q = forms.CharField(
        label="Find a child or young person",
        help_text="Part of a name, a reference like D7KM-4XQP-2R, or a date of birth like 2015-03-01",
        required=False,
        max_length=300,
    )
    mine = forms.BooleanField(label="Only cases I hold", required=False)


def find(request: HttpRequest) -> HttpResponse:
    """The cases that match, among those one may find. What was searched for travels in the body, not the address."""
    person, holds = cast(Person, request.user), request.holds  # type: ignore[attr-defined]
    cases = policy.cases_for(holds, policy.Permission.FIND)
    own = request.method == "POST" or cases.filter(officer=person).exists()
    form = Search(request.POST if request.method == "POST" else None, initial={"mine": own})
    if form.is_bound and not form.is_valid():
        return render(request, "staff/find.html", {"form": form, "page": None}, status=422)
    asked: dict[str, Any] = form.cleaned_data if form.is_bound else {"q": "", "mine": own}
    if asked["mine"]:
        cases = cases.filter(officer=person)
    words = asked["q"].strip()
    found = matching(cases, words).order_by("child_name", "id").values_list("pk", flat=True)
    # Names are looked through once, and no further than anybody turns pages.
    named = list(found[: MOST + 1]) if words else []
    page = Paginator(named[:MOST] if words else found, A_PAGE).get_page(request.POST.get("page"))
    there = Case.objects.select_related("officer", "team").in_bulk(page.object_list)
    shown = [there[pk] for pk in page.object_list if pk in there]
    told = {"form": form, "page": page, "cases": shown, "asked": asked, "too_many": len(named) > MOST}
    return render(request, "staff/find.html", told)


def matching(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """The cases whose reference or day of birth this is, or whose child's name has every one of the words in it."""
    try:
        return cases.filter(ref=references.read(words))
    except ValueError:
        pass
    try:
        born = parse_date(words)
    except ValueError:
        born = None
    if born:
        return cases.filter(date_of_birth=born)
    for word in words.split():
        cases = cases.filter(child_name__icontains=word)
    return cases
