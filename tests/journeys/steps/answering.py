"""Filling in forms by the words on the page, and what happens when they are sent empty."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page

Said = str | date | list[str] | FilePayload | Path
Answers = Mapping[str, Said]
CONTROLS = "main form :is(input:not([type=hidden]), select, textarea)"
BLANK = """controls => controls.forEach(one => {
    if (one.type == 'checkbox' || one.type == 'radio') one.checked = false
    else if (one.tagName != 'SELECT') one.value = ''
    else if ([...one.options].some(option => option.value == '')) one.value = ''
})"""
FOCUSED = """link => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1))), active = document.activeElement
    return !!target && active.matches('input, select, textarea') && target.closest('.govuk-form-group').contains(active)
}"""


def fill(page: Page, answers: Answers) -> None:
    """Answer each question; `Child 1 > Name` is the question Name of the group Child 1."""
    for asked, said in answers.items():
        group, _, question = asked.rpartition(" > ")
        place = page.get_by_role("group", name=group, exact=True) if group else page.locator("main")
        questions = place.get_by_role("group", name=question, exact=True)
        if questions.count():
            _choose(questions, said)
        else:
            _write(place.get_by_label(question, exact=True), said)


def _choose(question: Locator, said: Said) -> None:
    if isinstance(said, date):
        for part, number in (("Day", said.day), ("Month", said.month), ("Year", said.year)):
            question.get_by_label(part, exact=True).fill(str(number))
        return
    assert isinstance(said, str | list)
    for answer in [said] if isinstance(said, str) else said:
        question.get_by_label(answer, exact=True).check()


def _write(control: Locator, said: Said) -> None:
    if isinstance(said, dict):
        control.set_input_files(said)
    elif control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(label=str(said))
    elif control.get_attribute("type") == "checkbox":
        control.check()
    else:
        control.fill(str(said))


def blank(page: Page) -> bool:
    """Take every answer off the form; whether it asks anything."""
    page.locator(CONTROLS).evaluate_all(BLANK)
    return page.locator(CONTROLS).count() > 0


def follow_error_links(page: Page) -> None:
    """Each link of the error summary moves the focus to a control of its question."""
    links = page.locator(".govuk-error-summary a")
    assert links.count(), f"{page.url} has no error summary with links"
    for link in links.all():
        link.click()
        assert link.evaluate(FOCUSED), f"{page.url}: “{link.inner_text()}” does not move the focus"
