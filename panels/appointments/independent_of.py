"""Of whom a declaration of independence says that the person is independent, by name, as far as the person may know."""

from scr_portal.access import Grants
from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OWN_AGENCY_ONLY, VIEWS

SAYS_WHICH = frozenset({"referrals.AgencyInvolvement", "panels.Imr"})
"""Rows that say which agencies had a part in the case, to whoever sees those of all agencies."""


def involved_as_known(casefile: CaseFile, held: Grants) -> list[Agency]:
    """The agencies involved in the case; none for who holds no role on it yet, or sees that of their own agency alone.

    One query, or none.
    """
    roles = held.roles_on(casefile.pk) - OWN_AGENCY_ONLY
    return list(casefile.involved()) if any(VIEWS[role] & SAYS_WHICH for role in roles) else []
