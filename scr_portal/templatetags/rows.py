"""The rows of the long tables of home and the lists: a template takes several times as long over each cell."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.template import Context
from django.template.defaultfilters import capfirst
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.casework.home import Awaited, CaseLine
from scr_portal.clocks import day_words
from scr_portal.dates import ago
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.feeds.writing import marked
from scr_portal.markup import joined, put, row
from scr_portal.notices.queue import Asked, Line
from scr_portal.templatetags.portal import place, show_clock, tag
from scr_portal.waiting import Waiting

register = template.Library()
LINK = '<a class="govuk-link" href="{}">{}</a>'
TO_CASE = '<a class="govuk-link portal-reference" href="{}">{}</a>'
HIDDEN = '<span class="govuk-visually-hidden">{}</span>'
IN_CALENDAR = '<br><span class="govuk-hint">{} in a calendar</span>'
FILE = '<p class="govuk-body-s"><a class="govuk-link" href="{}">{} ({})</a></p>'
WAITS = '<li><a class="govuk-link" href="{}">{}</a>{}<span class="portal-reference">{}</span></li>\n'


@register.simple_tag
def waiting_items(found: Iterable[Waiting], today: date) -> SafeString:
    """What waits for the reader, each with its day and its case."""
    return joined(
        put(
            WAITS, one.url, one.words, show_clock(one.date, today) if one.date else put("<br>"),
            one.casefile.reference if one.casefile else "",
        )
        for one in found
    )  # fmt: skip


@register.simple_tag
def case_rows(cases: Iterable[CaseLine], today: date) -> SafeString:
    """Each case in one line."""
    return joined(_case(line, today) for line in cases)


def _case(line: CaseLine, today: date) -> SafeString:
    case, found = line.casefile, line.next_date
    return row(
        Reference=_to_case(case),
        Label=case.label,
        Where_it_stands=case.state,
        Edition=case.edition.title,
        Next_date=put("{} {}", found.name, show_clock(found, today)) if found else line.no_date,
        Waits_for=line.waits_for,
    )


@register.simple_tag
def awaited_rows(awaited: Iterable[Awaited], today: date) -> SafeString:
    """Dates that are somebody else's move."""
    return joined(_awaited(one, today) for one in awaited)


def _awaited(one: Awaited, today: date) -> SafeString:
    found = one.deadline
    return row(
        Case=put("{} {}", _to_case(found.casefile), found.casefile.label),
        What=f"{found.name}, {found.agency}" if found.agency else found.name,
        Since=f"{day_words(found.starts_on)} ({ago(found.starts_on, today)})",
        Date=show_clock(found, today),
        Last_chased=put("{}{}", _chased(one, today), _chase(one)),
    )


def _chased(one: Awaited, today: date) -> str:
    if one.chased:
        return f"{one.chased} ({ago(one.chased.chased_on, today)})"
    return "Not yet" if one.deadline.agency else "Not for an agency"


def _chase(one: Awaited) -> str:
    if not one.chase_url:
        return ""
    whom = put(HIDDEN, f" {one.deadline.agency}, {one.deadline.casefile.reference}")
    return put("<br>{}", put(LINK, one.chase_url, put("Chase{}", whom)))


@register.simple_tag
def event_items(events: Iterable[Event]) -> SafeString:
    """What happened on a case, as a timeline."""
    return joined(_event(one) for one in events)


def _event(one: Event) -> SafeString:
    at, later = timezone.localtime(one.at), ""
    if one.is_recorded_later and one.happened_on:
        later = put(LATER, put(TIME, one.happened_on.isoformat(), day_words(one.happened_on)))
    when = put(TIME, at.isoformat(), f"{day_words(at.date())}, {at:%H:%M}")
    return put(EVENT, one.sentence, put(BYLINE, one.agency) if one.agency else "", when, later)


