"""Walks a case by real steps as far as one is wanted; its days are counted from the first."""

from dataclasses import replace
from datetime import date, timedelta

from publications.models import Publication
from referrals.models import Referral
from referrals.referrals import papers
from scr_portal.accounts import User
from scr_portal.demo import registers, specimen
from scr_portal.demo.ending import Ending, Plan
from scr_portal.demo.papers import referral_paper
from scr_portal.demo.tale import Tale
from scr_portal.demo.walk import Team, Walk, on
from scr_portal.guidance.base import Limb, Outcome, Product
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.notices.readers import readers
from scr_portal.roles import Role

CHILD, PARENTS = "Thelonius Archetype", ("Philomena Archetype", "Barnabas Archetype")
"""Names that stand for others: every copy has its own."""
LABEL = "Child Zzz"
DEATHS = (
    "A young child was taken to hospital by ambulance and died the same day. Neglect is suspected.",
    "A baby was found not breathing in the early morning and died in hospital. The home was cold, without any food.",
    "A child died after an illness that was not treated. Five appointments had been missed and no visit was made.",
    "A child of school age died in a fire at home. The parents were out, and the police were known to look for one.",
)
HARMS = (
    "A toddler was brought in with a head injury that nobody can explain. A sibling had been seen with bruises.",
    "A child of school age was badly burnt at home. The parents give accounts that do not fit the injuries.",
    "A child was found wandering at night and says that there has been nobody at home for two days.",
    "A baby has several broken ribs of different age. The parents moved between three areas within the year.",
)
"""The first of each is what the walked cases tell; copies have one of them each."""
TEXTS = {
    Product.REPORT: specimen.REPORT,
    Product.OVERVIEW: specimen.REPORT,
    Product.RESPONSE: specimen.RESPONSE,
    Product.SUMMARY: specimen.SUMMARY,
}
PAPERS = ("form", "chronology", "letter", "notes", "other")
FOUND = "Each agency acted on what it knew and told the others at once."
WHY_NOT = {
    "limb_that_fails": Limb.JOINT_WORKING,
    "why_it_fails": FOUND,
    "definitive_evidence": "The records of all agencies were read together by the sub-committee.",
}


