"""The questions: one page after another, each a form that carries what was told on to the next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from duly.public import clock, editing, flow, state
from duly.public.carried import DraftView, carries_draft
from duly.public.flow import Place
from duly.public.last_form import LastForm
from duly.public.pages import check_page, last_page, question_page, short_page, start_page, which_page
from duly.public.question_form import QuestionForm
from duly.public.questions.starts import ASK_IN_SHORT, BY_KEY, ONLY_BIRTH
from duly.public.short_views import FIRST_ROWS, new_rows
from duly.public.start_form import StartForm, WhichForm
from duly.public.state import Draft

LAST = "last"


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The first page; or, for a form sent from one of the pages, the page that follows."""
    if request.method == "POST":
        return step(request)
    return start_page(request, state.empty(clock.today()))


@carries_draft
def step(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the button pressed asks for: its name says what, its value where."""
    pressed = next((name for name in STEPS if name in request.POST), None)
    return STEPS[pressed](request, draft) if pressed else start_page(request, draft)


def begin(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What happened was chosen."""
    form = StartForm(request.POST)
    if not form.is_valid():
        return start_page(request, draft, form=form)
    start = BY_KEY[form.cleaned_data["happened"]]
    draft = editing.without_untouched(draft)
    if start.key == ASK_IN_SHORT:
        return short_page(request, draft, new_rows(draft, 0, FIRST_ROWS))
    if start.key == ONLY_BIRTH:
        return last_page(request, draft)
    if start.which:
        return which_page(request, draft, WhichForm(start))
    return question_page(request, *flow.begin(draft, start.leads_to))


def which(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the plan that came was about was chosen."""
    start = BY_KEY.get(request.POST["which_of"])
    if start is None or not start.which:
        return start_page(request, draft)
    form = WhichForm(start, request.POST)
    if not form.is_valid():
        return which_page(request, draft, form)
    return question_page(request, *flow.begin(draft, form.cleaned_data["which"]))


def answer(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A question was answered."""
    at = asked_place(draft, request.POST["answered"])
    if at is None:
        return start_page(request, draft)
    form = QuestionForm(draft, at, request.POST)
    if not form.is_valid() or form.chosen is None:
        return question_page(request, draft, at, form)
    told = editing.put(draft, at, form.chosen, form.day)
    if says := state.too_many(told.history):
        form.add_date_error("on", says)
        return question_page(request, draft, at, form)
    draft, following = flow.after(told, at)
    if following:
        return question_page(request, draft, following)
    return check_page(request, draft) if draft.finished else last_page(request, draft)


def last(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The day of birth and the day asked about were given."""
    form = LastForm(draft, clock.today(), request.POST)
    if not form.is_valid():
        return last_page(request, draft, form)
    given = form.cleaned_data
    return check_page(request, editing.finish(draft, given["born"], given["asked_day"], clock.today()))


def back(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The page before: of a question, of the last page, or of the answers to check."""
    at = request.POST["back"]
    if at == "check":
        return last_page(request, draft)
    earlier = flow.before(draft, None if at == LAST else flow.place(at))
    return question_page(request, draft, earlier) if earlier else start_page(request, draft)


def change(request: HttpRequest, draft: Draft) -> HttpResponse:
    """One answer is to be changed."""
    at = request.POST["change"]
    if at == LAST:
        return last_page(request, draft)
    found = asked_place(draft, at)
    return question_page(request, draft, found) if found else check_page(request, draft)


def remove(request: HttpRequest, draft: Draft) -> HttpResponse:
    """One fact is to be taken out."""
    number = request.POST["remove"]
    fact = next((one for one in draft.history.facts if str(one.place) == number), None)
    return check_page(request, editing.remove(draft, fact) if fact else draft)


def drop(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A whole matter is to be taken out."""
    return check_page(request, editing.drop(draft, request.POST["drop"]))


def add(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Something else happened."""
    return start_page(request, editing.without_untouched(draft))


def review(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The answers are to be looked at again."""
    return check_page(request, draft)


def asked_place(draft: Draft, name: str) -> Place | None:
    """The place of this name, where it is among those asked about."""
    found = flow.place(name)
    return found if found and found.matter in draft.asked else None


STEPS: dict[str, DraftView] = {
    "begin": begin,
    "which_of": which,
    "answered": answer,
    LAST: last,
    "back": back,
    "change": change,
    "remove": remove,
    "drop": drop,
    "add": add,
    "review": review,
}
