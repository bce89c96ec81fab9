"""Sends hostile forms to every step page and looks at what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.models import Consideration
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft, DraftFile, Sent
from scr_portal.guidance.base import Outcome
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import find
from scr_portal.roles import Audience, Role
from tests.hostile import Opening, form_of, openings, variations
from tests.lifecycle.inputs import arguments, last_right
from tests.lifecycle.ledger import Standing
from tests.lifecycle.path import WAY, Walk
from tests.world import ASHBY, ELMTON, NOW, World, undone

ANSWERS = {200, 302, 400, 404, 409, 413, 422}
KEPT_ANYWAY = [Access, Draft, DraftFile, Sent]
REGISTERS = (
    "alert.record",
    "earlylesson.record",
    "earlylesson.share",
    "earlylesson.act",
    "familycontact.record",
    "familyview.hear",
    "staffcontact.record",
    "agencyrequest.ask",
    "chase.note_call",
    "factcheck.ask",
    "agendaitem.put",
    "agendaitem.minute",
    "agendaitem.agree",
)
OF_A_BODY = ("bodyrequest.record", "bodyrequest.record")
"""One with advice, one that asks the chair to attend."""
LETTERS = (
    *("letter.compose", "letter.revise", "letter.finish", "letter.receive_pdf"),
    *("letter.send_by_code", "fetchlink.revoke", "fetchlink.send_again", "letter.record_returned"),
    *("letter.record_sent", "letter.record_returned", "letter.record_sent"),
)
BEFORE_THE_BOARD = ("acceptance.put", "acceptance.hand_out", "acceptance.vote")
LOOSE_ENDS = (
    "guestlink.send",
    "appointment.freeze",
    "action.finish",
    "action.verify",
    "publication.withdraw",
    "review.close",
)
"""Steps after publication that open pages which the way itself does not."""


@dataclass
class Attack:
    """Goes along with cases and attacks every page once, as soon as it is open to somebody.

    Of every so many answers it sends one: `part` of them all, so that the parts can be sent side by side.
    """

    world: World
    every: int
    part: int = 0
    attacked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.people: Sequence[User] = self.world.people
        self.others_id = self.world.case("submitted", ELMTON).public_id

    def everywhere(self) -> None:
        """A case goes the whole way and a little beyond; others are on hold, decided otherwise, or have a summary."""
        self.world.clock.move_to(NOW)
        with undone():
            walk = self._walk(ASHBY)
            walk.to("published")
            self._beyond(walk, LOOSE_ENDS)
        for board, stage, then in (
            (ASHBY, "checked", ("publication.defer", "quarantine.lock")),
            (ASHBY, "reported", BEFORE_THE_BOARD),
            (ASHBY, "under way", ("review.request_extension", "review.extend", *OF_A_BODY)),
            (
                ASHBY,
                "referred",
                (
                    "peerchallenge.ask",
                    "peerchallenge.invite",
                    "peerchallenge.advise",
                    *REGISTERS,
                    *LETTERS,
                    "bar.propose",
                    "partnerboard.name",
                    "partnerpaper.send",
                    "partnerpaper.answer",
                    "transfer.propose",
                    "emergencyaccess.open_case",
                ),
            ),
            (ELMTON, "accepted", WAY["checked"]),
        ):
            with undone():
                walk = self._walk(board, self.world.case(stage, board))
                self._holidays_changed(walk)
                self._beyond(walk, then)
                if stage == "referred":
                    self._decide_otherwise(walk)

    def _walk(self, board: str, casefile: CaseFile | None = None) -> Walk:
        return Walk(self.world.board(board), self.people, self.world.clock, before=self.on, casefile=casefile)

    def _beyond(self, walk: Walk, steps: Sequence[str]) -> None:
        for name in steps:
            walk.take(name)
        self.on(walk)

    def _holidays_changed(self, walk: Walk) -> None:
        found = Recount(casefile=walk.casefile, audience=Audience.SHARED)
        moves = [["The LSCB chair decides", "5 May 2014", "6 May 2014"]]
        find.run(
            found,
            User.objects.system(),
            counts_by=0,
            cause="holidays",
            why=["5 May 2014 is a bank holiday"],
            moves=moves,
        )

    def _decide_otherwise(self, walk: Walk) -> None:
        with undone():
            self._decide(walk, Outcome.ALTERNATIVE)
            self._beyond(walk, ("review.approve_terms", "review.start"))
        self._decide(walk, Outcome.NONE)
        self.on(walk)
        self._beyond(walk, ["consideration.reopen"])

    def on(self, walk: Walk) -> None:
        """Attack what is open now on this case and has not been attacked."""
        cases = [CaseFile.objects.select_related("board").get(pk=walk.casefile.pk)] if walk.casefile else []
        for opening in openings(cases, self.people, self.attacked):
            self.attacked.add(opening.address.route)
            self._attack(opening, (len(self.attacked) + self.part) % self.every)

    def _attack(self, opening: Opening, first: int) -> None:
        client = Client()
        client.force_login(opening.person)
        shown = form_of(client, opening.path)
        stored = Standing(leave_out=KEPT_ANYWAY)
        for what, form in islice(variations(shown, self.others_id), first, None, self.every):
            with undone():
                written = stored.writes()
                answer = client.post(opening.path, form)
                kept = answer.status_code == 302 or stored.stands(written)
            where = f"{what} at {opening.path} ({opening.address.route}) for {opening.person}"
            assert answer.status_code in ANSWERS, f"{answer.status_code}: {where}"
            assert kept, f"Changed in spite of {answer.status_code}: {where}"

    def _decide(self, walk: Walk, outcome: Outcome) -> None:
        """No limb of the criteria is met, so no serious case review is held."""
        steps = (
            (considerations.recommend, Role.SUBCOMMITTEE, "recommendation"),
            (considerations.decide, Role.CHAIR, "outcome"),
        )
        for step, role, field_name in steps:
            round_ = Consideration.objects.select_related("casefile__board").get(casefile=walk.casefile)
            person = self.world.member(role)
            said = arguments(step, round_, person, last_right) | {field_name: outcome.value}  # type: ignore[arg-type]
            said |= {"why_otherwise": ""} if "why_otherwise" in said else {}  # it is decided as recommended
            step.run(round_, person, **said)
