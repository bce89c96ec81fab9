"""The letter book: who was told what, when, by which route, with proof; for the office of the board."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from scr_portal import audit
from scr_portal.forms import ChoiceField, Form, Select
from scr_portal.letters import lines
from scr_portal.letters.lines import Line
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.linking import openings
from scr_portal.pages import CasePage
from scr_portal.roles import OFFICE
from scr_portal.sheets import sheet

TROUBLE, ALL = "trouble", "all"
SHOWN = [
    ("", "Everything but e-mails that went"),
    (TROUBLE, "What needs looking after"),
    (ALL, "Everything"),
    *lines.SORTS.items(),
]
HEADINGS = ("Day", "Time", "Told", "Of what", "Route", "State")


class BookFilter(Form):
    """What of the book is shown."""

    show = ChoiceField(asks="what is shown", label="Show", required=False, widget=Select(), choices=SHOWN)

    def apply(self, found: list[Line]) -> list[Line]:
        """The lines that the filter leaves: without those of the many e-mails that went, unless they are asked for."""
        shown = self.cleaned_data["show"] if self.is_bound and self.is_valid() else ""
        if shown == TROUBLE:
            return lines.in_trouble(found)
        if shown and shown != ALL:
            return [line for line in found if line.sort == shown]
        return [line for line in found if shown == ALL or line.sort != lines.MAIL or line.trouble]


class OfBook(CasePage):
    """What the book and its file share: 403 for who is not of the office."""

    def found(self) -> list[Line]:
        """The lines of the case."""
        if not self.held.roles_on(self.casefile.pk) & OFFICE:
            raise PermissionDenied
        return lines.lines(self.casefile, self.user)


class Book(OfBook):
    """The book, a page at a time."""

    template_name = "letters/book.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the filter leaves, and how much there is to look after."""
        found = self.found()
        chosen = BookFilter(self.request.GET or None)
        page = Paginator(chosen.apply(found), 50).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title="Letter book",
            back=self.case_page,
            filter=chosen,
            page_obj=page,
            trouble=len(lines.in_trouble(found)),
            links=openings(self.casefile, self.held, {compose: "Write a letter"}),
            **kwargs,
        )


class BookFile(OfBook):
    """The same as a file for a spreadsheet, in which no member of a family is named; logged."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Every line."""
        found = self.found()
        about = Letter._meta.label_lower
        audit.opened(self.user, audit.Access.Kind.EXPORT, casefile_id=self.casefile.pk, about=about)
        return sheet(f"{self.casefile.reference}-letter-book.csv", HEADINGS, map(_cells, found))


def _cells(line: Line) -> list[str]:
    what = line.what if line.sort != lines.CHASE else "Chased"
    return [f"{line.day:%d/%m/%Y}" if line.day else "", line.time, line.neutral, what, line.route, line.state]
