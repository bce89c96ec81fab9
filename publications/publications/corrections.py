"""The dated facts of a product, put right; a clock that this shows as broken is shown, and never blocks."""

from collections.abc import Mapping

from publications.publications.models import Publication
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable
from scr_portal.guidance.base import Act

ORDER = (
    ("checked_on", "The second person checked it"),
    ("approved_on", "the chair approved it"),
    ("published_on", "it was published"),
    ("withdrawn_on", "it was withdrawn"),
)


def _wrong_days(publication: Publication) -> Mapping[str, str]:
    hold = (("deferred_on", "It was put on hold"), ("look_again_on", "it is looked at again"))
    return out_of_order(publication, ORDER) or out_of_order(publication, hold)


correct = correctable(
    Publication,
    {
        "published_on": DatedFact(
            "When it was published",
            frozenset({"on_the_web", "notice_before_publication", "notice_publication"}),
            acts=(Act.PUBLICATION,),
            told_by=("publication.publish",),
        ),
        "declined_on": DatedFact(
            "When it was decided not to publish",
            frozenset({"notice_not_publishing"}),
            acts=(Act.NOT_PUBLISHING,),
            told_by=("publication.decline",),
        ),
        "deferred_on": DatedFact("When it was put on hold", frozenset({"deferral"}), told_by=("publication.defer",)),
        "withdrawn_on": DatedFact(
            "When it was withdrawn", frozenset({"on_the_web"}), told_by=("publication.withdraw",)
        ),
    },
    check=_wrong_days,
)