class Teller:
    """Walks one case; its days are counted from the day on which the board first knew."""

    def __init__(self, team: Team, begins: date, outcome: Outcome = Outcome.REVIEW, pace: float = 1) -> None:
        self.team, self.begins, self.pace = team, begins, pace
        self.walk = Walk(team, self._tale(outcome))

    def day(self, number: int) -> date:
        """So many days after the board first knew, at the pace of the case."""
        return self.begins + timedelta(int(number * self.pace))

    def referred(self, files: int = 3) -> Walk:
        """Received, with its papers."""
        self.walk.receive(self.day(0), self.day(1))
        with on(self.day(2)):
            for paper in PAPERS[:files]:
                referral = Referral.objects.get(casefile=self.walk.case)
                papers.attach.run(referral, self.team.officer, paper=paper, file=referral_paper(self.walk.tale))
        self._tell(3)
        return self.walk

    def recommended(self, files: int = 3) -> Walk:
        """What the agencies knew is there, and the sub-committee has said what it thinks."""
        walk = self.referred(files)
        walk.scope(self.day(10))
        walk.recommend(self.day(18))
        return walk

    def not_reviewed(self, *, told: bool = True) -> None:
        """The criteria are not met: no review."""
        walk = self.recommended(5)
        walk.decide(self.day(26), Outcome.NONE, **WHY_NOT)
        if told:
            self._tell(28)

    def otherwise(self) -> None:
        """An alternative review, under way."""
        walk = self.recommended()
        walk.decide(
            self.day(26), Outcome.ALTERNATIVE, alternative_method="A day with those involved.",
            alternative_scope="The night of the incident.", alternative_due_on=self.day(120), **WHY_NOT,
        )  # fmt: skip
        self._tell(28)
        walk.start(self.day(36))

    def commissioned(self) -> Walk:
        """A review is held, and the IMRs are asked for."""
        walk = self.recommended()
        walk.decide(self.day(26), Outcome.REVIEW)
        self._tell(28)
        walk.commission(self.day(37), self.day(95))
        return walk

    def written(self) -> Walk:
        """Every IMR is accepted."""
        walk = self.commissioned()
        walk.write_imrs(self.day(91))
        walk.accept_imrs(self.day(105))
        return walk

    def extended(self) -> None:
        """It takes longer than six months."""
        walk = self.written()
        registers.fill(walk, self.day(112))
        walk.extend(self.day(170), self.day(300))
        self._tell(172)

    def accepted(self) -> Ending:
        """The board has accepted the report."""
        ending = Ending(self.written())
        ending.report(self.day(171))
        ending.plan(self.day(178), self.day(393), self._plan())
        ending.accept(self.day(193), self._own("\n\n".join(specimen.RESPONSE)))
        self._tell(196)
        return ending

    def on_its_way(self) -> None:
        """The copy before publication has gone out."""
        ending = self.accepted()
        ending.send_copy(self._checked(ending, Product.REPORT), self.day(225))

    def declined(self) -> None:
        """The chair has decided not to publish."""
        self.accepted().decline(self.day(215))

    def published(self, *, closed: bool = True) -> None:
        """Every product is published; then every action is verified and the review closed."""
        ending = self.accepted()
        edition = ending.walk.case.edition
        made = [self._checked(ending, product) for product in sorted(edition.publish)]
        if edition.notice_before_publication:
            made = [ending.send_copy(one, self.day(216)) for one in made]
        for approved in [ending.approve(one, self.day(230)) for one in made]:
            ending.release(approved, self.day(231))
        self._tell(233)
        if closed:
            ending.finish_actions(self.day(389))
            ending.close(self.day(399))

    def _tell(self, number: int) -> None:
        """Every notice that is owed goes, and who reads for a body opens it in the portal the day after."""
        self.walk.tell(self.day(number))
        opened_on = self.day(number) + timedelta(1)
        with on(opened_on):
            for notice in Notice.objects.filter(casefile=self.walk.case, status=Notice.Status.SENT):
                for reader in readers(notice, opened_on)[:1]:
                    notices.open.run(notice, User.objects.system(), reader=reader)

    def _checked(self, ending: Ending, product: Product) -> Publication:
        text = tuple(self._own(part) for part in TEXTS[product])
        return ending.check(self.day(213), product, f"{LABEL}: {product}", text, self.team.second_officer)

    def _own(self, text: str) -> str:
        """Words of the specimen about this case and board."""
        for theirs in ("Child K", "Child B"):
            text = text.replace(theirs, LABEL)
        return text.replace("Northshire", self.team.board.short_name)

    def _plan(self) -> tuple[Plan, ...]:
        """The specimen's, for the agencies of this board."""
        agencies = [*self.team.seniors, "", ""]
        return tuple((*line[:4], agency) for line, agency in zip(specimen.RECOMMENDATIONS, agencies, strict=True))

    def _tale(self, outcome: Outcome) -> Tale:
        incident, died = self.day(-4), outcome == Outcome.REVIEW
        told = Tale(
            label=LABEL, child=CHILD, parents=PARENTS, born_on=self.day(-600), incident_on=incident,
            died_on=incident if died else None, trigger="death" if died else "harm", referrer=self._referrer(),
            what_happened=(DEATHS if died else HARMS)[0],
        )  # fmt: skip
        if died:
            return told
        return replace(
            told, recommendation=outcome, limbs_not_met={Limb.JOINT_WORKING: FOUND}, rationale=f"I agree. {FOUND}",
            reasons="The agencies worked together well: nothing gives cause for concern.",
        )  # fmt: skip

    def _referrer(self) -> str:
        agency = self.team.board.agencies.earliest("name")
        return agency.memberships.get(role=Role.REPRESENTATIVE).user.name
