"""The people of a journey: everybody has an account and a password, nobody a part in the case yet."""

from dataclasses import dataclass, field

from scr_portal.accounts import Agency, Body, User
from scr_portal.roles import Role
from tests import build

NATIONAL_PANEL = ("national_panel", "National panel of independent experts")
NAMES = ("Tamsin Applegarth", "Corin Applegarth", "Morwenna Applegarth", "Jory Penhaligon", "Wenna")
"""Everybody of the family, as the referral writes them down."""
PARTS = tuple({part for name in NAMES for part in name.split()})


@dataclass
class Cast:
    """A board with two agencies; run inside the portal's database."""

    place: str
    seniors: dict[str, User] = field(default_factory=dict)
    authors: dict[str, User] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.board = board = build.board(self.place)
        self.police = f"{self.place} Police"
        self.health = f"{self.place} Hospitals NHS Trust"
        self.officer = build.member(Role.OFFICER, board, "Amina Farouk")
        self.second_officer = build.member(Role.OFFICER, board, "Leo Grant")
        self.chair = build.member(Role.CHAIR, board, "Judith Hale")
        self.acting_chair = build.member(Role.ACTING_CHAIR, board, "Dilys Penrose")
        self.member = build.member(Role.SUBCOMMITTEE, board, "Grace Mensah")
        self.second_member = build.member(Role.SUBCOMMITTEE, board, "Colin Braithwaite")
        self.third_member = build.member(Role.SUBCOMMITTEE, board, "Samuel Roake")
        self.panel_chair, self.author = build.user("Edward Lindqvist"), build.user("Ruth Okafor")
        self.panel_members = {self.police: build.user("Owen Pritchard"), self.health: build.user("Lucy Fenwick")}
        disciplines = {self.police: Agency.Discipline.POLICE, self.health: Agency.Discipline.HEALTH}
        for name, discipline in disciplines.items():
            agency = build.agency(board, discipline, name)
            self.seniors[name] = build.member(Role.SENIOR, agency, f"Senior of {name}")
            self.authors[name] = build.user(f"Author of {name}")
        self.second_author = build.user("Nora Castell")
        self.other_board = build.board(f"{self.place} East")
        self.other_chair = build.member(Role.CHAIR, self.other_board, "Hugh Barlow")
        self.other_officer = build.member(Role.OFFICER, self.other_board, "Iris Moore")
        body, _ = Body.objects.get_or_create(slug=NATIONAL_PANEL[0], defaults={"name": NATIONAL_PANEL[1]})
        self.reader = build.member(Role.NATIONAL_PANEL, body, "Victor Hallam")
