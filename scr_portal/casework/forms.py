"""Filters, kept in the address."""

from typing import ClassVar

from django.db.models import Q, QuerySet

from scr_portal.audit import Access, Event
from scr_portal.casefiles import CaseFile
from scr_portal.forms import ChoiceField, DateField, EmailField, Form, Select, TextField
from scr_portal.guidance import editions

ANY = ("", "Any")


class CaseFilter(Form):
    """By reference or label, whether open, and by edition."""

    words = TextField(asks="a reference or a label", label="Reference or label", required=False, most=60)
    open = ChoiceField(
        asks="open or closed",
        label="Open or closed",
        required=False,
        widget=Select(),
        choices=[ANY, ("open", "Open"), ("closed", "Closed")],
    )
    edition = ChoiceField(
        asks="an edition",
        label="Edition of the guidance",
        required=False,
        widget=Select(),
        choices=lambda: [ANY, *((slug, one.title) for slug, one in editions().items())],
    )

    def apply(self, cases: QuerySet[CaseFile]) -> QuerySet[CaseFile]:
        """The cases the filter leaves."""
        if not (self.is_bound and self.is_valid()):
            return cases
        chosen = self.cleaned_data
        if chosen["words"]:
            cases = cases.filter(Q(reference__icontains=chosen["words"]) | Q(label__icontains=chosen["words"]))
        if chosen["open"]:
            cases = cases.filter(is_open=chosen["open"] == "open")
        return cases.filter(edition_slug=chosen["edition"]) if chosen["edition"] else cases


class TimelineFilter(Form):
    """By what the events are about."""

    KINDS: ClassVar = [
        ANY,
        ("referral", "Referrals"),
        ("person", "People named by mistake"),
        ("alert", "Warnings"),
        ("agencyinvolvement", "Agencies before the decision"),
        ("agendaitem", "Meetings about the case"),
        ("consideration", "Consideration and decision"),
        ("decision", "The decision, put right"),
        ("dissent", "Dissent"),
        ("peerchallenge", "Peer challenge"),
        ("parallelprocess", "Parallel processes"),
        ("review", "The review"),
        ("extension", "Extensions, put right"),
        ("acceptance", "The review before the LSCB"),
        ("vote", "Votes of the LSCB, put right"),
        ("earlylesson", "Early lessons"),
        ("appointment", "Appointments"),
        ("familycontact", "Family: contact and safety"),
        ("familyview", "Family: what was said"),
        ("staffcontact", "Staff"),
        ("chase", "Agencies that were chased"),
        ("imr", "Individual management reviews"),
        ("agencyrequest", "Asked of agencies besides"),
        ("factcheck", "Checked by one person"),
        ("chronology", "Chronologies"),
        ("healthoverview", "Health overview report"),
        ("overview", "Overview report"),
        ("recommendation", "Recommendations"),
        ("action", "Actions"),
        ("publication", "Publication"),
        ("notice", "Notices"),
        ("letter", "Letters"),
        ("recount", "Bank holidays and figures that changed"),
        ("bar", "Who is barred"),
        ("bodyrequest", "Requests of the national panel"),
        ("guestlink", "Links for guests"),
        ("fetchlink", "Links by which something is fetched"),
        ("emergencyaccess", "Emergency access"),
        ("memoryexport", "Exports for an investigator"),
        ("quarantine", "Files that were locked away"),
        ("transfer", "Which board leads"),
        ("partnerboard", "Partner boards"),
        ("partnerpaper", "Sent to partner boards, and answered"),
        ("partneranswer", "Answers of partner boards, read"),
    ]
    kind = ChoiceField(asks="a kind of event", label="Show", required=False, widget=Select(), choices=KINDS)

    def apply(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events the filter leaves."""
        if self.is_bound and self.is_valid() and self.cleaned_data["kind"]:
            return events.filter(kind__startswith=f"{self.cleaned_data['kind']}.")
        return events


class OpenedFilter(Form):
    """By who opened (by the whole e-mail address, never from a list), what kind of thing, and when."""

    who = EmailField(label="E-mail address", required=False)
    kind = ChoiceField(
        asks="pages, documents, exports or refusals",
        label="What",
        required=False,
        widget=Select(),
        choices=[
            ANY,
            (Access.Kind.VIEW.value, "Pages"),
            (Access.Kind.DOCUMENT.value, "Documents"),
            (Access.Kind.EXPORT.value, "Exports"),
            (Access.Kind.REFUSAL.value, "Refusals"),
        ],
    )
    since = DateField(asks="the first day", label="From", required=False)
    until = DateField(asks="the last day", label="To", required=False)

    def apply(self, openings: QuerySet[Access]) -> QuerySet[Access]:
        """The openings the filter leaves."""
        if not (self.is_bound and self.is_valid()):
            return openings
        chosen = self.cleaned_data | {"who": self.cleaned_data["who"].lower()}  # as addresses are kept
        lookups = {"who": "user__email", "kind": "kind", "since": "at__date__gte", "until": "at__date__lte"}
        return openings.filter(**{lookups[name]: value for name, value in chosen.items() if name in lookups and value})
