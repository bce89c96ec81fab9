"""What gives rights in invented data: the portal itself enters it, with a link in the chain of rights for each row."""

from typing import TypeVar

from django.db.models import Model

from scr_portal.accounts import Absence, Agency, Membership, User
from scr_portal.accounts.users import ACCOUNT
from scr_portal.admin.rights import MEMBERSHIP
from scr_portal.audit import rights_changed

M = TypeVar("M", bound=Model)
FACTS: dict[type[Model], tuple[str, ...]] = {
    User: ACCOUNT,
    Membership: MEMBERSHIP,
    Absence: ("membership", "since", "until"),
    Agency: ("name", "boards"),
}
"""What of a row the link keeps."""


def entered(one: M) -> M:
    """Note that the portal has entered this account, role, absence or agency, or entered it anew; gives it back.

    Called in the transaction of the change, after it: the database asks for the link when that transaction ends.
    """
    by = User.objects.system()
    facts = {name: getattr(one, name) for name in FACTS[type(one)]}
    kept = {name: list(fact.all()) if hasattr(fact, "all") else fact for name, fact in facts.items()}
    rights_changed(f"{one._meta.model_name}.enter", one, by, f"{by} entered {one}", kept)
    return one
