"""Copy the parts of GOV.UK Frontend and MOJ Frontend that Duly shows into the source tree.

    python tools/vendor_frontend.py            pack, verify, change, write, and record the digests
    python tools/vendor_frontend.py --from DIR the same from packages already packed into DIR
    python tools/vendor_frontend.py --check    only compare the tree with the recorded digests

Versions and SHA-512 digests of the packages stand in vendor_frontend.lock beside this file: to move to
another version, change both there and run the script. The result is committed, so neither Node nor npm is
needed to install, run or test Duly.

A service that is not on GOV.UK may use the design system but not its branding. So the typeface, the crown,
the crest and the GOV.UK icons are left out, and no file may still mention them (`FORBIDDEN`).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path(__file__).with_suffix(".lock")
VENDOR = Path("src/duly/design/static/design/vendor")
FIXTURES = Path("tests/design/govuk_fixtures.json")
FONTS = 'Arial,"Liberation Sans",Helvetica,sans-serif'

GOVUK = "govuk-frontend"
MOJ = "@ministryofjustice/frontend"
TAKEN = {
    GOVUK: ("dist/govuk/govuk-frontend.min.css", "dist/govuk/govuk-frontend.min.js"),
    MOJ: ("moj/moj-frontend.min.css", "moj/moj-frontend.min.js"),
}
IMAGES = {MOJ: "moj/assets/images/"}
# What the form templates of Duly are compared with: markup rendered by GOV.UK Frontend itself.
COMPARED = {
    "input": ("default", "with hint text", "with error and hint"),
    "textarea": ("with error message",),
    "select": ("with hint text and error message",),
    "file-upload": ("enhanced, with error message and hint",),
    "radios": ("with hints on items", "with fieldset and error message", "with a divider"),
    "checkboxes": ("with error message", "with pre-checked values"),
    "date-input": ("default", "with error message and hint", "with error on day input"),
    "error-summary": ("default",),
    "summary-list": ("with actions", "as a summary card with actions"),
    "table": ("with head and caption",),
    "task-list": ("with hint text and additional states",),
    "pagination": ("with many pages", "with prev and next only and labels"),
    "details": ("default", "expanded"),
    "panel": ("default",),
    "warning-text": ("default",),
    "inset-text": ("default",),
    "notification-banner": ("default", "with type as success"),
    "breadcrumbs": ("default",),
    "back-link": ("default",),
    "button": ("default", "link", "secondary"),
    "tag": ("default", "green"),
}
FORBIDDEN = ("@font-face", "GDS Transport", "crest", "crown", "/assets/", "sourceMappingURL", "://fonts")
LICENCE = """\
GOV.UK Frontend {govuk}: Copyright (C) 2017 Crown Copyright (Government Digital Service)
MOJ Frontend {moj}: Copyright (C) Crown Copyright (Ministry of Justice)

Both are used under the MIT License, and were changed: the typeface, the crown, the crest and the GOV.UK
icons were taken out, and addresses of images were made relative.

The MIT License (MIT)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""


class Refused(Exception):
    """The packages are not what the lock says, or what came out may not be shown. Says which and why."""


def packed(name: str, version: str, folder: Path) -> Path:
    """The file that `npm pack` makes of a package, made now unless it is in `folder` already."""
    path = folder / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not path.exists():
        command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


