"""The last page of a referral: every answer once more, and the step."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from referrals.likenesses.finding import Twin, as_named, children_of, likely
from referrals.referrals import forms, transitions
from referrals.referrals.putting import FilesPage
from referrals.referrals.receiving import CHECK, FILES, OfReferral
from referrals.referrals.unsent import OfUnsent
from referrals.referrals.views import Link
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft, Sent, keep, locked
from scr_portal.forms import ErrorLink, error_links
from scr_portal.pages.finding import find
from scr_portal.transitions import Refused

SENT_ALREADY = "You have sent this already: it was recorded the first time."
CHANGED = "Answers were changed in another window since you opened this page. Check them as they stand now."
BEGUN = "You have begun a further referral of {} and not sent it. Send or discard it first."


class Check(OfReferral):
    """Shows all that was saved; the step is taken with it."""

    template_name = "referrals/referrals/receive_check.html"
    form_class: type[forms.InParts]
    title = CHECK

    def get_form_kwargs(self) -> dict[str, Any]:
        """All that was saved; what is wrong is said once it is sent."""
        is_sent = self.request.method == "POST"
        return {"data": MultiValueDict(self.saved), "checked": is_sent, "record": self.record}

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Take the step with what this page showed, or go on with it in a case that is there."""
        if why := self.refuses():
            return self.refused(why)
        if "go-on" in request.POST:
            return self.go_on(request.POST["go-on"])
        if self.draft is None and Sent.objects.filter(token=request.POST.get("once", "")[:32], user=self.user).exists():
            return self.refused(SENT_ALREADY)
        form = self.get_form()
        if request.POST.get("seen", "") != self.whole_mark:
            form.add_error(None, CHANGED)
            return self.form_again(form, HTTPStatus.CONFLICT)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def take(self, form: django_forms.Form) -> None:
        """With the files that wait with it."""
        if self.takes_files:
            form.cleaned_data["files"] = [file for _, file in self.files]
        super().take(form)

    def go_on(self, public_id: str) -> HttpResponse:
        """No other case is offered."""
        raise Http404

    @property
    def twins(self) -> list[Twin]:
        """Cases that may be of the same incident, to be shown before it is sent."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every page with its answers, what is wrong where, and the cases that may be of the same incident."""
        kwargs.setdefault("form", self.get_form())
        problems = list(self._problems(kwargs["form"]))
        return super().get_context_data(**kwargs) | {
            "pages": self.pages, "problems": problems, "twins": self.twins, "seen": self.whole_mark,
            "waits": self.files, "files_title": FILES,
            "change_files": self.at("files", change="1") if self.takes_files else "",
        }  # fmt: skip

    def _problems(self, form: django_forms.Form) -> Iterator[ErrorLink]:
        """Page by page, each with the way to where it is put right; last what is wrong with the whole."""
        found = [(forms.part_of(error.href.removeprefix("#id_"), self.parts), error) for error in error_links(form)]
        for part in (*self.parts, None):
            way = self.at(part.slug, wrong="1", change="1").partition("#")[0] if part else ""
            yield from (ErrorLink(error.text, way + error.href) for of, error in found if of is part)


class ReceiveCheck(OfUnsent, Check):
    """The first referral of a case: the cases are shown that may be of the same incident."""

    form_class = forms.ReceiveForm
    title = CHECK
    button = "Receive the referral"
    starts: ClassVar[tuple[str, ...]] = (
        "A case is opened, and the first round of consideration with it.",
        "The clock for the decision of the LSCB chair starts.",
        "The agencies that you ticked, and those who recommend to the LSCB chair, are told by mail that names nobody.",
        "If the case may meet the criteria, the notices to be sent are listed on the case page.",
    )

    def form_valid(self, form: django_forms.Form) -> HttpResponse:
        """Not before the cases were shown that may be of the same incident, of those that the officer may open."""
        if "looked" not in self.request.POST and self.twins:
            return self.form_again(form, HTTPStatus.CONFLICT)
        return super().form_valid(form)

    def take(self, form: django_forms.Form) -> None:
        """Of two who send it one does, and what was checked; from then on it says that it was sent."""
        self.draft = locked(self.new_draft({}))
        if why := self.refuses():
            raise Refused(why)
        if self.request.POST.get("seen", "") != self.whole_mark:
            raise Refused(CHANGED)
        super().take(form)
        self.unsent.save_as(Draft.End.SENT, self.user)
        self.draft = None

    @cached_property
    def twins(self) -> list[Twin]:
        """Cases with a child who may be one of those named here."""
        form = self.form_of(forms.CHILDREN, self.saved)
        said = form.cleaned_data["children"] if form.is_valid() else []
        days = self.form_of(forms.DAYS, self.saved)
        happened_on = days.cleaned_data.get("incident_on") if days.is_valid() else None
        open_to = children_of(self.record.casefile.board).filter(casefile__in=self.held.casefile_ids())
        return likely([as_named(one, happened_on) for one in said], open_to)

    def go_on(self, public_id: str) -> HttpResponse:
        """To the form of a further referral, with what was typed."""
        casefile = find(CaseFile, self.user, public_id)
        key = f"new:{casefile.pk}"
        if Draft.objects.of(self.user, transitions.link.name, key):
            form = self.get_form()
            form.add_error(None, BEGUN.format(casefile.reference))
            return self.form_invalid(form)
        address = reverse("referrals:referral_link", args=[casefile.public_id])
        further = keep(
            Draft(
                owner=self.user, step=transitions.link.name, subject_key=key, data=self.saved,
                title=Link.title, path=address, casefile_id=casefile.pk,
            )
        )  # fmt: skip
        self.unsent.files.update(draft=further)
        self.unsent.save_as(Draft.End.SENT, self.user)
        return redirect(address)


class OfFurther(OfReferral):
    """The pages of a further referral of the same incident, but for the one with its questions."""

    step = transitions.link
    parts = forms.FURTHER
    all_pages = Link.title

    @property
    def about(self) -> str:
        """The case."""
        return f"{self.record.casefile.reference}, {self.record.casefile.label}"

    def is_saved(self, part: forms.Part) -> bool:
        """All questions stand on one page, which is saved at once."""
        return self.draft is not None

    def at(self, page: str = "", **query: str) -> str:
        """The one page, from the questions of this part on; or the files, or where it is checked."""
        apart = f"_{page}" if page in ("files", "check") else ""
        address = reverse(f"referrals:referral_link{apart}", args=[self.record.casefile.public_id])
        if apart:
            return address
        return f"{address}{'?' + urlencode(query) if 'wrong' in query else ''}{page and '#' + page}"


class LinkCheck(OfFurther, Check):
    """A further referral of the same incident."""

    form_class = forms.LinkForm
    button = "Add the referral"
    starts: ClassVar[tuple[str, ...]] = (
        "Whoever only this referral names is of the case from now on. The same child in another spelling stays one "
        "child.",
        "If the board knew earlier than was recorded, the clock of the decision is counted again from that day.",
        "If you gave an e-mail address, the referrer is thanked by mail that names nobody. If the LSCB chair has "
        "decided, they are told what.",
    )
    done = Link.done


class LinkFiles(OfFurther, FilesPage):
    """The files that come with it."""
