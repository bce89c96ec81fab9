"""Our forms give the markup of govuk-frontend, byte for byte but for space and order.

Every option of every fixture is either drawn here or named in LEFT_OUT with the reason, so that a new version
of govuk-frontend that adds one fails until somebody has looked at it.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.test.html import parse_html

from bin.places import ROOT
from tests.forms.drawing import FIELDS, draw
from tests.forms.fixtures import Fixture, fixtures

ANY = (
    "name",
    "id",
    "hint.text",
    "errorMessage.text",
    "label.text",
    "label.classes",
    "label.isPageHeading",
    "classes",
    "disabled",
)
GROUP = (
    "name",
    "idPrefix",
    "hint.text",
    "errorMessage.text",
    "fieldset.legend.text",
    "fieldset.legend.classes",
    "fieldset.legend.isPageHeading",
    "items[].value",
    "items[].text",
)
DRAWN: dict[str, tuple[str, ...]] = {
    "input": (*ANY, "value", "type", "inputmode", "autocomplete", "pattern", "spellcheck", "autocapitalize"),
    "password-input": (*ANY, "autocomplete"),
    "textarea": (*ANY, "value", "rows", "autocomplete", "spellcheck"),
    "character-count": (*ANY, "value", "rows", "spellcheck", "maxlength", "maxwords"),
    "file-upload": (*ANY, "attributes.accept"),
    "select": (*ANY, "items[].value", "items[].text", "items[].selected", "value"),
    "radios": (
        *GROUP,
        "value",
        "classes",
        "items[].checked",
        "items[].hint.text",
        "items[].divider",
        "items[].conditional.html",
    ),
    "checkboxes": (
        *GROUP,
        "values[]",
        "classes",
        "items[].checked",
        "items[].hint.text",
        "items[].divider",
        "items[].conditional.html",
    ),
    "date-input": (
        "id",
        "hint.text",
        "errorMessage.text",
        "fieldset.legend.text",
        "values.*",
        "namePrefix",
        "items[].name",
        "items[].classes",
        "items[].error",
        "items[].value",
        "*.value",
        "*.error",
        "day.classes",
        "month.classes",
        "year.classes",
    ),
}
LEFT_OUT = {
    "*html": "labels and hints are text: no page writes markup into them",
    "*attributes.*": "no page passes further attributes through",
    "formGroup.*": "every group looks the same",
    "*describedBy": "the ids are worked out, never passed in",
    "fieldset.classes": "every fieldset looks the same",
    "prefix.*": "no question here has a unit before its box",
    "suffix.*": "no question here has a unit after its box",
    "inputWrapper.*": "goes with prefix and suffix",
    "classes": "every date has its three boxes in a row",
    "items[].label.*": "every option looks the same",
    "items[].id": "the ids are worked out, never passed in",
    "items[].name": "all boxes of one question have its name",
    "items[].behaviour": "no question here has an option that excludes the others",
    "items[].disabled": "an option that cannot be chosen is left out, and the page says why",
    "items[]": "an empty item of a macro; a list of choices has none",
    "items[].pattern": "the box takes names of months too",
    "items[].inputmode": "one keyboard for all three boxes",
    "items[].autocomplete": "nobody types their own birthday here",
    "*.label": "the portal speaks English only",
    "*.name": "the boxes are day, month and year",
    "day": "a date here is always a whole day",
    "year": "a date here is always a whole day",
    "value": "a password or a file is never filled in again",
    "multiple": "one file for one question",
    "javascript": "the plain control works everywhere",
    "wrapper*": "goes with javascript",
    "*Text": "the portal speaks English only",
    "*Text.*": "the portal speaks English only",
    "countType": "characters, or words where words are the limit",
    "threshold": "the count is always shown",
    "countMessage.*": "every count looks the same",
}


def is_drawn(fixture: Fixture) -> bool:
    """Whether every option it uses is one that our forms have."""
    return all(any(_matches(path, known) for known in DRAWN[fixture.component]) for path in fixture.asks_for)


def _matches(path: str, pattern: str) -> bool:
    return fnmatch(path.replace("[]", "+"), pattern.replace("[]", "+"))


def of_a_kind_we_have(fixture: Fixture) -> bool:
    """Whether it has, as all of ours do, a legend, options with values, whole dates, a message with an error."""
    options = fixture.options
    if fixture.component in ("radios", "checkboxes", "date-input") and not options.get("fieldset", {}).get("legend"):
        return False
    if "error" in fixture.name and "errorMessage" not in options:
        return False
    if fixture.component == "date-input" and "items" in options:
        return [item["name"] for item in options["items"]] == ["day", "month", "year"]
    if fixture.component == "character-count" and not {"maxlength", "maxwords"} & options.keys():
        return False
    items = [item for item in options.get("items", ()) if item]
    return all(isinstance(item.get("value"), str) or "divider" in item for item in items)


EVERY = [fixture for component in FIELDS for fixture in fixtures(component)]
COMPARED = [fixture for fixture in EVERY if is_drawn(fixture) and of_a_kind_we_have(fixture)]


@pytest.fixture(autouse=True)
def raw_template() -> Iterator[None]:
    """The template that shows a fixture's markup as it is."""
    ours: dict[str, Any] = dict(settings.TEMPLATES[0])
    folders = [*ours["DIRS"], ROOT / "tests" / "forms" / "templates"]
    with override_settings(TEMPLATES=[ours | {"DIRS": folders}]):
        yield


@pytest.mark.parametrize("fixture", COMPARED, ids=lambda each: f"{each.component}: {each.name}")
def test_a_question_has_the_markup_of_govuk_frontend(fixture: Fixture) -> None:
    assert parse_html(draw(fixture)) == parse_html(as_named_here(fixture))


def as_named_here(fixture: Fixture) -> str:
    """Their markup with the name of the control equal to its id, as ours always is."""
    options = fixture.options
    name = options.get("id") or options.get("idPrefix") or options["name"]
    if fixture.component == "date-input":
        return re.sub(r'name="[^"]*?(day|month|year)"', rf'name="{name}-\1"', fixture.html)
    return fixture.html.replace(f'name="{options["name"]}"', f'name="{name}"')


def test_every_option_is_drawn_or_left_out_for_a_reason() -> None:
    unknown = {
        f"{fixture.component}: {path}"
        for fixture in EVERY
        for path in fixture.asks_for
        if not any(_matches(path, known) for known in DRAWN[fixture.component] + tuple(LEFT_OUT))
    }
    assert not unknown


def test_most_of_what_we_use_is_compared() -> None:
    compared = {fixture.component for fixture in COMPARED}
    assert compared == set(FIELDS)
    assert len(COMPARED) > 100