def verify(path: Path, integrity: str) -> None:
    """Refuse a package whose SHA-512 digest (npm's "sha512-<base64>") is not the one in the lock."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if found != integrity:
        raise Refused(f"{path.name} has digest {found}, and the lock says {integrity}.")


def changed(name: str, text: str) -> str:
    """A style sheet or script with the typeface, the crest, the source map and fixed addresses taken out."""
    text = re.sub(r"/[/*]# sourceMappingURL=\S+(?: \*/)?", "", text)
    if name.endswith(".css"):
        text = re.sub(r"/\*!.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"@font-face\{[^}]*\}", "", text)
        text = re.sub(r"[^{}]*(?:crest|crown)[^{}]*\{[^{}]*\}", "", text)
        text = re.sub(r"[^{}]*\{[^{}]*(?:crest|crown)[^{}]*\}", "", text)
        text = text.replace("GDS Transport,arial,sans-serif", FONTS)
        text = text.replace("url(/assets/images/", "url(images/")
    return text.strip() + "\n"


def outputs(archives: dict[str, Path], versions: dict[str, str]) -> Iterator[tuple[Path, bytes]]:
    """Every file the tree should hold, as (path from the root of the repository, content)."""
    for name, path in archives.items():
        with tarfile.open(path) as archive:
            for member in TAKEN[name]:
                text = changed(member, content(archive, member).decode())
                yield VENDOR / Path(member).name, text.encode()
                if name in IMAGES:
                    for image in sorted(set(re.findall(r"url\(images/([\w.-]+)\)", text))):
                        yield VENDOR / "images" / image, content(archive, IMAGES[name] + image)
            if name == GOVUK:
                yield FIXTURES, fixtures(archive)
    yield VENDOR / "LICENCE.txt", LICENCE.format(govuk=versions[GOVUK], moj=versions[MOJ]).encode()


def content(archive: tarfile.TarFile, member: str) -> bytes:
    """The bytes of one file of a package. Nothing is unpacked onto the disk."""
    file = archive.extractfile("package/" + member)
    if file is None:
        raise Refused(f"The package has no file {member}.")
    return file.read()


def fixtures(archive: tarfile.TarFile) -> bytes:
    """Components as GOV.UK Frontend renders them: {component: {fixture: {options, html}}} in JSON."""
    kept: dict[str, dict[str, object]] = {}
    for component, names in COMPARED.items():
        told = json.loads(content(archive, f"dist/govuk/components/{component}/fixtures.json"))
        found = {fixture["name"]: fixture for fixture in told["fixtures"]}
        kept[component] = {
            name: {"options": found[name]["options"], "html": found[name]["html"]} for name in names
        }
    return (json.dumps(kept, indent=1, ensure_ascii=False) + "\n").encode()


def refuse_branding(path: Path, data: bytes) -> None:
    """Refuse a file that still names what a service off GOV.UK may not show."""
    if path.suffix in (".css", ".js", ".svg"):
        left = [word for word in FORBIDDEN if word.encode().lower() in data.lower()]
        if left:
            raise Refused(f"{path} still holds {', '.join(left)}.")


def write(folder: Path) -> dict[str, str]:
    """Write every output and the lock's digests; remove what is no longer made. Returns the digests."""
    lock = json.loads(LOCK.read_text())
    archives = {}
    for name, pin in lock["packages"].items():
        archives[name] = packed(name, pin["version"], folder)
        verify(archives[name], pin["sha512"])
    versions = {name: pin["version"] for name, pin in lock["packages"].items()}
    digests = {}
    for path, data in outputs(archives, versions):
        refuse_branding(path, data)
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(data)
        digests[path.as_posix()] = hashlib.sha256(data).hexdigest()
    for old in set(lock["files"]) - set(digests):
        (ROOT / old).unlink(missing_ok=True)
    lock["files"] = dict(sorted(digests.items()))
    LOCK.write_text(json.dumps(lock, indent=1) + "\n")
    return digests


def faults() -> list[str]:
    """What differs between the tree and the lock, one sentence each. Empty when they agree."""
    recorded = json.loads(LOCK.read_text())["files"]
    found = [] if recorded else ["The lock records no file."]
    for name, digest in recorded.items():
        path = ROOT / name
        if not path.exists():
            found.append(f"{name} is missing.")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            found.append(f"{name} is not what the script wrote.")
    there = (path.relative_to(ROOT).as_posix() for path in (ROOT / VENDOR).rglob("*") if path.is_file())
    return found + [f"{name} is not in the lock." for name in sorted(there) if name not in recorded]


def main() -> int:
    """Run what the arguments ask for. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare the tree with the lock")
    parser.add_argument("--from", dest="folder", type=Path, help="folder with the packed packages")
    asked = parser.parse_args()
    try:
        if not asked.check:
            with tempfile.TemporaryDirectory() as temporary:
                written = write(asked.folder or Path(temporary))
            print(f"Wrote {len(written)} files.")
        differing = faults()
    except (Refused, subprocess.CalledProcessError, OSError) as refusal:
        differing = [str(refusal)]
    for sentence in differing:
        print(sentence, file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
