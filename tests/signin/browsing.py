"""The windows that browsers open in."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

PHONE, DESK = {"width": 375, "height": 812}, {"width": 1280, "height": 900}
Opens = Callable[..., Page]
