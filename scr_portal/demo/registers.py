"""What stands on the registers of an invented review: lessons, the family, staff."""

from datetime import date

from reviews.families import transitions as families
from reviews.lessons import transitions as lessons
from reviews.models import EarlyLesson, FamilyContact, FamilyView, StaffContact
from reviews.staff import transitions as staff
from scr_portal.accounts import Agency
from scr_portal.demo.walk import Walk, on


def fill(walk: Walk, day: date) -> None:
    """An agency's early lesson, the mother and what she said, and a member of an agency's staff."""
    team, case = walk.team, walk.case
    agency = team.board.agencies.get(discipline=Agency.Discipline.POLICE)
    with on(day):
        early = lessons.record.run(
            EarlyLesson(casefile=case, agency=agency), team.seniors[agency.name],
            lesson="Officers who were called to the home did not ask who else lived there.",
            to_do="Put the question on the form that is filled in at every call.", owner="Head of public protection",
            identified_on=day,
        )  # fmt: skip
        lessons.share.run(early, team.officer, shared_on=day, shared_with="")
        families.record.run(
            FamilyContact(casefile=case), team.panel_chair, who="Mother", route="In person, at her solicitor's office",
            named_contact="The SCR panel chair", advice="The police ask that the father is not told beforehand.",
            stage="contributed", stage_on=day,
        )  # fmt: skip
        families.hear.run(
            FamilyView(casefile=case), team.panel_chair, who="Mother", said_on=day,
            said="She told four people that she could not cope. Each asked her to tell somebody else.",
        )  # fmt: skip
        staff.record.run(
            StaffContact(casefile=case), team.officer, who="Response officer", agency=agency,
            support="The police federation", interview="hold_off", stage="explained", stage_on=day,
        )  # fmt: skip
