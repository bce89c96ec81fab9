"""What a notice says of a report: what it is, when it was or may be published, or why it will not be."""

from collections.abc import Iterable

from django.conf import settings

from publications.publications.models import Publication
from scr_portal.addresses import reverse
from scr_portal.notices.content import Line, dated, own, says


@says(Publication)
def of_publication(publication: Publication) -> Iterable[Line]:
    """The title, the day of publication, and the reasons not to publish."""
    return [
        Line("Report", f"{publication.title} ({publication.called})"),
        Line("This copy takes the place of an earlier one", _changed(publication)),
        own("Published at the earliest", _earliest(publication)),
        dated("Published on", publication, "published_on"),
        own("Where it can be read", _where(publication)),
        dated("Decided on not to publish", publication, "declined_on"),
        Line("Why it will not be published", publication.why_not_published),
    ]


def _earliest(publication: Publication) -> str:
    """How long after the copy went out it may be published; of a corrected copy the days of the one before stand."""
    rule = publication.casefile.edition.notice_before_publication
    if rule is None or publication.published_on or publication.declined_on or publication.notice_stands_from:
        return ""
    return f"{rule.period} after the last of those who are told beforehand was sent the copy"


def _where(publication: Publication) -> str:
    """The address of the public page, while it stands there."""
    if publication.status != Publication.Status.PUBLISHED:
        return ""
    return settings.PORTAL_ADDRESS + reverse("publications:register_report", [publication.register_id])


def _changed(publication: Publication) -> str:
    """Which kind of change, and what was changed (guidance.md 7.18)."""
    return f"{publication.get_change_display()}. {publication.why_changed}" if publication.change else ""
