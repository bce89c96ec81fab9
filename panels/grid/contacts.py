"""Whom to ask at an agency: its people with an account, and its chief officer."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from scr_portal.accounts import Agency, Membership
from scr_portal.roles import OF_AGENCY

NOBODY = "Nobody there has an account: what it answers is recorded by the office, or answered by a link"


def contacts(agencies: Collection[Agency], today: date) -> dict[int, list[str]]:
    """By agency a line for each of its people, then its chief officer: one query."""
    held = Membership.objects.on(today).filter(agency__in=agencies, role__in=OF_AGENCY, user__is_active=True)
    people: dict[int, list[str]] = defaultdict(list)
    for one in held.select_related("user").order_by("-role", "user__name"):
        people[one.agency_id or 0].append(f"{one.get_role_display()}: {one.user.name}")
    chiefs = {one.pk: [f"Chief officer: {one.chief_officer}"] if one.chief_officer else [] for one in agencies}
    return {pk: [*people.get(pk, [NOBODY]), *chief] for pk, chief in chiefs.items()}
