"""Signing in as one of an invented cast, without password or second factor: in `duly demo` and nowhere else."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from duly.demonstration.cast import CAST, Member
from duly.people.models import Person
from duly.record.models import Case
from duly.signin import second_factor, sessions


def invent_people() -> None:
    """Bring the cast into the database, those that are not there."""
    for member in CAST:
        person, made = Person.objects.get_or_create(
            email=member.email, defaults={"name": member.name, "invented": True}
        )
        if made:
            person.set_unusable_password()
            person.save()


@require_POST
def sign_in_as(request: HttpRequest, slug: str) -> HttpResponse:
    """Sign in at once as a member of the cast."""
    member = next((one for one in CAST if one.slug == slug), None)
    if not settings.DEMONSTRATION or member is None:
        raise Http404
    sessions.say_shared(request, "no")
    answer = perform_login(request, Login(user=in_part(member), redirect_url=_beginning(member)))
    request.session[second_factor.WAIVED] = True
    return answer


def _beginning(member: Member) -> str | None:
    """The case of the child a member of the cast begins with; None for those who begin where everybody does."""
    case = Case.objects.filter(child_name=member.begins_with).first() if member.begins_with else None
    return reverse("staff:case", args=[case.ref]) if case else None


def in_part(member: Member) -> Person:
    """The invented person who plays this part."""
    person = Person.objects.filter(email=member.email, invented=True, is_active=True).first()
    if person is None:
        raise Http404
    return person
