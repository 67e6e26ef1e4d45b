"""Giving a case, or one duty of it, to a named officer; and opening a case, which begins with both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.held import WORK_CASES, Held, held, working_in
from duly.access.standing import OF_AN_AUTHORITY
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.findings import OnRecord, findings, is_outstanding
from duly.casework.guards import LONGEST_NAME
from duly.casework.opening import assigned, open_case
from duly.design.forms import DateField, Form, Radios
from duly.design.wording import short_date
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.record_form import Keyed
from duly.staff.recording import to_case

FIRST_BIRTH = date(1980, 1, 1)
People = Mapping[Team, Sequence[Person]]


class Holder(forms.ChoiceField):
    """An officer in a team, chosen by name under the team."""

    def __init__(self, people: People, **rest: Any) -> None:
        choices = [
            (team.name, [(f"{team.pk}:{person.ref}", person.name) for person in there])
            for team, there in people.items()
        ]
        super().__init__(choices=[("", "Choose somebody"), *choices], **rest)
        self.by_value = {
            f"{team.pk}:{person.ref}": (team, person) for team in people for person in people[team]
        }

    def clean(self, value: Any) -> tuple[Team, Person]:
        """The team and the person."""
        return self.by_value[super().clean(value)]


class GivenCase(Keyed):
    """Who is to hold a case."""

    def __init__(self, people: People, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["holder"] = Holder(
            people, label="Who will hold it?", error_messages={"required": "Choose who will hold it"}
        )


class GivenDuty(Keyed):
    """Which duty, and who is to see to it."""

    def __init__(self, people: People, found: Sequence[OnRecord], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["duty"] = forms.ChoiceField(
            label="Which duty?",
            choices=[(_name(one), _label(one)) for one in found],
            widget=Radios,
            error_messages={"required": "Choose a duty"},
        )
        self.fields["holder"] = Holder(
            people, label="Who will see to it?", error_messages={"required": "Choose who will see to it"}
        )


class Opened(Form):
    """A child or young person, and who will hold the case."""

    name = forms.CharField(
        label="Name of the child or young person",
        help_text="As the family writes it, in any alphabet",
        max_length=LONGEST_NAME,
        error_messages={
            "required": "Enter the name",
            "max_length": f"The name must be {LONGEST_NAME} characters or fewer. Write it in the way it is used most",
        },
    )
    unknown = forms.BooleanField(label="The date of birth is not known", required=False)

    def __init__(self, people: People, today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["born"] = DateField(
            label="Date of birth",
            name="the date of birth",
            required=False,
            earliest=FIRST_BIRTH,
            earliest_because="when the oldest person with a plan could have been born",
            latest=today,
            help_text="For example, 31 3 2016",
        )
        self.fields["holder"] = Holder(
            people,
            label="Team and officer who will hold it",
            error_messages={"required": "Choose who will hold it"},
        )
        self.order_fields(["name", "born", "unknown", "holder"])

    def clean(self) -> dict[str, Any]:
        """A date of birth, or word that it is not known."""
        given = super().clean() or self.cleaned_data
        born, unknown = given.get("born"), given.get("unknown")
        if not born and not unknown and "born" not in self.errors:
            self.add_error("born", "Enter the date of birth, or say that it is not known")
        if born and unknown:
            self.add_error(
                "unknown", ValidationError("Say that it is not known only where you enter no date")
            )
        return given


def open_new(request: HttpRequest) -> HttpResponse:
    """Open a case."""
    person, today = cast(Person, request.user), clock.today()
    people = around(person)
    if request.method != "POST":
        own = next((team for team in held_teams(person) if person in people.get(team, ())), None)
        initial = {"holder": f"{own.pk}:{person.ref}"} if own else {}
        return render(request, "staff/open.html", {"form": Opened(people, today, initial=initial)})
    form = Opened(people, today, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        team, officer = given["holder"]
        try:
            case = open_case(
                name=given["name"], date_of_birth=given["born"], team=team, officer=officer, by=person
            )
        except (Refused, policy.NotAllowed) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("staff:case", ref=case.ref)
    return render(request, "staff/open.html", {"form": form}, status=422)


def assign(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the case to an officer of a team."""
    case = request.case  # type: ignore[attr-defined]
    people = _in_authority(case)
    form = GivenCase(people, request.POST or None, initial=GivenCase.fresh(case.head_number))
    if form.is_valid():
        fact = assigned(*form.cleaned_data["holder"])
        return _given(request, case, form, "case.assigned", fact.attributes, ())
    return render(request, "staff/assign.html", {"case": case, "form": form}, status=_status(form))


def give(request: HttpRequest, ref: str) -> HttpResponse:
    """Give one duty that is outstanding to an officer; the rest stay with whoever holds the case."""
    case = request.case  # type: ignore[attr-defined]
    found = [one for one in findings(case, clock.today()) if is_outstanding(one.finding)]
    initial = {**GivenDuty.fresh(case.head_number), "duty": request.GET.get("duty")}
    form = GivenDuty(_in_authority(case), found, request.POST or None, initial=initial)
    if form.is_valid():
        duty, _, matter = form.cleaned_data["duty"].partition("@")
        said = {"duty": duty, "officer": str(form.cleaned_data["holder"][1].ref)}
        return _given(request, case, form, "duty.assigned", said, (matter,) if matter else ())
    shown = {"case": case, "form": form, "found": found}
    return render(request, "staff/give.html", shown, status=_status(form))


def _given(
    request: HttpRequest,
    case: Case,
    form: Keyed,
    action: str,
    said: Mapping[str, Any],
    matters: Sequence[str],
) -> HttpResponse:
    person, day = cast(Person, request.user), clock.today()
    try:
        entry = perform(
            ACTIONS[action], case, on=day, by=person, matters=matters, attributes=said, **form.once
        )
    except (Refused, policy.NotAllowed) as refused:
        form.refuse(refused)
        template = {"case.assigned": "staff/assign.html", "duty.assigned": "staff/give.html"}[action]
        return render(request, template, {"case": case, "form": form, "found": True}, status=422)
    return to_case(case, entry.number)


def held_teams(who: Person | Held) -> list[Team]:
    """The teams somebody works in today."""
    grants = held(who, clock.now()).grants
    return [grant.team for grant in grants if grant.team and grant.role in WORK_CASES]


def around(person: Person) -> People:
    """Everybody who can hold a case in the authorities somebody works for, by team."""
    ours = held(person, clock.now()).organisations(*OF_AN_AUTHORITY)
    return working_in(Team.objects.filter(authority__in=ours).order_by("name", "pk"), clock.today())


def _in_authority(case: Case) -> People:
    authority = case.team.authority_id if case.team else None
    return working_in(Team.objects.filter(authority=authority).order_by("name", "pk"), clock.today())


def _name(one: OnRecord) -> str:
    return f"{one.finding.key}@{one.finding.matter or ''}"


def _label(one: OnRecord) -> str:
    due = f", due {short_date(one.finding.due)}" if one.finding.due else ""
    owner = f", with {one.owner.name}" if one.owner else ""
    return f"{one.finding.duty.title} ({words.matter(one.finding.matter)}{due}{owner})"


def _status(form: Form) -> int:
    return 422 if form.is_bound else 200
