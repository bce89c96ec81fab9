"""Every notice of every edition, to every body that ever was, as it is read and as it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone

from publications.publications.models import Publication
from referrals.models import Consideration, Decision, Referral
from reviews.models import Extension
from scr_portal.access import Appointment
from scr_portal.accounts import Body
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import day_words
from scr_portal.corrections.models import Correction
from scr_portal.documents import Document
from scr_portal.guidance import editions
from scr_portal.guidance.base import Act, Edition
from scr_portal.guidance.bodies import BODIES, told
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import due_after, to_one
from scr_portal.notices.settling import OWN_RULE
from scr_portal.notices.writing import printed, said, write
from scr_portal.people import Person
from scr_portal.printing.pdf import pdf
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Audience, Role
from tests import build, build_review
from tests.build import told as with_an_event

NAME = "Tamsin Applegarth"
BY_OWN_RULE = (Act.CORRECTION, Act.FURTHER_REFERRAL, Act.WRONG_FILE)
"""What no edition has anybody told of: the portal does it by itself."""
EDITIONS = list(editions())
DAYS = sorted({body.since + timedelta(days=3) for body in BODIES} | {date(2010, 7, 1), date(2014, 3, 3)})
"""A day on which each body has begun, and one before and after most of them changed."""


@dataclass(frozen=True)
class Told:
    """An act of a day, with a body to tell and the row it is about."""

    act: Act
    day: date
    body: str
    source: str
    record: CaseRecord


@pytest.fixture
def case(db: None) -> CaseFile:
    """A case with a review, and what it names."""
    review = build_review.review()
    with with_an_event(review.casefile):
        Person.objects.create(casefile=review.casefile, kind="child", name=NAME)
    return review.casefile


def rows(case: CaseFile) -> dict[Act, CaseRecord]:
    """What each act is about; the words name a child, whom no notice may name."""
    review = Decision.objects.get(casefile=case).review
    by, today = build.member(Role.OFFICER, case.board), date(2014, 3, 3)
    with with_an_event(case):
        referral = Referral.objects.create(
            casefile=case, referrer_name="Dr Secret", trigger="death", what_happened=f"{NAME} died at home.",
            attention_on=today, attention_route="telephone", received_on=today, others_at_risk="no",
        )  # fmt: skip
        again = Consideration.objects.create(
            casefile=case, round=2, status=Consideration.Status.WITHDRAWN, attention_on=today,
            reopened_because=f"The inquest heard who saw {NAME} last.",
        )  # fmt: skip
        extension = Extension.objects.create(
            casefile=case, review=review, decided_on=today, due_on=today + timedelta(days=60), reason="A trial",
            revised_plan=f"The mother of {NAME} is heard.", progress="All reports are in.",
        )  # fmt: skip
        publication = Publication.objects.create(
            casefile=case, review=review, product="report", title="Serious case review: Child K", published_on=today,
            declined_on=today, why_not_published=f"It would harm the sister of {NAME}.",
        )  # fmt: skip
        correction = Correction.objects.create(
            casefile=case, about=referral.subject, field="received_on", called="When the referral was received",
            old=today, new=today + timedelta(days=1), reason=f"{NAME} was stamped wrongly.", by=by, on=today,
        )  # fmt: skip
        document = Document.objects.create(
            casefile=case, about=referral.subject, kind="form", title="A form", content_type="application/pdf",
            extension="pdf", size=1, sha256="0" * 64, kept_by=by, audience=Audience.NOBODY, locked_at=timezone.now(),
        )  # fmt: skip
        wrong = Quarantine.objects.create(
            casefile=case, document=document, was_for="panel", reason="Theirs", locked_by=by, locked_at=timezone.now()
        )
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR, build.user("Ruth Okafor"))
    appointed = Appointment.objects.get(casefile=case, user=author)
    return {
        Act.POSSIBLE_REVIEW: referral,
        Act.DECISION_TO_HOLD: review.decision,
        Act.DECISION_NOT_TO_HOLD: review.decision,
        Act.REOPENED: again,
        Act.REVIEWERS: appointed,
        Act.EXTENSION: extension,
        Act.COMPLETION: review,
        Act.EVALUATION: review,
        Act.BEFORE_PUBLICATION: publication,
        Act.PUBLICATION: publication,
        Act.NOT_PUBLISHING: publication,
        Act.CORRECTION: correction,
        Act.FURTHER_REFERRAL: referral,
        Act.WRONG_FILE: wrong,
    }


def every(edition: Edition, about: dict[Act, CaseRecord]) -> Iterator[Told]:
    """Each act with each body that it is told to on some day, in London or elsewhere."""
    for act in Act:
        found = {
            one.body.slug: (day, str(one.source))
            for day in DAYS
            for london in (True, False)
            for one in told(edition, act, day, london=london).bodies
        }
        if act in BY_OWN_RULE:
            found = {body.slug: (date(2014, 3, 3), OWN_RULE) for body in BODIES}
        for slug, (day, source) in found.items():
            yield Told(act, day, slug, source, about[act])


def noticed(case: CaseFile, one: Told) -> Notice:
    """The notice that is owed."""
    name = next(body.name for body in BODIES if body.slug == one.body)
    body, _ = Body.objects.get_or_create(slug=one.body, defaults={"name": name})
    duty = next(
        (
            each
            for london in (True, False)
            for each in told(case.edition, one.act, one.day, london=london).bodies
            if each.body.slug == one.body
        ),
        None,
    )
    due_on, steps = due_after(case, duty, one.day) if duty else (None, ())
    with with_an_event(case):
        more = {"source": one.source, "copy": 1, "due_on": due_on, "due_steps": list(steps)}
        notice = to_one(one.record, one.act, one.day, body, more)
    notice.casefile = case
    notice.covering = f"Please read this. It is about {NAME}."
    return notice


@pytest.mark.parametrize("slug", EDITIONS)
def test_each_says_whom_what_when_and_why_and_names_no_child(case: CaseFile, slug: str) -> None:
    case.edition_slug = slug
    by, seen = build.member(Role.OFFICER, case.board), set()
    for one in every(case.edition, rows(case)):
        notice = noticed(case, one)
        page = said(notice, [], by)
        for what in (case.board.name, case.reference, one.act.words, day_words(one.day), case.edition.title):
            assert what in page, (one, what)
        assert "Why you are told" in page
        assert "It is about [name]." in page
        assert NAME not in page, one
        assert [clock.steps[0] for clock in notice.clocks({})] == [one.act.done_on(one.day)], one
        seen.add(one.act)
    assert seen >= {duty.act for duty in case.edition.duties} | set(BY_OWN_RULE)


def test_each_has_more_to_say_than_that_it_happened(case: CaseFile) -> None:
    about, by = rows(case), build.member(Role.OFFICER, case.board)
    for act, what in {
        Act.POSSIBLE_REVIEW: "died at home.",
        Act.DECISION_TO_HOLD: "To be completed by",
        Act.DECISION_NOT_TO_HOLD: "Reasons of the decision",
        Act.REOPENED: "The inquest heard",
        Act.REVIEWERS: "Ruth Okafor",
        Act.EXTENSION: "Before, to be completed by",
        Act.COMPLETION: "Decided on",
        Act.BEFORE_PUBLICATION: "Serious case review: Child K",
        Act.NOT_PUBLISHING: "It would harm the sister of",
        Act.CORRECTION: "You were told",
        Act.FURTHER_REFERRAL: "died at home.",
        Act.WRONG_FILE: "Destroy every copy",
    }.items():
        notice = noticed(case, Told(act, date(2014, 3, 3), "ofsted", "The text", about[act]))
        assert what in said(notice, [], by), act


def test_each_act_is_laid_out_on_paper(case: CaseFile) -> None:
    by = build.member(Role.OFFICER, case.board)
    for act, record in rows(case).items():
        notice = noticed(case, Told(act, date(2014, 3, 3), "ofsted", "The text", record))
        with with_an_event(case):
            write(notice, [], by)
        assert pdf(printed(notice)).startswith(b"%PDF"), act
