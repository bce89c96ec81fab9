"""Mail that came back after a server had taken it is shown the same day; who does not have the mail changes nothing."""

import io
import os
import random
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bin.places import ROOT
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.ids import public_id
from scr_portal.mail import Message, letter
from scr_portal.mail.bounces import LARGEST, Unreadable, bounce
from scr_portal.roles import Role
from tests import build
from tests.mail.reports import (
    EXCHANGE,
    EXIM,
    EXIM_OWN_ADDRESS,
    OUT_OF_OFFICE,
    POSTFIX,
    POSTFIX_OF_LINES,
    SAID,
    as_bytes,
)

pytestmark = pytest.mark.django_db
SENT, ON_HOME = Message.Status.SENT, "1 failed, or may not have arrived"


@pytest.fixture
def board() -> Board:
    """The board of the case."""
    return build.board()


@pytest.fixture
def officer(board: Board) -> User:
    """Of its office."""
    return build.member(Role.OFFICER, board)


@pytest.fixture
def case(board: Board) -> CaseFile:
    """A case of which somebody was mailed."""
    return build.casefile(board)


@pytest.fixture
def mail(case: CaseFile) -> Message:
    """A mail of the case that a server has taken."""
    return gone(case)


def gone(case: CaseFile, status: str = SENT, sent_at: datetime | None = None) -> Message:
    one = letter("gone@example.net", f"{case.reference}: something needs you", "A decision waits.", casefile=case)
    one.status, one.sent_at = status, sent_at or timezone.now()
    one.save()
    return one


def take(raw: bytes) -> str:
    """What the command says when it is given this mail."""
    out, before = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw))
    try:
        call_command("take_bounce", stdout=out)
    finally:
        sys.stdin = before
    return out.getvalue()


