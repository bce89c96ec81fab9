"""What templates may ask for: error summaries, tags, dates with the days left, clocks with their sum."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.utils.safestring import SafeString

from scr_portal import dates
from scr_portal.access import grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import Clock, Sort, day_words
from scr_portal.dates import clock_words, due_words
from scr_portal.deadlines import Deadline, due_day
from scr_portal.forms import error_links
from scr_portal.forms.again import Difference, KeptField, against, fields_of
from scr_portal.markup import items, put
from scr_portal.sections import PLACES as PARTS

register = template.Library()

PLACES = (("My week", "home"), ("Cases", "cases"))
"""The service navigation: what each place is called, and its address by name."""
OF_A_BODY = (("Sent to you", "scr_portal:queue"),)
"""The service navigation of those who read for a body."""
OF_A_REFERRER = (("Your referral", "referrals:referral_refer"),)
"""The service navigation of a guest who has come to refer."""
OF_A_RECIPIENT = (("What you were sent", "scr_portal:fetching"),)
"""The service navigation of a guest who has come to fetch something."""
OF_ADMINISTRATORS = (("Administration", "admin:index"), ("What was done", "scr_portal:activity"))
"""The service navigation of administrators."""

COLOURS = {
    "To do": "grey",
    "Cannot start yet": "grey",
    "Not published": "grey",
    "To be answered": "blue",
    "Waiting for agency": "blue",
    "Waiting for advice": "blue",
    "With chair": "blue",
    "With SCR panel": "blue",
    "With senior officer": "blue",
    "Being made": "blue",
    "Being written": "blue",
    "Submitted": "blue",
    "Under way": "blue",
    "Sent back": "yellow",
    "To put right": "yellow",
    "Due soon": "yellow",
    "Ready to send": "yellow",
    "On hold": "yellow",
    "Late": "red",
    "Void": "red",
    "Came back": "red",
    "Called back": "red",
    "To send again": "red",
    "Revoked": "red",
    "Link revoked": "red",
    "Not fetched yet": "yellow",
    "Not fetched in time": "red",
    "Fetched": "green",
    "Accepted": "green",
    "Advice received": "green",
    "Answered": "green",
    "Confirmed": "green",
    "Done": "green",
    "Minutes drafted": "blue",
    "Minutes agreed": "green",
    "Published": "green",
    "Referral sent": "green",
    "Stands": "green",
}


@dataclass(frozen=True)
class Place:
    """One entry of the service navigation."""

    name: str
    url: str
    is_here: bool


@register.simple_tag(takes_context=True)
def places(context: Context) -> list[Place]:
    """The service navigation of this reader, with the place the reader is in marked."""
    request = context["request"]
    named = OF_A_BODY if grants(request.user).bodies else PLACES
    if request.user.is_staff:
        named = OF_ADMINISTRATORS
    elif request.user.refers_to:
        named = OF_A_REFERRER
    elif request.user.fetches:
        named = OF_A_RECIPIENT
    return [Place(name, reverse(url), request.path.startswith(reverse(url))) for name, url in named]


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms_shown: forms.BaseForm) -> dict[str, Any]:
    """What is wrong with the form, or with both, with links to the questions; nothing when nothing is."""
    return {"errors": [link for form in forms_shown for link in error_links(form)]}


@register.simple_tag
@lru_cache(500)
def tag(words: str, colour: str = "") -> SafeString:
    """A GOV.UK tag: the same words have the same colour everywhere; other words are grey."""
    return put('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour or COLOURS.get(words, "grey"), words)


@register.simple_tag
def due(day: date, today: date) -> str:
    """A due date with the days left or the days late."""
    return due_words(day, today)


@register.simple_tag
def ago(day: date, today: date) -> str:
    """How long ago a day was."""
    return dates.ago(day, today)


@register.simple_tag
def differences(form: forms.BaseForm, current: object) -> list[Difference]:
    """What was typed beside what stands now, question by question."""
    return against(form, current)


@register.simple_tag
def kept_fields(post: QueryDict) -> list[KeptField]:
    """What was typed, to be sent again; never a password or a token."""
    return fields_of(post)


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """The numbers to offer: the first, the last, and those near this page."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag
def opening(when: str, clock: Clock | Deadline | None) -> str:
    """A day in words that opens to the sum behind it; the bare words where there is none.

    Written here and not in a template, which takes Django far longer: some pages have sixty of them.
    """
    if clock is None:
        return when
    return put(OPENING, when, clock.name, items(clock.steps), clock.source)


OPENING = """<details class="govuk-details portal-clock">
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{}<span class="govuk-visually-hidden">: how {} was worked out</span></span></summary>
  <div class="govuk-details__text">
    <ul class="govuk-list govuk-list--bullet">{}</ul>
    <p class="govuk-body-s">Source: {}</p>
  </div>
</details>"""  # noqa: E501 - markup


@register.simple_tag(name="clock")
def show_clock(clock: Clock | Deadline, today: date) -> str:
    """A date that opens to the sum behind it."""
    day = due_day(clock)
    if isinstance(clock, Deadline) and not clock.counts:
        return opening(f"{day_words(day)} (not counted any more)", clock)
    return opening(clock_words(Sort(clock.sort), day, today, clock.stopped_on), clock)


@register.filter
def place(clock: Deadline) -> str:
    """The part of the case page where what a clock runs on is dealt with, as the page marks it; empty for none."""
    return PARTS.get(clock.subject_key.partition(":")[0], "")


@register.simple_tag(takes_context=True)
def clock_of(context: Context, row: CaseRecord, kind: str, day: date) -> str:
    """A day of a row that opens to its sum; the bare day where none of its clocks counts, or the reader sees none.

    The page has the clocks of its rows under `sums` (deadlines.sums_of).
    """
    found = context["sums"].get((row.subject, kind))
    return show_clock(found, context["today"]) if found else day_words(day)


@register.simple_tag(takes_context=True)
def sum_of(context: Context, row: CaseRecord, kind: str) -> Deadline | None:
    """The clock of a row itself, where it counts and the reader may see it."""
    found: Deadline | None = context["sums"].get((row.subject, kind))
    return found


@register.simple_tag(takes_context=True)
def column(context: Context, name: str, key: str, *, number: bool = False) -> SafeString:
    """The head of a column that sorts by `key`, kept in the address as `sort`; pressed twice it turns round."""
    query = context["request"].GET.copy()
    now = query.get("sort", "")
    query["sort"] = f"-{key}" if now == key else key
    query.pop("page", None)
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    return put(
        '<th scope="col" class="govuk-table__header{}" aria-sort="{}"><a class="govuk-link" href="?{}">{}</a></th>',
        " govuk-table__header--numeric" if number else "",
        direction,
        query.urlencode(),
        name,
    )


@register.inclusion_tag("voids/banner.html", takes_context=True)
def void_banner(context: Context) -> dict[str, object]:
    """That what the page shows was recorded by mistake; nothing on every other page."""
    row = context.get("object")
    return {"row": row if getattr(row, "voided_at", None) else None}
