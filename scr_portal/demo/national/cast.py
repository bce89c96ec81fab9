"""The boards of an invented country, the agencies on them and everybody who works for either."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from random import Random

from scr_portal.accounts import Agency, Board, Body, Membership, User
from scr_portal.demo.cast import ACTING_UNTIL, EXPERTS, SINCE, SUCCESSOR
from scr_portal.demo.national import names
from scr_portal.demo.national.texts import Token
from scr_portal.demo.standing import entered
from scr_portal.demo.walk import Team
from scr_portal.guidance import bodies
from scr_portal.ids import ALPHABET
from scr_portal.roles import Role

CARE, POLICE, HEALTH = "care", "police", "health"
KINDS = {
    CARE: (Agency.Discipline.SOCIAL_CARE, "Children's Services"),
    POLICE: (Agency.Discipline.POLICE, "Constabulary"),
    HEALTH: (Agency.Discipline.HEALTH, "Hospitals NHS Trust"),
}
FORCE = 3
"""So many boards share one police force, with its people."""
COLOURS = ("#1d4f76", "#5a3d7a", "#2f5d3a", "#7a3d3d")
OF_BOARD = {
    "officer": (Role.OFFICER, "LSCB business manager"),
    "second officer": (Role.OFFICER, "LSCB deputy officer"),
    "chair": (Role.CHAIR, "Independent LSCB chair"),
    "acting chair": (Role.ACTING_CHAIR, "Deputy chair of the LSCB"),
    "member": (Role.SUBCOMMITTEE, "Designated nurse"),
    "second member": (Role.SUBCOMMITTEE, "Head of legal services"),
}
OF_AGENCY = {
    "senior": (Role.SENIOR, "Assistant director"),
    "representative": (Role.REPRESENTATIVE, "Safeguarding lead"),
    "author": (None, "Service manager, another district"),
    "panel": (None, "Head of quality assurance"),
}
INDEPENDENT = {"panel chair": "Consultant in safeguarding", "overview author": "Author of reviews"}


@dataclass
class Place:
    """A board with its agencies by kind, and people by what they do there: `officer`, `senior police` ..."""

    board: Board
    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def team(self) -> Team:
        """Those who walk its cases."""
        part, of = self.people, partial(self._by_agency)
        return Team(
            board=self.board, officer=part["officer"], second_officer=part["second officer"], chair=part["chair"],
            members=(part["member"], part["second member"]), seniors=of("senior"), imr_authors=of("author"),
            panel_chair=part["panel chair"], author=part["overview author"], panel_members=of("panel"),
            positions={person.name: position(does) for does, person in part.items()},
        )  # fmt: skip

    def words(self) -> dict[Token, str]:
        """What stands in the texts of its cases: numbers, names and addresses, the same ones for every place."""
        found: dict[Token, str] = {
            ("board", "id"): str(self.board.pk),
            ("board", "name"): self.board.name,
            ("board", "short"): self.board.short_name,
        }
        for kind, agency in self.agencies.items():
            found |= {("agency", kind, "id"): str(agency.pk), ("agency", kind, "name"): agency.name}
        for does, person in sorted(self.people.items()):
            found |= {("person", does, "id"): str(person.pk), ("person", does, "name"): person.name}
            found["person", does, "email"] = person.email
        return found

    def _by_agency(self, does: str) -> dict[str, User]:
        return {agency.name: self.people[f"{does} {kind}"] for kind, agency in self.agencies.items()}


def position(does: str) -> str:
    """What somebody is called who does this."""
    said = {does: words for does, (_, words) in (OF_BOARD | OF_AGENCY).items()} | INDEPENDENT
    return said.get(does) or said[does.split()[0]]


def new_id(random: Random) -> str:
    """What stands in an address, as `ids.public_id`, but following from the seed."""
    return "".join(random.choices(ALPHABET, k=16))


class Cast:
    """Makes everybody, in a few statements."""

    def __init__(self, random: Random, boards: int) -> None:
        self.random = random
        self._names = names.people(random)
        self._users: list[User] = []
        self._memberships: list[Membership] = []
        self.places = [self._place(n, name) for n, name in enumerate(names.places(random)[:boards])]

    def gather(self) -> list[Place]:
        """The places with everybody on them, kept."""
        Board.objects.bulk_create(place.board for place in self.places)
        groups = [self.places[first : first + FORCE] for first in range(0, len(self.places), FORCE)]
        for group in groups:
            for kind in KINDS:
                for sharing in [group] if kind == POLICE else [[place] for place in group]:
                    self._agency(kind, sharing)
        self._independent()
        User.objects.system()
        for one in bodies.BODIES:
            Body.objects.get_or_create(slug=one.slug, defaults={"name": one.name})
        panel, inspector = self._person(), self._person()
        for slug in (EXPERTS, SUCCESSOR):
            self._member(panel, Role.NATIONAL_PANEL, "Secretariat", body=Body.objects.get(slug=slug))
        self._member(inspector, Role.OFSTED, "Inspector", body=Body.objects.get(slug="ofsted"))
        self._keep()
        return self.places

    def _place(self, number: int, name: str) -> Place:
        board = Board(
            name=f"{name} LSCB", short_name=name, colour=COLOURS[number % len(COLOURS)], chair_is_independent=True,
            public_id=new_id(self.random),
        )  # fmt: skip
        people = {does: self._person() for does in OF_BOARD}
        for does, (role, words) in OF_BOARD.items():
            self._member(people[does], role, words, board=board)
        return Place(board, people=people)

    def _agency(self, kind: str, places: list[Place]) -> None:
        discipline, words = KINDS[kind]
        agency = Agency.objects.create(
            name=f"{places[0].board.short_name} {words}", discipline=discipline, is_health_trust=kind == HEALTH,
            public_id=new_id(self.random),
        )  # fmt: skip
        agency.boards.add(*(place.board for place in places))
        entered(agency)
        people = {does: self._person() for does in OF_AGENCY}
        for does, (role, said) in OF_AGENCY.items():
            if role:
                self._member(people[does], role, said, agency=agency)
        for place in places:
            place.agencies[kind] = agency
            place.people |= {f"{does} {kind}": person for does, person in people.items()}

    def _independent(self) -> None:
        """Each works for two boards."""
        for place, other in _pairs(self.places):
            for does in INDEPENDENT:
                place.people[does] = other.people[does] = self._person()

    def _person(self) -> User:
        name = next(self._names)
        person = User(
            email=f"{name.lower().replace(' ', '.')}@example.org",
            name=name,
            public_id=new_id(self.random),
            password="!",  # noqa: S106 - nobody signs in with it
        )
        self._users.append(person)
        return person

    def _member(self, person: User, role: Role, words: str, **of: Board | Agency | Body) -> None:
        until = ACTING_UNTIL if role == Role.ACTING_CHAIR else None
        self._memberships.append(
            Membership(
                user=person, role=role, position=words, since=SINCE, until=until, public_id=new_id(self.random), **of
            )
        )

    def _keep(self) -> None:
        User.objects.bulk_create(self._users, batch_size=1000)
        for one in self._memberships:  # what it points to has its key now
            one.user, one.board, one.agency = one.user, one.board, one.agency
        for one in Membership.objects.bulk_create(self._memberships, batch_size=1000):
            entered(one)


def _pairs(places: list[Place]) -> Iterator[tuple[Place, Place]]:
    firsts: Iterable[Place] = places[::2]
    for number, place in enumerate(firsts):
        yield place, places[min(2 * number + 1, len(places) - 1)]