def read(person: User, address: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(address).content.decode()


def book(officer: User, case: CaseFile) -> str:
    return read(officer, reverse("scr_portal:case_letter_book", args=[case.public_id]) + "?show=trouble")


@pytest.mark.parametrize(
    "report",
    [POSTFIX, POSTFIX_OF_LINES, EXIM, EXIM_OWN_ADDRESS, EXCHANGE],
    ids=["Postfix", "Postfix, an answer of lines", "Exim", "Exim, an address of its own", "Exchange"],
)
def test_it_is_at_home_and_in_the_letter_book_the_same_day(
    report: str, mail: Message, case: CaseFile, officer: User, caplog: pytest.LogCaptureFixture
) -> None:
    assert ON_HOME not in read(officer, "/home/")
    assert take(as_bytes(report, mail.message_id)) == f"Message {mail.pk} came back.\n"
    assert ON_HOME in read(officer, "/home/")
    page = book(officer, case)
    assert "Bounced" in page
    assert f"{SAID[report]} (it came back on {day_words(timezone.localdate())})" in page
    assert f"Message {mail.pk} came back (5." in caplog.text
    assert "example" not in caplog.text
    assert case.reference not in caplog.text


def test_an_administrator_and_the_office_read_of_mail_of_no_case(board: Board, officer: User) -> None:
    one = letter(officer.email, "SCR Portal: 3 dates need you", "x", user=officer)
    one.status, one.sent_at = SENT, timezone.now()
    one.save()
    take(as_bytes(POSTFIX, one.message_id))
    assert "User unknown in virtual mailbox table" in read(build.administrator(), "/admin/")
    office = reverse("scr_portal:board_office", args=[board.public_id])
    assert "E-mail failed</strong>" in read(officer, office)


def test_what_may_have_arrived_came_back_and_what_has_not_gone_cannot(case: CaseFile, mail: Message) -> None:
    Message.objects.update(status=Message.Status.MAY_HAVE_ARRIVED, sent_at=None)
    assert "came back" in take(as_bytes(POSTFIX, mail.message_id))
    assert take(as_bytes(POSTFIX, mail.message_id)).startswith("Nothing")
    waiting = gone(case, Message.Status.WAITING)
    assert take(as_bytes(POSTFIX, waiting.message_id)).startswith("Nothing")
    waiting.refresh_from_db()
    assert waiting.status == Message.Status.WAITING


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", "", "failed-to-say"])
def test_other_reports_change_nothing(action: str, mail: Message) -> None:
    report = POSTFIX.replace("Action: failed", f"Action: {action}")
    assert take(as_bytes(report, mail.message_id)).startswith("Nothing")
    assert Message.objects.get().status == SENT


@pytest.mark.parametrize(
    "report",
    [
        OUT_OF_OFFICE,
        POSTFIX.replace("multipart/report; report-type=delivery-status", "multipart/mixed"),
        POSTFIX.replace("message/delivery-status", "message/disposition-notification"),
    ],
    ids=["somebody is away", "no report", "it was read"],
)
def test_what_is_no_report_of_a_failure_changes_nothing(report: str, mail: Message) -> None:
    assert take(as_bytes(report, mail.message_id)).startswith("Nothing")
    assert Message.objects.get().status == SENT


def test_who_does_not_know_the_number_of_the_mail_changes_nothing(mail: Message) -> None:
    for forged in (f"<{public_id()}@scr-portal.invalid>", "<%@scr-portal.invalid>", "", mail.message_id[:-2]):
        assert take(as_bytes(POSTFIX, forged)).startswith("Nothing")
    assert Message.objects.get().status == SENT


def test_the_words_of_another_server_are_shown_as_words(mail: Message, case: CaseFile, officer: User) -> None:
    evil = "smtp; 550 <script>x()</script>\x00\x1b[31m\u202e" + "very long " * 200
    start, _, rest = POSTFIX.partition("smtp; 550")
    assert "came back" in take(as_bytes(start + evil + rest, mail.message_id))
    page = book(officer, case)
    assert "550 &lt;script&gt;x()&lt;/script&gt; [31m" in page
    assert "very long very long" in page
    assert not set("\x00\x1b\u202e").intersection(page)
    assert f"(it came back on {day_words(timezone.localdate())})" in page


def test_that_it_came_back_is_hidden_by_no_later_mail_that_may_yet_come_back(
    mail: Message, case: CaseFile, officer: User
) -> None:
    take(as_bytes(POSTFIX, mail.message_id))
    gone(case, sent_at=timezone.now())
    assert ON_HOME in read(officer, "/home/")
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert ON_HOME in read(officer, "/home/")
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert ON_HOME not in read(officer, "/home/")


def test_a_report_that_is_there_before_the_sender_has_noted_the_yes_stands(mail: Message) -> None:
    Message.objects.update(status=Message.Status.MAY_HAVE_ARRIVED, sent_at=None)
    take(as_bytes(POSTFIX, mail.message_id))
    mail.arrived()
    assert Message.objects.get().status == Message.Status.REFUSED


def test_a_report_longer_than_is_looked_at_is_read_from_its_beginning(mail: Message) -> None:
    start, _, end = EXIM.partition("A decision waits for you.")
    assert "came back" in take(as_bytes(start + "word " * LARGEST + end, mail.message_id))


def test_nothing_hostile_is_more_than_a_sentence(mail: Message) -> None:
    nested = b"".join(b"Content-Type: multipart/report; boundary=%d\n\n--%d\n" % (n, n) for n in range(5000))
    for raw in (b"", b"\x00" * 5000, b"From ", b"\xff\xfe" * 999, b"Content-Type: multipart/report\n\n"):
        assert take(raw).startswith("Nothing")
    with pytest.raises(CommandError, match="This could not be read as a mail") as told:
        take(nested)
    assert told.value.returncode == os.EX_DATAERR
    assert Message.objects.get().status == SENT


def test_a_report_that_is_torn_anyhow_is_read_or_refused() -> None:
    by_lot, number = random.Random(3464), f"<{public_id()}@scr-portal.invalid>"
    kinds = (b"Content-Type: message/delivery-status\n", b"Content-Type: message/rfc822\n", b"=?x?B?\xe9?=")
    pieces = (b"\n\n", b"\x00", b"\xff", b"--", b'"', b"(" * 500, *kinds)
    for _ in range(2000):
        raw = bytearray(as_bytes(by_lot.choice(list(SAID)), number))
        for _ in range(by_lot.randint(1, 8)):
            at = by_lot.randrange(len(raw))
            raw[at : at + by_lot.randint(0, 60)] = by_lot.choice(pieces)
        try:
            found = bounce(bytes(raw))
        except Unreadable:
            continue
        assert found is None or (found.message_id == number and found.words.isprintable())


def test_it_is_brought_again_while_the_database_does_not_answer(
    mail: Message, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(*args: object) -> None:
        raise DatabaseError("connection to gone@example.net failed")

    monkeypatch.setattr("scr_portal.mail.models.MessageQuerySet.came_back", down)
    with pytest.raises(CommandError) as told:
        take(as_bytes(POSTFIX, mail.message_id))
    assert told.value.returncode == os.EX_TEMPFAIL
    assert "example" not in caplog.text + str(told.value)


def test_the_program_ends_as_a_mail_server_expects() -> None:
    nowhere = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none", "SECRET_KEY": "x" * 50}
    asked = [sys.executable, "manage.py", "take_bounce"]
    ours = as_bytes(POSTFIX, f"<{public_id()}@scr-portal.invalid>")
    for raw, code in ((b"Subject: Lunch?\n\nToday?\n", os.EX_OK), (ours, os.EX_TEMPFAIL)):
        done = subprocess.run(asked, cwd=ROOT, input=raw, capture_output=True, env=nowhere, check=False)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
