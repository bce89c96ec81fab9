"""Who signs off an overview report, and what they have said of the version before them."""

from panels.overviews.models import Overview, SignOff
from scr_portal.access import Appointment
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role
from scr_portal.signatures import Signature

SIGNING = (Role.PANEL_CHAIR, Role.PANEL_MEMBER)


def panel_of(casefile: CaseFile) -> list[Appointment]:
    """The chair and the members of the SCR panel, confirmed today, in the order of their appointment."""
    confirmed = Appointment.objects.filter(casefile=casefile, status=Appointment.Status.CONFIRMED, role__in=SIGNING)
    return list(confirmed.select_related("user").order_by("pk"))


def spoken(overview: Overview) -> list[SignOff]:
    """What members have said of the present version, and signed; no other version counts."""
    signed = Signature.objects.under("overview.sign_off", overview.document)
    said = SignOff.objects.filter(overview=overview, document=overview.document, member__user__in=signed.values("by"))
    return list(said.select_related("member__user").order_by("pk"))
