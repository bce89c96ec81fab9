"""Everything a body was sent about a decision not to hold a review, in one file: which papers those are."""

import json
from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from scr_portal.accounts import Board
from scr_portal.audit import Event
from scr_portal.documents import Document
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.writing import KIND
from scr_portal.roles import Audience

PACK = "pack"
"""The kind of the file."""
NOTIFICATION = "notification"
"""The kind of the file in which the local authority notified the incident."""
S = Notice.Status
TOLD = (S.SENT, S.RECEIVED)


def has_pack(notice: Notice) -> bool:
    """Whether it tells, in the portal, of a decision not to hold a review."""
    here = notice.goes_by_the_portal and notice.status in TOLD
    return here and notice.act == Act.DECISION_NOT_TO_HOLD


def asks_for_notification(notice: Notice) -> bool:
    """Whether a copy of the local authority's notification goes with it, by the edition that governs the case."""
    told = bodies.told(
        notice.casefile.edition, Act(notice.act), notice.acted_on,
        london=notice.casefile.board.region == Board.Region.LONDON,
    )  # fmt: skip
    return any(one.with_notification and notice.body and one.body.slug == notice.body.slug for one in told.bodies)


def papers(notice: Notice) -> list[Document]:
    """What this body was sent in the portal about the case before and with this notice, and may open; oldest first."""
    before = Notice.objects.filter(
        casefile=notice.casefile_id, body=notice.body_id, act=Act.POSSIBLE_REVIEW, status__in=TOLD
    )
    sent = Document.objects.filter(notices__in=[*before.values_list("pk", flat=True), notice.pk], locked_at=None)
    once = sent.exclude(kind=PACK).exclude(kind=KIND, extension="pdf")  # the page of a notice says the same
    return list(once.distinct().order_by("pk"))


def packs_of(document: Document) -> list[Notice]:
    """The notices whose one file may hold the pages of `document`."""
    told = Notice.objects.filter(documents=document, status__in=TOLD)
    mine = Notice.objects.filter(casefile=document.casefile_id, body__in=told.values("body"), status__in=TOLD)
    return [notice for notice in mine if has_pack(notice)]


def packs_that_held(document: Document) -> list[Document]:
    """The files in which the pages of `document` stood once they were made, locked away or not: two queries.

    The event of each says of what it was made; where that was erased, it may have been of anything.
    """
    made_of: dict[str, list[str]] = defaultdict(list)
    events = Event.objects.filter(casefile=document.casefile_id, kind="notice.receive_pack").order_by("seq")
    for about, data in events.values_list("about", "payload__data"):
        made_of[about].append(data)
    packs: dict[str, list[Document]] = defaultdict(list)
    for pack in Document.objects.filter(kind=PACK, about__in=list(made_of)).defer("text", "html").order_by("pk"):
        packs[pack.about].append(pack)
    each = (zip(packs[about], of, strict=True) for about, of in made_of.items())
    return [pack for notice in each for pack, data in notice if not data or document.pk in json.loads(data)["of"]]


def packs_beside(notice: Notice) -> list[Notice]:
    """The other notices to its body whose one file may hold what it told."""
    others = Notice.objects.filter(casefile=notice.casefile_id, body=notice.body_id, status__in=TOLD)
    return [one for one in others if has_pack(one)] if notice.act == Act.POSSIBLE_REVIEW else []


def lock(notices: Iterable[Notice]) -> None:
    """Let nobody have the one file of these any more; another is made of what is left."""
    packs = set(
        Document.objects.filter(kind=PACK, notices__in=list(notices), locked_at=None).values_list("pk", flat=True)
    )
    Document.objects.filter(pk__in=packs).update(locked_at=timezone.now(), audience=Audience.NOBODY)
