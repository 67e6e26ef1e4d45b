"""Without numpy or pyarrow, importing says in one sentence what to install; the law itself needs neither."""

from __future__ import annotations

import subprocess
import sys

import pytest

BLOCKED = """
import sys
sys.modules[{library!r}] = None
import duly.law.engine
try:
    import duly.population
except ImportError as error:
    print(error)
"""


@pytest.mark.parametrize("library", ["numpy", "pyarrow"])
def test_importing_without_a_library_says_what_to_install(library):
    script = BLOCKED.format(library=library)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "Findings for a whole population need numpy and pyarrow. Install them with: pip install 'duly[population]'"
    ]
