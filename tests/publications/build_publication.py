"""Builds a review that has been accepted, with people, recommendations and actions, and walks its product on."""

import io
import secrets
from datetime import date, timedelta

import pikepdf
from django.utils import timezone

from publications.printing import html
from publications.printing.gathering import report
from publications.publications import rendering, transitions
from publications.publications.checklist import REPRESENTS, WORDS
from publications.publications.models import Publication
from publications.release import transitions as release
from referrals.models import ParallelProcess
from reviews.models import Action, Recommendation, Review
from scr_portal.access import Appointment
from scr_portal.accounts import Board, User
from scr_portal.notices import Notice
from scr_portal.people import Person
from scr_portal.roles import Role
from tests import build, build_review

NAME, OTHER_NAME, MOTHER = "Osian Prydderch", "Ossie", "Gwenllian Prydderch-Moss"
BORN, DIED = date(2011, 5, 14), date(2012, 12, 2)
ADDRESS = "17 Tanner's Row, Little Wexham, NX4 7QP"
TEXT = (
    "The child was seen four times in six weeks, and nobody asked what a day at home was like.\n\n"
    "Three things were known to different agencies:\n- the move\n- the missed appointments\n- the neighbour's call\n\n"
    "No one put them side by side."
)
WEIGHED = {
    "welfare_impact": "The older child was asked by her social worker and wants it said.",
    "legal_advice": "None was needed.",
    "told_first": "The mother was told on the day before by the panel chair.",
}


def today() -> date:
    """Today in London."""
    return timezone.localdate()


def review(edition: str = "wt2013", of: Board | None = None) -> Review:
    """A review accepted ten days ago, on a board with an officer and a chair, with its plan and its people."""
    made = build_review.review(of, edition)
    made.status, made.accepted_on = Review.Status.ACCEPTED, today() - timedelta(days=10)
    made.save()
    case = made.casefile
    Person.objects.create(
        casefile=case, kind="child", name=NAME, other_names=[OTHER_NAME], pseudonym=case.label, born_on=BORN,
        died_on=DIED, address=ADDRESS,
    )  # fmt: skip
    Person.objects.create(casefile=case, kind="parent", name=MOTHER, pseudonym="the mother")
    for role, name in ((Role.PANEL_CHAIR, "Pauline Thorne"), (Role.OVERVIEW_AUTHOR, "Cedric Vane")):
        build_review.appointed(made, role, build.user(name))
    build_review.appointed(made, Role.PANEL_MEMBER, build.user("Hubert Quill"))
    for number in (1, 2):
        plan(made, number)
    return made


def plan(of: Review, number: int, actions: int = 2) -> Recommendation:
    """An adopted recommendation with actions."""
    made = Recommendation.objects.create(
        casefile=of.casefile, review=of, number=number, status=Recommendation.Status.ADOPTED, target="agencies",
        text=f"Recommendation text {number}.", intended_outcome=f"Outcome {number}.",
    )  # fmt: skip
    for at in range(1, actions + 1):
        Action.objects.create(
            casefile=of.casefile, recommendation=made, status=Action.Status.AGREED, text=f"Action text {number}-{at}.",
            owner=f"Post {number}-{at}", intended_outcome=f"Change {number}-{at}.", due_on=date(2030, number, at),
            progress=f"Progress {number}-{at}.",
        )  # fmt: skip
    return made


def officer(of: Review) -> User:
    """An officer of the review's board."""
    return build.member(Role.OFFICER, of.casefile.board)


def chair(of: Review) -> User:
    """The chair who decided."""
    return of.decision.decided_by


def prepared(of: Review | None = None, product: str = "report", text: str = TEXT) -> Publication:
    """A product with every section written."""
    of = of or review()
    by = officer(of)
    publication = transitions.prepare.run(
        Publication(casefile=of.casefile, review=of, product=product), by, title="Learning together"
    )
    first, *others = publication.sections.all()
    publication.sections.filter(pk__in=[each.pk for each in others]).update(text=text)  # a dozen steps take long
    transitions.write.run(first, by, text=text)
    return fresh(publication)


def rendered(publication: Publication | None = None) -> Publication:
    """With a page as the worker makes it and an empty PDF beside it: laying out takes long, and test_render does it."""
    publication = publication or prepared()
    publication = fresh(transitions.render.run(publication, officer(publication.review)))
    page = html.page(report(publication))
    return fresh(transitions.receive_rendering.run(publication, User.objects.system(), pdf=_empty_pdf(), html=page))


def laid_out(publication: Publication | None = None) -> Publication:
    """With its documents made, as the worker makes them."""
    publication = publication or prepared()
    transitions.render.run(publication, officer(publication.review))
    rendering.make(publication.pk)
    return fresh(publication)


def _empty_pdf() -> bytes:
    data, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Keywords"] = secrets.token_hex(8)  # no two renderings have the same bytes
    pdf.save(data)
    return data.getvalue()


def signed(publication: Publication, by: User | None = None, looked_for: list[str] | None = None) -> Publication:
    """Signed by one more officer nine days ago."""
    return transitions.check.run(
        publication,
        by or officer(publication.review),
        looked_for=list(WORDS) if looked_for is None else looked_for,
        note="Little.",
        checked_on=today() - timedelta(days=9),
    )


def checked(publication: Publication | None = None) -> Publication:
    """Checked by two officers."""
    publication = publication or rendered()
    return signed(signed(publication))


def confirmed(publication: Publication) -> Publication:
    """A summary, confirmed by the SCR panel chair."""
    chair_of_panel = Appointment.objects.get(casefile=publication.casefile, role=Role.PANEL_CHAIR).user
    return transitions.confirm.run(publication, chair_of_panel, stands=[key for key, _ in REPRESENTS], note="")


def notified(publication: Publication | None = None, sent_on: date | None = None) -> Publication:
    """With its copy ready and sent, eight days ago unless another day is given."""
    publication = publication or checked()
    ready_on = today() - timedelta(days=8)
    publication = transitions.notify.run(publication, officer(publication.review), ready_on=ready_on)
    Notice.objects.filter(about=publication.subject).update(
        status="sent", sent_on=sent_on or ready_on, route="portal", proof="Record 1"
    )
    return publication


def approved(publication: Publication | None = None) -> Publication:
    """Approved by the chair yesterday."""
    publication = publication or notified()
    return transitions.approve.run(
        publication, chair(publication.review), approved_on=today() - timedelta(days=1), **WEIGHED
    )


def published(publication: Publication | None = None) -> Publication:
    """On the register since today."""
    publication = publication or approved()
    return release.publish.run(publication, officer(publication.review), published_on=today())


def blocking(publication: Publication) -> ParallelProcess:
    """A trial that stands in the way."""
    return ParallelProcess.objects.create(
        casefile=publication.casefile, kind="criminal", lead="The Crown Court", blocks_publication=True
    )


def not_accepted(publication: Publication) -> None:
    """As if the board had not accepted the review yet."""
    review = publication.review
    review.status, review.accepted_on = Review.Status.REPORTED, None
    review.save()


def fresh(publication: Publication) -> Publication:
    """As it stands in the database."""
    return Publication.objects.select_related("casefile__board", "review").get(pk=publication.pk)
