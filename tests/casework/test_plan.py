"""A plan is written, sent and amended through the actions there are, each with the paper that goes with it."""

from __future__ import annotations

from datetime import date

import pytest

from duly.access.policy import NotAllowed
from duly.casework import plan as plans
from duly.casework.plan import Sending
from duly.plan import reading
from duly.plan.comparing import changes, count
from duly.plan.content import Line, Plan, line
from duly.plan.models import Draft, Version
from duly.plan.overtaken import Overtaken
from duly.plan.verifying import faults
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, file
from tests.people import person
from tests.plan.made_up import WHOLE, without
from tests.record.writing import on, seen

pytestmark = pytest.mark.django_db

ASKED = date(2022, 1, 10)
SERVED = ASKED + 14 * WEEK
SENT = ASKED + 19 * WEEK
MET = SENT + 40 * WEEK
MATTER = "assessment-1"


def write_all(draft: Draft, plan: Plan, day: date) -> None:
    """Every line of a plan, saved in a draft."""
    with on(day):
        for each in plan.lines:
            plans.save_line(draft, each.key, each, seen=0, by=person("amara"))


def begun(case: Case, plan: Plan, day: date = SERVED) -> Draft:
    with on(day):
        draft = plans.begin(case, by=person("amara"))
    write_all(draft, plan, day)
    return draft


