"""The pages of letters: which one, its words, how it looks, and how it went."""

from collections.abc import Collection
from typing import Any

from django.utils.functional import cached_property

from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.alerts.models import Alert
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.views import CorrectPage
from scr_portal.documents import Document
from scr_portal.fetching import FetchLink
from scr_portal.fetching import views as fetching
from scr_portal.fetching.forms import SendByCodeForm
from scr_portal.forms import ErrorLink, error_links
from scr_portal.jobs import Job
from scr_portal.letters import chiefs, corrections, forms, transitions, voids
from scr_portal.letters.correcting import outdated
from scr_portal.letters.drafting import CHAIRS, KINDS, OF_THE_CHAIR, Beware, Draft, bewares, overtaken, proposed
from scr_portal.letters.models import Letter
from scr_portal.letters.receipts import ever_read, note_opened
from scr_portal.notices.forms import CallBackForm, RecordReturnedForm
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers, open_offers
from scr_portal.pages.saving import SavesItself
from scr_portal.quarantines.called_back import Enclosed, SentNotePage, enclosed, fetched_by
from scr_portal.voids.views import VoidPage

BEWARE = (Alert.Kind.NO_CONTACT, Alert.Kind.ORDER)
ON_THE_LETTER = f"{User.UNNAMED}: who it was sent to stands on the page of the letter"
"""A person of the family is not named on what leaves the portal."""


class ThisLetter(StepPage):
    """What is said on each page on which a step is taken on a letter."""

    record: Letter

    @property
    def this_is(self) -> str:
        """Which of the letters of the case, and to whom it is."""
        return f"{self.record}, to {self.record.to}"


class OfLetter(ThisLetter):
    """A step on a letter; it leads back to the letter."""

    def get_success_url(self) -> str:
        """The letter."""
        return reverse("scr_portal:letter", args=[self.record.public_id])


class Compose(OpenStepPage):
    """Which letter, to whom; then its words are there to be changed."""

    step = transitions.compose
    form_class = forms.ComposeForm
    title = "Write a letter"
    button = "Continue"
    starts = (
        "The letter is drafted from the record of the case. Nothing is sent before you have read and changed it.",
    )
    done = "The letter is drafted. Read it, change its words, then finish it."
    record: Letter

    @cached_property
    def offered(self) -> dict[str, Draft]:
        """The letters that the record calls for."""
        return proposed(self.record.casefile, self.user)

    def get_initial(self) -> dict[str, Any]:
        """The letter that the address names, where it is offered."""
        wanted = self.request.GET.get("choice", "")
        return ({"choice": wanted} if wanted in self.offered else {}) | super().get_initial()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Those to choose from."""
        return super().get_form_kwargs() | {"offered": self.offered}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The kinds of letter for which the case has nobody to write to, and whom nobody may contact."""
        there = {key.partition(":")[0] for key in self.offered}
        is_chair = bool(self.held.roles_on(self.record.casefile_id) & CHAIRS)
        of_the_chair = [] if is_chair else [kind for kind in Letter.Kind if kind in OF_THE_CHAIR]
        nobody = [kind for kind in Letter.Kind if kind in KINDS and kind not in {*there, *of_the_chair}]
        warnings = warnings_of(self.record.casefile, self, there)
        return super().get_context_data(nobody=nobody, of_the_chair=of_the_chair, warnings=warnings, **kwargs)

    def get_success_url(self) -> str:
        """The letter, once it is there."""
        if self.record.pk is None:
            return super().get_success_url()
        return reverse("scr_portal:letter", args=[self.record.public_id])


class Revise(SavesItself, OfLetter):
    step = transitions.revise
    form_class = forms.ReviseForm
    title = "Change the words"
    button = "Save the words"
    done = "The words are saved. Read the letter as it will look, then finish it."

    def get_initial(self) -> dict[str, Any]:
        """The words as they stand."""
        letter = self.record
        return super().get_initial() | {"to": letter.to, "address": letter.address, "text": letter.text}

    def what_follows(self) -> tuple[str, ...]:
        """What becomes of the PDF, where there is one."""
        follows = "The PDF that was made before stays with the case. Finish the letter anew."
        return (follows,) if self.record.document_id else ()


class Finish(OfLetter):
    step = transitions.finish
    title = button = "Finish the letter"
    starts = (
        "The letter is dated today, laid out as a PDF with the head of the board, and kept as a document of the case.",
        "Nothing is sent yet. Its words can still be changed until it is.",
    )
    done = "The letter is finished. The PDF is being made and stands here in a minute."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What still stands in square brackets leads to the page on which the words are changed."""
        kwargs.setdefault("form", self.get_form())
        words = {transitions.GAPS: reverse("scr_portal:letter_revise", args=[self.record.public_id])}
        problems = [ErrorLink(one.text, words.get(one.text, one.href)) for one in error_links(kwargs["form"])]
        return super().get_context_data(problems=problems, **kwargs)


class Send(OfLetter):
    step = transitions.send
    title = button = "Send it in the portal"
    starts = (
        "The agency's senior officer and representatives can read it here, behind sign-in, and are told so by an "
        "e-mail that names nobody.",
        "When one of them opens it, that is proof that it was received.",
    )
    done = "The letter is sent. It counts as received when somebody of the agency opens it."

    def what_follows(self) -> tuple[str, ...]:
        """Who reads it, where it is to a chief officer who does not."""
        return (*chiefs.read_by_others(self.record), *self.starts)


class SendByCode(OfLetter):
    step = transitions.send_by_code
    form_class = SendByCodeForm
    title = button = "Send it by a link and a code"
    starts = (
        "An e-mail that names nobody, and says nothing of the board, tells the recipient that there is something to "
        "fetch: tell them beforehand that it comes.",
        "They fetch the PDF with a code, which goes to the same address each time. They need no account and see "
        "nothing else.",
        "When they fetch it, that is proof that it was received. You can revoke the link, or call the letter back.",
    )
    done = "The letter is sent. It counts as received when it is fetched."

    def get_initial(self) -> dict[str, Any]:
        """Who it is to."""
        return super().get_initial() | {"recipient": self.record.to}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom nobody may contact."""
        warnings = warnings_of(self.record.casefile, self, [self.record.kind])
        return super().get_context_data(warnings=warnings, **kwargs)


