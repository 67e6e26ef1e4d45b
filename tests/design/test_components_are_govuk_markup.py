"""Component tags render as the markup that GOV.UK Frontend renders for the same component and the same words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

from tests.design.markup import FIXTURES, govuk, rendered, shape

# component, fixture, and how a template of ours writes it with the options of the fixture
SAME = (
    ("back-link", "default", '{% back_link "#" %}'),
    ("breadcrumbs", "default", "{% breadcrumbs items %}"),
    ("button", "default", "{% button text %}"),
    ("button", "link", "{% button text href=href %}"),
    ("button", "secondary", '{% button text kind="secondary" name=name %}'),
    ("details", "default", "{% details summaryText %}{{ text }}{% enddetails %}"),
    ("error-summary", "default", "{% error_summary pairs %}"),
    ("inset-text", "default", "{% inset %}{{ text }}{% endinset %}"),
    ("panel", "default", "{% panel titleHtml %}{{ html }}{% endpanel %}"),
    ("table", "with head and caption", '{% table caption heads cells numeric="2,3" %}'),
    ("tag", "default", '{% tag text "blue" %}'),
    ("tag", "green", '{% tag text "green" %}'),
    ("warning-text", "default", "{% warning text %}"),
)
# What of ours is compared, where there is more around it.
INNER = {"back-link": ".//a", "table": ".//table"}


def options_of(component: str, fixture: str) -> dict[str, Any]:
    """The fixture's own options, and the same in the form in which our tags take them."""
    options = dict(FIXTURES[component][fixture]["options"])
    if component == "table":
        options["heads"] = [cell["text"] for cell in options["head"]]
        options["cells"] = [[cell["text"] for cell in row] for row in options["rows"]]
    if component == "error-summary":
        options["pairs"] = [(error["text"], error["href"]) for error in options["errorList"]]
    if "html" in options:
        options["html"] = mark_safe(options["html"])  # noqa: S308 (GOV.UK Frontend's own)
    return options


@pytest.mark.parametrize(
    ("component", "fixture", "source"), SAME, ids=[f"{one[0]}, {one[1]}" for one in SAME]
)
def test_a_component_is_the_same(component: str, fixture: str, source: str) -> None:
    ours = rendered(source, **options_of(component, fixture))
    if component in INNER:
        ours = ours.xpath(INNER[component])[0]
    assert shape(ours) == shape(govuk(component, fixture))


def test_a_notification_is_the_same() -> None:
    words = '<p class="govuk-notification-banner__heading">Email sent to example@email.com</p>'
    ours = rendered('{% notification title="Success" success=True %}' + words + "{% endnotification %}")
    assert shape(ours) == shape(govuk("notification-banner", "with type as success"))


def test_a_task_list_is_the_same() -> None:
    tasks = [
        {
            "title": item["title"]["text"],
            "href": item.get("href"),
            "hint": item.get("hint", {}).get("text"),
            "status": item["status"].get("text") or item["status"]["tag"]["text"],
            "colour": item["status"].get("tag", {}).get("classes", "").removeprefix("govuk-tag--"),
        }
        for item in FIXTURES["task-list"]["with hint text and additional states"]["options"]["items"]
    ]
    theirs = govuk("task-list", "with hint text and additional states")
    for blue in theirs.find_class("govuk-tag--blue"):
        blue.classes.discard("govuk-tag--blue")  # blue is how a tag looks without a colour
    assert shape(rendered("{% task_list tasks %}", tasks=tasks)) == shape(theirs)


def test_a_summary_list_is_the_same() -> None:
    options = FIXTURES["summary-list"]["with actions"]["options"]
    rows = [
        {
            "key": row["key"]["text"],
            "value": mark_safe(row["value"].get("html") or row["value"]["text"]),  # noqa: S308 (as above)
            "actions": [
                {**action, "hidden_text": action["visuallyHiddenText"]} for action in row["actions"]["items"]
            ],
        }
        for row in options["rows"]
    ]
    ours = shape(rendered("{% summary_list rows %}", rows=rows))
    theirs = shape(govuk("summary-list", "with actions"))
    # We put a colon before what is only read out: "Change: date of birth".
    assert [line.replace("| : ", "| ") for line in ours] == theirs


def test_pagination_is_the_same_but_for_its_arrows() -> None:
    page = Paginator(range(400), 10).page(10)
    ours = rendered('{% pagination page href="/page/" %}', page=page)
    theirs = govuk("pagination", "with many pages")
    for element in (*ours.iter("svg"), *theirs.iter("svg")):
        element.drop_tree()
    for link in (*theirs.xpath(".//a[@rel='prev']"), *theirs.xpath(".//a[@rel='next']")):
        link.set("href", f"/page/{9 if link.get('rel') == 'prev' else 11}")
    # They show page 8 of 40 beside the tenth as well.
    assert set(shape(ours)) <= set(shape(theirs))
    assert "aria-current=page" in "\n".join(shape(ours))
