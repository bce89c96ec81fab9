"""The page of a change of what a case is counted by."""

from typing import Any, cast

from django import forms

from scr_portal.casefiles import CaseRecord
from scr_portal.forms import Form
from scr_portal.pages import StepPage
from scr_portal.recounts import transitions
from scr_portal.recounts.effects import effect
from scr_portal.recounts.models import Recount

IF_A_DAY = "If a bank holiday is wrong, do not confirm: ask an administrator to put the table right."
IF_A_FIGURE = "If a figure of the guidance is wrong, do not confirm: tell an administrator."


def _title(record: CaseRecord) -> str:
    return f"Confirm what a {record} moves"


class Confirm(StepPage):
    """The officer sees which dates move now, from when to when and why, and lets just these."""

    step = transitions.confirm
    form_class = Form
    title = "Confirm which dates move"
    button = "Confirm"
    starts = (
        "The dates above move. Until you confirm, the case is counted as before.",
        "Days by which bodies are to be told are counted anew. What was sent stays sent.",
        "For each letter that went and states one of these dates, a letter that puts it right is drafted. A partner "
        "board that was sent one of them is sent the new one at once.",
        IF_A_DAY,
        IF_A_FIGURE,
    )
    done = "The dates are counted by what holds now."

    def what_follows(self) -> tuple[str, ...]:
        """Nothing of what has not changed."""
        unchanged: dict[str, str] = {Recount.Cause.HOLIDAYS: IF_A_FIGURE, Recount.Cause.FIGURES: IF_A_DAY}
        return tuple(line for line in self.starts if line != unchanged.get(cast(Recount, self.record).cause))

    def take(self, form: forms.Form) -> None:
        """With the mark of what the page showed."""
        self.record = transitions.confirm.run(
            cast(Recount, self.record), self.user, seen=self.request.POST.get("seen", "")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What changed, and what that moves today."""
        moves = effect(self.record.casefile, reader=self.user)
        return super().get_context_data(effect=moves, **kwargs) | {"title": _title(self.record)}

    def get_template_names(self) -> list[str]:
        """With both lists above the button."""
        return ["recounts/confirm.html"]
