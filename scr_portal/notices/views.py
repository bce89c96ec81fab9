"""Who was told what, when, by which route, with proof; and the steps."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.documents import KEPT_BACK, Document
from scr_portal.fetching import FetchLink
from scr_portal.fetching import views as fetching
from scr_portal.jobs import Job
from scr_portal.mail import Message
from scr_portal.notices import coming_back, corrections, forms, printing, transitions, voids
from scr_portal.notices.models import Notice
from scr_portal.notices.packs import NOTIFICATION, asks_for_notification
from scr_portal.notices.readers import bodies_with_readers, ever_read
from scr_portal.notices.writing import KIND, WORDS, said
from scr_portal.pages import CasePage, StepPage
from scr_portal.pages.offers import Offer, offers, open_offers
from scr_portal.quarantines.called_back import Enclosed, SentNotePage, enclosed, fetched_by
from scr_portal.roles import OFFICE
from scr_portal.voids.views import VoidPage


@dataclass(frozen=True)
class Line:
    """A notice with the scan of its receipt, its newest PDF or else its words, how far the worker is, and the steps."""

    notice: Notice
    scan: Document | None
    paper: Document | None
    words: Document | None
    job: Job | None
    link: FetchLink | None
    steps: list[Offer]
    link_steps: list[Offer]


class Notices(CasePage):
    """Proof of sending on one page, what is still owed, and mail that did not arrive: for the office."""

    template_name = "notices/notices.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every notice of the case with its steps, in the order of the acts."""
        if not self.held.roles_on(self.casefile.pk) & OFFICE:
            raise PermissionDenied
        seen = Notice.everything.visible_to(self.user).filter(casefile=self.casefile, voided_at=None)
        rows = seen.select_related("casefile", "body")
        kept = Document.objects.visible_to(self.user).filter(casefile=self.casefile).order_by("pk")
        files = list(kept.filter(Q(kind="proof") | Q(kind=KIND) | Q(kind=WORDS)).defer("text", "html"))
        scans = {file.about: file for file in files if file.kind == "proof"}
        papers = {file.about: file for file in files if file.kind == KIND and file.extension == "pdf"}
        words = {file.about: file for file in files if file.kind in (KIND, WORDS) and file.extension == "html"}
        jobs = Job.objects.visible_to(self.user).filter(casefile=self.casefile, kind=printing.LAY_OUT)
        working = {job.about: job for job in jobs.order_by("pk")}
        read = bodies_with_readers(timezone.localdate())
        links = {one.notice_id: one for one in FetchLink.objects.visible_to(self.user, self.casefile)}
        notices = list(with_documents(rows, self.user).order_by("acted_on", "pk"))
        with walls.looked_at(self.casefile.pk):  # as each step looks whether somebody has written about it
            prefetch_related_objects(notices, "requests")
        return super().get_context_data(
            title="People told and not told",
            back=reverse("case", args=[self.casefile.public_id]),
            today=timezone.localdate(),
            notices=[
                Line(
                    notice,
                    scans.get(notice.subject),
                    papers.get(notice.subject),
                    words.get(notice.subject),
                    working.get(notice.subject),
                    link := links.get(notice.pk),
                    _offered(notice, self.held, read),
                    open_offers(link, self.held, fetching.STEPS) if link else [],
                )
                for notice in notices
            ],
            sums=sums_of(self.casefile, self.user, notices),
            undelivered=Message.objects.filter(casefile=self.casefile, status__in=TROUBLE).order_by("-pk")[:50],
            **kwargs,
        )


TROUBLE = (Message.Status.REFUSED, Message.Status.MAY_HAVE_ARRIVED)


class OfNotice(StepPage):
    """A step on a notice; it leads back to the page of all notices."""

    record: Notice
    names_it = True

    def get_success_url(self) -> str:
        """The notices of the case."""
        return reverse("scr_portal:case_notices", args=[self.record.casefile.public_id])


class Sending(OfNotice):
    """What both ways to send it from here share: the words it will have, and what goes with it."""

    def get_initial(self) -> dict[str, Any]:
        """The words it was drawn up with, if any; ticked is the notification of the incident where one is to go."""
        ticked = [one.pk for one in self._offered() if one.kind == NOTIFICATION] if self._is_asked_for() else []
        return super().get_initial() | {"covering": self.record.covering, "documents": ticked}

    def _is_asked_for(self) -> bool:
        return asks_for_notification(self.record)

    def _offered(self) -> QuerySet[Document]:
        seen = Document.objects.visible_to(self.user).filter(casefile=self.record.casefile)
        return seen.exclude(kind__in=KEPT_BACK).exclude(notices=self.record).defer("text", "html")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The documents of the case that the sender may see and may send on."""
        due_on = self.record.due_on
        is_late = due_on is not None and due_on < timezone.localdate()
        return super().get_form_kwargs() | {"offered": self._offered(), "is_late": is_late}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the body will read, word for word, and what goes with it in any case."""
        attached = list(self.record.documents.filter(locked_at=None).defer("text", "html").order_by("pk"))
        with walls.looked_at(self.record.casefile_id):  # the step writes from every row of the case
            preview = said(self.record, attached, self.user)
        lacks = self._is_asked_for() and not self._has_notification(attached)
        return super().get_context_data(attached=attached, preview=preview, lacks_notification=lacks, **kwargs)

    def _has_notification(self, attached: list[Document]) -> bool:
        return any(one.kind == NOTIFICATION for one in [*attached, *self._offered()])


