"""The built documentation asks no other host for anything, and building it gives no warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.pages import PAGES, read
from tests.architecture.planting import ROOT, run_tool

# Two scripts of the theme name other hosts. They ask them only for what `LOADS` looks for in the pages as well.
NAMED_BY_THE_THEME = {"https://unpkg.com", "https://api.github.com"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("site")
    ran = run_tool("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(built), at=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return built


LOADS = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*(?:src|data)=\"?https?://[^>]*>"
    r"|<link\b(?![^>]*rel=\"?canonical)[^>]*href=\"?https?://[^>]*>"
    r"|url\([\"']?https?://[^)]*\)|@import[^;]*https?://[^;]*;|class=\"?[^\">]*\bmermaid\b|data-md-component=\"?source\b"
)


def asks_elsewhere(text: str) -> list[str]:
    """What in a page or a style sheet makes a browser ask another host."""
    return LOADS.findall(text)


def test_nothing_in_the_built_site_is_asked_of_another_host(site: Path) -> None:
    pages = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]
    assert len(pages) > len(PAGES) / 2
    assert [(path.name, found) for path in pages if (found := asks_elsewhere(read(path)))] == []


def test_the_scripts_of_the_site_name_no_host_but_those_we_know(site: Path) -> None:
    scripts = [read(path) for path in site.rglob("*.js") if "lunr" not in path.as_posix()]
    fetched = {found for script in scripts for found in re.findall(r"[\"'`](https://[a-z.-]+)/", script)}
    assert fetched <= NAMED_BY_THE_THEME


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<link rel=stylesheet href=https://fonts.example/css>",
        "@import 'https://fonts.example/css';",
        "a { background: url(https://x.example/a.png) }",
        '<img alt="" src="http://x.example/a.png">',
        '<pre class="mermaid"></pre>',
    ],
)
def test_asking_another_host_is_seen(planted: str) -> None:
    assert asks_elsewhere(f"<p>{planted}</p>") != []
    assert asks_elsewhere('<a href="https://www.legislation.gov.uk/uksi/2014/1530">SEND Regs 2014</a>') == []
