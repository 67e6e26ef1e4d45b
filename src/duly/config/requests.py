"""What surrounds every request: a number to quote, one line in the log, headers, and a refusal of other sites' forms."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from duly.config.logs import route_of

Next = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("duly.requests")

# Without letters and digits that are taken for one another when read out over the telephone.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN_SITES = frozenset({"same-origin", "none"})
UNUSED_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    # A page may hold what somebody entered. A view whose page does not may say otherwise.
    "Cache-Control": "no-store",
}


class CompressedWithoutSecrets(GZipMiddleware):
    """Compresses what is the same for everyone.

    A page for somebody's session may hold a secret, and the length of a compressed page lets it be guessed by
    whoever can have his own words repeated beside it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Django's, where nobody's session was looked at."""
        session = getattr(request, "session", None)
        if session is not None and session.accessed:
            return response
        return super().process_response(request, response)


def new_number() -> str:
    """A number for a request, "K7QM-3XVD": by chance, so that it tells nothing of anyone."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def numbered_and_logged(get_response: Next) -> Next:
    """Give each request its number, and write one line about it when it is answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.number = new_number()  # type: ignore[attr-defined]
        began = time.perf_counter()
        response = get_response(request)
        fields = {
            "number": request.number,  # type: ignore[attr-defined]
            "method": request.method if request.method in SAFE_METHODS | {"POST"} else "other",
            "route": route_of(request) or "-",
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - began) * 1000),
        }
        logger.info("answered", extra={"duly": fields})
        return response

    return middleware


def guarded(get_response: Next) -> Next:
    """Put the headers on every response that Django's and django-csp's middleware do not put there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def refuse_other_sites(get_response: Next) -> Next:
    """Refuse a form posted here by a page of another site, which could put words into Duly's mouth.

    Browsers say where a request comes from in Sec-Fetch-Site. A client that does not say is not a page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        site = request.headers.get("Sec-Fetch-Site", "none")
        if request.method not in SAFE_METHODS and site not in OWN_SITES:
            raise PermissionDenied
        return get_response(request)

    return middleware
