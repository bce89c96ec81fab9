"""What each floor of the walls says by itself: where one lets something through, the other still hides it on a page."""

from django.utils import timezone

from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


def floors(person: User, case: CaseFile) -> tuple[bool, bool]:
    """Whether the portal's own walls let the person see the case now, and whether the database does."""
    now = timezone.localdate()
    with walls.entered(person.pk, now):
        given = CaseFile.objects.filter(pk=case.pk).exists()
    return case.pk in Grants(person, now).casefile_ids(), given
