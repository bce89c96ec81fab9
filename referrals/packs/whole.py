"""All papers of a meeting in one PDF for one reader, put together when it is asked for (docs/decisions/0032)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.template.loader import render_to_string
from django.utils import timezone

from referrals.agenda.reading import Listed
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import present
from referrals.referrals.models import Referral
from referrals.referrals.papers import KINDS
from scr_portal.accounts import User
from scr_portal.documents import Document, binding
from scr_portal.documents.binding import Part
from scr_portal.documents.joining import MOST_BYTES
from scr_portal.printing.beside import laid_out

CONTENTS = "What is in this file"


@dataclass
class OfCase:
    """The papers of one case: bound, with the files of its referrals; and what can be opened on its page alone."""

    listed: Listed
    files: list[Document] = field(default_factory=list)
    left_out: list[Document] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    """On which page of the whole each of its parts begins."""

    @property
    def name(self) -> str:
        """What its bookmark says."""
        case = self.listed.item.casefile
        return f"{case.label}, {case.reference}"

    @property
    def parts(self) -> list[Part]:
        """Its papers, then the files, each with a bookmark; nothing while its papers are not made."""
        if self.listed.pack is None:
            return []
        papers = Part(self.listed.pack, "Papers for the meeting", self.name, is_own=True)
        return [papers, *(Part(one, one.title) for one in self.files)]

    @property
    def contents(self) -> list[tuple[Part, int]]:
        """Each of its parts with the page on which it begins."""
        return list(zip(self.parts, self.begins, strict=True))


def whole(meeting: Meeting, listed: list[Listed], reader: User) -> bytes:
    """The PDF of what is listed for this reader; each document in it counts as opened by them.

    Raises UnreadableError, or LockedAwayError for what was locked away at the same moment.
    """
    cases = _cases(listed, reader)
    said = {
        "meeting": meeting,
        "chair": present(meeting).chair,
        "cases": cases,
        "reader": reader,
        "now": timezone.localtime(),
    }

    def front(begins: Sequence[int]) -> bytes:
        numbers = iter(begins)
        for case in cases:
            case.begins = list(islice(numbers, len(case.parts)))
        return laid_out([render_to_string("referrals/packs/front.html", said)])

    return binding.bound(front, CONTENTS, [part for case in cases for part in case.parts], by=reader)


def _cases(listed: list[Listed], reader: User) -> list[OfCase]:
    """Each with the files of its referrals: two queries. What is no PDF that opens, or is too much, is left out."""
    files, room = _files(listed, reader), MOST_BYTES - sum(one.pack.size for one in listed if one.pack)
    cases = [OfCase(one) for one in listed]
    for case in cases:
        for file in files[case.listed.item.casefile_id]:
            fits = file.extension == "pdf" and file.reading == Document.Reading.READY and file.size <= room
            (case.files if fits else case.left_out).append(file)
            room -= file.size if fits else 0
    return cases


def _files(listed: list[Listed], reader: User) -> dict[int, list[Document]]:
    """What came with referrals that stand, case by case, the oldest first, as far as the reader may see it."""
    ids = [one.item.casefile_id for one in listed]
    referrals = Referral.objects.visible_to(reader).filter(casefile__in=ids, status__in=Referral.STANDING)
    about = [one.subject for one in referrals if one.stands]
    found = defaultdict(list)
    seen = Document.objects.visible_to(reader).filter(kind__in=KINDS, about__in=about).defer("text", "html")
    for file in seen.order_by("pk"):
        found[file.casefile_id].append(file)
    return found
