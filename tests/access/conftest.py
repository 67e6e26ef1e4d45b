"""The small service that the gate is tried with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from duly.access import listed
from duly.record import clock
from tests.access import site
from tests.access.world import NOW


@pytest.fixture
def asked() -> Iterator[None]:
    """The small service, asked at noon."""
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(
            ROOT_URLCONF="tests.access.site", MIDDLEWARE=site.MIDDLEWARE, LOGIN_URL="/sign-in/"
        ),
        clock.standing_at(NOW),
    ):
        patch.setattr(listed, "ROUTES", site.ROUTES)
        yield
