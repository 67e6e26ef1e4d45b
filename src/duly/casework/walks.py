"""What each process goes through, in order: the steps of a matter, and which of them are wanted as it stands.

No step has a day of its own here. Its last lawful day is that of the finding which the step would discharge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from duly.casework.attempt import of
from duly.law.facts import FACTS
from duly.law.facts.amendment import AmendmentOpened
from duly.law.facts.assessment import (
    AdviceRequested,
    AdviceSent,
    AssessDecisionNotified,
    ConsultationAnswered,
    ConsultationSent,
    DraftServed,
    PlanFinalSent,
    PlanRefusedNotified,
    RepresentationsReceived,
    RequestReceived,
)
from duly.law.facts.ending import CeaseNotified, PlanCeased
from duly.law.facts.move import MoveInformed, MoveMade, OldAuthorityAware, PlanTransferred
from duly.law.facts.reassessment import ReassessDecisionNotified, ReassessRequestReceived
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    AmendmentNoticeSent,
    AmendmentNoticeServed,
    ReviewDecisionNotified,
    ReviewInvited,
    ReviewMeetingHeld,
    ReviewPapersCirculated,
    ReviewReportSent,
)
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.kinds import FactKind
from duly.record.kinds import (
    EarlyReviewAnswered,
    EarlyReviewDecided,
    EarlyReviewRequested,
    PlacementRequested,
    PreferenceAsked,
    ReviewArranged,
    SettingChosen,
)
from duly.record.models import Entry

Said = Mapping[str, Sequence[Entry]]
"""The standing entries of a matter, by kind."""

Wanted = Callable[[Said], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """A fact that a matter goes through. `wanted` says whether it is to come, as the matter stands.

    What is not wanted is shown only once it has happened, or where the law asks for it.
    """

    kind: FactKind
    wanted: Wanted


def _always(_said: Said) -> bool:
    return True


def _if_it_happens(_said: Said) -> bool:
    return False


def last(said: Said, kind: FactKind, name: str) -> object:
    """What the last entry of a kind says of an attribute; None where there is none."""
    there = said.get(kind.slug)
    return of(there[-1], name) if there else None


def _will_amend(said: Said) -> bool:
    decided = last(said, ReviewDecisionNotified, "decision")
    return decided in (None, "amend") and AmendmentDroppedNotified.slug not in said


def _is_amending(said: Said) -> bool:
    return AmendmentDroppedNotified.slug not in said


def _is_assessed(said: Said) -> bool:
    decided = last(said, AssessDecisionNotified, "decision") or last(
        said, ReassessDecisionNotified, "decision"
    )
    return decided != "refuse" and PlanRefusedNotified.slug not in said


def _was_asked_for(said: Said) -> bool:
    return ReassessRequestReceived.slug in said


def _is_not_arranged_too_late(said: Said) -> bool:
    return ReviewMeetingHeld.slug not in said


def _was_consulted(said: Said) -> bool:
    return ConsultationSent.slug in said


def _steps(wanted: Wanted, *kinds: FactKind) -> tuple[Step, ...]:
    return tuple(Step(kind, wanted) for kind in kinds)


_TO_THE_PLAN = (
    *_steps(_is_assessed, AdviceRequested, AdviceSent, DraftServed),
    *_steps(
        _if_it_happens, RepresentationsReceived, ConsultationSent, ConsultationAnswered, PlanRefusedNotified
    ),
    Step(PlanFinalSent, _is_assessed),
)

WALKS: Mapping[str, tuple[Step, ...]] = {
    "assessment": (*_steps(_always, RequestReceived, AssessDecisionNotified), *_TO_THE_PLAN),
    "review": (
        Step(ReviewArranged, _is_not_arranged_too_late),
        *_steps(
            _always,
            ReviewInvited,
            ReviewPapersCirculated,
            ReviewMeetingHeld,
            ReviewReportSent,
            ReviewDecisionNotified,
        ),
        Step(AmendmentNoticeSent, _will_amend),
        Step(AmendmentNoticeServed, _if_it_happens),
        Step(RepresentationsReceived, _if_it_happens),
        Step(AmendmentDroppedNotified, _if_it_happens),
        Step(PlanFinalSent, _will_amend),
    ),
    "early": _steps(_always, EarlyReviewRequested, EarlyReviewDecided, EarlyReviewAnswered),
    "amendment": (
        *_steps(_always, AmendmentOpened, AmendmentNoticeSent),
        *_steps(_if_it_happens, AmendmentNoticeServed, RepresentationsReceived, AmendmentDroppedNotified),
        Step(PlanFinalSent, _is_amending),
    ),
    "transfer": (
        *_steps(_always, PhaseTransferExpected, PreferenceAsked, PlacementRequested, ConsultationSent),
        Step(ConsultationAnswered, _was_consulted),
        *_steps(_if_it_happens, ReviewDecisionNotified, AmendmentNoticeSent, AmendmentNoticeServed),
        Step(RepresentationsReceived, _if_it_happens),
        *_steps(_always, SettingChosen, PlanFinalSent),
    ),
    "reassessment": (
        Step(ReassessRequestReceived, _if_it_happens),
        Step(ReassessDecisionNotified, _was_asked_for),
        *_TO_THE_PLAN,
    ),
    "move": _steps(_always, MoveMade, OldAuthorityAware, PlanTransferred, MoveInformed),
    "ending": _steps(_if_it_happens, CeaseNotified, PlanCeased),
}
"""The steps of the processes that branch, or have steps beside the law."""


def steps_of(process: str) -> tuple[Step, ...]:
    """The steps of a process, then whatever else can happen in it, in the order of its facts."""
    walk = WALKS.get(process, ())
    there = {step.kind.slug for step in walk}
    rest = (kind for kind in FACTS.values() if kind.process == process and kind.slug not in there)
    return (*walk, *_steps(_if_it_happens, *rest))
