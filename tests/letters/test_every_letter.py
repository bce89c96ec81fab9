"""Every kind of letter, before the decision and after each outcome: plain words, facts of the record, laid out."""

import io
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
import time_machine
from django.utils import timezone

from panels.imrs import transitions as imrs
from panels.models import Imr
from referrals.agencies.transitions import secure
from referrals.considerations import transitions as considerations
from referrals.models import AgencyInvolvement, Consideration, Decision
from reviews.families import transitions as families
from reviews.models import FamilyContact, Review, StaffContact
from reviews.reviews import transitions as reviews
from reviews.staff import transitions as staff
from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.letters.drafting import KINDS, Draft, proposed, text
from scr_portal.letters.making import html
from scr_portal.letters.models import Letter
from scr_portal.printing.pdf import pdf
from tests.letters.conftest import NAME, PEOPLE, fresh
from tests.referrals.case import ALTERNATIVE, Place, advice

OUTCOMES = ("", "review", "alternative", "none")
"""What was decided; nothing yet."""
HELD = ("review", "alternative")
LAW = ("shall", "statutory", "Working Together", "section 1", "regulation", "must by law", "legally")


def decide(case: CaseFile, place: Place, outcome: str) -> None:
    """The sub-committee recommends it and the chair decides so."""
    round_ = Consideration.objects.get(casefile=case)
    round_ = considerations.recommend.run(round_, place.member, **advice(round_, outcome))
    said: dict[str, Any] = {"outcome": outcome, "decided_on": timezone.localdate(), "rationale": "So"}
    said["interest"] = "nothing"
    if outcome != "review":
        said |= {"limb_that_fails": "abuse", "why_it_fails": "Nobody saw any."}
    if outcome == "alternative":
        said |= ALTERNATIVE
    considerations.decide.run(round_, place.chair, criteria_met=outcome == "review", **said)


def ask_for_an_imr(case: CaseFile, place: Place) -> None:
    """The terms of reference are approved, and the police are asked."""
    today, review = timezone.localdate(), Review.objects.get(casefile=case)
    reviews.approve_terms.run(review, fresh(place.chair), approved_on=today)
    due_on = today + timedelta(days=60)
    imrs.commission.run(
        Imr(casefile=case), fresh(place.officer), agency=place.police, commissioned_on=today, due_on=due_on
    )


def fill_the_registers(case: CaseFile, place: Place) -> None:
    """The mother, and a member of staff who is not to be interviewed yet."""
    today = timezone.localdate()
    families.record.run(
        FamilyContact(casefile=case), fresh(place.officer), who="Mother", route="In person",
        named_contact="Amina Farouk, 01632 960001", stage="informed", stage_on=today,
    )  # fmt: skip
    staff.record.run(
        StaffContact(casefile=case), fresh(place.officer), who="Response officer", agency=place.police,
        support="The staff association", interview="hold_off", stage="explained", stage_on=today,
    )  # fmt: skip


def everything(place: Place, outcome: str = "", **agency: str) -> tuple[CaseFile, dict[str, Draft]]:
    """A case at that point, with all the letters that it calls for."""
    if agency:
        Agency.objects.filter(pk=place.police.pk).update(**agency)
    case = place.receive(agencies=[place.police, place.health], people=PEOPLE).casefile
    fill_the_registers(case, place)
    if outcome:
        decide(case, place, outcome)
    if outcome == "review":
        ask_for_an_imr(case, place)
    return case, proposed(case, fresh(place.officer))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_kind_says_where_it_stands_and_invents_no_law(place: Place, outcome: str) -> None:
    case, offered = everything(place, outcome)
    missing = {"": {"commission"}, "alternative": {"commission"}, "none": {"commission", "secure"}}.get(outcome, set())
    assert {key.partition(":")[0] for key in offered} == set(KINDS) - missing - {"late"}
    decided = Decision.objects.filter(casefile=case).first()
    for key, draft in offered.items():
        said = text(draft.paragraphs, case, fresh(place.officer))
        assert said.startswith("Dear "), key
        assert said.endswith(f"Yours sincerely\n\n{place.officer.name}\nLSCB officer\n{case.board}")
        stands = day_words(decided.decided_on) if decided else "considering"
        assert stands in said, key
        assert not [word for word in LAW if word in said], key
        assert not ("made public" in said or "what they can do better" in said) or outcome in HELD, key
        assert (NAME in said) == key.startswith("secure:"), key


@pytest.mark.parametrize("outcome", ["alternative", "none"])
def test_while_the_case_is_considered_again_no_letter_says_what_was_decided_before(place: Place, outcome: str) -> None:
    case, _ = everything(place, outcome)
    again = Consideration(casefile=CaseFile.objects.get(pk=case.pk))
    considerations.reopen.run(again, place.chair, attention_on=timezone.localdate(), reopened_because="New facts.")
    offered = proposed(case, fresh(place.officer))
    assert {"secure", "chief", "referrer"} <= {key.partition(":")[0] for key in offered}
    for key, draft in offered.items():
        said = text(draft.paragraphs, case, fresh(place.officer))
        assert "considering" in said, key
        assert not any(words in said for words in ("will be held", "Nothing more is asked")), key