def asked(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    do(case, "assess.decision.notified", ASKED + 5 * WEEK, said={"decision": "assess"})


def final(case: Case, plan: Plan = WHOLE) -> Version:
    """A plan that was finalised."""
    asked(case)
    draft = begun(case, plan)
    with on(SENT):
        plans.finalise(draft, Sending(SENT, (MATTER,), {"first": True}), by=person("amara"))
    return Version.objects.get(case=case)


def test_the_final_plan_goes_with_the_version_and_its_digest(case: Case) -> None:
    version = final(case)
    sent = case.entries.get(kind="plan.final.sent")
    document = case.entries.get(kind="document.filed")
    assert (document.content.attributes or {})["digest"] == version.digest
    assert (sent.content.why or {})["attached"] == [document.number]
    assert reading.plan_of(version) == WHOLE
    assert reading.open_draft(case) is None
    assert list(faults()) == []


def test_a_draft_is_served_with_its_version_and_goes_on_being_written(case: Case) -> None:
    asked(case)
    draft = begun(case, without(WHOLE, "i1"))
    with on(SERVED):
        plans.serve(draft, Sending(SERVED, (MATTER,)), by=person("amara"))
        plans.save_line(draft, "i1", WHOLE.by_key["i1"], seen=0, by=person("ben"))
    served = Version.objects.get(case=case)
    assert (served.sort, "i1" in reading.plan_of(served).by_key) == ("draft", False)
    assert "i1" in reading.standing(draft).plan.by_key
    assert case.entries.filter(kind="draft.served").count() == 1


def test_a_draft_that_names_a_setting_is_not_served(case: Case) -> None:
    asked(case)
    draft, before = begun(case, WHOLE), seen(case)
    with on(SERVED), pytest.raises(Refused, match="a draft names no setting"):
        plans.serve(draft, Sending(SERVED, (MATTER,)), by=person("amara"))
    assert (seen(case), Version.objects.count()) == (before, 0)


def test_a_plan_that_lacks_something_wants_a_reason_and_the_reason_is_kept(case: Case) -> None:
    asked(case)
    draft, before = begun(case, without(WHOLE, "e1", "k1")), seen(case)
    with on(SENT):
        with pytest.raises(Refused, match=r"lacks 3 things") as refused:
            plans.finalise(draft, Sending(SENT, (MATTER,)), by=person("amara"))
        assert refused.value.asks == "lacking"
        assert (seen(case), Version.objects.count()) == (before, 0)
        why = {"lacking": "The tribunal ordered the plan as it stands."}
        entry = plans.finalise(draft, Sending(SENT, (MATTER,), why=why), by=person("amara"))
    said = entry.content.why or {}
    assert said["lacking"] == why["lacking"]
    assert said["lacks"] == ["plan.contents.E", "plan.contents.F.needs", "plan.contents.K"]


def test_what_a_guard_stops_leaves_no_version_behind(case: Case) -> None:
    asked(case)
    do(case, "provider.named", SERVED, MATTER, said={"item": "Invented Therapy"})
    draft = begun(case, WHOLE)
    with on(SENT), pytest.raises(Refused, match="Invented Therapy has not confirmed"):
        plans.finalise(draft, Sending(SENT, (MATTER,)), by=person("amara"))
    assert Version.objects.count() == 0
    assert reading.open_draft(case) == draft


def test_a_form_that_is_sent_twice_makes_one_version(case: Case) -> None:
    asked(case)
    draft = begun(case, WHOLE)
    with on(SENT):
        sending = Sending(SENT, (MATTER,), key="form-1")
        first = plans.finalise(draft, sending, by=person("amara"))
        assert plans.finalise(draft, sending, by=person("amara")) == first
    assert Version.objects.count() == 1


def test_a_decision_to_amend_goes_with_the_plan_in_force_and_the_changes(case: Case) -> None:
    final(case)
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    evidence = file(case, MET + WEEK, "evidence")
    with on(MET + 2 * WEEK):
        draft = plans.begin(case, by=person("amara"))
        hour = line("f1", "F", ["e1"], **{**WHOLE.by_key["f1"].said, "amount": "60 minutes"})
        plans.save_line(draft, "f1", hour, seen=0, by=person("amara"))
        decided = {"decision": "amend"}
        sending = Sending(MET + 2 * WEEK, ("review-1",), decided, {"attached": evidence})
        with pytest.raises(Refused, match="Not attached: the evidence"):
            plans.propose_changes(
                draft,
                "review.decision.notified",
                Sending(sending.on, sending.matters, decided),
                by=person("amara"),
            )
        told = plans.propose_changes(draft, "review.decision.notified", sending, by=person("amara"))
    old, new = reading.versions(case)[::-1]
    kinds = [
        (case.entries.get(number=number).content.attributes or {})["type"]
        for number in (told.content.why or {})["attached"]
    ]
    assert kinds == ["plan", "proposed_changes", "evidence"]
    compared = changes(reading.plan_of(old), reading.plan_of(Version.objects.get(pk=new.pk)))
    assert count(compared) == {"added": 0, "removed": 0, "changed": 1, "moved": 0}
    with on(MET + 6 * WEEK):
        plans.finalise(draft, Sending(MET + 6 * WEEK, ("review-1",)), by=person("amara"))
    assert [row.sort for row in reading.versions(case)] == ["final", "proposed", "final"]
    assert list(faults()) == []


def test_one_draft_is_open_on_a_case_and_a_new_one_begins_from_the_version_in_force(case: Case) -> None:
    final(case)
    with on(MET):
        draft = plans.begin(case, by=person("amara"))
        assert reading.standing(draft).plan == WHOLE
        with pytest.raises(Refused, match="being written already"):
            plans.begin(case, by=person("ben"))
        plans.set_aside(draft, by=person("amara"))
        assert reading.standing(plans.begin(case, by=person("ben"), from_nothing=True)).plan == Plan()


def test_two_who_changed_one_line_are_both_heard(case: Case) -> None:
    asked(case)
    draft = begun(case, WHOLE)
    with on(SERVED):
        plans.save_line(draft, "b1", line("b1", "B", text="What Ben says."), seen=1, by=person("ben"))
        with pytest.raises(Overtaken, match="Ben Invented saved this line") as overtaken:
            plans.save_line(draft, "b1", line("b1", "B", text="What Amara says."), seen=1, by=person("amara"))
        assert overtaken.value.last.number == 2
        plans.save_line(draft, "b1", line("b1", "B", text="What both say."), seen=2, by=person("amara"))
    texts = [(reading.read(save) or Line("", "A")).text for save in reading.texts_of(draft, "b1")]
    assert texts == ["What both say.", "What Ben says.", WHOLE.by_key["b1"].text]


def test_a_line_that_is_taken_out_is_gone_from_the_plan_and_its_texts_are_kept(case: Case) -> None:
    asked(case)
    draft = begun(case, WHOLE)
    with on(SERVED):
        plans.save_line(draft, "f1", None, seen=1, by=person("amara"))
    assert "f1" not in reading.standing(draft).plan.by_key
    assert len(reading.texts_of(draft, "f1")) == 2


def test_a_finished_draft_takes_nothing_more(case: Case) -> None:
    final(case)
    draft = Draft.objects.get(case=case)
    with on(SENT), pytest.raises(Refused, match="this draft is finished"):
        plans.save_line(draft, "b1", None, seen=1, by=person("amara"))
    with on(SENT), pytest.raises(Refused, match="this draft is finished"):
        plans.finalise(draft, Sending(SENT, (MATTER,)), by=person("amara"))


def test_a_stranger_begins_saves_and_sends_nothing(case: Case) -> None:
    asked(case)
    draft = begun(case, WHOLE)
    with on(SERVED):
        for act in (
            lambda: plans.begin(case, by=person("farah")),
            lambda: plans.save_line(draft, "b1", None, seen=1, by=person("farah")),
            lambda: plans.set_aside(draft, by=person("farah")),
            lambda: plans.serve(draft, Sending(SERVED, (MATTER,)), by=person("farah")),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_a_version_that_is_destroyed_leaves_its_digest(case: Case) -> None:
    version = final(case)
    with on(SENT + DAY):
        plans.destroy(version, ground="Retention ended", by=person("amara"), agreed_by=person("ben"))
    version.refresh_from_db()
    assert (version.content, bool(version.digest)) == (None, True)
    assert reading.plan_of(version) == Plan()
    assert list(faults()) == []
