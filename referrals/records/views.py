"""The page that has the record of a decision drawn up anew."""

from referrals.records import transitions
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
