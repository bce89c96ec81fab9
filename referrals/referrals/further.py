"""A body that was sent the referrals of a case is told of one that came afterwards, and of one that turns out void."""

from collections.abc import Iterator

from django.utils import timezone

from referrals.referrals.models import Referral
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice
from scr_portal.notices.models import TOLD
from scr_portal.notices.owing import to_one
from scr_portal.notices.settling import let_go_of, owe_correction
from scr_portal.notices.writing import KIND

NAME_THEM = (Act.POSSIBLE_REVIEW, Act.DECISION_TO_HOLD, Act.DECISION_NOT_TO_HOLD)
"""Acts whose notices say what every referral of the case says."""
OWN_RULE = "The portal's own rule: whoever was sent the referrals of a case is told of a further one"


def tell_of_a_further_one(referral: Referral) -> None:
    """Owe it to each body that was sent those before it; the caller holds the case lock."""
    for notice in _sent(referral.casefile):
        _owe(referral, notice)


def tell_what_it_did_not_say(notice: Notice) -> None:
    """What went by another route may have been drawn up, or may have gone, before a further referral was there."""
    if notice.act in NAME_THEM and notice.body:
        for referral in Referral.objects.filter(casefile=notice.casefile_id, status=Referral.Status.LINKED):
            if not _says(notice, referral):
                _owe(referral, notice)


def tell_that_it_is_void(referral: Referral) -> None:
    """A referral that stood in a notice of another row counts for nothing; of its own the voiding itself tells."""
    for notice in _sent(referral.casefile):
        if notice.about != referral.subject and _says(notice, referral):
            owe_correction(referral, notice, timezone.localdate())


def tell_as_a_case(referral: Referral) -> None:
    """The bodies are told of the case by this one now: nobody is told of it as a further one."""
    for notice in Notice.objects.filter(about=referral.subject, act=Act.FURTHER_REFERRAL, status=Notice.Status.OWED):
        let_go_of(notice, "It is told of as a case that may meet the criteria.")


def _sent(casefile: CaseFile) -> Iterator[Notice]:
    """The notices that named the referrals, but those of one that is void."""
    void = [one.subject for one in Referral.everything.filter(casefile=casefile, voided_at__isnull=False)]
    named = Notice.objects.filter(TOLD, casefile=casefile, act__in=NAME_THEM, body__isnull=False)
    yield from named.exclude(about__in=void).select_related("body")


def _owe(referral: Referral, notice: Notice) -> None:
    """Not where the body is told of the case by this very referral."""
    mine = Notice.objects.filter(about=referral.subject, act=Act.POSSIBLE_REVIEW, body=notice.body)
    if not mine.exists():
        said = {"source": OWN_RULE, "copy": 1}
        to_one(referral, Act.FURTHER_REFERRAL, timezone.localdate(), notice.body, said)


def _says(notice: Notice, referral: Referral) -> bool:
    """Whether the referral was of the case when the notice was written; where it was not written here, when it went."""
    came = Event.objects.filter(about=referral.subject, kind="referral.link").first()
    if came is None:
        return True
    written = Document.objects.filter(about=notice.subject, kind=KIND, extension="html").order_by("pk").last()
    if written:
        return came.at <= written.kept_at
    recorded = Event.objects.filter(about=notice.subject, kind="notice.record_sent").first()
    in_time = notice.sent_on is not None and timezone.localdate(came.at) <= notice.sent_on
    return in_time and recorded is not None and came.at <= recorded.at
