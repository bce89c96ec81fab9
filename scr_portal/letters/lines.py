"""The letter book of a case: everything by which somebody was told something, whatever kind of row holds it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.clocks import day_words
from scr_portal.corrections.models import Correction
from scr_portal.fetching.models import NOT_YET, FetchLink
from scr_portal.letters.drafting import untold
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.notices.as_told import by_row, day_told, with_notices
from scr_portal.notices.models import Notice
from scr_portal.of_case import Rows, of_case
from scr_portal.partners.models import PartnerPaper

LETTER, NOTICE, CHASE, PARTNER, MAIL, NOBODY = "letter", "notice", "chase", "partner", "mail", "nobody"
SORTS = {
    LETTER: "Letters",
    NOTICE: "Notices to bodies",
    CHASE: "Agencies that were chased",
    PARTNER: "Sent to partner boards",
    MAIL: "E-mails",
    NOBODY: "Not told",
}
RED, YELLOW, BLUE, GREEN, GREY = "red", "yellow", "blue", "green", "grey"
WRITTEN_DOWN = (
    "letter.record_sent", "notice.record_sent", "chase.send", "chase.note_call", "chase.escalate", "partnerpaper.send",
)  # fmt: skip
"""Steps by which something that may have no time of its own came to stand here."""
BOUNCED = {Message.Status.REFUSED: "Bounced", Message.Status.MAY_HAVE_ARRIVED: "May have arrived"}


@dataclass(frozen=True)
class Line:
    """One telling: whom, of what, when, by which route, how it stands, and what proves it.

    `neutral` is whom in words that name no person, for a file that leaves the portal. `trouble`: it did not arrive, may
    not have, is not opened yet, or there was nobody to tell. `order` is the time by which it stands among those of its
    day: its own, or that at which it was written down, where that was on the day.
    """

    sort: str
    who: str
    what: str
    route: str
    state: str
    colour: str
    day: date | None = None
    time: str = ""
    proof: str = ""
    url: str = ""
    neutral: str = ""
    trouble: bool = False
    order: str = ""

    def among_its_day(self, written_at: datetime | None) -> "Line":
        """The line in the order in which things happened; what has none comes first."""
        local = timezone.localtime(written_at) if written_at else None
        on_the_day = f"{local:%H:%M:%S}" if local and local.date() == self.day else ""
        return replace(self, order=self.order or self.time or on_the_day)


@dataclass(frozen=True)
class Way:
    """The link by which something is to be fetched, and how far it came."""

    link: FetchLink
    state: str
    colour: str


def lines(casefile: CaseFile, reader: User) -> list[Line]:
    """Who should have been told and was not, what is still to be sent, then the newest first, also within a day.

    One question for the rows of all kinds.
    """
    letters, notices, chases, papers, mail, events, ways, corrections = of_case(casefile, reader, *ASKED)
    at = {one.about: one.at for one in events}
    put_right = by_row(corrections)
    last = {one.user_id: BOUNCED.get(Message.Status(one.status)) for one in sorted(mail, key=_number) if one.lets_in}
    links = {one.letter_id or -(one.notice_id or 0): _way(one, last.get(one.user_id)) for one in ways}
    found: list[tuple[CaseRecord, Line]] = [
        *((one, _letter(one, links.get(one.pk) if one.goes_by_code else None)) for one in letters),
        *((one, _notice(one, casefile, links.get(-one.pk), day_told(one, put_right))) for one in notices),
        *((one, _chase(one)) for one in chases),
        *((one, _paper(one)) for one in papers),
    ]
    told = [*(line.among_its_day(at.get(one.subject)) for one, line in found), *map(_mail, mail)]
    nobody = [
        Line(NOBODY, one.who, f"{one.what}. {one.why}", "None", "Nobody told", RED, trouble=True, neutral=one.who)
        for one in untold(casefile, reader, letters)
    ]
    in_order = sorted(sorted(told, key=lambda line: line.who), key=lambda line: line.order, reverse=True)
    return nobody + sorted(in_order, key=_newest_day_first)


def _letters(casefile: CaseFile, reader: User) -> QuerySet[Letter]:
    return Letter.objects.visible_to(reader, casefile).select_related("agency")


def _notices(casefile: CaseFile, reader: User) -> QuerySet[Notice]:
    """With those by which nobody was told, in whose place another is owed."""
    return Notice.everything.visible_to(reader, casefile).filter(voided_at=None).select_related("body")


def _chases(casefile: CaseFile, reader: User) -> QuerySet[Chase]:
    """Without those by a letter, which has a line of its own."""
    return Chase.objects.visible_to(reader, casefile).filter(letter=None).select_related("agency", "chased_by")


def _papers(casefile: CaseFile, reader: User) -> QuerySet[PartnerPaper]:
    return PartnerPaper.objects.visible_to(reader, casefile).select_related("to_board")


def _mails(casefile: CaseFile, reader: User) -> QuerySet[Message]:
    return Message.objects.filter(casefile=casefile).select_related("user")


def _written_down(casefile: CaseFile, reader: User) -> QuerySet[Event]:
    return Event.objects.visible_to(reader, casefile).filter(kind__in=WRITTEN_DOWN).order_by("seq")


def _links(casefile: CaseFile, reader: User) -> QuerySet[FetchLink]:
    return FetchLink.objects.visible_to(reader, casefile)


def _corrections(casefile: CaseFile, reader: User) -> QuerySet[Correction]:
    return with_notices(Correction.objects.visible_to(reader, casefile))


ASKED: tuple[Rows, ...] = (_letters, _notices, _chases, _papers, _mails, _written_down, _links, _corrections)


def _newest_day_first(line: Line) -> tuple[bool, int]:
    return (line.day is not None, -line.day.toordinal() if line.day else 0)


def _number(one: Message) -> int:
    return int(one.pk)


def _way(link: FetchLink, failed: str | None) -> Way:
    """`failed` is what became of the last mail with a link or a code to whom it is for, where it did not arrive."""
    if link.state != NOT_YET:
        return Way(link, link.state, RED)
    return Way(link, f"Link: {failed.lower()}", RED) if failed else Way(link, NOT_YET, YELLOW)


def _sent(one: Letter | Notice, way: Way | None) -> tuple[str, str]:
    """How it stands with what went and of which nobody knows yet that it has arrived."""
    if way:
        return way.state, way.colour
    return ("Not opened yet", YELLOW) if one.goes_by_the_portal else ("Sent", BLUE)


def _letter(one: Letter, way: Way | None) -> Line:
    states = {
        Letter.Status.DRAFT: ("Draft", GREY),
        Letter.Status.READY: ("To send", YELLOW),
        Letter.Status.SENT: _sent(one, way),
        Letter.Status.RECEIVED: ("Received", GREEN),
        Letter.Status.RETURNED: ("Came back", RED),
        Letter.Status.CALLED_BACK: ("Called back", RED),
    }
    state, colour = states[Letter.Status(one.status)]
    unopened = one.status == Letter.Status.SENT and one.is_opened_here
    received = f"Received on {day_words(one.received_on)}. {one.receipt}" if one.received_on else ""
    return Line(
        LETTER, f"{one.to}, {one.agency}" if one.agency else one.to, str(one), one.get_route_display(), state, colour,
        day=one.sent_on, time=f"{one.sent_time:%H:%M}" if one.sent_time else "",
        proof=_joined(one.proof, way.link.words if way else "", received, one.came_back, _undone(one)),
        url=reverse("scr_portal:letter", args=[one.public_id]),
        neutral=str(one.agency) if one.agency else one.get_kind_display(),
        trouble=unopened or one.status == Letter.Status.RETURNED,
    )  # fmt: skip


def _notice(one: Notice, casefile: CaseFile, way: Way | None, said_day: date) -> Line:
    what = f"Notice of {one.act_words}, {day_words(said_day)}"
    if said_day != one.acted_on:
        what += f" (put right since: {day_words(one.acted_on)})"
    url = reverse("scr_portal:case_notices", args=[casefile.public_id])
    if one.body is None:
        state, colour = ("Not needed", GREY) if one.is_no_duty else ("Nobody to tell", RED)
        return Line(
            NOTICE, "Nobody", what, "None", state, colour, proof=one.reason_not_needed, url=url, neutral="Nobody",
            trouble=not one.is_no_duty,
        )  # fmt: skip
    unopened = one.status == Notice.Status.SENT and one.is_opened_here
    states = {
        Notice.Status.OWED: ("To send again", RED) if one.is_owed_again else ("To send", YELLOW),
        Notice.Status.SENT: _sent(one, way),
        Notice.Status.RECEIVED: ("Received", GREEN),
        Notice.Status.NOT_NEEDED: ("Not needed", GREY),
        Notice.Status.RETURNED: ("Came back", RED),
        Notice.Status.CALLED_BACK: ("Called back", RED),
    }
    state, colour = states[Notice.Status(one.status)]
    received = f"Received on {day_words(one.received_on)}. {one.receipt}" if one.received_on else ""
    return Line(
        NOTICE, one.recipient or one.body.name, what, one.get_route_display(), state, colour, day=one.sent_on,
        time=f"{one.sent_time:%H:%M}" if one.sent_time else "", url=url, neutral=one.body.name,
        trouble=unopened or one.is_owed_again,
        proof=_joined(one.proof, way.link.words if way else "", received, _undone(one), one.reason_not_needed),
    )  # fmt: skip


def _chase(one: Chase) -> Line:
    return Line(
        CHASE, f"{one.whom}, {one.agency}", f"Chased: {one.what}", one.get_route_display(), "Sent", BLUE,
        day=one.chased_on, proof=f"Recorded by {one.chased_by.name}", neutral=str(one.agency),
    )  # fmt: skip


def _paper(one: PartnerPaper) -> Line:
    is_open = one.status == PartnerPaper.Status.OPENED
    opened = f"Opened on {day_words(one.opened_on)}." if one.opened_on else ""
    return Line(
        PARTNER, str(one.to_board), "Something sent to a partner board", "To be read in the portal, behind sign-in",
        "Received" if is_open else "Not opened yet", GREEN if is_open else YELLOW, day=one.sent_on, proof=opened,
        url=reverse("scr_portal:partnerpaper", args=[one.public_id]), neutral=str(one.to_board), trouble=not is_open,
    )  # fmt: skip


def _mail(one: Message) -> Line:
    at = timezone.localtime(one.sent_at or one.queued_at)
    trouble = one.status in BOUNCED
    waits = one.status == Message.Status.WAITING
    state = BOUNCED.get(Message.Status(one.status)) or ("Waiting to go" if waits else "Sent")
    who = one.user.name if one.user else one.address
    said = f"The mail server said: {one.answer}" if one.answer else ""
    return Line(
        MAIL, who, _first_line(one), "E-mail that names nobody", state, RED if trouble else YELLOW if waits else BLUE,
        day=at.date(), time=f"{at:%H:%M}", proof=_joined(f"To {one.address}", said), trouble=trouble,
        neutral=one.user.name if one.user else "An address outside the portal", order=f"{at:%H:%M:%S}",
    )  # fmt: skip


def _first_line(one: Message) -> str:
    """What a mail tells; one that lets somebody in is called by its subject alone."""
    return one.subject if one.lets_in or not one.body else one.body.partition("\n")[0]


def _undone(one: Letter | Notice) -> str:
    return f"{one.get_status_display()} on {day_words(one.undone_on)}: {one.why_undone}" if one.undone_on else ""


def _joined(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def in_trouble(found: Iterable[Line]) -> list[Line]:
    """What did not arrive, may not have, is not opened yet, or had nobody to be told to."""
    return [line for line in found if line.trouble]
