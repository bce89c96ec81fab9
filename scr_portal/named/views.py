"""The people of a case, by name: for the office, which alone can say that one was named by mistake."""

from typing import Any

from django.core.exceptions import PermissionDenied

from scr_portal.addresses import reverse
from scr_portal.linking import Step, lines
from scr_portal.named import voids
from scr_portal.pages import CasePage
from scr_portal.people import Person
from scr_portal.readers import READS_NAMES
from scr_portal.voids.views import VoidPage

WORDS: dict[Step, str] = {voids.void: "Named by mistake"}


class People(CasePage):
    """Everybody whom the referrals have named, but those who were named by mistake."""

    template_name = "named/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name, other names, days and address of each; 403 for anybody but the office."""
        if not self.held.roles_on(self.casefile.pk) & READS_NAMES:
            raise PermissionDenied
        people = list(Person.objects.visible_to(self.user, self.casefile).order_by("pk"))
        for one in people:
            one.casefile = self.casefile
        return super().get_context_data(
            title="People of the case", back=self.case_page, lines=lines(people, self.held, WORDS), **kwargs
        )


class Void(VoidPage):
    """Somebody who is not of this case."""

    step = voids.void
    shows = ("name",)
    starts = (
        "The name is shown nowhere any more: not with the referral that named it, and not on this case.",
        "It is still looked for before anything is published, for it must not be printed.",
        "It stays in the memory of the case, with your reason: name nobody there.",
    )
    done = "The person is void on this case. The name is still looked for before anything is published."

    def get_success_url(self) -> str:
        """The people who are left."""
        return reverse("scr_portal:people", args=[self.record.casefile.public_id])
