"""A partner board that was sent the end of a review is told of another: extended, put right, or not extended."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from reviews.models import Extension
from reviews.reviews import transitions
from reviews.reviews.corrections import correct_extension
from reviews.reviews.voids import void_extension
from scr_portal import deadlines
from scr_portal.audit import broken
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.partners.transitions import end, name, send
from scr_portal.partners.voids import void_paper
from tests.partners.conftest import browser, fresh, paper_of
from tests.referrals.case import Place
from tests.reviews.team import Team, today

pytestmark = pytest.mark.django_db
LATER, LATEST = today() + timedelta(days=400), today() + timedelta(days=500)
ENDS = "The day by which the review is to be completed"


class Sending:
    """A review of one board, of which another board is sent papers."""

    def __init__(self, team: Team, there: Place) -> None:
        self.team, self.there, self.case = team, there, team.casefile
        deadlines.sync(self.case)
        self.first = Deadline.objects.get(casefile=self.case, kind="completion").due_on
        assert self.first
        new = PartnerBoard(casefile=self.case)
        self.partner = name.run(
            new, fresh(team.officer), board=there.board, reason="The child lived there.", since=today()
        )

    def sends(self, message: str, *documents: Document) -> PartnerPaper:
        """The officer of the board that leads."""
        new = PartnerPaper(casefile=self.case)
        return send.run(new, fresh(self.team.officer), partner=self.partner, message=message, documents=documents)

    def extends(self, due_on: date) -> None:
        """The chair of the board that leads, today."""
        self.team.review = transitions.extend.run(
            self.team.review, fresh(self.team.chair), decided_on=today(), due_on=due_on, reason="A trial is pending.",
            revised_plan="Report in May.", progress="The log is in use.",
        )  # fmt: skip

    def newest(self) -> str:
        """What the officer of the partner board reads last."""
        paper = PartnerPaper.objects.latest("pk")
        address = reverse("scr_portal:partnerpaper", args=[paper.public_id])
        return browser(self.there.officer).get(address).content.decode()


@pytest.fixture
def sending(there: Place) -> Sending:
    """A review under way, and the board beside it."""
    return Sending(Team(), there)


def test_its_people_are_mailed_and_read_the_new_end_and_no_word_of_why(sending: Sending, there: Place) -> None:
    sending.sends(f"We hope to be done by {day_words(sending.first)}.")
    before = Message.objects.count()
    sending.extends(LATER)
    assert {there.officer, there.chair} <= {one.user for one in Message.objects.order_by("pk")[before:]}
    page = sending.newest()
    assert (
        f"In what we sent you on {day_words(today())} we told you a date. {ENDS} was {day_words(sending.first)}. "
        f"It has been moved since, and is {day_words(LATER)} now."
    ) in page
    for word in ("wrong", "trial", "Report in May"):
        assert word not in page
    assert broken(sending.case) == []
    book = reverse("scr_portal:case_letter_book", args=[sending.case.public_id])
    shown = browser(sending.team.officer).get(f"{book}?show=partner").content.decode()
    assert shown.count("Something sent to a partner board</a>") == 2


def test_each_end_that_follows_is_told_once(sending: Sending) -> None:
    sending.sends(f"We hope to be done by {sending.first:%d/%m/%Y}.")
    sending.extends(LATER)
    sending.extends(LATEST)
    assert PartnerPaper.objects.count() == 3
    assert (
        f"{ENDS} was {day_words(LATER)}. It has been moved since, and is {day_words(LATEST)} now." in sending.newest()
    )
    void_extension.run(Extension.objects.latest("pk"), fresh(sending.team.chair), because="Of another review.")
    assert PartnerPaper.objects.count() == 4
    assert (
        f"{ENDS} was {day_words(LATEST)}. It has been moved since, and is {day_words(LATER)} now." in sending.newest()
    )


def test_an_end_that_is_put_right_is_told_and_said_once(sending: Sending) -> None:
    sending.sends(f"We hope to be done by {day_words(sending.first)}.")
    sending.extends(LATER)
    extension = Extension.objects.get()
    correct_extension.run(extension, fresh(sending.team.chair), field="due_on", day=LATEST, reason="Misread.")
    page = sending.newest()
    assert page.count(f"it said {day_words(LATER)}. It is {day_words(LATEST)}.") == 1
    assert "a date was wrong." in page
    sending.extends(LATEST + timedelta(days=30))
    assert f"{ENDS} was {day_words(LATEST)}." in sending.newest()


def test_it_may_stand_in_a_document_that_went_with_it(sending: Sending) -> None:
    document = paper_of(sending.team.review, "Draft terms")
    Document.objects.filter(pk=document.pk).update(text=f"To be completed by {day_words(sending.first)}")
    paper = sending.sends("Please read this.", document)
    sending.extends(LATER)
    assert PartnerPaper.objects.exclude(pk=paper.pk).count() == 1


def test_nobody_is_told_who_was_not_sent_it_or_reads_it_no_more(sending: Sending) -> None:
    sending.sends("Please read this.")
    void_paper.run(
        sending.sends(f"By {day_words(sending.first)}."), fresh(sending.team.officer), because="To another board."
    )
    before = PartnerPaper.everything.count()
    sending.extends(LATER)
    sending.sends(f"By {day_words(LATER)}.")
    end.run(sending.partner, fresh(sending.team.officer), ended_on=today(), why_ended="It moved.")
    sending.extends(LATEST)
    assert PartnerPaper.everything.count() == before + 1
