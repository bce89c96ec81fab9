"""Whom to ask at an agency: its people with an account, its telephone, its chief officer; nobody who stepped back."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from scr_portal.access.stepped_back import reached_by_nobody
from scr_portal.accounts import Agency, Membership
from scr_portal.among import among, listed
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OF_AGENCY
from scr_portal.written import Written

NOBODY = "Nobody there has an account for this case: what it answers is recorded by the office, or answered by a link"


AGENCIES, A_DAY = (-1, -2), date.min
"""In their places stand the agencies and the day that are asked about."""
PEOPLE = Written(
    lambda: [
        Membership.objects.on(A_DAY)
        .filter(among("agency_id", AGENCIES), role__in=OF_AGENCY, user__is_active=True)
        .select_related("user")
        .order_by("-role", "user__name")
    ],
    {listed(AGENCIES): "bigint[]", A_DAY: "date"},
)
"""Who has an account for an agency on a day."""


def contacts(casefile: CaseFile, agencies: Collection[Agency], today: date) -> dict[int, list[str]]:
    """By agency its telephone, a line for each of its people, then its chief officer.

    Two queries, and one more where somebody is barred from the case: neither they nor their telephone are given.
    """
    (held,) = PEOPLE.answers([agency.pk for agency in agencies], today)
    barred, silent = reached_by_nobody(casefile, today)
    people: dict[int, list[str]] = defaultdict(list)
    for one in held:
        if one.user_id not in barred:
            people[one.agency_id or 0].append(f"{one.get_role_display()}: {one.user.name}")
    return {one.pk: _lines(one, people[one.pk], is_reached=one.pk not in silent) for one in agencies}


def _lines(agency: Agency, people: list[str], *, is_reached: bool) -> list[str]:
    telephone = [f"Telephone {agency.telephone}"] if agency.telephone and is_reached else []
    chief = [f"Chief officer: {agency.chief_officer}"] if agency.chief_officer else []
    return [*telephone, *(people or [NOBODY]), *chief]
