"""What a family is promised is kept, or withdrawn with a reason, by another and with a letter (Cambridgeshire)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duly.access.policy import NotAllowed
from duly.casework.correcting import correct
from duly.casework.promise_states import KEPT, OPEN, WITHDRAWN, Promise, promises
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, file
from tests.people import person
from tests.record.writing import on

pytestmark = pytest.mark.django_db

TOLD = date(2022, 9, 14)
LATER = TOLD + 20 * WEEK
ASSESSMENT: dict[str, Any] = {
    "item": "Sensory assessment",
    "words": "We will arrange a sensory assessment by an occupational therapist.",
    "said_in": "complaint_answer",
}
GIVING_UP = {"item": "Sensory assessment", "reason": "The therapist advises against a third assessment."}


def promised(case: Case, **more: Any) -> None:
    do(case, "promise.made", TOLD, said={**ASSESSMENT, **more})


def the_promise(case: Case, as_at: date = LATER, as_known: date | None = None) -> Promise:
    return promises(case, as_at, as_known)[0]


def test_cambridgeshire_goes_back_on_its_word_and_cannot_do_so_in_silence(case: Case) -> None:
    """Specialist assessments were promised in answer to a complaint. Months later one was dropped, and nobody followed."""
    do(case, "complaint.received", TOLD - WEEK)
    promised(case, keep_by=TOLD + 8 * WEEK)
    waiting = the_promise(case)
    assert (waiting.state, waiting.owner, waiting.age, waiting.late) == (OPEN, person("amara"), 140, True)

    with pytest.raises(NotAllowed, match="You may not withdraw a promise"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP)
    with pytest.raises(Refused, match="say why the promise is not kept"):
        do(case, "promise.withdrawn", LATER, said={**GIVING_UP, "reason": " "}, by=person("ben"))
    with pytest.raises(Refused, match=r"only when the family has been told.*after 14 September 2022"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"))

    letter = {"attached": file(case, LATER, "letter")}
    entry = do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"), why=letter)
    gone = the_promise(case)
    assert (gone.state, gone.ended, gone.owner, gone.age) == (WITHDRAWN, entry, None, None)
    assert entry.recorded_by != gone.made.recorded_by
    assert the_promise(case, as_known=LATER - DAY).state == OPEN
    assert the_promise(case, as_at=LATER - DAY).state == OPEN


def test_a_letter_from_before_the_promise_tells_nobody_that_it_ended(case: Case) -> None:
    before = {"attached": file(case, TOLD - DAY, "letter")}
    promised(case)
    with pytest.raises(Refused, match="only when the family has been told"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"), why=before)


def test_a_paper_that_is_no_letter_tells_nobody_either(case: Case) -> None:
    promised(case)
    report = {"attached": file(case, LATER, "report")}
    with pytest.raises(Refused, match="only when the family has been told"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"), why=report)


def test_a_manager_does_not_go_back_on_their_own_word_alone(case: Case) -> None:
    do(case, "promise.made", TOLD, said=ASSESSMENT, by=person("ben"))
    letter = {"attached": file(case, LATER, "letter")}
    with pytest.raises(Refused, match="you recorded this promise yourself"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"), why=letter)


def test_a_promise_is_kept_when_something_shows_it(case: Case) -> None:
    promised(case)
    with pytest.raises(Refused, match="say what shows that the promise was kept"):
        do(case, "promise.kept", LATER, said={"item": "Sensory assessment"})
    shown = {"item": "Sensory assessment", "how": "The report of 3 January is entry 9."}
    do(case, "promise.kept", LATER, said=shown)
    assert the_promise(case).state == KEPT
    with pytest.raises(Refused, match=r"“Sensory assessment” is no open promise of this case\. Open: none"):
        do(case, "promise.kept", LATER, said=shown)


def test_the_same_can_be_promised_again_once_it_ended_and_not_before(case: Case) -> None:
    promised(case)
    with pytest.raises(Refused, match="promised already and still open"):
        promised(case)
    do(case, "promise.kept", LATER, said={"item": "Sensory assessment", "how": "Done on 3 January."})
    do(case, "promise.made", LATER, said=ASSESSMENT)
    assert [each.state for each in promises(case, LATER)] == [KEPT, OPEN]


def test_a_promise_has_words_and_an_owner_who_exists(case: Case) -> None:
    with pytest.raises(Refused, match="what was promised as it was said"):
        promised(case, words="")
    with pytest.raises(Refused, match="nobody is known by the reference of the owner"):
        promised(case, owner="the head of service")
    promised(case, owner=str(person("ben").ref))
    assert the_promise(case).owner == person("ben")


def test_a_promise_that_named_no_day_is_old_but_not_late(case: Case) -> None:
    promised(case)
    assert (the_promise(case).age, the_promise(case).late) == (140, False)


def test_a_corrected_promise_is_one_promise(case: Case) -> None:
    promised(case)
    made = the_promise(case).made
    with on(LATER):
        correct(
            case,
            made,
            on=TOLD,
            attributes={**ASSESSMENT, "words": "We will ask whether one is needed."},
            why="typing",
            words="The letter says this.",
            by=person("amara"),
        )
    (only,) = promises(case, LATER)
    assert (only.made.corrects, only.state) == (made.number, OPEN)


def test_correcting_a_promise_makes_it_nobody_elses(case: Case) -> None:
    do(case, "promise.made", TOLD, said=ASSESSMENT, by=person("ben"))
    made = the_promise(case).made
    said = {"attributes": ASSESSMENT, "why": "typing", "words": "A comma.", "by": person("amara")}
    with on(LATER):
        correct(case, made, on=TOLD, **said)
    letter = {"attached": file(case, LATER, "letter")}
    with pytest.raises(Refused, match="you recorded this promise yourself"):
        do(case, "promise.withdrawn", LATER, said=GIVING_UP, by=person("ben"), why=letter)
