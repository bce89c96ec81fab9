"""Mail that failed is told wherever somebody can do something about it, also mail of no case."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.management.commands.status import status
from scr_portal.roles import Role
from tests import build, databases
from tests.bench.plans import MANY_ROWS, explained

pytestmark = pytest.mark.django_db
REFUSED, SENT = Message.Status.REFUSED, Message.Status.SENT


def mail(address: str, status: str = REFUSED, user: User | None = None, **more: object) -> Message:
    """One mail of no case, as it fared."""
    number = f"<{Message.objects.count()}@scr-portal.invalid>"
    said = {"subject": "SCR Portal: 3 dates need you", "body": "x", "message_id": number, "answer": "550 No such user"}
    return Message.objects.create(address=address, status=status, user=user, **(said | more))


def failed() -> object:
    return status(timezone.now())["failed_messages"]


def read(person: User, address: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(address).content.decode()


def test_status_counts_it_until_another_gets_through_or_a_month_has_passed() -> None:
    mail("gone@example.org")
    mail("perhaps@example.org", Message.Status.MAY_HAVE_ARRIVED)
    mail("well@example.org", SENT)
    assert failed() == 2
    mail("gone@example.org", SENT)
    assert failed() == 1
    Message.objects.update(queued_at=timezone.now() - timedelta(days=31))
    assert failed() == 0


def test_an_administrator_reads_which_address_and_what_sort_of_mail_and_of_no_case_which() -> None:
    case: CaseFile = build.casefile(build.board())
    mail("digest@example.org", can_wait=True)
    mail("invited@example.org", lets_in=True, subject="You are invited")
    mail("clerk@example.org", casefile=case, subject=f"{case.reference}: something needs you")
    page = read(build.administrator(), "/admin/")
    for words in (
        "digest@example.org", "Daily reminder", "invited@example.org", "Invitation, link or code", "clerk@example.org",
        "About a case", "550 No such user",
    ):  # fmt: skip
        assert words in page
    assert case.reference not in page
    assert case.label not in page


def test_the_office_reads_whom_of_the_board_mail_does_not_reach() -> None:
    board = build.board()
    officer, chair = build.member(Role.OFFICER, board), build.member(Role.CHAIR, board)
    address = reverse("scr_portal:board_office", args=[board.public_id])
    mail(chair.email, SENT, chair)
    mail(build.member(Role.CHAIR, build.board()).email)
    assert "E-mail failed" not in read(officer, address)
    mail(chair.email, user=chair, can_wait=True)
    page = read(officer, address)
    assert page.count("E-mail failed</strong>") == 1
    assert "If the address is wrong, ask an administrator" in page


def test_where_there_is_much_mail_it_is_found_by_an_index(client: Client) -> None:
    Message.objects.bulk_create(
        Message(address=f"{number % 500}@example.org", status=SENT, subject="x", message_id=f"<many{number}@x.invalid>")
        for number in range(MANY_ROWS + 1000)
    )
    mail("gone@example.org")
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE scr_portal_message")
    client.force_login(build.administrator())
    with explained() as asked:
        assert "gone@example.org" in client.get("/admin/").content.decode()
    assert not [table for one in asked for table, rows in one.read_through if rows > MANY_ROWS]
