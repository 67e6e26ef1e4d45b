"""What a browser says it is, in two words: "Firefox on Windows"."""

from __future__ import annotations

# The first that is found: each browser names those it descends from as well.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)


def browser_of(says: str) -> str:
    """The browser and the system; "A browser" where it says nothing we know."""
    browser = next((name for mark, name in BROWSERS if mark in says), "A browser")
    system = next((name for mark, name in SYSTEMS if mark in says), "")
    return f"{browser} on {system}" if system else browser
