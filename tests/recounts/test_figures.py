"""When a figure of the guidance is corrected, the officer sees which dates move and why, and only then do they."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine

from referrals.considerations.transitions import decide
from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile, set_provisional_edition
from scr_portal.clocks import Period, day_words
from scr_portal.deadlines import Deadline, astray, sync
from scr_portal.guidance import Edition, editions
from scr_portal.guidance.base import Act
from scr_portal.guidance.figures import as_counted, figures
from scr_portal.mail import Message
from scr_portal.notices import Notice, owe
from scr_portal.notices.transitions import send
from scr_portal.recounts.finding import look_up, look_up_figures
from scr_portal.recounts.models import EditionFigures, Recount
from scr_portal.roles import Role
from tests import build
from tests.build import told
from tests.recounts.test_recount import TODAY, confirmed, days, new_holiday, referred, shown
from tests.referrals.case import Place
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db
Upgrade = Callable[[Edition], None]
INCIDENT = "incident_notice"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def case(place: Place) -> CaseFile:
    """Under the edition of 2015: something is due five working days after 5 March 2019."""
    return referred(place).casefile


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """Code comes in which an edition has other figures; then the tables are brought up to date."""

    def install(one: Edition) -> None:
        monkeypatch.setitem(editions(), one.slug, one)
        look_up_figures()

    return install


def with_working_days(number: int) -> Edition:
    """The edition of 2015, had it given so many days for telling of an incident."""
    as_it_is = editions()["wt2015"]
    clocks = (
        replace(one, period=Period(working_days=number)) if one.kind == INCIDENT else one
        for one in as_it_is.other_clocks
    )
    return replace(as_it_is, other_clocks=tuple(clocks))


def address() -> str:
    return f"/recounts/{Recount.objects.latest('pk').public_id}/confirm/"


def test_the_figures_of_each_edition_are_its_own_and_say_all() -> None:
    for edition in editions().values():
        assert as_counted(edition, figures(edition)) == edition
        assert as_counted(edition, {}) == edition


def test_what_brings_the_tables_up_to_date_keeps_the_figures() -> None:
    kept = dict(EditionFigures.objects.values_list("slug", "figures"))
    assert kept == {slug: figures(edition) for slug, edition in editions().items()}


def test_another_edition_is_counted_by_its_own_figures(case: CaseFile, upgrade: Upgrade) -> None:
    upgrade(with_working_days(7))
    case.refresh_from_db()
    assert case.figures
    with told(case):
        set_provisional_edition(case, date(2013, 6, 3))
    assert case.edition == editions()["wt2013"]


def test_a_date_moves_when_the_officer_has_confirmed_it(case: CaseFile, place: Place, upgrade: Upgrade) -> None:
    upgrade(with_working_days(7))
    case.refresh_from_db()
    sync(case)
    assert days(case) == {date(2019, 3, 12)}, "it counts before the officer has confirmed it"
    assert astray(case) == ([], []), "it counts when it is rebuilt from nothing"
    officer = browser(place.officer)
    home = officer.get("/home/").content.decode()
    assert address() in home
    assert "Confirm what a corrected figure of the guidance moves" in home
    page = officer.get(address()).content.decode()
    for words in ("7 working days, corrected from 5 working days", "12 March 2019", "14 March 2019"):
        assert words in page
    assert "If a figure of the guidance is wrong" in page
    assert "If a bank holiday is wrong" not in page, "no bank holiday has changed"
    assert officer.post(address(), shown(page)).status_code == 302
    assert days(case) == {date(2019, 3, 14)}
    case.refresh_from_db()
    assert case.figures is None
    event = Event.objects.get(casefile=case, kind="recount.confirm")
    assert event.sentence.endswith("confirmed what a corrected figure of the guidance moves")
    assert broken(case) == []


def test_whose_date_moves_is_told_of_it(case: CaseFile, place: Place, upgrade: Upgrade) -> None:
    as_it_is = editions()["wt2015"]
    upgrade(replace(as_it_is, decision=replace(as_it_is.decision, period=Period(months=2))))
    before = set(Message.objects.values_list("pk", flat=True))
    confirmed(Recount.objects.get(), place.officer)
    told_of_it = Message.objects.exclude(pk__in=before).filter(body__contains="A date that waits for you has moved")
    assert {one.user for one in told_of_it} == {place.chair}, "of the officer's own nothing moves"


def test_a_case_of_another_edition_or_one_in_which_nothing_moves_is_left_alone(
    case: CaseFile, upgrade: Upgrade
) -> None:
    upgrade(replace(editions()["wt2013"], slug="wt2013", completion=editions()["wt2010"].completion))
    assert not Recount.objects.exists()
    as_it_is = editions()["wt2015"]
    upgrade(replace(as_it_is, completion=replace(as_it_is.completion, period=Period(months=9))))
    assert not Recount.objects.exists()
    case.refresh_from_db()
    assert case.edition.completion.period == Period(months=9)
    assert EditionFigures.objects.get(slug="wt2015").figures["completion"] == {"months": 9}


def test_a_figure_that_is_put_back_leaves_nothing_to_confirm(case: CaseFile, upgrade: Upgrade) -> None:
    before = editions()["wt2015"]
    upgrade(with_working_days(7))
    upgrade(before)
    assert Recount.objects.get().status == Recount.Status.GONE
    case.refresh_from_db()
    assert case.figures is None
    assert days(case) == {date(2019, 3, 12)}


def test_a_figure_and_a_bank_holiday_are_one_question(case: CaseFile, place: Place, upgrade: Upgrade) -> None:
    new_holiday()
    look_up()
    upgrade(with_working_days(6))
    waits = Recount.objects.get()
    assert str(waits) == "change of the bank holidays and a corrected figure of the guidance"
    assert days(case) == {date(2019, 3, 12)}
    confirmed(waits, place.officer)
    assert days(case) == {date(2019, 3, 14)}


def test_a_notice_that_is_owed_moves_too(place: Place, upgrade: Upgrade) -> None:
    round_ = place.recommended(children=[{"name": "Tamsin Applegarth", "died_on": date(2019, 2, 22)}])
    case = decide.run(
        round_, place.chair, outcome="review", decided_on=date(2019, 3, 6), rationale="As advised.", criteria_met=True,
        interest="nothing", why_recorded_later="As the minutes say.",
    ).casefile  # fmt: skip
    owed = Notice.objects.filter(casefile=case, act="decision_to_hold", body__isnull=False)
    assert set(owed.values_list("due_on", flat=True)) == {date(2019, 3, 13)}
    as_it_is = editions()["wt2015"]
    longer = (
        replace(one, period=Period(working_days=6)) if one.act == "decision_to_hold" and one.period else one
        for one in as_it_is.duties
    )
    upgrade(replace(as_it_is, duties=tuple(longer)))
    assert set(owed.values_list("due_on", flat=True)) == {date(2019, 3, 13)}
    confirmed(Recount.objects.get(), place.officer)
    assert set(owed.values_list("due_on", flat=True)) == {date(2019, 3, 14)}
    assert set(
        Deadline.objects.filter(casefile=case, kind="notice_decision_to_hold").values_list("due_on", flat=True)
    ) == {date(2019, 3, 14)}


def in_nine_months() -> Edition:
    """The edition of 2015, had it given nine months to complete a review."""
    as_it_is = editions()["wt2015"]
    return replace(as_it_is, completion=replace(as_it_is.completion, period=Period(months=9)))


def test_agencies_that_read_a_date_of_the_whole_case_are_told_that_it_moves(upgrade: Upgrade) -> None:
    team = Team("wt2015")
    with told(team.casefile):
        sync(team.casefile)
    upgrade(in_nine_months())
    confirmed(Recount.objects.get(), team.officer)
    mail = Message.objects.filter(body__contains="A date of the case by which your agency works has moved")
    assert {one.user for one in mail} == {team.senior, team.nurse}


def test_a_body_that_was_told_by_when_a_review_is_to_be_complete_is_told_again(upgrade: Upgrade) -> None:
    team = Team("wt2015")
    decision = team.review.decision
    with told(team.casefile):
        sync(team.casefile)
        ofsted, *_ = owe(decision, Act.DECISION_TO_HOLD, decision.decided_on)
    ofsted = Notice.objects.select_related("casefile", "body").get(pk=ofsted.pk)
    assert ofsted.body
    build.member(Role.OFSTED, ofsted.body)
    send.run(ofsted, team.officer, why_late="The office was closed.")
    upgrade(in_nine_months())
    confirmed(Recount.objects.get(), team.officer)
    again = Notice.objects.get(act=Act.CORRECTION)
    assert again.body == ofsted.body
    page = browser(team.officer).get(f"/notices/{again.public_id}/send/").content.decode()
    before, now = (Period(months=n).after(decision.decided_on, {}).due for n in (6, 9))
    for words in ("You were told", day_words(before), "It is", day_words(now), "corrected from 6 months"):
        assert words in page
