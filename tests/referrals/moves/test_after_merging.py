"""What is read once a referral goes on in another case: where, and by which reference it was given."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from referrals.referrals.models import Referral
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.letters.drafting import proposed
from scr_portal.letters.making import html
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose, tell_again
from scr_portal.people import Bar
from tests.referrals.case import Place
from tests.referrals.moves.test_merge import TWIN, merged

pytestmark = pytest.mark.django_db


def test_the_page_of_the_case_it_left_leads_to_where_it_goes_on(client: Client) -> None:
    place = Place()
    there = place.receive()
    left = merged(place, there)
    client.force_login(place.officer)
    page = client.get(reverse("case", args=[left.casefile.public_id])).content.decode()
    assert "it goes on in" in page
    assert reverse("case", args=[there.casefile.public_id]) in page


def test_a_reference_that_is_wrong_and_a_reason_that_is_missing_are_said_at_once(client: Client) -> None:
    place = Place()
    twin = place.receive(**TWIN)
    client.force_login(place.officer)
    page = reverse("referrals:referral_merge", args=[twin.public_id])
    answer = client.post(page, {"reference": "CASE-XVAHD", "merged_because": "", "version": "1"}).content.decode()
    assert "No other case of your board has this reference" in answer
    assert "Enter why it belongs there" in answer


def test_a_letter_to_whoever_referred_gives_the_reference_that_they_know() -> None:
    place = Place()
    there = place.receive(referrer_name="Karen Oldfield")
    left = merged(place, there, referrer_name="Rhys Bevan")
    offered = proposed(there.casefile, place.officer)
    words = {one.to: " ".join(one.paragraphs) for key, one in offered.items() if key.startswith("referrer:")}
    given = f"You were given the reference {left.casefile.reference} for it."
    assert given in words["Rhys Bevan"]
    assert "You were given the reference" not in words["Karen Oldfield"]


def test_the_head_of_such_a_letter_bears_that_reference_and_so_does_one_that_puts_a_date_right(client: Client) -> None:
    place = Place()
    there = place.receive(referrer_name="Karen Oldfield")
    left = merged(place, there, referrer_name="Rhys Bevan")
    client.force_login(place.officer)
    offered = proposed(there.casefile, place.officer)
    for name, known in (("Rhys Bevan", left.casefile), ("Karen Oldfield", there.casefile)):
        choice = next(key for key, one in offered.items() if one.to == name)
        letter = compose.run(Letter(casefile=there.casefile), place.officer, choice=choice)
        put_right = tell_again.run(
            Letter(casefile=there.casefile), User.objects.system(), about=letter, text="Dear colleague"
        )
        for one in (letter, put_right):
            page = client.get(reverse("scr_portal:letter", args=[one.public_id])).content.decode()
            assert f"Our reference: {known.reference}<" in page
            printed = html(one).decode()
            assert f"Our reference: {known.reference}<" in printed
            assert set(re.findall(r"CASE-\w+", printed)) == {known.reference}


def test_its_page_says_which_reference_its_referrer_may_call_with_to_who_cannot_open_that_case(client: Client) -> None:
    place = Place()
    there = place.receive()
    left = merged(place, there)
    step_back.run(Bar(casefile=left.casefile), place.second_member, reason="I know the family.")
    client.force_login(place.member)
    moved = Referral.objects.get(came_from=left)
    words = f"Whoever referred was given the reference {left.casefile.reference}."
    assert words in client.get(reverse("referrals:referral", args=[moved.public_id])).content.decode()
    page = client.get(reverse("referrals:referral", args=[there.public_id])).content.decode()
    assert "Whoever referred was given the reference" not in page
