"""Changing one fact that no question asks about: one from a file or from the short form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from duly.law.history import BadHistory, document, parse
from duly.law.kinds import Fact
from duly.public import clock
from duly.public.carried import carries_draft
from duly.public.editing import with_facts
from duly.public.fact_form import FactForm
from duly.public.pages import check_page, fact_page
from duly.public.short_views import tell_rows
from duly.public.state import Draft, too_many


@carries_draft
def fact(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The form of one fact; or, once it is right, the answers to check."""
    number = request.POST.get("number", "")
    found = next((one for one in draft.history.facts if str(one.place) == number), None)
    if found is None:
        return check_page(request, draft)
    if "save" not in request.POST:
        return fact_page(request, draft, found, FactForm(draft.history.as_at, fact=found))
    form = FactForm(draft.history.as_at, data=request.POST, fact=found)
    changed = changed_draft(draft, found, form) if form.is_valid() else None
    return check_page(request, changed) if changed else fact_page(request, draft, found, form)


def changed_draft(draft: Draft, old: Fact, form: FactForm) -> Draft | None:
    """The draft with the fact as the form has it; None, with the faults in the form, where that makes no history."""
    whole = document(draft.history)
    at = old.place - 1
    raw = {"id": old.id, "corrects": old.corrects, **form.raw()}
    names = [name.strip() for name in form.cleaned_data["matter"].split(",") if name.strip()]
    raw["matter"] = names or None
    whole["facts"][at] = {name: value for name, value in raw.items() if value is not None}
    try:
        history = parse(whole, today=clock.today())
    except BadHistory as bad:
        tell_rows([form], bad.faults, first=old.place)
        return None
    if says := too_many(history):
        form.add_date_error("on", says)
        return None
    return with_facts(draft, history.facts)