EVENT = """<div class="moj-timeline__item">
  <div class="moj-timeline__header"><p class="moj-timeline__title">{}</p> {}</div>
  <p class="moj-timeline__date">{}{}</p>
</div>
"""
BYLINE = '<p class="moj-timeline__byline">{}</p>'
TIME = '<time datetime="{}">{}</time>'
LATER = ". Recorded later: it happened on {}"


@register.simple_tag
def notice_rows(lines: Iterable[Line], today: date) -> SafeString:
    """What was sent to a body, and what it asked about it."""
    return joined(_notice(line, today) for line in lines)


def _notice(line: Line, today: date) -> SafeString:
    notice, case = line.notice, line.notice.casefile
    return row(
        Sent=f"{day_words(notice.sent_on)} ({ago(notice.sent_on, today)})" if notice.sent_on else "",
        Board=case.board,
        Case=case.reference,
        Told_of=f"{capfirst(notice.act_words)}, {day_words(line.day_told)}",
        State=tag("Opened", "green") if notice.received_on else tag("New", "blue"),
        To_read=_to_read(line.files) or f"Sent by another route: {notice.get_route_display()}",
        Your_requests=_requests(line, today) or "None",
    )


def _to_read(files: Iterable[Document]) -> SafeString:
    return joined(put(FILE, reverse("document", [one.public_id]), one.title, one.extension.upper()) for one in files)


def _requests(line: Line, today: date) -> SafeString:
    return _asked(line.asked, today, line.notice.casefile.reference)


def _asked(asked: Sequence[Asked], today: date, about: str) -> SafeString:
    said = {"about": about, "today": today, "of": len(asked)}
    each = ({"one": one, "letter": one.letter, "number": number} for number, one in enumerate(asked, 1))
    return joined(render_to_string("notices/asked.html", said | one) for one in each)


@register.simple_tag
def asked_rows(asked: Sequence[Asked], today: date) -> SafeString:
    """What a body asked before it was told of a decision."""
    return _asked(asked, today, "a case before you were told of a decision")


@register.simple_tag(takes_context=True)
def date_rows(context: Context, dates: Iterable[Deadline]) -> SafeString:
    """Dates, each with its sum and a link to where it is dealt with (components/dates.html).

    The page may say `with_case` where they are of several cases, `to_notices` for who sends them, and `marked` where
    each stands as calendars tell it from others.
    """
    here = None if context.get("with_case") else context["casefile"]
    listed = list(dates)
    today, with_marks = context["today"], bool(context.get("marked"))
    marks = marked(one for one in listed if one.is_in_calendars(today)) if with_marks else set()
    return joined(_date(one, here, context, with_mark=one.pk in marks) for one in listed)


def _date(one: Deadline, here: CaseFile | None, context: Context, *, with_mark: bool) -> SafeString:
    """`here` is the case whose page it is."""
    of_case = {} if here else {"Case": put("{} {}", _to_case(one.casefile), one.casefile.label)}
    what = _name(one, here, to_notices=bool(context.get("to_notices")))
    whose = "".join(f", {of}" for of in (one.agency, one.person) if of)
    mark = put(IN_CALENDAR, one.mark) if with_mark else ""
    cells = of_case | {"What": put("{}{}{}", what, whose, mark), "Date": show_clock(one, context["today"])}
    return row(f"date-{one.mark}" if context.get("marked") else "", **cells)


def _name(one: Deadline, here: CaseFile | None, *, to_notices: bool) -> SafeString:
    """With a link to where it is dealt with, where there is such a place."""
    case = here or one.casefile
    said = put("{}{}", one.name, "" if here else put(HIDDEN, f", {case.reference}"))
    if to_notices and one.is_of_notice:
        return put(LINK, reverse("scr_portal:case_notices", [case.public_id]), said)
    if part := place(one):
        return put(LINK, f"{reverse('case', [case.public_id])}#{part}", said)
    return put("{}", one.name)


def _to_case(case: CaseFile) -> SafeString:
    return put(TO_CASE, reverse("case", [case.public_id]), case.reference)
