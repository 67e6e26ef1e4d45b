"""Everything that can happen on a case, one module per process.

The slugs are the interchange names used by case histories, the record, the API and the tests. `label` heads a form
or a table; `said` is the clause an explanation uses: "the review meeting was held".
"""

from __future__ import annotations

from duly.law.facts import (
    amendment,
    appeal,
    assessment,
    complaint,
    detention,
    ending,
    move,
    ombudsman,
    order,
    payment,
    reassessment,
    review,
    transfer,
)
from duly.law.kinds import FactKind

FACTS: dict[str, FactKind] = {
    kind.slug: kind
    for module in (
        assessment,
        review,
        amendment,
        transfer,
        reassessment,
        ending,
        move,
        appeal,
        order,
        payment,
        detention,
        complaint,
        ombudsman,
    )
    for kind in module.KINDS
}
