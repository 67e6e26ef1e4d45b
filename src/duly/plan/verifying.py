"""Looking at every version of every plan: its digest, and the entry of the record that it was filed with.

The entry is sealed and the version is not: where they differ, the version was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import DatabaseError

from duly.plan import guards as plan_guards
from duly.plan import json_form
from duly.plan.models import Version
from duly.record import guards
from duly.record.kinds import DocumentFiled
from duly.record.models import Entry
from duly.record.verifying.faults import Fault

VERSION = "plan_version"
"""What the reasons of a filed document hold where it is a version of a plan: its number."""
DATABASE = "database"


def faults() -> Iterator[Fault]:
    """Every fault of the plans."""
    try:
        for trigger in guards.missing(these=plan_guards.PLANS):
            yield Fault("trigger", DATABASE, f"the trigger {trigger} is missing or was changed")
        filed = _filed()
        for version in Version.objects.select_related("case").order_by("pk").iterator():
            yield from _of(version, filed.pop((version.case_id, version.number), None))
        for (_, number), (ref, _) in sorted(filed.items()):
            yield Fault("version-gone", ref, f"version {number} of its plan was filed and is not there")
    except DatabaseError as wrong:
        yield Fault("corrupt", DATABASE, f"the plans cannot be read ({type(wrong).__name__})")


def _filed() -> dict[tuple[int, int], tuple[str, str]]:
    """The digest each version was filed with, by case and number."""
    rows = Entry.objects.filter(kind=DocumentFiled.slug, content__why__has_key=VERSION)
    found = {}
    for entry in rows.select_related("content", "case").order_by("pk").iterator():
        why, said = entry.content.why or {}, entry.content.attributes or {}
        found[entry.case_id, int(why[VERSION])] = (entry.case.ref, str(said.get("digest")))
    return found


def _of(version: Version, filed: tuple[str, str] | None) -> Iterator[Fault]:
    where = f"{version.case.ref} version {version.number}"
    if filed and filed[1] != version.digest:
        yield Fault("version-digest", where, "its digest is not the one it was filed with")
    if version.content is None:
        if version.erased_at is None:
            yield Fault(
                "version-empty", where, "what it said is gone, and nothing says that it was destroyed"
            )
        return
    if not filed:
        yield Fault("version-unfiled", where, "no entry of its case says that it was filed")
    if _digest(version.content) != version.digest:
        yield Fault("version-changed", where, "what it says is not what its digest was made of")


def _digest(content: Mapping[str, object]) -> str:
    try:
        return json_form.digest(json_form.read(content))
    except json_form.BadPlan:
        return ""
