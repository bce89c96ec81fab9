"""A referral goes on in another case of the board: the two were one matter, or the one was two."""

from collections.abc import Collection, Mapping, Sequence
from typing import Unpack, cast

from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.db import transaction as database
from django.utils import timezone

from referrals.agencies import transitions as agencies_of
from referrals.agencies.models import AgencyInvolvement
from referrals.moves.alongside import (
    let_processes_go_along,
    let_warnings_go_along,
    processes_of,
    warnings_of,
)
from referrals.parallel.models import ParallelProcess
from referrals.referrals.family import (
    ANOTHER,
    NOBODY_SAID,
    Contact,
    Named,
    Occurred,
    bring_people,
    know_also,
    named_in,
    said_of,
)
from referrals.referrals.models import Referral
from referrals.referrals.transitions import Facts, link, receive
from referrals.referrals.voids import a_decision_rests_on_it
from scr_portal import walls
from scr_portal.accounts import Agency, User
from scr_portal.alerts.models import Alert
from scr_portal.bars.carrying import let_bars_go_along
from scr_portal.casefiles import CaseFile
from scr_portal.partners.models import PartnerBoard
from scr_portal.partners.standing import partner_boards
from scr_portal.partners.transitions import name
from scr_portal.people import Person
from scr_portal.transitions import Refused, transition

S = Referral.Status
NOT_THERE = "No other case of your board has this reference. Check it, letter by letter"


@transition(
    Referral,
    source=Referral.STANDING,
    target=S.MERGED,
    when=[a_decision_rests_on_it],
    sentence="{by} moved a referral to the case of the same incident",
)
def merge(
    referral: Referral, by: User, *, reference: str, merged_because: str, same: Mapping[str, str] = NOBODY_SAID
) -> None:
    """Let a referral go on in another case of the same incident: with bars, people, agencies, partner boards, warnings
    that stand and processes that are open. Files stay.

    `same`: who of the case there somebody is, by public id, or ANOTHER. Without another referral the case it leaves is
    closed, and who is barred from the other is barred from it: it is the same matter. Raises ValidationError for a case
    that is not there, and for a child that is not of it; Refused where a bar would leave nobody.
    """
    here, there = referral.casefile, other_case(referral, by, reference)
    if there is None:
        raise ValidationError({"reference": NOT_THERE})
    said = said_of(referral)
    partners = list(PartnerBoard.objects.filter(casefile=here, status="named").select_related("board"))
    people, asked = list(Person.objects.filter(casefile=here)), list(here.involved())
    warnings, processes = warnings_of(here), processes_of(here)
    with walls.opened(there.pk):
        lock_there(there)
        let_bars_go_along(here, there, by)
        _check_same(same, there)
        goes_on = Referral(
            casefile=there, came_from=referral, came_because=merged_because, sent_by=referral.sent_by,
            board_view=referral.board_view,
        )  # fmt: skip
        named = list(named_in(referral))
        in_order = sorted(named, key=lambda one: one.kind != Person.Kind.CHILD)
        for one, person in zip([*said["children"], *said["people"]], in_order, strict=True):
            one["same_as"] = same.get(person.person.public_id, "")
        link.run(
            goes_on, by, children=said["children"], people=said["people"], contacts=said["contacts"],
            occurrences=said["occurrences"], **facts_of(referral),
        )  # fmt: skip
        know_also(zip(named_in(goes_on), (one.person for one in named), strict=True))
        bring_people([one for one in people if one not in {each.person for each in named}], there, same)
        for one in partners:
            if one.board_id not in partner_boards(there):
                new = PartnerBoard(casefile=there)
                name.run(new, by, board=one.board, reason=one.reason, since=one.since)
        for agency in set(asked) - set(there.involved()):
            agencies_of.ask.run(AgencyInvolvement(casefile=there), by, agency=agency, asked_on=timezone.localdate())
        let_warnings_go_along(warnings, there, by)
        let_processes_go_along(processes, there, by)
    if not _another_stands(referral):
        let_bars_go_along(there, here, by)


@transition(Referral, source=Referral.STANDING, sentence="{by} opened a case of its own from a referral")
def split(
    referral: Referral,
    by: User,
    *,
    split_because: str,
    label: str,
    agencies: Collection[Agency],
    children: Sequence[Named],
    people: Sequence[Named] = (),
    contacts: Sequence[Contact] = (),
    occurrences: Sequence[Occurred] = (),
    **facts: Unpack[Facts],
) -> None:
    """Open a second case for what turned out to be another matter; this case and its referral stay as they are.

    Bars go along, and warnings that stand; of the processes that are open those that `facts` name, and those of which
    this referral knew nothing.
    """
    warnings, processes = going_along(referral, facts.get("processes", ()))
    goes_on = Referral(casefile=CaseFile(board=referral.casefile.board), came_from=referral, came_because=split_because)
    receive.run(
        goes_on, by, label=label, agencies=agencies, children=children, people=people, contacts=contacts,
        occurrences=occurrences, **facts,
    )  # fmt: skip
    let_warnings_go_along(warnings, goes_on.casefile, by)
    let_processes_go_along(processes, goes_on.casefile, by)


def other_case(referral: Referral, by: User, reference: str) -> CaseFile | None:
    """The other case of this reference, of the same board, that somebody may open."""
    here = referral.casefile
    cases = CaseFile.objects.visible_to(by).filter(board=here.board_id, reference=reference.strip().upper())
    return cases.exclude(pk=here.pk).first()


def going_along(referral: Referral, ticked: Collection[str]) -> tuple[list[Alert], list[ParallelProcess]]:
    """What stands on the case that is split, and goes to the new one; of the processes not those that were unticked."""
    here, unticked = referral.casefile, set(referral.processes) - set(ticked)
    return warnings_of(here), [one for one in processes_of(here) if one.kind not in unticked]


def facts_of(referral: Referral) -> Facts:
    """What is written down of a referral, to be written down once more."""
    return cast(Facts, {name: getattr(referral, name) for name in Facts.__annotations__})


def _another_stands(referral: Referral) -> bool:
    """Whether the case that a referral leaves goes on for another referral."""
    others = Referral.objects.filter(casefile=referral.casefile).exclude(pk=referral.pk)
    return any(one.stands for one in others)


def _check_same(same: Mapping[str, str], there: CaseFile) -> None:
    there_too = Person.objects.filter(casefile=there).exclude(kind=Person.Kind.PROFESSIONAL)
    if not set(same.values()) <= {ANOTHER, *there_too.values_list("public_id", flat=True)}:
        raise ValidationError("Select for each child which child of the other case it is, or that it is another child")


def lock_there(casefile: CaseFile) -> None:
    """At once or not at all: two that wait for each other's case would wait for ever."""
    try:
        with database.atomic():
            CaseFile.objects.select_for_update(no_key=True, nowait=True).get(pk=casefile.pk)
    except OperationalError as taken:
        raise Refused("Somebody is working on that case at this moment. Try again.") from taken
