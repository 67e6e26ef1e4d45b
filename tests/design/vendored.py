"""Where the vendored files and the templates lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DESIGN = ROOT / "src" / "duly" / "design"
STATIC = DESIGN / "static" / "design"
VENDOR = STATIC / "vendor"
TEMPLATES = DESIGN / "templates" / "design"
