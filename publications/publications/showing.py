"""The pages that show how far a publication is."""

from typing import Any, cast

from django.utils import timezone

from publications.printing import gate
from publications.publications import correcting, signing, transitions, views
from publications.publications.facts import facts_of
from publications.publications.models import Publication, Section
from publications.publications.next_step import next_step
from publications.publications.queueing import latest
from publications.publications.ready import lines
from publications.release import views as release
from scr_portal import signatures
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.deadlines import sums_of
from scr_portal.notices.transitions import send
from scr_portal.pages import RecordPage
from scr_portal.pages.offers import offers

STEPS = (
    views.Retitle, views.Render, views.Check, views.Confirm, views.Notify, views.Approve, release.Publish,
    release.Amend, release.Resume, release.Defer, release.Decline, release.Withdraw, release.Explain,
    correcting.Correct,
)  # fmt: skip


def may_write(publication: Publication, held: Grants) -> bool:
    """Whether the reader may write its sections now: the same permission and guard as the step's."""
    section = Section(publication=publication, casefile=publication.casefile)
    return transitions.write.offered_to(section, held)


class PublicationPage(RecordPage):
    """Ready to publish: each line done, by whom and when, or why not; one button."""

    record = Publication
    template_name = "publications/publications/publication.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, the sections, what can be done next."""
        publication = cast(Publication, self.object)
        going = facts_of(publication).going(publication.copy)
        following = next_step(publication)
        offered = offers(publication, self.held, STEPS)
        primary = [one for one in offered if following and one.url.endswith(f"/{following.verb}/")]
        why = "" if primary else following and following.why_not(publication)
        if following is transitions.check and any(one.by_id == self.user.pk for one in signing.signatures(publication)):
            primary, why = [], "You have signed. The second signature must be somebody else’s."
        counted = sums_of(publication.casefile, self.user, [publication, *going])
        return super().get_context_data(
            title=str(publication),
            today=timezone.localdate(),
            sums=counted,
            dates=list(counted.values()),
            lines=lines(publication),
            job=latest(publication),
            sections=publication.sections.order_by("order"),
            may_write=may_write(publication, self.held),
            primary=primary,
            signatures=signatures.of(publication, self.user),
            why=why,
            notices_url=self._notices_url(publication),
            others=[one for one in offered if one not in primary and one.why_not is None],
            back=reverse("case", args=[publication.casefile.public_id]),
            **kwargs,
        )

    def _notices_url(self, publication: Publication) -> str:
        """Where the copy before publication is sent, for who may send it, until every body has it."""
        may = self.held.may(send.permission, publication)
        ready = publication.status in (Publication.Status.NOTIFIED, Publication.Status.APPROVED)
        going = facts_of(publication).going(publication.copy)
        if not (may and ready and any(notice.sent_on is None for notice in going)):
            return ""
        return reverse("scr_portal:case_notices", args=[publication.casefile.public_id])


class Preview(RecordPage):
    """The text as it will be printed, with every place where a known person is or may be named."""

    record = Publication
    template_name = "publications/publications/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the gate finds, with the words: for the screen inside only."""
        publication = cast(Publication, self.object)
        return super().get_context_data(
            title="Where somebody might be recognised",
            places=gate.places(publication),
            back=reverse("publications:publication", args=[publication.public_id]),
            **kwargs,
        )
