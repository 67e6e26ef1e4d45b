"""Every public address. What people enter is never part of one: it travels in the bodies of forms."""

from django.urls import path

from duly.public import (
    answer_views,
    check_views,
    example_views,
    fact_views,
    law_views,
    letter_views,
    load_views,
    page_views,
    short_views,
)

app_name = "public"

urlpatterns = [
    path("", page_views.home, name="home"),
    path("check/", check_views.check, name="check"),
    path("check/fact/", fact_views.fact, name="fact"),
    path("check/short/", short_views.short, name="short"),
    path("check/load/", load_views.load, name="load"),
    path("check/answer/", answer_views.answer, name="answer"),
    path("check/print/", answer_views.print_view, name="print"),
    path("check/calendar/", answer_views.calendar, name="calendar"),
    path("check/history/", answer_views.history_file, name="history_file"),
    path("check/letter/", letter_views.letter, name="letter"),
    path("law/", law_views.rulebook, name="law"),
    path("law/facts/", law_views.facts, name="facts"),
    path("law/coverage/", law_views.coverage, name="coverage"),
    path("law/<str:key>/", law_views.duty, name="duty"),
    path("examples/", example_views.examples, name="examples"),
    path("examples/<slug:slug>/", example_views.example, name="example"),
    path("privacy/", page_views.privacy, name="privacy"),
    path("accessibility/", page_views.accessibility, name="accessibility"),
    path("about/", page_views.about, name="about"),
]