class RecordSent(OfLetter):
    step = transitions.record_sent
    form_class = forms.RecordSentForm
    title = button = "Record that it was sent by another route"
    starts = ("The portal sends nothing: print the PDF, or send it by secure mail, before you record it here.",)
    done = "It is recorded that the letter was sent. Record when it is received, or that it came back."


class RecordReceived(OfLetter):
    step = transitions.record_received
    form_class = forms.RecordReceivedForm
    title = button = "Record that it was received"
    done = "It is recorded that the letter was received."


class RecordReturned(OfLetter):
    step = transitions.record_returned
    form_class = RecordReturnedForm
    title = button = "Record that it came back"
    starts = ("The letter can then be sent anew, by the same route or another.",)
    done = "It is recorded that the letter came back. Send it anew, or tell its addressee in another way."


class CallBack(OfLetter):
    step = transitions.call_back
    form_class = CallBackForm
    title = button = "Call it back"
    starts = (
        "From this moment nobody it was sent to can open it, page or file, not in a page that is open either.",
        "It is not sent again: write the right letter to whom it is for.",
    )
    done = "It is called back. Nobody it was sent to can open it any more."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who of the agency has read it."""
        return super().get_context_data(enclosed=_enclosed(self.record, self.user), **kwargs)


class NotePage(SentNotePage):
    """Who of the agency had opened a letter."""

    record = Letter
    object: Letter

    def sent(self) -> list[Enclosed]:
        """The PDF, whose words stood on the page as well, where it went in the portal."""
        return _enclosed(self.object, self.user) if self.object.is_opened_here else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which agency; a person is not named on what leaves the portal."""
        return super().get_context_data(recipient=self.object.agency or "one person", **kwargs)


def _enclosed(letter: Letter, reader: User) -> list[Enclosed]:
    files = Document.objects.visible_to(reader).filter(pk=letter.document_id or 0).defer("text", "html")
    who = ON_THE_LETTER if letter.is_private else fetched_by(letter, letter.recipient)
    return enclosed(letter.casefile, files, ever_read(letter), who)


class Correct(ThisLetter, CorrectPage):
    """A day on which a letter went or arrived."""

    step = corrections.correct


class Void(ThisLetter, VoidPage):
    """A letter that was begun, or recorded as sent, by mistake."""

    step = voids.void


STEPS = (Finish, Send, SendByCode, RecordSent, RecordReceived, RecordReturned, CallBack, Revise)


def _ways(letter: Letter) -> list[type[OfLetter]]:
    """What may be done with it; in the portal last where it is to a chief officer, and never to a person."""
    if letter.is_private:
        return [one for one in STEPS if one is not Send]
    return sorted(STEPS, key=lambda one: one is Send) if letter.kind in chiefs.TOLD else [*STEPS]


class LetterPage(RecordPage):
    """The letter as it looks, how it went, and what can be done; for the office, and for the agency it was sent to."""

    record = Letter
    object: Letter
    template_name = "letters/letter.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """That one of the agency's people opens it is noted; the words of a letter that is not sent are warned of."""
        letter, case = self.object, self.object.casefile
        if note_opened(letter, self.user):
            letter.refresh_from_db(fields=["status", "received_on", "receipt", "version"])
        job = jobs.latest(letter, transitions.LAY_OUT) if letter.status == Letter.Status.READY else None
        is_office = transitions.compose.allowed(Letter(casefile=case), self.held)
        is_unsent = is_office and letter.status in Letter.UNSENT
        links = FetchLink.objects.visible_to(self.user, case).filter(letter=letter)
        link = links.last() if letter.goes_by_code else None
        return super().get_context_data(
            title=str(letter),
            letter=letter,
            board=case.board,
            is_office=is_office,
            offers=offers(letter, self.held, _ways(letter)),
            link=link,
            link_steps=open_offers(link, self.held, fetching.STEPS) if link else [],
            put_right=open_offers(letter, self.held, [Correct, Void]),
            files=self._files(),
            failure=job.failure if job and job.status == Job.Status.FAILED else "",
            warnings=[*overtaken(letter, self.user), *warnings_of(case, self, [letter.kind])] if is_unsent else [],
            outdated=outdated(letter, self.user) if is_unsent else [],
            **kwargs,
        )

    def _files(self) -> list[Document]:
        """The PDF, earlier ones, and scans of receipts: those that the reader may see."""
        found = Document.objects.visible_to(self.user).filter(casefile=self.object.casefile, about=self.object.subject)
        return list(found.defer("text", "html").order_by("-pk"))


def warnings_of(casefile: CaseFile, page: Compose | SendByCode | LetterPage, kinds: Collection[str]) -> list[Beware]:
    """Whom nobody may contact, what a court forbids, and what to think of before letters of these kinds."""
    standing = Alert.objects.visible_to(page.user, casefile).filter(status=Alert.Status.STANDING, kind__in=BEWARE)
    alerts = (Beware(str(one), one.text) for one in standing.order_by("-pk"))
    return [*alerts, *bewares(kinds, casefile, page.user)]
