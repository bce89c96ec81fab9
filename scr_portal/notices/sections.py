"""What the case page says of notices: who is still to be told, for those who may tell."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.dates import due_words
from scr_portal.notices.models import Notice
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf


@section(80, "People told and not told", "notices/part.html")
def told(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Body by body, in the order of the acts; nothing for those who do not see notices."""
    if not held.roles_on(casefile.pk) & OFFICE:
        return None
    return {"notices": shelf.rows(Notice), "url": reverse("scr_portal:case_notices", args=[casefile.public_id])}


@tasks(80)
def to_tell(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """One line for each body that is still to be told."""
    today = timezone.localdate()
    for notice in shelf.rows(Notice):
        if notice.status == Notice.Status.OWED:
            late = notice.due_on is not None and notice.due_on < today
            hint = f"Due {due_words(notice.due_on, today)}" if notice.due_on else notice.no_day_words
            url = reverse("scr_portal:case_notices", args=[casefile.public_id])
            title = f"Tell {notice.recipient_spoken} of {notice.act_words}"
            yield Task(title, "Late" if late else "To do", hint, url)
