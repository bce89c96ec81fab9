"""The pages of files that are locked away: to lock one, what the office sees of it, and the note."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from scr_portal import walls
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers
from scr_portal.pages.finding import find
from scr_portal.quarantines import forms, transitions
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.note import KEPT_AS, file_of, openings
from scr_portal.quarantines.reactions import sent_with


class Lock(OpenStepPage):
    """Whoever sees a file says that it does not belong to this case."""

    step = transitions.lock
    form_class = forms.LockForm
    title = "This file is on the wrong case"
    button = "Lock the file away"
    starts = (
        "From this moment nobody can open the file, not even you. What was read from it is not shown any more.",
        "The LSCB officer and the LSCB chair are told at once. Both must confirm it, or one of them releases the file.",
        "They see who has opened the file, and give a note of it to the data protection officer.",
    )
    done = "The file is locked away. The LSCB officer and the LSCB chair are told."
    record: Quarantine

    def find_record(self) -> CaseRecord:
        """The file of the address, on the case of the address, as far as the reader sees both."""
        casefile = find(CaseFile, self.user, self.kwargs["case"])
        document = find(Document, self.user, self.kwargs["document"])
        if document.casefile_id != casefile.pk:
            raise Http404
        return Quarantine(casefile=casefile, agency_id=document.agency_id, document=document)

    @property
    def draft_key(self) -> str:
        """One draft a file."""
        return f"new:{self.record.document_id}"


class OfQuarantine(StepPage):
    """A step on a file that is locked away; it leads back to its page."""

    def get_success_url(self) -> str:
        """What the office sees of the file."""
        return reverse("scr_portal:quarantine", args=[self.record.public_id])


class Confirm(OfQuarantine):
    step = transitions.confirm
    title = button = "Confirm that it does not belong here"
    starts = (
        "The LSCB officer and the LSCB chair both confirm it. With the second word the file is locked away for good.",
        "An IMR, a chronology, a health overview or an overview report that stood on it must then be handed in again "
        "with another file.",
        "Bodies that it was sent to are owed a notice. The bytes stay, sealed: nothing is deleted.",
    )
    done = "Recorded: it does not belong to this case."


class Release(OfQuarantine):
    step = transitions.release
    form_class = forms.ReleaseForm
    title = button = "Release the file"
    starts = ("Those who could see the file before see it again, and what was read from it.",)
    done = "The file is released."


STEPS = (Confirm, Release)


class OfFile(RecordPage):
    """What the page and the note share: nothing of what the file is called or says."""

    record = Quarantine
    object: Quarantine

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who had it; the file itself is nobody's to see, so the database is asked with the whole case open."""
        with walls.looked_at(self.object.casefile_id):
            bodies = sorted({notice.recipient_name for notice in sent_with(self.object)})
            file = file_of(self.object)
            opened = openings(file)
        kept_as = KEPT_AS.get(file.kind, "File")
        return super().get_context_data(file=file, kept_as=kept_as, openings=opened, bodies=bodies, **kwargs)


class QuarantinePage(OfFile):
    """That a file is locked away, since when, by whom, and who had opened it; for officer and chair."""

    template_name = "quarantines/quarantine.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """And what can be done."""
        asked = transitions.word_of(self.object, self.user, self.held.roles_on(self.object.casefile_id))
        steps = offers(self.object, self.held, STEPS if asked else [Release])
        return super().get_context_data(title="A file that was locked away", offers=steps, **kwargs)


class NotePage(OfFile):
    """The note for the data protection officer, to print or to save as a PDF; its title names the case only."""

    template_name = "quarantines/note.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was done, in the words of the events, with what fell back by it."""
        quarantine = self.object
        events = Event.objects.visible_to(self.user, quarantine.casefile).order_by("seq")
        own = events.filter(about=quarantine.subject)
        fell_back = Q(kind__endswith=".fall_back", transaction__in=own.values("transaction"))
        return super().get_context_data(
            title="Note for the data protection officer",
            events=events.filter(Q(about=quarantine.subject) | fell_back),
            now=timezone.now(),
            back=reverse("scr_portal:quarantine", args=[quarantine.public_id]),
            **kwargs,
        )
