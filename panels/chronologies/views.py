"""The pages of chronologies: an agency's own, and the integrated one."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from panels.chronologies import transitions
from panels.chronologies.forms import EntryFilter, MergeForm, ReadForm
from panels.chronologies.integrated import HEADINGS, agencies_of, cells, entries_of, moments
from panels.chronologies.models import Chronology, Entry, newest_review
from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.pages import CasePage, OpenStepPage, RecordPage, StepPage
from scr_portal.pages.finding import find
from scr_portal.sheets import sheet
from scr_portal.transitions import Refused

A_PAGE = 100
NONE_CONFIRMED = "No agency's chronology is confirmed and waiting to be merged."


class Read(OpenStepPage):
    """An agency's table is read; nothing counts until it is confirmed."""

    step = transitions.read
    form_class = ReadForm
    title = "Read a chronology"
    button = "Read the table"
    done = "The table has been read. Check it below."
    starts = (
        "You see what was read, row by row, and what has to be put right.",
        "Nothing is passed on until the chronology is confirmed.",
    )

    def new(self, casefile: CaseFile) -> CaseRecord:
        """A chronology of the agency in the address, for the latest review of the case."""
        agency = casefile.involved().filter(public_id=self.kwargs["agency"]).first()
        if agency is None:
            raise Http404
        return Chronology(casefile=casefile, agency=agency, review=newest_review(casefile))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agency's name in the title."""
        context = super().get_context_data(**kwargs)
        back = reverse("case", args=[self.record.casefile.public_id])
        return context | {"title": f"{self.title} of {self.record.agency}", "back": back}

    def get_success_url(self) -> str:
        """What was read of it, once it was."""
        record = self.record
        return reverse("panels:chronology", args=[record.public_id]) if record.pk else super().get_success_url()


class Confirm(StepPage):
    """The agency stands by what was read."""

    step = transitions.confirm
    title = button = "Confirm the chronology"
    done = "Confirmed. The SCR panel can see it now."
    starts = ("The SCR panel and the board's office see it.", "It can be put into the integrated chronology.")

    def get_success_url(self) -> str:
        """The chronology's own page."""
        return reverse("panels:chronology", args=[self.record.public_id])


class Merge(StepPage):
    """Every confirmed chronology of the case goes into the integrated one, together."""

    step = transitions.merge
    form_class = MergeForm
    title = button = "Merge the chronologies"
    done = "The confirmed chronologies stand in the integrated one."
    starts = (
        "The SCR panel reads the events of all these agencies by date.",
        "Each entry keeps its agency and source.",
    )

    def find_record(self) -> CaseRecord:
        """The first that is confirmed; a new row stands in while there is none, and is never saved."""
        casefile = find(CaseFile, self.user, self.kwargs["case"])
        self.confirmed = list(
            Chronology.objects.visible_to(self.user)
            .filter(casefile=casefile, status=Chronology.Status.CONFIRMED)
            .select_related("agency", "review")
        )
        return self.confirmed[0] if self.confirmed else Chronology(casefile=casefile)

    def refused(self, why: str) -> Any:
        """In words that fit many chronologies."""
        return super().refused(NONE_CONFIRMED)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The chronologies that are merged, and the agencies that are missing."""
        missing = transitions.not_confirmed(self.confirmed[0].review) if self.confirmed else []
        return super().get_context_data(confirmed=self.confirmed, missing=missing, **kwargs)

    def take(self, form: Form) -> None:
        """Merge each, all or none."""
        if not self.confirmed:
            raise Refused(NONE_CONFIRMED)
        for chronology in self.confirmed:
            self.step.run(chronology, self.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """The integrated chronology."""
        return reverse("panels:chronology_integrated", args=[self.record.casefile.public_id])


class One(RecordPage):
    """What was read of an agency's table: the events, and what has to be put right."""

    template_name = "panels/chronologies/chronology.html"
    record = Chronology
    object: Chronology

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of its events, and the steps that are open to the reader."""
        chronology, held = self.object, self.held
        page = Paginator(Entry.objects.visible_to(self.user).filter(chronology=chronology).order_by("row"), A_PAGE)
        return super().get_context_data(
            title=str(chronology),
            page_obj=page.get_page(self.request.GET.get("page")),
            file=_file(chronology, self.user),
            problems=chronology.rows_to_put_right(),
            may_confirm=transitions.confirm.offered_to(chronology, held),
            may_read=transitions.read.offered_to(chronology, held),
            back=reverse("case", args=[chronology.casefile.public_id]),
            **kwargs,
        )


def _file(chronology: Chronology, reader: User) -> Document | None:
    """What it was read from, as far as the reader may open it."""
    if chronology.document_id is None:
        return None
    seen = Document.objects.visible_to(reader, chronology.casefile).defer("text", "html")
    return seen.filter(pk=chronology.document_id).first()


class OfCase(CasePage):
    """What the page and the file of the integrated chronology share."""

    def chosen(self) -> tuple[EntryFilter, QuerySet[Entry], QuerySet[Entry]]:
        """The filter of the address, what it leaves, and everything the reader may see."""
        everything = entries_of(self.casefile, self.user)
        chosen = EntryFilter(self.request.GET or None, agencies=agencies_of(everything))
        return chosen, chosen.apply(everything), everything


class Integrated(OfCase):
    """The events of all agencies by date; an agency's people see their own."""

    template_name = "panels/chronologies/integrated.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of entries."""
        chosen, entries, everything = self.chosen()
        page = Paginator(entries, A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title="Integrated chronology",
            filter=chosen,
            page_obj=page,
            moments=list(moments(page, everything)),
            back=reverse("case", args=[self.casefile.public_id]),
            **kwargs,
        )


class Export(OfCase):
    """The same entries as a file for a spreadsheet; logged."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """A CSV file under a neutral name."""
        _, entries, _ = self.chosen()
        about = f"integrated chronology as a file of {self.casefile.reference}"
        audit.opened(self.user, audit.Access.Kind.EXPORT, casefile_id=self.casefile.pk, about=about)
        rows = (cells(entry) for entry in entries.iterator(chunk_size=1_000))
        return sheet(f"{self.casefile.reference}-chronology.csv", HEADINGS, rows)
