"""The page of a change of the bank holidays."""

from typing import Any

from scr_portal.forms import Form
from scr_portal.pages import StepPage
from scr_portal.recounts import transitions


class Confirm(StepPage):
    """The officer sees which dates move, from when to when and why, and lets them."""

    step = transitions.confirm
    form_class = Form
    title = "Confirm what a change of the bank holidays moves"
    button = "Confirm"
    starts = (
        "The dates above move. Until you confirm, the case counts by the bank holidays of before.",
        "Days by which bodies are to be told are counted anew. What was sent stays sent.",
        "If a day is wrong, do not confirm: ask an administrator to put the table of bank holidays right.",
    )
    done = "The dates are counted by the bank holidays as they stand now."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What came into the table or left it, and what that moves."""
        return super().get_context_data(recount=self.record, **kwargs)

    def get_template_names(self) -> list[str]:
        """With both lists above the button."""
        return ["recounts/confirm.html"]
