"""`manage.py open_administration`: the first administrator, for whom nobody in the portal can open an account."""

import json
from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from scr_portal.accounts import User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.accounts.inviting import invite
from scr_portal.admin import rights

ONE_IS_THERE = "An administrator can sign in already: new accounts are opened under /admin/."
TAKEN = "The account with this address does not administer: use another address."


class Command(BaseCommand):
    """Opens an account that administers and invites its person; again, where the invitation was not taken up."""

    help = "Open the account of the first administrator, and mail an invitation to set its password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("email")
        parser.add_argument("name", help="what others read, as in “Una Sharpe”")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: object, **options: object) -> None:
        """Invite them; exit 1 with a sentence where an administrator is there, or the address is no good."""
        try:
            with transaction.atomic():
                person = _administrator(str(options["email"]).strip().lower(), str(options["name"]))
                invite(person)
                rights.invited(person, User.objects.system())
        except ValidationError as broken:
            raise CommandError(" ".join(broken.messages)) from broken
        said = {"invited": person.email}
        self.stdout.write(json.dumps(said) if options["json"] else f"{person} is invited by mail to {person.email}.")


def _administrator(email: str, name: str) -> User:
    """The account; raises CommandError, ValidationError."""
    active = User.objects.select_for_update(no_key=True).filter(is_active=True)
    if any(one.has_usable_password() for one in active.filter(is_staff=True)):
        raise CommandError(ONE_IS_THERE)
    if known := active.filter(email=email).first():
        if not known.is_staff:
            raise CommandError(TAKEN)
        return known
    person = User.objects.create_user(email, name, is_staff=True)
    keep_in_step(person)
    rights.account_opened(person, User.objects.system())
    return person
