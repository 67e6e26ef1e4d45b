"""What was decided, in words that follow "the decision was": "to amend the plan"."""

from __future__ import annotations

DECIDED = {
    "assess": "to carry out an assessment",
    "reassess": "to carry out a re-assessment",
    "refuse": "to refuse",
    "maintain": "to keep the plan as it is",
    "amend": "to amend the plan",
    "cease": "to end the plan",
}
