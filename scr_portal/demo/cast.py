"""The invented boards, agencies and people of the demonstration. Nobody here exists."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from scr_portal.accounts import Agency, Board, Body, Membership, User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.demo.standing import entered
from scr_portal.roles import OF_AGENCY, OF_BODY, Role

SINCE = date(2005, 1, 1)
ACTING_UNTIL = date(2040, 1, 1)
"""An acting chair is appointed with dates."""
D = Agency.Discipline


@dataclass(frozen=True)
class Part:
    """One person of the demonstration and the standing role they hold; `of` is a name, none: appointed by case."""

    name: str
    role: Role | None
    of: str = ""
    position: str = ""

    @property
    def email(self) -> str:
        """An address that cannot exist."""
        return f"{self.name.lower().replace(' ', '.')}@example.org"


NORTHSHIRE, WESTMERE = "Northshire LSCB", "Westmere LSCB"

EXPERTS, SUCCESSOR = "national_panel", "child_safeguarding_practice_review_panel"
BODIES = {
    "ofsted": "Ofsted",
    EXPERTS: "National panel of independent experts",
    SUCCESSOR: "Child Safeguarding Practice Review Panel",
}
AGENCIES = {
    "Northshire Children's Services": (NORTHSHIRE, D.SOCIAL_CARE, False),
    "Northshire Police": (NORTHSHIRE, D.POLICE, False),
    "Northshire Hospitals NHS Trust": (NORTHSHIRE, D.HEALTH, True),
    "Northshire Schools Partnership": (NORTHSHIRE, D.EDUCATION, False),
    "Westmere Children's Services": (WESTMERE, D.SOCIAL_CARE, False),
    "Westmere Police": (WESTMERE, D.POLICE, False),
}
CHIEF_OFFICERS = {
    D.SOCIAL_CARE: "The director of children's services",
    D.POLICE: "The chief constable",
    D.HEALTH: "The chief executive",
    D.EDUCATION: "The chair of the partnership",
}

PARTS = (
    Part("Amina Farouk", Role.OFFICER, NORTHSHIRE, "LSCB business manager"),
    Part("Leo Grant", Role.OFFICER, NORTHSHIRE, "LSCB deputy officer"),
    Part("Judith Hale", Role.CHAIR, NORTHSHIRE, "Independent LSCB chair"),
    Part("Peter Ashdown", Role.ACTING_CHAIR, NORTHSHIRE, "Deputy chair of the LSCB"),
    Part("Grace Mensah", Role.SUBCOMMITTEE, NORTHSHIRE, "Designated nurse"),
    Part("Colin Braithwaite", Role.SUBCOMMITTEE, NORTHSHIRE, "Head of legal services"),
    Part("Helen Marsh", Role.SENIOR, "Northshire Children's Services", "Assistant director"),
    Part("Robert Keane", Role.SENIOR, "Northshire Police", "Detective superintendent"),
    Part("Sunita Rao", Role.SENIOR, "Northshire Hospitals NHS Trust", "Director of nursing"),
    Part("Martin Bell", Role.SENIOR, "Northshire Schools Partnership", "Head of safeguarding in education"),
    Part("Karen Oldfield", Role.REPRESENTATIVE, "Northshire Children's Services", "Safeguarding lead"),
    Part("Edward Lindqvist", None, "", "Consultant in safeguarding"),
    Part("Ruth Okafor", None, "", "Author of reviews"),
    Part("Farah Siddiqui", None, "Northshire Children's Services", "Head of quality assurance"),
    Part("Owen Pritchard", None, "Northshire Police", "Detective chief inspector"),
    Part("Lucy Fenwick", None, "Northshire Hospitals NHS Trust", "Consultant paediatrician"),
    Part("Daniel Osei", None, "Northshire Schools Partnership", "Principal adviser"),
    Part("Marion Clegg", None, "Northshire Children's Services", "Service manager, another district"),
    Part("James Whitlock", None, "Northshire Police", "Review officer"),
    Part("Priya Nair", None, "Northshire Hospitals NHS Trust", "Named nurse"),
    Part("Tom Hadley", None, "Northshire Schools Partnership", "Education adviser"),
    Part("Nora Whitfield", None, "", "Anonymisation checker"),
    Part("Carys Morgan", Role.OFFICER, WESTMERE, "LSCB business manager"),
    Part("Alan Brook", Role.CHAIR, WESTMERE, "Independent LSCB chair"),
    Part("Kate Lomax", Role.SUBCOMMITTEE, WESTMERE, "Safeguarding lead"),
    Part("Gareth Poole", Role.SENIOR, "Westmere Police", "Superintendent"),
    Part("Beth Armitage", Role.SENIOR, "Westmere Children's Services", "Assistant director"),
    Part("Victor Hallam", None, "National panel and its successor", "Secretariat"),
    Part("Irene Postgate", Role.OFSTED, "ofsted", "Inspector"),
)
ADMINISTRATOR = Part("Una Sharpe", None, "", "Administrator")


def gather() -> dict[str, User]:
    """Make the boards, agencies and people; gives the people by name."""
    boards = {
        name: Board.objects.create(
            name=name,
            short_name=name.removesuffix(" LSCB"),
            colour=colour,
            chair_is_independent=True,
            address=f"Civic Centre\n1 Market Square\n{name.removesuffix(' LSCB')}",
            telephone="01632 960001",
        )
        for name, colour in ((NORTHSHIRE, "#1d4f76"), (WESTMERE, "#5a3d7a"))
    }
    agencies: dict[str, Agency] = {}
    for name, (board, discipline, trust) in AGENCIES.items():
        agencies[name] = Agency.objects.create(
            name=name, discipline=discipline, is_health_trust=trust, telephone=f"01632 9601{len(agencies):02}",
            chief_officer=CHIEF_OFFICERS[discipline], chief_officer_email=f"chief.{slugify(name)}@example.org",
        )  # fmt: skip
        agencies[name].boards.add(boards[board])
        entered(agencies[name])
    bodies = {slug: Body.objects.get_or_create(slug=slug, defaults={"name": name})[0] for slug, name in BODIES.items()}
    people = {part.name: _person(part, boards, agencies, bodies) for part in (*PARTS, ADMINISTRATOR)}
    for body in (bodies[EXPERTS], bodies[SUCCESSOR]):
        hold(people["Victor Hallam"], Role.NATIONAL_PANEL, body=body)
    return people


def _person(part: Part, boards: dict[str, Board], agencies: dict[str, Agency], bodies: dict[str, Body]) -> User:
    person = User.objects.create_user(part.email, part.name, is_staff=part is ADMINISTRATOR)
    keep_in_step(person)
    if part is ADMINISTRATOR:
        entered(person)
    if part.role in OF_BODY:
        hold(person, part.role, part.position, body=bodies[part.of])
    elif part.role in OF_AGENCY:
        hold(person, part.role, part.position, agency=agencies[part.of])
    elif part.role:
        hold(person, part.role, part.position, board=boards[part.of])
    return person


def hold(person: User, role: Role, position: str = "", **of: Board | Agency | Body) -> None:
    """Give somebody a standing role that has long been theirs."""
    until = ACTING_UNTIL if role == Role.ACTING_CHAIR else None
    entered(Membership.objects.create(user=person, role=role, since=SINCE, until=until, position=position, **of))