def test_what_is_known_of_the_chief_officer_stands_on_the_letter(place: Place) -> None:
    _, offered = everything(place, "review", chief_officer="Chief Constable Ann Rowe")
    to_police = [one for one in offered.values() if one.agency == place.police]
    assert len(to_police) == 3
    assert {(one.to, one.paragraphs[0]) for one in to_police} == {
        ("Chief Constable Ann Rowe", "Dear Chief Constable Ann Rowe")
    }


def test_an_agency_is_asked_for_its_review_with_its_day(place: Place) -> None:
    case, offered = everything(place, "review")
    said = " ".join(next(one for key, one in offered.items() if key.startswith("commission:")).paragraphs)
    for what in (day_words(Imr.objects.get(casefile=case).due_on), "terms of reference, version 1, approved on"):
        assert what in said
    assert "Please name an author" in said


def test_an_agency_is_not_told_that_a_day_that_is_past_can_be_kept(place: Place) -> None:
    case, _ = everything(place, "review")
    due = Imr.objects.get(casefile=case).due_on
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        late = proposed(case, fresh(place.officer))
        said = " ".join(next(one for key, one in late.items() if key.startswith("commission:")).paragraphs)
    assert f"and was due on {day_words(due)}." in said
    assert "If the day cannot be kept" not in said
    assert "That day is past" in said


def test_a_telephone_number_is_not_broken_at_the_end_of_a_line(place: Place) -> None:
    case, offered = everything(place)
    draft = next(one for one in offered.values() if "[name of the mother]" in one.to)
    said = text(draft.paragraphs, case, fresh(place.officer))
    letter = Letter(casefile=case, kind="family", to=draft.to, text=said, dated_on=timezone.localdate())
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf(html(letter))))
    lines = "".join(page.get_textpage().get_text_range() for page in pages).splitlines()
    assert any(line.replace("\N{NO-BREAK SPACE}", " ").startswith("01632 960001.") for line in lines), lines


def test_staff_are_told_who_supports_them_and_that_nobody_asks_them_yet(place: Place) -> None:
    _, offered = everything(place, "review")
    said = " ".join(next(one for key, one in offered.items() if key.startswith("staff:")).paragraphs)
    assert "The staff association" in said
    assert "nobody will ask you for a conversation" in said
    assert "[name of the response officer]" in said


@pytest.mark.parametrize("outcome", HELD)
def test_nobody_is_told_that_a_review_will_be_published_that_may_not_be(place: Place, outcome: str) -> None:
    _, offered = everything(place, outcome)
    to_people = [" ".join(one.paragraphs) for key, one in offered.items() if key.startswith(("staff:", "family:"))]
    assert len(to_people) == 3
    assert all("before anything" in said and "made public" in said for said in to_people)


def test_an_address_of_the_family_that_is_not_known_is_a_gap(place: Place) -> None:
    _, offered = everything(place)
    assert {one.address for key, one in offered.items() if key.startswith("family:")} == {"[address]"}


def test_records_that_are_secured_are_not_asked_for_again(place: Place) -> None:
    case, _ = everything(place)
    asked = AgencyInvolvement.objects.get(casefile=case, agency=place.police)
    secure.run(asked, fresh(place.officer), secured_on=timezone.localdate(), secured_by="A", records_secured="All")
    left = [one for key, one in proposed(case, fresh(place.officer)).items() if key.startswith("secure:")]
    assert [one.agency for one in left] == [place.health]


def test_each_kind_is_laid_out_on_paper(place: Place) -> None:
    case, offered = everything(place, "review")
    kinds = {key.partition(":")[0]: one for key, one in offered.items()}
    assert set(kinds) == set(KINDS) - {"late"}
    for kind, draft in kinds.items():
        said = text(draft.paragraphs, case, fresh(place.officer))
        letter = Letter(
            casefile=case, kind=kind, agency=draft.agency, to=draft.to, address=draft.address, text=said,
            dated_on=timezone.localdate(),
        )  # fmt: skip
        assert pdf(html(letter)).startswith(b"%PDF"), kind


def top_of(page: Any, words: str) -> float:
    """How high on a page some words begin, in points."""
    text = page.get_textpage()
    index, _ = text.search(words).get_next()
    return float(text.get_charbox(index)[3])


def test_there_is_space_to_sign_and_the_name_never_stands_on_a_page_without_the_closing_words(place: Place) -> None:
    case, offered = everything(place)
    draft = next(one for key, one in offered.items() if key.startswith("chief:"))
    for more in (0, *range(8, 16)):  # with as many lines more the signature comes to the end of the page
        said = text(("Please read this.",) * more + draft.paragraphs, case, fresh(place.officer))
        letter = Letter(casefile=case, kind="chief", to=draft.to, text=said, dated_on=timezone.localdate())
        last = list(pypdfium2.PdfDocument(io.BytesIO(pdf(html(letter)))))[-1]
        assert "Yours sincerely" in last.get_textpage().get_text_range(), more
        assert top_of(last, "Yours sincerely") - top_of(last, place.officer.name) > 50, more
