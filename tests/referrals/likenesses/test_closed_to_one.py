"""Who has no part in one of two cases that look alike is not told, by the other, that it exists: decision 0098."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.likenesses.models import Likeness, LinkedCase
from referrals.likenesses.transitions import dismiss, link
from referrals.moves.transitions import merge
from referrals.referrals.models import Referral
from referrals.referrals.transitions import link as add
from scr_portal import walls
from scr_portal.access import forget
from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.exports.models import MemoryExport
from scr_portal.exports.transitions import make
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.shelf import Shelf
from tests import build
from tests.referrals.case import Place
from tests.referrals.likenesses.test_linked_cases import COUSINS, WHY, shown, two
from tests.referrals.likenesses.test_second_referral import LOOK, SAME, waits_for
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
TELL = (
    "nother case", "arlier case", "is of the same incident", "not of the same incident", "ikeness", "second referral",
    "inked", COUSINS, WHY,
)  # fmt: skip
"""What none of the pages says to who has no part in the other case."""


class Two:
    """A case, an earlier one that looks alike, an officer of both and one who has stepped back from the earlier one."""

    def __init__(self, *, are_decided: bool = False) -> None:
        self.place = Place()
        self.officer = self.place.officer
        self.apart = build.member(Role.OFFICER, self.place.board)
        if are_decided:
            self.earlier, self.case, self.likeness = two(self.place, outcome="review")
        else:
            self.earlier = self.place.receive().casefile
            self.case = self.place.receive(label="Child L", children=SAME).casefile
            self.likeness = Likeness.objects.get()
        step_back.run(Bar(casefile=self.earlier), self.apart, reason="I know the family.")
        forget([self.apart, self.officer])

    @property
    def page(self) -> str:
        """Where an officer looks at the two."""
        return reverse("referrals:likeness_dismiss", args=[self.likeness.public_id])


def browser(person: User) -> Client:
    """Somebody who has signed in."""
    forget([person])
    client = Client()
    client.force_login(person)
    return client


def written_out(person: User, casefile: CaseFile) -> str:
    """What the export of this person holds, event by event and line by line of the access log."""
    export = make.run(MemoryExport(casefile=casefile), person, made_for="The coroner", reason="An inquest.")
    answer = browser(person).get(reverse("scr_portal:memoryexport_download", args=[export.public_id]))
    lines = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    return json.dumps([line for line in lines if line["line"] != "export"])


def assert_nothing_tells(of: Two) -> None:
    """Neither on the home page, nor on any page of the case, nor in what is written out."""
    assert LOOK not in waits_for(of.apart)
    for page in ("case", "case_timeline", "case_opened"):
        said = shown(of.apart, of.case, page)
        for words in (*TELL, of.earlier.reference):
            assert words not in said, (page, words)
    said = written_out(of.apart, of.case)
    for words in ("likeness", "linkedcase", of.earlier.reference, of.earlier.public_id):
        assert words not in said
    client = browser(of.apart)
    assert client.get(of.page).status_code == 404
    assert client.post(of.page, {"why_dismissed": "Cousins.", "version": "1"}).status_code == 404
    assert "Likeness" not in shown(of.apart, of.case, "case_opened")


def test_a_likely_second_referral_is_not_told() -> None:
    both = Two()
    assert browser(both.officer).get(both.page).status_code == 200
    assert_nothing_tells(both)
    assert LOOK in waits_for(both.officer)
    assert "an earlier case names" in shown(both.officer, both.case)


def test_nor_that_somebody_looked_and_found_another_incident() -> None:
    both = Two()
    answer = browser(both.officer).post(both.page, {"why_dismissed": COUSINS, "version": "1"})
    assert answer.status_code == 302
    assert_nothing_tells(both)


def test_nor_does_what_was_begun_on_its_page_stand_on_the_home_page_any_more() -> None:
    of = Two()
    typed = {"why_dismissed": "Cousins.", "version": str(of.likeness.version), "save-draft": "1"}
    for officer in (of.officer, build.member(Role.OFFICER, of.place.board)):
        assert browser(officer).post(of.page, typed).status_code == 302
        assert of.page in browser(officer).get("/home/").content.decode()
    step_back.run(Bar(casefile=of.earlier), officer, reason="I know the family.")
    assert of.page not in browser(officer).get("/home/").content.decode()
    assert browser(officer).get(of.page).status_code == 404
    assert of.page in browser(of.officer).get("/home/").content.decode()


def test_nor_that_two_are_linked_or_were() -> None:
    both = Two(are_decided=True)
    likeness = link.run(both.likeness, both.officer, because=WHY)
    assert_nothing_tells(both)
    forget([both.officer])
    dismiss.run(likeness, both.officer, why_dismissed=COUSINS)
    assert_nothing_tells(both)


def test_who_may_open_both_reads_who_looked_and_why() -> None:
    both = Two()
    dismiss.run(both.likeness, both.officer, why_dismissed=COUSINS)
    case = shown(both.officer, both.case)
    assert f'<a class="govuk-link" href="/cases/{both.earlier.public_id}/">{both.earlier}</a>, is not of the' in case
    assert f"{both.officer.name} found that an earlier case, <a" in case
    assert f"The reason: {COUSINS}" in case
    assert COUSINS not in shown(both.place.chair, both.case)


@pytest.mark.parametrize("model", [Likeness, LinkedCase])
def test_each_floor_by_itself_keeps_the_row(model: type[Likeness | LinkedCase]) -> None:
    both = Two(are_decided=True)
    link.run(both.likeness, both.officer, because=WHY)
    for person, seen in ((both.apart, False), (both.officer, True)):
        forget([person])
        assert bool(Shelf(both.case, person).rows(model)) is seen
        assert model.objects.visible_to(person).filter(casefile=both.case).exists() is seen
        with walls.entered(person.pk, timezone.localdate()):
            assert model.objects.filter(casefile=both.case).exists() is seen


def test_who_looked_at_the_children_of_both_stands_in_the_log_of_both() -> None:
    both = Two()
    browser(both.officer).get(both.page)
    for case in (both.case, both.earlier):
        looked = Access.objects.filter(casefile=case, user=both.officer, about=both.likeness.subject)
        assert looked.count() == 1
        assert "Opened: A page of the case" in shown(both.officer, case, "case_opened")


def test_who_tried_its_page_stands_there_without_a_word_of_it() -> None:
    both = Two()
    browser(both.apart).get(both.page)
    assert "Was refused: A page of the case (not theirs to see)" in shown(both.place.chair, both.case, "case_opened")
    assert "ikeness" not in shown(both.place.chair, both.case, "case_opened")


def test_an_export_does_not_name_the_case_in_which_a_referral_goes_on() -> None:
    place = Place()
    there, here = place.receive().casefile, place.receive(label="Child M")
    add.run(Referral(casefile=here.casefile), place.officer, **another())
    here.refresh_from_db()
    merge.run(here, place.officer, reference=there.reference, merged_because="The same child.")
    apart = build.member(Role.OFFICER, place.board)
    assert there.reference in written_out(apart, here.casefile)
    step_back.run(Bar(casefile=there), apart, reason="I know the family.")
    said = written_out(apart, here.casefile)
    assert there.reference not in said
    assert "moved a referral" in said
