"""Anchors show what the database alone cannot: a whole chain made anew, the newest cut off, a case gone."""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from scr_portal import audit
from scr_portal.audit import Event, Seal, anchors
from scr_portal.audit.events import EventPayload
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Person
from tests import build
from tests.audit.tampering import past_the_guards, tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the anchors go."""
    settings.ANCHOR_DIR = anchors_in = tmp_path / "anchors"
    return anchors_in


@pytest.fixture
def case(folder: Path) -> CaseFile:
    """A case with two events, a change of rights and a sealed line; and yesterday's and today's anchor."""
    case = build.casefile(build.board())
    happen(case)
    audit.seal()
    anchors.write(date(2014, 3, 2))
    happen(case)
    audit.seal()
    anchors.write(date(2014, 3, 3))
    return case


def happen(case: CaseFile) -> None:
    """Something in every chain."""
    user = build.user()
    audit.record(Person(casefile=case), user, timezone.now(), "person.test", "A step", {})
    audit.rights_changed("user.test", user, user, "A change", {})
    audit.opened(user, "view", casefile_id=case.pk)


def verified(*options: str) -> tuple[int, list[dict[str, str]]]:
    """The exit code of the command, and what it found."""
    out = StringIO()
    try:
        call_command("verify_audit", "--json", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def said(*options: str) -> list[str]:
    """Where and what, of each finding; there must be some."""
    code, found = verified(*options)
    assert code == 1
    return [f"{one['chain']}: {one['where']} {one['what']}" for one in found]


def test_all_is_well(case: CaseFile) -> None:
    assert verified() == (0, [])
    out = StringIO()
    call_command("verify_audit", stdout=out)
    now = timezone.localtime()
    assert out.getvalue() == (
        "Nothing was changed, removed, put in or cut off.\n"
        f"Compared with 2 anchors, the newest of {day_words(now.date())}, {now:%H:%M}.\n"
    )


def test_machines_are_told_beside_the_list_with_how_many_anchors_it_was_compared(case: CaseFile) -> None:
    told = StringIO()
    call_command("verify_audit", "--json", stdout=StringIO(), stderr=told)
    assert told.getvalue().startswith("Compared with 2 anchors, the newest of ")


def test_what_is_older_than_a_day_and_in_no_anchor_is_found(case: CaseFile, folder: Path) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert verified() == (0, [])
        happen(case)
    with time_machine.travel(timezone.now() + timedelta(hours=51), tick=False):
        assert said() == ["anchors: the newest anchor is older than what happened more than a day ago"]
        for file in folder.iterdir():
            file.unlink()
        assert said() == ["anchors: the folder has no anchor, and something happened more than a day ago"]
        anchors.write_hourly(timezone.now())
        assert verified() == (0, [])


def test_one_is_written_each_hour_and_kept_for_two_days(case: CaseFile, folder: Path) -> None:
    begins = datetime(2014, 3, 29, 12, 5, tzinfo=UTC)  # the clocks change in the night to the 30th
    for hour in range(100):
        written = anchors.write_hourly(begins + timedelta(hours=hour))
        assert anchors.write_hourly(begins + timedelta(hours=hour, minutes=50)) is None
    assert written
    assert written.name == "anchor-2014-04-02T15Z.json"
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 49 + 2
    assert {"anchor-2014-03-02.json", "anchor-2014-03-03.json", "anchor-2014-03-31T15Z.json"} <= set(names)
    assert verified() == (0, [])


def test_what_was_cut_off_since_the_day_s_anchor_is_found_by_the_hour_s(case: CaseFile) -> None:
    happen(case)
    anchors.write_hourly(datetime(2014, 3, 3, 15, 5, tzinfo=UTC))
    tamper("DELETE FROM scr_portal_event WHERE seq = 4; UPDATE scr_portal_casefile SET last_seq = 3")
    assert said() == [
        f"case {case.public_id}: event 4 and what follows is missing: anchor-2014-03-03T15Z.json noted number 4"
    ]


def test_an_hour_s_anchor_that_was_changed_is_found_and_one_that_was_not_carried_is_missed_by_nobody(
    case: CaseFile, folder: Path
) -> None:
    for hour in range(10, 16):
        anchors.write_hourly(datetime(2014, 3, 3, hour, 5, tzinfo=UTC))
    (folder / "anchor-2014-03-03T11Z.json").unlink()
    assert verified() == (0, [])
    spoiled(folder / "anchor-2014-03-03T13Z.json", '"date": "2014')
    assert said() == [
        "anchors: anchor-2014-03-03T14Z.json does not follow from anchor-2014-03-03T13Z.json: "
        "one was changed, or one between was removed"
    ]


def test_an_anchor_is_written_once_a_day_and_names_nobody(case: CaseFile, folder: Path) -> None:
    file = folder / "anchor-2014-03-03.json"
    before = file.read_text()
    assert anchors.write(date(2014, 3, 3)) is None
    assert file.read_text() == before
    for name in (case.label, case.reference, case.board.name):
        assert name not in before
    content = json.loads(before)
    assert content["cases"] == 1
    assert set(content["chains"]) == {f"case {case.public_id}", "changes of rights", "access log"}
    assert sorted(entry.name for entry in folder.iterdir()) == ["anchor-2014-03-02.json", "anchor-2014-03-03.json"]


CUT = {
    "case": "DELETE FROM scr_portal_event WHERE seq = 3; UPDATE scr_portal_casefile SET last_seq = 2",
    "changes of rights": "DELETE FROM scr_portal_rightsevent WHERE seq = 2; "
    "UPDATE scr_portal_chainlength SET last_seq = 1 WHERE chain = 'changes of rights'",
    "access log": "DELETE FROM scr_portal_seal WHERE seq = 2; "
    "DELETE FROM scr_portal_access WHERE batch = (SELECT max(batch) FROM scr_portal_access); "
    "UPDATE scr_portal_chainlength SET last_seq = 1 WHERE chain = 'access log'",
}


@pytest.mark.parametrize("chain", CUT)
def test_what_was_cut_off_with_its_count_is_found(case: CaseFile, chain: str) -> None:
    tamper(CUT[chain])
    [found] = said()
    assert found.startswith(chain)
    assert "and what follows is missing: anchor-2014-03-03.json noted number" in found


def test_a_case_that_is_gone_with_everything_is_found(case: CaseFile) -> None:
    tamper("DELETE FROM scr_portal_eventpayload", "DELETE FROM scr_portal_event", "DELETE FROM scr_portal_casefile")
    assert said() == [f"case {case.public_id}: the case is missing: anchor-2014-03-03.json noted it"]


def test_a_chain_that_was_made_anew_from_end_to_end_is_found(case: CaseFile) -> None:
    previous = "0" * 64
    with past_the_guards():
        for event in Event.objects.order_by("seq"):
            event.sentence, event.previous = f"Rewritten {event.seq}", previous
            previous = event.digest = event.header_digest()
            event.save()
    assert audit.broken(case) == []
    assert said() == [
        f"case {case.public_id}: event {seq} is not the one that anchor-2014-03-0{seq}.json noted" for seq in (2, 3)
    ]


def test_seals_that_were_made_anew_are_found(case: CaseFile) -> None:
    tamper(
        "DELETE FROM scr_portal_seal", "UPDATE scr_portal_access SET about = 'elsewhere'",
        "UPDATE scr_portal_chainlength SET last_seq = 0 WHERE chain = 'access log'",
    )  # fmt: skip
    assert audit.seal() == Seal.objects.count() == 2
    assert len(said()) == 2


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda folder: (folder / "anchor-2014-03-02.json").unlink(), None),
        (lambda folder: spoiled(folder / "anchor-2014-03-03.json", "{"), "cannot be read"),
        (lambda folder: spoiled(folder / "anchor-2014-03-03.json", "[]"), "cannot be read"),
        (lambda folder: spoiled(folder / "anchor-2014-03-02.json", '"date": "2014'), "does not follow"),
    ],
    ids=["older ones kept elsewhere", "unreadable", "not an anchor", "edited"],
)
def test_the_anchors_hang_together_too(case: CaseFile, folder: Path, spoil, found: str | None) -> None:  # type: ignore[no-untyped-def]
    spoil(folder)
    if found is None:
        assert verified() == (0, [])
    else:
        assert any(found in line for line in said())


def spoiled(file: Path, content: str) -> None:
    """Another content, or the same with a space more."""
    before = file.read_text()
    file.chmod(0o600)
    file.write_text(before.replace(content, content + " ") if content in before and len(content) > 2 else content)


def test_an_anchor_missing_between_two_is_found(case: CaseFile, folder: Path) -> None:
    anchors.write(date(2014, 3, 4))
    (folder / "anchor-2014-03-03.json").unlink()
    assert said() == [
        "anchors: anchor-2014-03-04.json does not follow from anchor-2014-03-02.json: "
        "one was changed, or one between was removed"
    ]


def test_anchors_kept_elsewhere_are_those_that_count(case: CaseFile, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "anchor-2014-03-03.json").write_bytes((folder / "anchor-2014-03-03.json").read_bytes())
    tamper(CUT["case"])
    for file in folder.iterdir():
        file.unlink()
    assert verified() == (0, [])
    assert verified("--anchors", str(elsewhere))[0] == 1


def test_a_folder_that_is_not_there_is_misuse(folder: Path) -> None:
    with pytest.raises(CommandError) as misuse:
        call_command("verify_audit", "--anchors", str(folder / "nowhere"))
    assert misuse.value.returncode == 2


def test_the_command_writes_today_s(case: CaseFile, folder: Path) -> None:
    out = StringIO()
    call_command("anchor", stdout=out)
    written = [Path(line).name for line in out.getvalue().splitlines()]
    now = timezone.now()
    assert written == [f"anchor-{now:%Y-%m-%dT%HZ}.json", f"anchor-{timezone.localdate().isoformat()}.json"]
    assert EventPayload.objects.count() == 3
