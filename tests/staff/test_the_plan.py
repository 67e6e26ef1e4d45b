"""The plan on its pages: written line by line, checked beside each, sent with its paper, changed side by side."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.test import Client

from duly.access.models import Restriction
from duly.casework import plan as plans
from duly.casework.plan import Sending
from duly.plan import reading
from duly.plan.content import Line, Plan, line, none_key
from duly.plan.models import Draft, Version
from duly.record import clock
from duly.record.models import Case
from tests.plan.made_up import WHOLE, without
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import ASSESSMENT, day, do, read, text

HIDDEN = re.compile(r'name="(seen|key)" value="([^"]*)"')


def write(case: Case, plan: Plan = WHOLE) -> Draft:
    """A draft that says all of a plan."""
    amara = invented("amara")
    draft = plans.begin(case, by=amara)
    for each in plan.lines:
        plans.save_line(draft, each.key, each, seen=0, by=amara)
    return draft


def finalised(case: Case, plan: Plan = WHOLE) -> Version:
    do(case, "request.received", 140, by="parent")
    plans.finalise(write(case, plan), Sending(clock.today(), (ASSESSMENT,)), by=invented("amara"))
    return Version.objects.get(case=case, sort="final")


def line_address(case: Case, one: Line) -> str:
    return f"/cases/{case.ref}/plan/draft/{one.section}/{one.key}/"


def form_of(client: Client, address: str, **changed: str) -> dict[str, str]:
    """What a form holds unseen, with what is typed."""
    return {**dict(HIDDEN.findall(read(client, address))), **changed}


def test_a_case_without_a_plan_says_so_and_a_draft_can_be_begun(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    page = read(amara, f"/cases/{mine.ref}/plan/")
    assert "No plan of this case was finalised in Duly" in page
    answer = amara.post(f"/cases/{mine.ref}/plan/draft/begin/", follow=True)
    assert "It is written from nothing" in text(answer)
    assert "things that the law requires are</strong>" not in text(answer)
    assert "The law requires it" in text(answer)


def test_who_begins_where_a_draft_is_open_is_shown_that_one(desk: Desk, mine: Case) -> None:
    draft = write(mine)
    answer = desk("ben").post(f"/cases/{mine.ref}/plan/draft/begin/", follow=True)
    assert "Amara Invented began it" in text(answer)
    assert Draft.objects.get() == draft


def test_a_line_is_added_edited_and_taken_out(desk: Desk, mine: Case) -> None:
    amara, address = desk("amara"), f"/cases/{mine.ref}/plan/draft/B/new/"
    draft = plans.begin(mine, by=invented("amara"))
    first = form_of(amara, address, text="She tires in the afternoon.")
    assert amara.post(address, first).status_code == 302
    amara.post(address, first)  # the same form once more
    (need,) = reading.standing(draft).plan.of("B")
    page = read(amara, f"/cases/{mine.ref}/plan/draft/")
    assert "She tires in the afternoon." in page
    assert "No outcome answers this need." in page
    edit = line_address(mine, need)
    amara.post(edit, form_of(amara, edit, text="She tires after two o’clock."))
    assert reading.standing(draft).plan.of("B")[0].text == "She tires after two o’clock."
    assert "Every text of this line (2)" in read(amara, edit)
    amara.post(edit, form_of(amara, edit, text="She tires", remove="yes"))
    assert reading.standing(draft).plan.of("B") == ()


def test_half_a_line_is_saved_and_an_empty_one_is_refused_in_place(desk: Desk, mine: Case) -> None:
    amara, address = desk("amara"), f"/cases/{mine.ref}/plan/draft/F/new/"
    draft = plans.begin(mine, by=invented("amara"))
    answer = amara.post(address, form_of(amara, address))
    assert answer.status_code == 422
    assert "Write something, or take the line out of the plan" in text(answer)
    assert amara.post(address, form_of(amara, address, frequency="once a week")).status_code == 302
    assert reading.standing(draft).plan.of("F")[0].said == {"frequency": "once a week"}


def test_a_day_that_there_is_not_is_refused_and_what_was_typed_is_kept(desk: Desk, mine: Case) -> None:
    amara, address = desk("amara"), f"/cases/{mine.ref}/plan/draft/F/new/"
    plans.begin(mine, by=invented("amara"))
    wrong = {
        "starts-day": "31",
        "starts-month": "2",
        "starts-year": "2027",
        "text": "Therapy of half an hour.",
    }
    answer = amara.post(address, form_of(amara, address, **wrong))
    assert answer.status_code == 422
    assert "Therapy of half an hour." in text(answer)
    assert 'value="31"' in text(answer)


def test_who_was_overtaken_sees_both_texts_and_what_they_typed_is_in_the_form(desk: Desk, mine: Case) -> None:
    write(mine)
    amara, ben = desk("amara"), desk("ben")
    address = line_address(mine, WHOLE.by_key["f1"])
    said = dict(WHOLE.by_key["f1"].said)
    of_amara = form_of(amara, address, **{**said, "amount": "an hour", "who": "A registered therapist"})
    of_ben = form_of(ben, address, **{**said, "amount": "30 minutes", "meets": "e1"})
    assert ben.post(address, of_ben).status_code == 302
    answer = amara.post(address, {**of_amara, "meets": "e1"})
    assert answer.status_code == 422
    page = text(answer)
    assert "Ben Invented saved this line since you opened it" in page
    assert "<del>30 minutes</del>" in page or "<del>30</del>" in page
    assert "You both changed: How long each time?" in page
    assert 'value="an hour"' in page
    assert 'value="A registered therapist"' in page
    again = {**of_amara, **dict(HIDDEN.findall(page)), "meets": "e1"}
    assert amara.post(address, again).status_code == 302
    (provision,) = reading.standing(Draft.objects.get()).plan.of("F")
    assert (provision.says("amount"), provision.says("who")) == ("an hour", "A registered therapist")


def test_a_page_left_while_others_wrote_other_lines_still_saves(desk: Desk, mine: Case) -> None:
    draft = write(mine)
    amara, address = desk("amara"), line_address(mine, WHOLE.by_key["b1"])
    form = form_of(amara, address, text="What was typed yesterday.")
    for each in ("a1", "e1", "f1"):
        plans.save_line(
            draft, each, line(each, each[0].upper(), text="Ben was here"), seen=1, by=invented("ben")
        )
    do(mine, "document.filed", 0, name="A letter", type="letter", audience="internal")
    assert amara.post(address, form).status_code == 302
    assert reading.standing(draft).plan.by_key["b1"].text == "What was typed yesterday."


def test_what_has_no_place_in_the_draft_is_not_there(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    write(mine)
    for address in ("B/nothing", "Z/new", "A/b1", "A/none-A"):
        assert amara.get(f"/cases/{mine.ref}/plan/draft/{address}/").status_code == 404
    assert amara.get(f"/cases/{mine.ref}/plan/draft/send/everywhere/").status_code == 404
    assert amara.get(f"/cases/{mine.ref}/plan/versions/9/").status_code == 404
    assert amara.get(f"/cases/{mine.ref}/plan/draft/C/{none_key('C')}/").status_code == 200


def test_a_draft_is_served_from_its_page_and_the_record_has_the_paper(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    do(mine, "request.received", 100, by="parent")
    write(mine, without(WHOLE, "i1"))
    address = f"/cases/{mine.ref}/plan/draft/send/serve/"
    assert amara.get(f"/cases/{mine.ref}/record/draft.served/").headers["Location"] == address
    answer = amara.post(address, form_of(amara, address, **day(0), matter=ASSESSMENT))
    assert answer.status_code == 302, text(answer)
    page = read(amara, f"/cases/{mine.ref}/plan/")
    assert "Version 1: draft served" in page
    assert "A draft is being written" in page
    assert "Draft plan, version 1" in read(amara, f"/cases/{mine.ref}/")


def test_a_plan_that_lacks_something_is_finalised_with_a_reason_or_not(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    do(mine, "request.received", 100, by="parent")
    write(mine, without(WHOLE, "k1"))
    address = f"/cases/{mine.ref}/plan/draft/send/final/"
    page = read(amara, address)
    assert "What the law requires and this plan has not (1)" in page
    form = form_of(amara, address, **day(0), matter=ASSESSMENT)
    answer = amara.post(address, form)
    assert answer.status_code == 422
    assert "The plan lacks" not in text(answer)
    assert "the plan lacks 1 thing" in text(answer)
    reason = "The advice was destroyed in a fire, and the council is asking for it again."
    answer = amara.post(address, {**form, "why_lacking": reason})
    assert answer.status_code == 302, text(answer)
    number = mine.entries.get(kind="plan.final.sent").number
    assert reason in read(amara, f"/cases/{mine.ref}/entries/{number}/")


def test_an_amendment_has_a_change_sheet_line_by_line(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    finalised(mine)
    draft = plans.begin(mine, by=invented("amara"))
    hour = line("f1", "F", ["e1"], **{**WHOLE.by_key["f1"].said, "amount": "60 minutes"})
    plans.save_line(draft, "f1", hour, seen=0, by=invented("amara"))
    plans.save_line(
        draft, "e2", line("e2", "E", ["b1"], text="She reads a timetable."), seen=0, by=invented("amara")
    )
    sheet = read(amara, f"/cases/{mine.ref}/plan/draft/changes/")
    assert "1 line changed, 1 added and 0 taken out" in " ".join(sheet.split())
    assert "<del>45</del> minutes" in sheet
    assert "<ins>60</ins> minutes" in sheet
    assert "Section A" not in sheet
    assert "Section A" in read(amara, f"/cases/{mine.ref}/plan/draft/changes/?whole=yes")


def test_the_decision_to_amend_is_sent_with_the_draft_from_its_page(desk: Desk, mine: Case) -> None:
    amara = desk("amara")
    finalised(mine)
    do(mine, "review.meeting", 0)
    do(mine, "review.report.sent", 0, "review-1")
    evidence = do(mine, "document.filed", 0, name="Report", type="evidence", audience="internal")
    draft = plans.begin(mine, by=invented("amara"))
    plans.save_line(draft, "b2", line("b2", "B", text="She tires."), seen=0, by=invented("amara"))
    address = f"/cases/{mine.ref}/plan/draft/send/decide/"
    form = form_of(amara, address, **day(0), matter="review-1")
    answer = amara.post(address, form)
    assert answer.status_code == 422
    assert "Not attached: the evidence" in text(answer)
    answer = amara.post(address, {**form, "attached": str(evidence.number)})
    assert answer.status_code == 302, text(answer)
    assert "What changed" in read(amara, f"/cases/{mine.ref}/plan/")
    changes = f"/cases/{mine.ref}/plan/changes/1/2/"
    assert "She tires." in read(amara, changes)
    assert f'href="{changes}pdf/"' in read(amara, changes)
    assert "Not there before" in read(amara, f"{changes}page/")
    word = amara.get(f"{changes}word/")
    assert "She tires." in str(docx.Document(BytesIO(word.content)).tables[0]._tbl.xml)
    assert "Zenobia" not in word.headers["Content-Disposition"]
    assert amara.get(f"{changes}papyrus/").status_code == 404
    assert amara.get(f"/cases/{mine.ref}/plan/changes/1/9/pdf/").status_code == 404


@pytest.mark.usefixtures("pango", "pdftoppm")
def test_a_version_is_taken_away_as_a_page_a_word_file_and_a_tagged_pdf(
    desk: Desk, mine: Case, tmp_path: Path
) -> None:
    amara = desk("amara")
    finalised(mine)
    address = f"/cases/{mine.ref}/plan/versions/1"
    assert "One-to-one therapy" in read(amara, f"{address}/page/")
    pdf = amara.get(f"{address}/pdf/")
    assert pdf.content.startswith(b"%PDF")
    (tmp_path / "plan.pdf").write_bytes(pdf.content)
    told = subprocess.run(
        ["pdfinfo", "-struct", tmp_path / "plan.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert told.count("H2") == 12
    assert "Zenobia" not in pdf.headers["Content-Disposition"]
    word = docx.Document(BytesIO(amara.get(f"{address}/word/").content))
    assert "Section F: Special educational provision" in [one.text for one in word.paragraphs]
    assert amara.get(f"{address}/papyrus/").status_code == 404


def test_where_a_place_is_withheld_the_section_about_placement_is_too(desk: Desk, mine: Case) -> None:
    finalised(mine)
    Restriction.objects.create(
        case=mine,
        person=invented("ben"),
        withholds=Restriction.Withholds.WHEREABOUTS,
        starts=clock.today(),
        evidence="an order",
        recorded_by=invented("amara"),
    )
    for form in ("", "page/"):
        page = read(desk("ben"), f"/cases/{mine.ref}/plan/versions/1/{form}")
        assert "Invented Primary School" not in page
        assert "held back from you" in page


def test_the_setting_asked_for_and_those_consulted_stand_beside_the_plan(desk: Desk, mine: Case) -> None:
    do(mine, "request.received", 100, by="parent")
    do(
        mine,
        "placement.requested",
        3,
        item="Invented High School",
        sort="academy",
        by="parent",
        reason="Her friends go there.",
    )
    do(mine, "consultation.sent", 2, ASSESSMENT, item="Invented High School")
    page = " ".join(read(desk("amara"), f"/cases/{mine.ref}/plan/").split())
    assert "Her friends go there." in page
    assert "no answer yet" in page


def test_no_page_of_a_plan_of_400_lines_asks_much_of_the_database(
    desk: Desk, mine: Case, django_assert_max_num_queries: object
) -> None:
    whole = WHOLE.by_key["f1"]
    many = Plan((*WHOLE.lines, *(line(f"f{n}", "F", ["e1"], **whole.said) for n in range(2, 400))))
    finalised(mine, many)
    plans.begin(mine, by=invented("amara"))
    amara = desk("amara")
    of_versions = ("versions/1/", "versions/1/page/", "changes/1/1/")
    for address in ("", "draft/", "draft/changes/", "draft/F/f9/", "draft/send/final/", *of_versions):
        with django_assert_max_num_queries(30):  # type: ignore[operator]
            read(amara, f"/cases/{mine.ref}/plan/{address}")


def test_a_family_sees_what_was_sent_and_no_draft(desk: Desk, mine: Case) -> None:
    write(mine)
    assert desk("faraz").get(f"/cases/{mine.ref}/plan/").status_code == 404
    assert desk("ben").get(f"/cases/{mine.ref}/plan/draft/").status_code == 200


def test_advice_that_came_is_listed_in_section_k_with_its_day_and_once(desk: Desk, mine: Case) -> None:
    do(mine, "request.received", 100, by="parent")
    for item in ("Paediatrician", "Invented Psychology Service"):  # the second stands in the draft already
        do(mine, "advice.sent", 9, ASSESSMENT, item=item)
    draft = write(mine, WHOLE)
    client, at = desk("amara"), f"/cases/{mine.ref}/plan/draft/"
    assert "List the advice that came" in read(client, at)
    for _ in range(2):
        assert client.post(at, {"list_advice": "yes"})["Location"] == f"{at}#section-K"
    listed = [one for one in reading.standing(draft).plan.of("K") if one.text == "Paediatrician"]
    assert [one.said["on"] for one in listed] == [(clock.today() - timedelta(days=9)).isoformat()]
    assert "List the advice that came" not in read(client, at)
