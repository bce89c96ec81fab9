"""What the error summary says, and where each of its links moves the focus."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm

from scr_portal.forms.bound import BoundField


@dataclass(frozen=True)
class ErrorLink:
    """One line of the summary; without `href` it is about no single question."""

    text: str
    href: str = ""


def error_links(form: BaseForm) -> list[ErrorLink]:
    """The first error of each question in the order of the page, then what is wrong with the whole."""
    links = [_link(form, name) for name in form.fields if name in form.errors]
    links += [ErrorLink(str(text)) for text in form.errors.get(NON_FIELD_ERRORS, [])]
    for rows in getattr(form, "rows", {}).values():
        links += rows.error_links()
    return links


def _link(form: BaseForm, name: str) -> ErrorLink:
    field = form[name]
    text = str(form.errors[name][0])
    if field.is_hidden or not isinstance(field, BoundField):
        return ErrorLink(text)
    return ErrorLink(text, f"#{field.error_target}")
