"""Builds the people and cases that tests need, through the steps themselves wherever there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from scr_portal import audit
from scr_portal.accounts import Absence, Agency, Board, Body, Membership, User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.demo.standing import entered
from scr_portal.people import Person
from scr_portal.roles import OF_AGENCY, OF_BODY, Audience, Role

LONG_AGO = date(2005, 1, 1)
FAR_AWAY = date(2100, 1, 1)
PASSWORD = "correct horse battery"
_numbers = count(1)


def user(name: str = "") -> User:
    """Somebody with an account and no role."""
    number = next(_numbers)
    email = f"person{number}@example.org"
    return User.objects.create(email=email, name=name or f"Person {number}", password=_hashed())


def administrator(name: str = "") -> User:
    """Somebody who looks after accounts."""
    return administrates(user(name))


def administrates(person: User) -> User:
    """Let somebody look after accounts."""
    with transaction.atomic():
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        keep_in_step(person)
        return entered(person)


def closed(person: User) -> User:
    """An account that nobody signs in to any more."""
    with transaction.atomic():
        person.is_active = False
        person.save(update_fields=["is_active"])
        return entered(person)


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def board(name: str = "") -> Board:
    """A board with its standing sub-committee."""
    name = name or f"Board {next(_numbers)}"
    return Board.objects.create(name=f"{name} LSCB", short_name=name)


def agency(of: Board, discipline: str = Agency.Discipline.POLICE, name: str = "", **more: object) -> Agency:
    """A member agency of a board."""
    with transaction.atomic(savepoint=False):
        made = Agency.objects.create(name=name or f"Agency {next(_numbers)}", discipline=discipline, **more)
        made.boards.add(of)
        return entered(made)


def member(role: Role, of: Board | Agency | Body, name: str = "") -> User:
    """Somebody who has held `role` since long ago; of LSCB chairs a board has one."""
    if role == Role.CHAIR and (
        there := Membership.objects.given().filter(board_id=of.pk, role=role, until=None).first()
    ):
        return there.user
    holder = "agency" if role in OF_AGENCY else "body" if role in OF_BODY else "board"
    person = user(name or f"{role.label} {next(_numbers)}")
    until = FAR_AWAY if role == Role.ACTING_CHAIR else None
    holds(user=person, role=role, until=until, **{holder: of})
    return person


def holds(**said: object) -> Membership:
    """Let a `user` hold a `role` of a `board`, for an `agency` or a `body`, since long ago unless said otherwise."""
    with transaction.atomic(savepoint=False):
        return entered(Membership.objects.create(**{"since": LONG_AGO} | said))


def changed(held: QuerySet[Membership], **values: object) -> None:
    """Let these roles have other days, or be somebody else's."""
    with transaction.atomic():
        keys = [one.pk for one in held]
        held.update(**values)
        for one in Membership.objects.filter(pk__in=keys):
            entered(one)


def away(chair: User, since: date | None = None, until: date | None = None) -> None:
    """Let an LSCB chair be away, from today on unless said otherwise: the acting chair acts."""
    held = Membership.objects.get(user=chair, role=Role.CHAIR)
    today = timezone.localdate()
    until = until or today + timedelta(days=7)
    with transaction.atomic():
        entered(Absence.objects.create(membership=held, since=since or today, until=until, recorded_by=chair))


def casefile(of: Board, edition: str = "wt2013", agencies: tuple[Agency, ...] = ()) -> CaseFile:
    """A bare case without a referral, for tests of what hangs on any case."""
    case = CaseFile(board=of, label=f"Child {next(_numbers)}", edition_slug=edition)
    with told(case):
        case.save()
        for one in agencies:
            CaseAgency.objects.create(casefile=case, agency=one)
    case.refresh_from_db()
    return case


@contextmanager
def told(case: CaseFile) -> Iterator[None]:
    """What is made inside is made with an event of its case, as the database asks of what is not made by a step."""
    with transaction.atomic():
        yield
        about = Person(casefile=case, audience=Audience.OFFICE)
        audit.record(about, User.objects.system(), timezone.now(), "person.build", "Built for a test", {})
