"""The addresses for staff. What each needs stands in `duly.access.listed`; the gate has asked before a view runs."""

from __future__ import annotations

from django.urls import path

from duly.staff import (
    advice,
    agreeing,
    case_page,
    correcting,
    finding_cases,
    gaps,
    giving,
    late,
    leave,
    looking,
    my_day,
    panels,
    recording,
    reviews,
    team,
    team_cases,
)

app_name = "staff"

urlpatterns = [
    path("my-day/", my_day.my_day, name="my_day"),
    path("late/", late.late, name="late"),
    path("leave/", leave.leave, name="leave"),
    path("team/", team.board, name="team"),
    path("team/<str:officer>/", team_cases.cases_of, name="team_cases"),
    path("data-quality/", gaps.inbox, name="gaps"),
    path("cases/", finding_cases.find, name="find"),
    path("cases/open/", giving.open_new, name="open"),
    path("reviews/", reviews.board, name="reviews"),
    path("reviews/<slug:state>/", reviews.of_state, name="reviews_of"),
    path("waiting/", agreeing.waiting, name="waiting"),
    path("cases/<str:ref>/", case_page.case, name="case"),
    path("cases/<str:ref>/record/", recording.choose, name="choose"),
    path("cases/<str:ref>/record/<str:action>/", recording.record, name="record"),
    path("cases/<str:ref>/agreements/<int:number>/", agreeing.agreement, name="agreement"),
    path("cases/<str:ref>/entries/<int:number>/", correcting.entry, name="entry"),
    path("cases/<str:ref>/entries/<int:number>/correct/", correcting.correction, name="correct"),
    path("cases/<str:ref>/panel/", panels.panel, name="panel"),
    path("cases/<str:ref>/advice/", advice.register, name="advice"),
    path("cases/<str:ref>/give/", giving.give, name="give"),
    path("cases/<str:ref>/assign/", giving.assign, name="assign"),
    path("cases/<str:ref>/looks/", looking.looked, name="looks"),
    path("cases/<str:ref>/emergencies/<int:number>/", looking.glass, name="glass"),
]
