"""The account of somebody whom others name by an address: there is no directory to choose from."""

from scr_portal.accounts.users import User
from scr_portal.audit import rights_changed


def named(known: User | None, email: str, name: str, by: User) -> User:
    """The account of this address, made where none is `known`; one that had no name yet has this one from now.

    Called in the transaction of a step. Raises ValidationError by field.
    """
    if known is None:
        return User.objects.create_user(email, name)
    if known.name == User.UNNAMED:
        known.name = name
        known.save(update_fields=["name"])
        rights_changed("user.name", known, by, f"{by} gave a name to an account that had none", {"name": name})
    return known
