"""Takes the picture of the README again: the answer of the checker to its first case.

python -m tools.take_picture ADDRESS      where `duly demo` says it is

To be run after a change that shows in it.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "checker.png"
FIRST_CASE = re.compile(r'```toml title="first-case.toml"\n(.*?)```', re.DOTALL)
WIDTH, HEIGHT = 900, 1310


def main(arguments: list[str]) -> int:
    """Load the README's first case into the checker at this address, and keep what it answers as a picture."""
    if len(arguments) != 1:
        sys.stderr.write("Give the address that `duly demo` prints, and nothing else.\n")
        return 2
    told = FIRST_CASE.findall((ROOT / "README.md").read_text("utf-8"))[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{arguments[0].rstrip('/')}/check/load/")
        page.set_input_files(
            "input[type=file]",
            {"name": "first-case.toml", "mimeType": "text/plain", "buffer": told.encode()},
        )
        page.get_by_role("button", name="Load the file").click()
        page.get_by_role("button", name="See the answer").click()
        page.get_by_text("Why this date?").first.click()
        page.evaluate("document.activeElement.blur()")  # the ring of the keyboard is no part of the picture
        page.screenshot(path=PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
