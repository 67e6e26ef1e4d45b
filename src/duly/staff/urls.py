"""The addresses for staff. What each needs stands in `duly.access.listed`; the gate has asked before a view runs."""

from __future__ import annotations

from django.urls import path

from duly.staff import (
    advice,
    agreeing,
    case_page,
    correcting,
    finding_cases,
    giving,
    looking,
    panels,
    plan_editing,
    plan_sending,
    plans,
    recording,
    reviews,
)

app_name = "staff"

urlpatterns = [
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
    path("cases/<str:ref>/plan/", plans.plan, name="plan"),
    path("cases/<str:ref>/plan/versions/<int:number>/", plans.version, name="plan_version"),
    path("cases/<str:ref>/plan/versions/<int:number>/<str:form>/", plans.file, name="plan_file"),
    path("cases/<str:ref>/plan/changes/<int:old>/<int:new>/", plans.changed, name="plan_changes"),
    path("cases/<str:ref>/plan/draft/begin/", plan_editing.begin, name="plan_begin"),
    path("cases/<str:ref>/plan/draft/", plan_editing.draft, name="plan_draft"),
    path("cases/<str:ref>/plan/draft/changes/", plan_editing.changed, name="plan_draft_changes"),
    path("cases/<str:ref>/plan/draft/send/<str:step>/", plan_sending.send, name="plan_send"),
    path("cases/<str:ref>/plan/draft/<str:section>/<str:key>/", plan_editing.line, name="plan_line"),
    path("cases/<str:ref>/give/", giving.give, name="give"),
    path("cases/<str:ref>/assign/", giving.assign, name="assign"),
    path("cases/<str:ref>/looks/", looking.looked, name="looks"),
    path("cases/<str:ref>/emergencies/<int:number>/", looking.glass, name="glass"),
]
