"""The one thing rights follow that is not a fact of the record: the day of birth a history may carry."""

from __future__ import annotations

from duly.law.kinds import FactKind

Born = FactKind(
    "date_of_birth",
    process="rights",
    label="Date of birth",
    said="the child was born",
)
