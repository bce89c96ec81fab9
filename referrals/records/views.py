"""The pages of the record of a decision: drawn up anew, and signed by hand."""

from referrals.records import forms, transitions
from scr_portal.addresses import reverse
from scr_portal.pages import StepPage


class DrawUp(StepPage):
    """After something was put right or answered, or when it failed."""

    step = transitions.draw_up
    title = button = "Draw up the record of the decision"
    starts = (
        "The record of the decision is drawn up as the rows stand now, and is kept as a document of the case.",
        "With it goes an annex that the board's office alone reads: what peers, the national panel and agencies said.",
        "Earlier records stay as they are.",
    )
    done = "The record is being drawn up. It stands on this page in a minute."

    def get_success_url(self) -> str:
        """The round."""
        return reverse("referrals:consideration", args=[self.record.public_id])


class AttachSigned(StepPage):
    """The paper that was signed by hand, since the day of the decision was corrected."""

    step = transitions.attach_signed
    form_class = forms.AttachSignedForm
    title = button = "Put the record signed by hand on the case"
    starts = (
        "Those who see the round can open the scan. Every opening is logged.",
        "No signature in the portal comes of it: the paper stays with the board's office.",
        "The LSCB chair is told by mail that names nobody.",
    )
    done = "The signed record is on the case: it stands on this page. Keep the paper."

    def get_success_url(self) -> str:
        """The round."""
        return reverse("referrals:consideration", args=[self.record.public_id])
