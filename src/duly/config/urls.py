"""Every address of the service."""

from django.urls import include, path

urlpatterns = [
    path("", include("duly.public.urls")),
    path("", include("duly.design.urls")),
]

handler400 = "duly.config.errors.bad_request"
handler403 = "duly.config.errors.forbidden"
handler404 = "duly.config.errors.not_found"
handler500 = "duly.config.errors.broken"
