"""The pages of who fetches something, and those on which the office sends the link anew and revokes it."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from scr_portal.addresses import reverse
from scr_portal.documents import read
from scr_portal.documents.views import handed_over
from scr_portal.fetching import forms, transitions
from scr_portal.fetching.models import FetchLink
from scr_portal.fetching.parcels import Parcel
from scr_portal.pages import SignedInPage, StepPage


class OfParcel(SignedInPage):
    """What both pages of who fetches share: there for nobody who has not come by such a link."""

    http_method_names = ["get", "options"]  # a HEAD fetches nothing
    parcel: Parcel

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find what the link is for, or answer 404."""
        super().setup(request, *args, **kwargs)
        parcel = Parcel.of(self.user.fetches) if self.user.fetches else None
        if parcel is None:
            raise Http404
        self.parcel = parcel

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is answered stays nowhere."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response


class Fetching(OfParcel):
    """What can be fetched. To look at this list is no receipt."""

    template_name = "fetching/fetching.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The files, and until when."""
        return super().get_context_data(title="What you were sent", parcel=self.parcel, **kwargs)


class FetchFile(OfParcel):
    """One of the files. Who fetches one has received it all."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes under a name that says nothing; logged."""
        document = self.parcel.files.get(kwargs["number"])
        if document is None:
            raise Http404
        name = f"document-{kwargs['number']}.{document.extension}"
        file = handed_over(lambda: read(document, by=self.user), document.content_type, name)
        if not self.parcel.note_fetched():
            file.close()
            raise Http404
        return file


class OfFetchLink(StepPage):
    """A step on a link; it leads back to the letter, or to the notices of the case."""

    record: FetchLink

    @property
    def this_is(self) -> str:
        """What can be fetched, and by whom: a case has several such links."""
        return f"{self.record.letter or self.record.notice}, by a link to {self.record.address}"

    def get_success_url(self) -> str:
        """Where the link is shown."""
        if letter := self.record.letter:
            return reverse("scr_portal:letter", args=[letter.public_id])
        return reverse("scr_portal:case_notices", args=[self.record.casefile.public_id])


class SendAgain(OfFetchLink):
    step = transitions.send_again
    form_class = forms.SendAgainForm
    title = button = "Send the link anew"
    starts = (
        "A new link goes to the same address. The one before stops working, and whoever is in by it is out.",
        "What can be fetched is the same. For another address, record first that it came back, and send it anew.",
    )
    done = "A new link is on its way."


class Revoke(OfFetchLink):
    step = transitions.revoke
    form_class = forms.RevokeForm
    title = button = "Revoke the link"
    starts = (
        "The link stops working, and whoever is in by it is out at the next page.",
        "That it was sent stays recorded. You can send the link anew, record that it came back, or call it back.",
    )
    done = "The link is revoked. Nobody can fetch it until you send the link anew."


STEPS = (SendAgain, Revoke)
