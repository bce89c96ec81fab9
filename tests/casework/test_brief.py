"""The case on one page: always one page, never a child's name, and only what its reader may see."""

import re
from io import BytesIO

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.dissents.transitions import record as record_dissent
from referrals.models import AgencyNamed, Dissent, Referral
from scr_portal import notices
from scr_portal.access import forget
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import record
from scr_portal.audit import Access
from scr_portal.bars.transitions import step_back
from scr_portal.casework import brief_page, views
from scr_portal.casework.brief import CaseBrief, Part, _short, case_brief
from scr_portal.casework.strip import Line
from scr_portal.deadlines import sync
from scr_portal.documents.apart import UnreadableError
from scr_portal.guidance.base import Act
from scr_portal.people import Bar, Person
from scr_portal.roles import Role
from tests import build
from tests.build import told
from tests.build_review import days_ago
from tests.referrals.case import Place
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return Team()


def sheets(data: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(BytesIO(data)) as document:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def words(person: User, team: Team) -> str:
    """All that is said to this person, uncut."""
    said = case_brief(team.casefile, person, timezone.localdate())
    return "\n".join([*said.warnings.lines, *(line for part in said.parts for line in (part.title, *part.lines))])


def warn(team: Team, text: str) -> Alert:
    """A warning for the LSCB and the SCR panel."""
    return record.run(Alert(casefile=team.casefile), team.officer, kind="no_contact", text=text, audience="panel")


def test_who_takes_calls_gets_one_page_and_nobody_else(team: Team) -> None:
    path = reverse("case_brief", args=[team.casefile.public_id])
    case = reverse("case", args=[team.casefile.public_id])
    for person in (team.officer, team.chair, team.panel_chair):
        answer = browser(person).get(path)
        assert answer["Content-Type"] == "application/pdf"
        (page,) = sheets(answer.getvalue())
        assert f"{team.casefile.reference}, {team.casefile.label}" in page
        assert f"for {person.name}, as it stood on" in page
        assert path in browser(person).get(case).content.decode()
    assert browser(team.senior).get(path).status_code == 403
    assert path not in browser(team.senior).get(case).content.decode()
    assert browser(Team().officer).get(path).status_code == 404


def test_it_is_logged_as_the_opening_of_a_document(team: Team) -> None:
    path = reverse("case_brief", args=[team.casefile.public_id])
    browser(team.chair).get(path)
    assert Access.objects.filter(kind=Access.Kind.DOCUMENT, user=team.chair, about=path).count() == 1
    opened = browser(team.chair).get(reverse("case_opened", args=[team.casefile.public_id])).content.decode()
    assert "Brief" in opened


def test_it_says_where_the_case_stands_what_is_due_decided_owed_and_next(team: Team) -> None:
    warn(team, "Nobody speaks with the stepfather.")
    said = words(team.chair, team)
    assert "Do not contact: Nobody speaks with the stepfather." in said
    for title in ("Running dates", "Next", "Decided and done, the newest first", "People"):
        assert title in said.splitlines()
    assert "Complete the review: " in said
    assert "Decision of the LSCB chair: Hold a serious case review" in said
    assert f"LSCB chair: {team.chair.name}" in said


def test_no_child_is_named_whatever_was_typed(team: Team) -> None:
    with told(team.casefile):
        Person.objects.create(casefile=team.casefile, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
    warn(team, "Do not write to the mother of Tamsin Applegarth; Tamsin is in hospital.")
    said = words(team.officer, team)
    assert "Do not write to the mother of [name]; [name] is in hospital." in said
    assert "Tamsin" not in said


def test_each_reader_is_told_what_that_reader_may_see(team: Team) -> None:
    """The notices are the office's: what of them is owed is said to the chair, and not to the SCR panel chair."""
    with told(team.casefile):
        notices.owe(team.review.decision, Act.DECISION_TO_HOLD, team.review.decision.decided_on)
        sync(team.casefile)
    assert "Tell " in words(team.chair, team)
    assert "Tell " not in words(team.panel_chair, team)


@pytest.mark.parametrize("text", ["The agency has not said what it knew of the family. " * 8, "W" * 400, "i " * 200])
def test_it_is_one_page_whatever_the_amount_and_says_how_much_more_there_is(team: Team, text: str) -> None:
    warnings = Part("Warnings", tuple(text for _ in range(9)))
    parts = tuple(Part(f"Part {number}", tuple(text for _ in range(60))) for number in range(8))
    head = tuple(Line(term, text[:200]) for term in ("Where it stands", "Edition of the guidance", "Board", "Children"))
    (page,) = sheets(brief_page.printed(CaseBrief(team.casefile, head, warnings, parts), team.chair))
    assert "Part 7" in page
    assert len(re.findall(r"and 5\d more", page)) == 8
    assert re.search(r"and [5-8] more", page)  # of the warnings


def test_a_short_case_is_not_cut(team: Team) -> None:
    said = case_brief(team.casefile, team.chair, timezone.localdate())
    (page,) = sheets(brief_page.printed(said, team.chair))
    assert "more" not in page
    flat = " ".join(page.split())
    assert all(line in flat for part in said.parts for line in part.lines)


def test_it_says_who_dissents_and_that_the_chair_stepped_back() -> None:
    place = Place()
    round_ = place.recommended("none")
    case = round_.casefile
    record_dissent.run(
        Dissent(casefile=case, consideration=round_), place.second_member, position="review",
        reason="Two agencies knew of Tamsin Applegarth.",
    )  # fmt: skip
    step_back.run(Bar(casefile=case), place.chair, reason="I know the family.")
    forget([place.chair])
    said = case_brief(case, place.officer, timezone.localdate())
    lines = {part.title: " ".join(part.lines) for part in said.parts}
    assert f"{place.second_member.name} dissents" in lines["Dissent and interests"]
    assert "Two agencies knew of [name]." in lines["Dissent and interests"]
    assert f"{place.chair.name}, LSCB chair: stepped back on" in lines["Who has no part in this case"]
    assert len(sheets(brief_page.printed(said, place.officer))) == 1


def test_where_it_cannot_be_laid_out_that_is_said(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise UnreadableError("The reader could not be started.")

    monkeypatch.setattr(views, "printed", fails)
    answer = browser(team.chair).get(reverse("case_brief", args=[team.casefile.public_id]))
    assert answer.status_code == 503
    assert "Try again in a moment" in answer.content.decode()


def test_it_says_what_happened_and_whom_to_telephone(team: Team) -> None:
    Board.objects.filter(pk=team.casefile.board_id).update(telephone="01632 960001")
    team.casefile.board.refresh_from_db()
    with told(team.casefile):
        Person.objects.create(casefile=team.casefile, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
        Referral.objects.create(
            casefile=team.casefile, referrer_name="Robin Carter", referrer_contact="01632 960002", trigger="death",
            what_happened="Tamsin died at home. The father called the ambulance.", attention_on=days_ago(60),
            attention_route="telephone", received_on=days_ago(60), others_at_risk="no", status="received",
        )  # fmt: skip
        AgencyNamed.objects.create(
            casefile=team.casefile, referral=Referral.objects.get(), which="Harbour School", contact="By the office"
        )  # fmt: skip
    said = words(team.chair, team).splitlines()
    assert said[0] == "What happened"
    assert not any("Harbour School" in line for line in said)
    assert said[1] == "A child died. [name] died at home. The father called the ambulance."
    assert f"Office of {team.casefile.board}: 01632 960001" in said
    assert "Robin Carter, who referred: 01632 960002" in said


def test_no_senior_officer_who_stepped_back_is_to_be_telephoned() -> None:
    place = Place()
    case = place.receive(agencies=[place.police]).casefile
    Agency.objects.filter(pk=place.police.pk).update(telephone="01632 960100")
    senior = build.member(Role.SENIOR, place.police)
    Membership.objects.filter(agency=place.police).exclude(user=senior).update(until=timezone.localdate())

    def said() -> list[str]:
        brief = case_brief(case, place.chair, timezone.localdate())
        return [line for part in brief.parts for line in part.lines]

    assert f"{place.police}, senior officer: 01632 960100" in said()
    step_back.run(Bar(casefile=case, agency=place.police), senior, reason="I know the family.")
    assert not any("01632 960100" in line for line in said())


@pytest.mark.parametrize(
    ("line", "longest", "cut"),
    [
        ("It rained. The door stood open.", 31, "It rained. The door stood open."),
        ("It rained all day. The door stood open all night.", 46, "It rained all day. In full in the portal."),
        ("The door stood open all night and nobody came at all", 32, "The door stood open all night …"),
        ("W" * 60, 20, "W" * 18 + " …"),
    ],
)
def test_a_line_ends_with_a_sentence_or_a_word_and_says_that_it_is_cut(line: str, longest: int, cut: str) -> None:
    assert _short(line, longest) == cut
