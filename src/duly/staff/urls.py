"""The addresses for staff. What each needs stands in `duly.access.listed`; the gate has asked before a view runs."""

from __future__ import annotations

from django.urls import path

from duly.staff import case_page, finding_cases, recording

app_name = "staff"

urlpatterns = [
    path("cases/", finding_cases.find, name="find"),
    path("cases/<str:ref>/", case_page.case, name="case"),
    path("cases/<str:ref>/record/", recording.choose, name="choose"),
    path("cases/<str:ref>/record/<str:action>/", recording.record, name="record"),
]
