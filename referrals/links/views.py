"""The pages on which a board's office sends, sees and revokes links to refer."""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import PermissionDenied
from django.http import Http404

from referrals.links import forms, sending
from referrals.links.models import REVOKES, SENDS, ReferralLink
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.boards.views import OfficeForm
from scr_portal.guests.forms import RevokeForm
from scr_portal.pages import SignedInPage


class Links(SignedInPage):
    """The links of the reader's boards; 403 for who sends none."""

    template_name = "referrals/links/links.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest first. Which case came of one is not said: the reader may be barred from it."""
        boards = self.held.boards_where(SENDS)
        if not boards:
            raise PermissionDenied
        links = ReferralLink.objects.visible_to(self.user).select_related("board", "user", "sent_by")
        return super().get_context_data(
            title="Links to make a referral",
            back=reverse("home"),
            boards=Board.objects.filter(pk__in=boards),
            links=links[:100],
            **kwargs,
        )


class OfLinks(OfficeForm):
    """What the office does with a link."""

    def get_success_url(self) -> str:
        """All links."""
        return reverse("referrals:referrallinks")


class Send(OfLinks):
    """A link for somebody who has no account."""

    permission = SENDS
    form_class = forms.SendForm
    title = button = "Send a link to make a referral"
    starts = (
        "A link goes to this address. It opens nothing alone: each time, a code goes there too.",
        "Whoever comes in by it can make one referral to the board, and see nothing else.",
        "If a link is open for this person already, the earlier mail stops working; what they have typed stays.",
    )
    done = "The link is on its way."

    def take(self, form: django_forms.Form) -> bool:
        """Send it."""
        sending.send(self.board, self.user, **form.cleaned_data)
        return True


class Revoke(OfLinks):
    """Let a link work no more."""

    permission = REVOKES
    form_class = RevokeForm
    title = button = "Revoke the link"
    starts = (
        "The link stops working, and whoever is in by it is out at the next page.",
        "What was typed by it and not sent is erased.",
    )
    done = "The link is revoked."
    link: ReferralLink

    def find_board(self) -> Board:
        """The board of the link that the address names, among the reader's."""
        of_reader = ReferralLink.objects.select_related("board", "user").filter(board__in=list(self.held.boards))
        found = of_reader.filter(public_id=self.kwargs["link"]).first()
        if found is None:
            raise Http404
        self.link = found
        return found.board

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """To whom it was sent: a board has several."""
        return super().get_context_data(this_is=f"{self.link.user}, {self.link.user.email}", **kwargs)

    def take(self, form: django_forms.Form) -> bool:
        """Revoke it."""
        return sending.revoke(self.link, self.user, form.cleaned_data["why_ended"])