class Send(Sending):
    step = transitions.send
    form_class = forms.SendForm
    title = "Send the notice through the portal"
    button = "Send the notice"
    starts = (
        "The portal writes the notice and keeps it as it is sent, with its digest.",
        "The body's people can read it here, and are told so by an e-mail that names nobody.",
        "Its clock stops. When one of them opens it, that is proof that it was received.",
    )
    done = "The notice is sent. It counts as received when the body opens it."


class SendByCode(Sending):
    step = transitions.send_by_code
    form_class = forms.SendByCodeForm
    title = button = "Send the notice by a link and a code"
    starts = (
        "The portal writes the notice and keeps it as it is sent, with its digest.",
        "An e-mail that names nobody, and says nothing of the board, tells the recipient that there is something to "
        "fetch: tell them beforehand that it comes. They need no account and see nothing else.",
        "Its clock stops. When they fetch it with a code, that is proof that it was received.",
    )
    done = "The notice is sent. It counts as received when it is fetched."


class DrawUp(OfNotice):
    step = printing.draw_up
    form_class = forms.DrawUpForm
    title = "Draw up the notice as a PDF"
    button = "Draw up the notice"
    starts = (
        "The notice is written as the case stands now, laid out with the head of the board, and kept as a document.",
        "Nothing is sent: print it, or send it by secure mail, then record that. Earlier ones stay.",
    )
    done = "The notice is drawn up. Its PDF stands beside it in a minute."

    def get_initial(self) -> dict[str, Any]:
        """The words as they stand."""
        return super().get_initial() | {"covering": self.record.covering}


class RecordSent(OfNotice):
    step = transitions.record_sent
    form_class = forms.RecordSentForm
    title = "Record that it was sent by another route"
    button = "Record that it was sent"
    starts = (
        "Its clock stops on the day it was sent.",
        "What the notice says is kept: the PDF that was drawn up last, or its words in the portal as they stand now.",
        "Nobody is told by e-mail.",
    )
    done = "It is recorded that the notice was sent. Record when it is received, or that it came back."


class RecordReceived(OfNotice):
    step = transitions.record_received
    form_class = forms.RecordReceivedForm
    title = "Record that it was received"
    button = "Record that it was received"
    done = "It is recorded that the notice was received."


class RecordReturned(OfNotice):
    step = coming_back.record_returned
    form_class = forms.RecordReturnedForm
    title = button = "Record that it came back"
    starts = (
        "Nothing proves any more that the body was told: its clock runs again, from the day from which it ran before.",
        "How it went stays in the record. The notice can be sent again, by the same route or another.",
    )
    done = "It is recorded that the notice came back. Send it again, or tell the body in another way."


class CallBack(OfNotice):
    step = coming_back.call_back
    form_class = forms.CallBackForm
    title = button = "Call it back"
    starts = (
        "From this moment nobody of the body can open it or what went with it, not in a page that is open either.",
        "The body is not told of it anew by this: the notice is owed again, and you choose anew what goes with it.",
    )
    done = "It is called back. Nobody of the body can open it any more. It is to be sent again."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who of the body has read it."""
        return super().get_context_data(enclosed=_enclosed(self.record, self.user), **kwargs)


class NotePage(SentNotePage):
    """Who of the body had opened what was sent with a notice."""

    record = Notice
    object: Notice

    def sent(self) -> list[Enclosed]:
        """What went in the portal."""
        return _enclosed(self.object, self.user) if self.object.is_opened_here else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which body."""
        return super().get_context_data(recipient=self.object.recipient_spoken, **kwargs)


def _enclosed(notice: Notice, reader: User) -> list[Enclosed]:
    files = Document.objects.visible_to(reader).filter(notices=notice).defer("text", "html").order_by("pk")
    return enclosed(notice.casefile, files, ever_read(notice), fetched_by(notice, notice.recipient))


class NotNeeded(OfNotice):
    step = transitions.not_needed
    form_class = forms.NotNeededForm
    title = "Decide that this notice is not needed"
    button = "Record that it is not needed"
    starts = ("Its clock stops, and the reason stands on the page of notices.",)
    done = "It is recorded that the notice is not needed, and why."


class Correct(CorrectPage):
    """The day on which a body was told."""

    step = corrections.correct


class Void(VoidPage):
    """A notice that was not sent."""

    step = voids.void


STEPS = (Send, SendByCode, DrawUp, RecordSent, RecordReceived, RecordReturned, CallBack, NotNeeded)


def _offered(notice: Notice, held: Grants, read: set[int]) -> list[Offer]:
    """In the portal where somebody of the body reads here, else by a code; nothing of what told nobody."""
    if notice.is_undone:
        return []
    left_out: list[type[StepPage]] = [SendByCode if notice.body_id in read else Send]
    left_out += [RecordReturned] if notice.goes_by_the_portal else [] if notice.is_opened_here else [CallBack]
    steps = [page for page in STEPS if page not in left_out]
    return [*offers(notice, held, steps), *open_offers(notice, held, [Correct, Void])]


def with_documents(notices: "QuerySet[Notice]", user: User) -> "QuerySet[Notice]":
    """With those of their documents that this reader may see, as `readable`."""
    seen = Document.objects.visible_to(user).defer("text", "html").order_by("pk")
    return notices.prefetch_related(Prefetch("documents", seen, to_attr="readable"))
