"""The vendored files are what the script wrote, and hold nothing that a service off GOV.UK may not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.design.vendored import VENDOR
from tools import vendor_frontend

FILES = sorted(path for path in VENDOR.rglob("*") if path.is_file())


def test_the_files_are_what_the_lock_records() -> None:
    assert vendor_frontend.faults() == []


def test_there_are_files_to_look_at() -> None:
    assert {path.suffix for path in FILES} == {".css", ".js", ".svg", ".txt"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_holds_the_typeface_the_crown_or_the_crest(path: Path) -> None:
    vendor_frontend.refuse_branding(path, path.read_bytes())


@pytest.mark.parametrize("word", vendor_frontend.FORBIDDEN)
def test_each_of_them_would_be_refused(word: str) -> None:
    with pytest.raises(vendor_frontend.Refused, match="still holds"):
        vendor_frontend.refuse_branding(Path("planted.css"), f"a{{b:{word.upper()}}}".encode())


def test_typeface_crest_and_fixed_addresses_are_taken_out() -> None:
    given = (
        '@charset "UTF-8";/*! Not commercially available. */@font-face{font-family:GDS Transport;src:url(/assets/f)}'
        ".a{font-family:GDS Transport,arial,sans-serif}.b{background:url(/assets/images/icon.svg)}"
        ".govuk-footer__crown{margin:0}.c:before{background:url(/assets/images/govuk-crest.svg)}"
        "/*# sourceMappingURL=x.css.map */"
    )
    assert vendor_frontend.changed("planted.css", given) == (
        f'@charset "UTF-8";.a{{font-family:{vendor_frontend.FONTS}}}.b{{background:url(images/icon.svg)}}\n'
    )


def test_a_package_with_another_digest_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "govuk-frontend-6.6.0.tgz"
    package.write_bytes(b"planted")
    with pytest.raises(vendor_frontend.Refused, match="the lock says sha512-x"):
        vendor_frontend.verify(package, "sha512-x")


@pytest.fixture
def small_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree of one vendored file, and its lock."""
    monkeypatch.setattr(vendor_frontend, "ROOT", tmp_path)
    monkeypatch.setattr(vendor_frontend, "LOCK", tmp_path / "lock")
    file = tmp_path / vendor_frontend.VENDOR / "a.css"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    name = (vendor_frontend.VENDOR / "a.css").as_posix()
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "lock").write_text(f'{{"packages": {{}}, "files": {{"{name}": "{empty}"}}}}')
    return file


def test_a_file_changed_by_hand_is_found(small_tree: Path) -> None:
    assert vendor_frontend.faults() == []
    small_tree.write_bytes(b"planted")
    assert [fault.partition("is ")[2] for fault in vendor_frontend.faults()] == ["not what the script wrote."]


def test_a_file_added_by_hand_and_one_removed_are_found(small_tree: Path) -> None:
    small_tree.rename(small_tree.with_name("b.css"))
    assert sorted(fault.partition("is ")[2] for fault in vendor_frontend.faults()) == [
        "missing.",
        "not in the lock.",
    ]


def test_an_empty_lock_is_a_fault(small_tree: Path, tmp_path: Path) -> None:
    (tmp_path / "lock").write_text('{"packages": {}, "files": {}}')
    assert "The lock records no file." in vendor_frontend.faults()
