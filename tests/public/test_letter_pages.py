"""The letter page: chooses, shows and gives letters; keeps nothing; takes any form that is thrown at it."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from duly.law.engine import assess
from duly.law.history import parse
from duly.public.clock import today
from duly.public.letters.forms import offers, reference

HISTORY: dict[str, Any] = {
    "as_at": "2026-11-25",
    "authority": "Northshire",
    "facts": [
        {"on": "2026-05-01", "fact": "review.meeting", "matter": "r1"},
        {"on": "2026-08-03", "fact": "review.meeting", "matter": "r2"},
    ],
}
DECISION = "The decision after the review meeting"


def post(client: Client, history: Any = HISTORY, **fields: Any) -> Any:
    told = history if isinstance(history, str) else json.dumps(history)
    return client.post(reverse("public:letter"), {"history": told, **fields})


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def hidden(response: Any, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}"[^>]* value="([^"]*)"', response.content.decode())
    assert found, f"no hidden {name}"
    return html.unescape(found.group(1))


def references(*keys: str) -> list[str]:
    findings = assess(parse(HISTORY, today=today()))
    made = next(one for one in offers(findings) if one.key == "ask.council")
    return [reference(one) for one in made.findings if one.matter in keys]


def test_only_letters_that_fit_are_offered(client: Client) -> None:
    shown = text(post(client))
    values = re.findall(r'value="([a-z]+\.[a-z-]+)"', shown)
    assert values == ["ask.council", "ask.school", "evidence.school", "complaint.council"]


def test_the_choice_must_be_made(client: Client) -> None:
    shown = text(post(client, choose="yes"))
    assert "There is a problem" in shown
    assert "Choose a letter" in shown


def test_where_nothing_is_late_no_letter_is_offered(client: Client) -> None:
    fine = {"as_at": "2026-11-25", "facts": [{"on": "2026-11-24", "fact": "request.received", "matter": "a"}]}
    shown = text(post(client, fine))
    assert "No letter fits what you have told Duly" in shown
    assert "No letter fits" in text(post(client, fine, letter="ask.council"))


def test_a_letter_is_shown_with_its_usual_findings(client: Client) -> None:
    shown = text(post(client, letter="ask.council"))
    assert f"{DECISION} (counted from 1 May 2026)" in shown
    assert f"{DECISION} (counted from 3 August 2026)" in shown
    assert "<textarea" in shown
    assert "readonly" in shown


def test_what_the_letter_is_about_can_be_chosen(client: Client) -> None:
    shown = text(post(client, letter="ask.council", asked="yes", about=references("r2"), writer="parent"))
    paper = shown[shown.index("duly-paper") : shown.index("Take it away")]
    assert "3 August 2026" in paper
    assert "1 May 2026" not in paper


def test_what_nobody_said_was_not_done_is_not_in_the_letter_unasked(client: Client) -> None:
    """The questions left open whether the second decision was sent; the first is known not to have been."""
    facts = [{**HISTORY["facts"][0], "matter": "known"}, {**HISTORY["facts"][1], "matter": "review-1"}]
    told = {"history": {**HISTORY, "facts": facts}, "asked": ["review-1"]}
    shown = text(post(client, told, letter="ask.council"))
    assert "You have not told whether this was done." in shown
    paper = shown[shown.index("duly-paper") : shown.index("Take it away")]
    assert "1 May 2026" in paper
    assert "3 August 2026" not in paper


def test_the_young_person_can_write(client: Client) -> None:
    shown = text(
        post(client, letter="ask.council", asked="yes", about=references("r1"), writer="young_person")
    )
    assert "My name is [your full name]" in shown


def test_a_letter_about_nothing_is_not_written(client: Client) -> None:
    shown = text(post(client, letter="ask.council", asked="yes", writer="parent"))
    assert "Choose at least one step for the letter" in shown
    assert "duly-paper" not in shown.replace("duly-paper__", "")
    taken = post(client, letter="ask.council", asked="yes", writer="parent", take="word")
    assert taken["Content-Type"].startswith("text/html")


def test_a_finding_that_does_not_fit_the_letter_is_refused(client: Client) -> None:
    shown = text(post(client, letter="ask.council", asked="yes", about=["yp.transfer////"], writer="parent"))
    assert "There is a problem" in shown


def test_the_word_file_and_the_plain_text_say_what_the_page_says(client: Client) -> None:
    fields = {"letter": "ask.council", "asked": "yes", "about": references("r1"), "writer": "parent"}
    page = re.search(r"<textarea[^>]*>(.*?)</textarea>", post(client, **fields).content.decode(), re.DOTALL)
    assert page
    on_page = html.unescape(page.group(1)).lstrip("\n")
    plain = post(client, take="text", **fields)
    word = post(client, take="word", **fields)
    assert plain.content.decode().strip() == on_page.strip()
    paragraphs = [one.text for one in Document(io.BytesIO(word.content)).paragraphs]
    assert paragraphs == [line.removeprefix("- ") for line in on_page.splitlines() if line]
    assert plain["Content-Disposition"] == 'attachment; filename="duly-letter.txt"'
    assert word["Content-Disposition"] == 'attachment; filename="duly-letter.docx"'


@pytest.mark.parametrize(
    "fields",
    [{}, {"letter": "ask.council"}, {"letter": "ask.council", "take": "word"}, {"choose": "yes"}],
    ids=["choosing", "reading", "taking", "wrong"],
)
def test_nothing_is_kept_by_anyone(client: Client, fields: dict[str, str]) -> None:
    response = post(client, **fields)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_what_was_told_is_carried_on_and_back(client: Client) -> None:
    for response in (post(client), post(client, letter="ask.council")):
        carried = json.loads(hidden(response, "history"))["history"]
        assert carried["authority"] == "Northshire"
        assert [fact["on"] for fact in carried["facts"]] == ["2026-05-01", "2026-08-03"]


def test_no_page_asks_for_a_name(client: Client) -> None:
    shown = text(post(client, letter="complaint.council"))
    assert not re.findall(r'<input[^>]+type="(?:text|email|tel)"', shown)


def test_what_was_typed_is_never_markup(client: Client) -> None:
    typed = {**HISTORY, "authority": "<script>alert(1)</script> & Co"}
    raw = post(client, typed, letter="ask.council").content.decode()
    assert "<script>alert" not in raw
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in raw
    word = post(client, typed, letter="ask.council", take="word")
    assert "<script>alert(1)</script> & Co" in [
        one.text for one in Document(io.BytesIO(word.content)).paragraphs
    ]


def test_an_old_bookmark_leads_to_the_start(client: Client) -> None:
    response = client.get(reverse("public:letter"))
    assert (response.status_code, response["Location"]) == (302, reverse("public:check"))


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        "[" * 50_000,
        '{"facts": 1}',
        json.dumps({"facts": [{"on": "yesterday", "fact": "review.meeting"}]}),
    ],
)
def test_a_broken_form_is_told_so(client: Client, broken: str) -> None:
    response = post(client, broken, letter="ask.council")
    assert response.status_code == 400
    assert "start again" in text(response)


def test_nothing_told_yet_is_told_so(client: Client) -> None:
    assert "There is nothing to work out yet" in text(post(client, ""))
