"""`manage.py confirm_role`: the first role of a board, and roles for a body, that nobody in the portal can confirm."""

import json
from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from scr_portal import walls
from scr_portal.accounts import Membership, User
from scr_portal.accounts.confirming import boards_of, confirmers, settle


class Command(BaseCommand):
    """Confirms what an administrator proposed for one person, where no officer or chair is there to do it."""

    help = "Confirm the proposed roles of one person that nobody in a board's office can confirm yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, by the whole address."""
        parser.add_argument("email")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    @walls.portal()
    def handle(self, *args: object, **options: object) -> None:
        """Confirm them; exit 1 with a sentence where there is none, or where somebody else has the word."""
        email = str(options["email"]).strip().lower()
        try:
            with transaction.atomic():
                confirmed = [str(one) for one in _proposed(email) if settle(one, User.objects.system(), confirmed=True)]
        except ValidationError as broken:
            raise CommandError(" ".join(broken.messages)) from broken
        self.stdout.write(json.dumps({"confirmed": confirmed}) if options["json"] else "\n".join(confirmed))


def _proposed(email: str) -> list[Membership]:
    proposed = Membership.objects.filter(user__email=email, status=Membership.Status.PROPOSED)
    found = list(proposed.select_related("user", "board", "agency", "body"))
    if not found:
        raise CommandError("No role is proposed for an account with this address.")
    alone = [one for one in found if not confirmers(boards_of(one), one.user).exists()]
    if not alone:
        raise CommandError("Somebody in the board's office can confirm it: that is where it belongs.")
    return alone
