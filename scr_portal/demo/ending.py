"""The second half of a case of the demonstration: the report, what is to change, acceptance, publication."""

from dataclasses import dataclass
from datetime import date

from panels.models import Overview
from panels.overviews import transitions as overviews
from publications.models import Publication, Section
from publications.publications import rendering, transitions
from publications.publications.checklist import REPRESENTS, WORDS
from publications.release import transitions as release
from reviews.actions import transitions as actions
from reviews.models import Action, Recommendation
from reviews.recommendations import transitions as recommendations
from reviews.reviews import transitions as reviews
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, User
from scr_portal.demo.papers import overview_paper
from scr_portal.demo.walk import Walk, on
from scr_portal.guidance.base import Product
from scr_portal.roles import Role

Plan = tuple[str, str, str, str, str]


@dataclass
class Ending:
    """Takes a walked case to its end."""

    walk: Walk

    def report(self, day: date) -> None:
        """The overview report is written, circulated, signed off by every member."""
        team, case = self.walk.team, self.walk.case
        with on(day):
            overview = overviews.draft.run(
                Overview(casefile=case, review=self.walk.review), team.author, file=overview_paper(self.walk.tale)
            )
            overview = overviews.circulate.run(overview, team.author)
            for member in Appointment.objects.filter(
                casefile=case, role__in=[Role.PANEL_MEMBER, Role.PANEL_CHAIR], status="confirmed"
            ).select_related("user"):
                overview = overviews.sign_off.run(overview, member.user, position="agrees", reason="")
            overviews.close.run(overview, team.panel_chair)

    def plan(self, day: date, due: date, lines: tuple[Plan, ...]) -> None:
        """Recommendations adopted, each with one agreed action."""
        team = self.walk.team
        with on(day):
            for text, outcome, action, owner, agency_name in lines:
                agency = Agency.objects.filter(name=agency_name).first()
                made = recommendations.propose.run(
                    Recommendation(casefile=self.walk.case, review=self.walk.review), team.officer, text=text,
                    target="agency" if agency else "lscb", intended_outcome=outcome, agency=agency,
                )  # fmt: skip
                adopted = recommendations.adopt.run(made, team.chair, intended_outcome=outcome)
                planned = actions.propose.run(
                    Action(casefile=self.walk.case, recommendation=adopted), team.officer, text=action, owner=owner,
                    agency=agency, intended_outcome=outcome, due_on=due,
                )  # fmt: skip
                actions.agree.run(planned, self._owner(agency), owner=owner, agreed_on=day, due_on=due)

    def accept(self, day: date, response: str) -> None:
        """The board accepts the review."""
        with on(day):
            reviews.accept.run(self.walk.review, self.walk.team.chair, accepted_on=day, response=response)

    def finish_actions(self, day: date) -> None:
        """Every action done, and verified by somebody else."""
        with on(day):
            for action in Action.objects.filter(casefile=self.walk.case).select_related("agency"):
                done = actions.finish.run(
                    action, self._owner(action.agency), finished_on=day,
                    evidence="Seen by the LSCB office: the changed form, and a sample of ten records.",
                )  # fmt: skip
                verifier = self.walk.team.officer if action.agency else self.walk.team.second_officer
                actions.verify.run(done, verifier, verified_on=day)

    def close(self, day: date) -> None:
        """The LSCB chair closes the review."""
        with on(day):
            reviews.close.run(
                self.walk.review, self.walk.team.chair, closed_on=day,
                closing_statement="Every action is verified, and what had to be published is published.",
            )  # fmt: skip

    def check(self, day: date, product: Product, title: str, sections: tuple[str, ...], second: User) -> Publication:
        """A product written, made, and checked by two people."""
        officer = self.walk.team.officer
        with on(day):
            publication = transitions.prepare.run(
                Publication(casefile=self.walk.case, review=self.walk.review, product=product), officer, title=title
            )
            for section, text in zip(Section.objects.filter(publication=publication), sections, strict=True):
                transitions.write.run(section, officer, text=text)
            asked = transitions.render.run(Publication.objects.get(pk=publication.pk), officer)
            rendering.make(asked.pk)
            made = Publication.objects.get(pk=publication.pk)
            for person in (officer, second):
                made = transitions.check.run(
                    made, person, checked_on=day, looked_for=list(WORDS), note="None that we know of."
                )
            if product is Product.SUMMARY:
                stands = [key for key, _ in REPRESENTS]
                made = transitions.confirm.run(made, self.walk.team.panel_chair, stands=stands, note="")
        return made

    def send_copy(self, publication: Publication, day: date) -> Publication:
        """The copy before publication goes out."""
        with on(day):
            notified = transitions.notify.run(publication, self.walk.team.officer, ready_on=day)
        self.walk.tell(day)
        return notified

    def approve(self, publication: Publication, day: date) -> Publication:
        """The LSCB chair approves it."""
        with on(day):
            return transitions.approve.run(
                Publication.objects.get(pk=publication.pk), self.walk.team.chair, approved_on=day,
                welfare_impact="Each child and vulnerable adult was considered with those who care for them.",
                legal_advice="No order restrains publication.", told_first="The family and the staff were told first.",
            )  # fmt: skip

    def publish(self, publication: Publication, approved: date, published: date) -> None:
        """Approved by the chair, published by the officer."""
        self.release(self.approve(publication, approved), published)

    def release(self, approved: Publication, day: date) -> None:
        """The officer publishes what is approved."""
        with on(day):
            release.publish.run(approved, self.walk.team.officer, published_on=day)

    def decline(self, day: date) -> None:
        """The chair decides not to publish, with the reason."""
        with on(day):
            publication = transitions.prepare.run(
                Publication(casefile=self.walk.case, review=self.walk.review, product=Product.REPORT),
                self.walk.team.officer, title="Serious case review",
            )  # fmt: skip
            release.decline.run(
                publication, self.walk.team.chair, declined_on=day, advice="",
                why_not_published="A surviving child would be known at school by what the report must say.",
                why_without_advice="Advice has been asked for; the surviving child's welfare cannot wait for it.",
            )  # fmt: skip

    def _owner(self, agency: Agency | None) -> User:
        return self.walk.team.seniors[str(agency)] if agency else self.walk.team.officer
