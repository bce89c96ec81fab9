"""Whom to ask at an agency: its people with an account, and its chief officer."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from scr_portal.accounts import Agency, Membership
from scr_portal.among import among, listed
from scr_portal.roles import OF_AGENCY
from scr_portal.written import Written

NOBODY = "Nobody there has an account: what it answers is recorded by the office, or answered by a link"


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


def contacts(agencies: Collection[Agency], today: date) -> dict[int, list[str]]:
    """By agency a line for each of its people, then its chief officer: one query."""
    (held,) = PEOPLE.answers([agency.pk for agency in agencies], today)
    people: dict[int, list[str]] = defaultdict(list)
    for one in held:
        people[one.agency_id or 0].append(f"{one.get_role_display()}: {one.user.name}")
    chiefs = {one.pk: [f"Chief officer: {one.chief_officer}"] if one.chief_officer else [] for one in agencies}
    return {pk: [*people.get(pk, [NOBODY]), *chief] for pk, chief in chiefs.items()}
