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


@dataclass(frozen=True)
class Together:
    """Questions that one line of the summary asks for while none of them is answered; it leads to the first."""

    names: tuple[str, ...]
    says: str


def error_links(form: BaseForm) -> list[ErrorLink]:
    """The first error of each question in the order of the page, then what is wrong with the whole."""
    empty = {name for name, found in form.errors.as_data().items() if found[0].code == "required"}
    groups = [one for one in getattr(form, "together", ()) if empty.issuperset(one.names)]
    first = {one.names[0]: one.says for one in groups}
    said_before = {name for one in groups for name in one.names[1:]}
    links = [_link(form, name, first.get(name)) for name in form.fields if name in form.errors.keys() - said_before]
    links += [ErrorLink(str(text)) for text in form.errors.get(NON_FIELD_ERRORS, [])]
    for rows in getattr(form, "rows", {}).values():
        links += rows.error_links()
    return links


def _link(form: BaseForm, name: str, says: str | None) -> ErrorLink:
    field = form[name]
    text = says or str(form.errors[name][0])
    if field.is_hidden or not isinstance(field, BoundField):
        return ErrorLink(text)
    return ErrorLink(text, f"#{field.error_target}")
