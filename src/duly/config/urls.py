"""Every address of the service. A new app's are closed to strangers unless `doors` says otherwise."""

from django.urls import include, path

from duly.config.doors import STRANGERS_AT_SIGN_IN, anyone, doored, only, plainly
from duly.config.start import start
from duly.design import urls as design
from duly.public import urls as public
from duly.signin import urls as signin
from duly.staff import urls as staff

urlpatterns = [
    path("", include(anyone(public))),
    path("", include(anyone(design))),
    path("", include(only(STRANGERS_AT_SIGN_IN, signin))),
    doored(path("start/", start, name="start"), plainly, open_=False),
    path("", include((only((), staff), staff.app_name))),
]

handler400 = "duly.config.errors.bad_request"
handler403 = "duly.config.errors.forbidden"
handler404 = "duly.config.errors.not_found"
handler429 = "duly.config.errors.too_many"
handler500 = "duly.config.errors.broken"
