"""Wiltshire LSCB's review of 2010 as far as its public page tells; the days it must have had are invented."""

from datetime import date

from panels.imrs import transitions as imrs
from panels.models import Imr, Overview
from panels.overviews import transitions as overviews
from publications.models import Publication, Section
from publications.publications import rendering, transitions
from publications.publications.checklist import REPRESENTS, WORDS
from publications.release import transitions as release
from reviews.actions import transitions as actions
from reviews.models import Action, Recommendation
from reviews.recommendations import transitions as recommendations
from reviews.reviews import transitions as reviews
from scr_portal.accounts import Agency, Board, User
from scr_portal.demo import cast, wiltshire
from scr_portal.demo.papers import reconstruction_paper
from scr_portal.demo.standing import entered
from scr_portal.demo.tale import Tale
from scr_portal.demo.walk import Team, Walk, on
from scr_portal.guidance import Edition
from scr_portal.guidance.base import Limb, Outcome, Product
from scr_portal.roles import Role

NOT_STATED = "Not stated in the source"
PUBLISHED = date(2010, 11, 1)
SECTIONS = (
    f"{wiltshire.CIRCUMSTANCES}\n\nOf serious case reviews in general the source says:\n\n{wiltshire.PROCESS}",
    NOT_STATED + ".",
    f"{NOT_STATED} for this review. Of serious case reviews in general it says: “{wiltshire.FAMILY}”",
    wiltshire.FACTS,
    f"{NOT_STATED}, beyond what is said above.",
    "\n".join([wiltshire.LEARNED, *(f"- {lesson}" for lesson, _ in wiltshire.LESSONS)]),
)


def rebuild() -> None:
    """Walk the one case of this board to its published summary."""
    walk = Walk(_team(), _tale())
    walk.receive(date(2010, 2, 1), date(2010, 2, 1))
    walk.recommend(date(2010, 2, 15))
    walk.decide(date(2010, 3, 1), Outcome.REVIEW)
    walk.tell(date(2010, 3, 2))
    walk.commission(date(2010, 3, 8), date(2010, 5, 4))
    _waive(walk, date(2010, 5, 5))
    _report(walk, date(2010, 7, 1))
    _plan(walk, date(2010, 7, 15))
    with on(date(2010, 8, 2)) as day:
        reviews.accept.run(walk.review, walk.team.chair, accepted_on=day)
    walk.tell(date(2010, 8, 3))
    _publish(walk)
    walk.tell(PUBLISHED)


def _team() -> Team:
    board = Board.objects.create(
        name=wiltshire.BOARD, short_name="Wiltshire", colour="#44546a", chair_is_independent=True, reconstruction=True
    )
    agency = Agency.objects.create(name="Agencies of the source", discipline=Agency.Discipline.OTHER)
    agency.boards.add(board)
    entered(agency)
    people = {role: _person(f"{role.label} of the reconstruction") for role in (*_STANDING, *_BY_CASE)}
    for role in _STANDING:
        cast.hold(people[role], role, board=board)
    second = _person("Second officer of the reconstruction")
    cast.hold(second, Role.OFFICER, board=board)
    return Team(
        board=board, officer=people[Role.OFFICER], second_officer=second, chair=people[Role.CHAIR],
        members=(people[Role.SUBCOMMITTEE], people[Role.SUBCOMMITTEE]), seniors={}, imr_authors={},
        panel_chair=people[Role.PANEL_CHAIR], author=people[Role.OVERVIEW_AUTHOR],
        positions={person.name: NOT_STATED for person in people.values()},
    )  # fmt: skip


_STANDING = (Role.OFFICER, Role.CHAIR, Role.SUBCOMMITTEE)
_BY_CASE = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


def _person(name: str) -> User:
    return User.objects.create_user(f"{name.lower().replace(' ', '.')}@example.org", name)


class Told(Tale):
    """What the source tells: that a young person died. Of the other limbs it says nothing, and so is nothing said."""

    def answers(self, edition: Edition) -> dict[str, dict[str, str]]:
        """Each limb of the edition: yes, or not known."""
        known = {Limb.DIED: {"answer": "yes", "reason": wiltshire.CIRCUMSTANCES}}
        unknown = {"answer": "unknown", "reason": NOT_STATED}
        return {str(one.limb): known.get(one.limb, unknown) for one in edition.criteria}


def _tale() -> Told:
    return Told(
        label=wiltshire.LABEL, child="(unnamed)", parents=(), born_on=None, incident_on=None, died_on=None,
        trigger="death", what_happened=wiltshire.CIRCUMSTANCES, referrer=NOT_STATED, reasons=NOT_STATED,
        rationale=wiltshire.CIRCUMSTANCES, terms=NOT_STATED,
    )  # fmt: skip


def _waive(walk: Walk, day: date) -> None:
    with on(day):
        for imr in Imr.objects.filter(casefile=walk.case):
            imrs.waive.run(imr, walk.team.panel_chair, why_waived="The management reviews are not public.")


def _report(walk: Walk, day: date) -> None:
    team = walk.team
    with on(day):
        overview = overviews.draft.run(
            Overview(casefile=walk.case, review=walk.review), team.author, file=reconstruction_paper()
        )
        overview = overviews.circulate.run(overview, team.author)
        overview = overviews.sign_off.run(overview, team.panel_chair, position="agrees", reason="")
        overviews.close.run(overview, team.panel_chair)


def _plan(walk: Walk, day: date) -> None:
    team = walk.team
    with on(day):
        for lesson, action in wiltshire.LESSONS:
            made = recommendations.propose.run(
                Recommendation(casefile=walk.case, review=walk.review, as_stated_in_source=True), team.officer,
                text=lesson, target="lscb", intended_outcome=NOT_STATED, source_document="Page of Wiltshire LSCB",
            )  # fmt: skip
            adopted = recommendations.adopt.run(made, team.chair, intended_outcome=NOT_STATED)
            actions.propose.run(
                Action(casefile=walk.case, recommendation=adopted, as_stated_in_source=True), team.officer,
                text=action, owner=NOT_STATED,
            )  # fmt: skip


def _publish(walk: Walk) -> None:
    officer, second = walk.team.officer, walk.team.second_officer
    with on(date(2010, 9, 1)) as day:
        summary = transitions.prepare.run(
            Publication(casefile=walk.case, review=walk.review, product=Product.SUMMARY),
            officer,
            title=wiltshire.TITLE,
        )
        for section, text in zip(Section.objects.filter(publication=summary), SECTIONS, strict=True):
            transitions.write.run(section, officer, text=text)
        rendering.make(transitions.render.run(Publication.objects.get(pk=summary.pk), officer).pk)
        made = Publication.objects.get(pk=summary.pk)
        for person in (officer, second):
            made = transitions.check.run(made, person, checked_on=day, looked_for=list(WORDS), note="None.")
        stands = [key for key, _ in REPRESENTS]
        made = transitions.confirm.run(made, walk.team.panel_chair, stands=stands, note=NOT_STATED)
        approved = transitions.approve.run(
            made, walk.team.chair, approved_on=day, welfare_impact=NOT_STATED, legal_advice=NOT_STATED,
            told_first=NOT_STATED,
        )  # fmt: skip
    with on(PUBLISHED) as day:
        release.publish.run(approved, officer, published_on=day)
