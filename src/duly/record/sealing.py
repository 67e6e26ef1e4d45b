"""What the seal of an entry covers, taken from the entry itself: the same when it is written and when it is verified."""

from __future__ import annotations

from duly.record.models import Case, Entry
from duly.record.seals import Sealed


def sealed(case: Case, entry: Entry) -> Sealed:
    """The line that is sealed."""
    return Sealed(
        form=entry.form,
        case=case.ref,
        number=entry.number,
        matters=tuple(entry.matters),
        kind=entry.kind,
        on=entry.on,
        precision=entry.precision,
        digest=entry.digest,
        corrects=entry.corrects,
        recorded_by=str(entry.recorded_by.ref),
        agreed_by=str(entry.agreed_by.ref) if entry.agreed_by else None,
        recorded_at=entry.recorded_at,
        key=entry.key,
    )
