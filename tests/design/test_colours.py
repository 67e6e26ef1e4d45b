"""Text stands out from its ground: WCAG 2.2 AA, computed from the style sheets themselves."""

from __future__ import annotations

import re

import pytest

from tests.design.vendored import STATIC, TEMPLATES, VENDOR

OWN = (STATIC / "duly.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", OWN))
TEXT, LARGE_OR_LINES = 4.5, 3.0

PAIRS = [
    ("duly-on-ink", "duly-ink", TEXT),
    ("duly-quiet-on-ink", "duly-ink", TEXT),
    ("duly-text", "duly-page", TEXT),
    ("duly-text", "duly-mist", TEXT),
    ("duly-quiet", "duly-page", TEXT),
    ("duly-quiet", "duly-mist", TEXT),
    ("duly-teal", "duly-page", TEXT),
    ("duly-on-ink", "duly-teal", TEXT),
    ("govuk-link-colour", "duly-page", TEXT),
    ("govuk-link-colour", "duly-mist", TEXT),
    ("govuk-link-hover-colour", "duly-mist", TEXT),
    ("duly-mint", "duly-ink", LARGE_OR_LINES),
    ("duly-breach", "duly-page", LARGE_OR_LINES),
]
TAGS = re.findall(
    r"\.govuk-tag(?:--(\w+))?\{color:(#[0-9a-f]{3,6});background-color:(#[0-9a-f]{3,6})",
    (VENDOR / "govuk-frontend.min.css").read_text(encoding="utf-8"),
)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" or "#rgb", as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str, least: float) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= least


@pytest.mark.parametrize(("name", "text", "ground"), TAGS, ids=[tag[0] or "blue" for tag in TAGS])
def test_the_word_of_a_tag_stands_out_from_its_colour(name: str, text: str, ground: str) -> None:
    assert contrast(text, ground) >= TEXT


def test_there_are_tags_to_measure() -> None:
    assert len(TAGS) >= 9


def test_colours_are_named_once() -> None:
    """Outside the list of colours no rule of ours names one, so that what is measured is what is shown."""
    rules = OWN.partition("}\n")[2]
    assert re.findall(r"#[0-9a-f]{3,8}\b", rules) == []


def test_the_browsers_own_frame_has_the_colour_of_the_header() -> None:
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    assert f'name="theme-color" content="{COLOURS["duly-ink"]}"' in base
