"""The addresses for staff. What each needs stands in `duly.access.listed`; the gate has asked before a view runs."""

from __future__ import annotations

from django.urls import path

from duly.staff import (
    advice,
    advice_board,
    agreeing,
    asking,
    bulk,
    bulk_choosing,
    case_page,
    chasing,
    correcting,
    early,
    finding_cases,
    giving,
    looking,
    matters,
    panels,
    recording,
    reviews,
    taking_in,
    transfers,
)

app_name = "staff"

urlpatterns = [
    path("cases/", finding_cases.find, name="find"),
    path("cases/open/", giving.open_new, name="open"),
    path("requests/new/", taking_in.request, name="request"),
    path("advice/", advice_board.board, name="advice_board"),
    path("reviews/", reviews.board, name="reviews"),
    path("reviews/early/", early.board, name="early"),
    path("reviews/<slug:state>/", reviews.of_state, name="reviews_of"),
    path("bulk/", bulk.runs, name="bulk_runs"),
    path("bulk/reviews/", bulk_choosing.reviews, name="bulk_reviews"),
    path("bulk/<int:number>/", bulk.run, name="bulk"),
    path("transfers/", transfers.board, name="transfers"),
    path("transfers/<int:september>/", transfers.board, name="transfers_of"),
    path("waiting/", agreeing.waiting, name="waiting"),
    path("cases/<str:ref>/", case_page.case, name="case"),
    path("cases/<str:ref>/record/", recording.choose, name="choose"),
    path("cases/<str:ref>/record/<str:action>/", recording.record, name="record"),
    path("cases/<str:ref>/agreements/<int:number>/", agreeing.agreement, name="agreement"),
    path("cases/<str:ref>/entries/<int:number>/", correcting.entry, name="entry"),
    path("cases/<str:ref>/entries/<int:number>/correct/", correcting.correction, name="correct"),
    path("cases/<str:ref>/matters/<str:matter>/", matters.matter, name="matter"),
    path("cases/<str:ref>/panel/", panels.panel, name="panel"),
    path("cases/<str:ref>/advice/", advice.register, name="advice"),
    path("cases/<str:ref>/advice/ask/", asking.ask, name="ask"),
    path("cases/<str:ref>/advice/<int:number>/", chasing.chase, name="chase"),
    path("cases/<str:ref>/give/", giving.give, name="give"),
    path("cases/<str:ref>/assign/", giving.assign, name="assign"),
    path("cases/<str:ref>/looks/", looking.looked, name="looks"),
    path("cases/<str:ref>/emergencies/<int:number>/", looking.glass, name="glass"),
]
