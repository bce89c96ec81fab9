"""The pages of actions."""

from dataclasses import dataclass

from django.http import Http404

from reviews.actions import corrections, forms, transitions, voids
from reviews.actions.models import Action
from reviews.recommendations.models import Recommendation
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.views import CorrectPage
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.pages.finding import find
from scr_portal.pages.offers import Offer, offers, open_offers
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.voids.views import VoidPage


class Propose(TellsAnAgency, OpenStepPage):
    """Plan an action on a recommendation."""

    step = transitions.propose
    form_class = forms.ProposeForm
    title = button = "Plan an action"
    starts = ("The senior officer of the agency is told, and can agree to it once the recommendation is adopted.",)
    done = "The action is planned."

    def new(self, casefile: CaseFile) -> Action:
        """An action on the recommendation in the address; 404 when that is of another case."""
        on = find(Recommendation, self.user, self.kwargs["recommendation"])
        if on.casefile_id != casefile.pk:
            raise Http404
        return Action(casefile=casefile, recommendation=on)

    @property
    def draft_key(self) -> str:
        """One draft a recommendation."""
        return f"new:{self.kwargs['recommendation']}"


class Agree(StepPage):
    """Take an action on."""

    step = transitions.agree
    form_class = forms.AgreeForm
    title = button = "Agree to the action"
    starts = ("Reminders are sent before and after the day it is to be done by.",)
    done = "The action is agreed."


class ReportProgress(StepPage):
    """Say how far it is."""

    step = transitions.report_progress
    form_class = forms.ReportProgressForm
    title = button = "Report progress"
    starts = ("The report is added; earlier ones stay.",)
    done = "The progress is recorded."


class Finish(StepPage):
    """Say that it is done."""

    step = transitions.finish
    form_class = forms.FinishForm
    title = button = "Report the action as done"
    starts = ("The LSCB officer is told, and somebody else verifies it.",)
    done = "The action is reported as done."


class Verify(StepPage):
    """Confirm that it is done."""

    step = transitions.verify
    form_class = forms.VerifyForm
    title = button = "Verify the action"
    starts = ("The action is complete and its date stops.",)
    done = "The action is verified."


class SendBack(TellsAnAgency, StepPage):
    """Say what is missing before it counts as done."""

    step = transitions.send_back
    form_class = forms.SendBackForm
    title = button = "Send the action back"
    starts = ("The action is in progress again, and the senior officer of the agency is told.",)
    done = "The action is sent back."


class Drop(StepPage):
    """Give an action up."""

    step = transitions.drop
    form_class = forms.DropForm
    title = button = "Drop the action"
    starts = ("The action stays on the record, with your reason, and its date stops.",)
    done = "The action is dropped, with the reason."


class Correct(CorrectPage):
    """A dated fact of an action."""

    step = corrections.correct


class Void(VoidPage):
    """An action recorded by mistake."""

    step = voids.void


STEPS: tuple[type[StepPage], ...] = (Agree, ReportProgress, Finish, Verify, SendBack, Drop)


@dataclass(frozen=True)
class Line:
    """An action, and what the reader may do about it."""

    action: Action
    offers: list[Offer]


def lines(recommendation: Recommendation, user: User) -> list[Line]:
    """The actions on a recommendation that the reader may see."""
    actions = Action.objects.visible_to(user).filter(recommendation=recommendation).select_related("agency")
    held, found = grants(user), []
    for action in actions:
        action.casefile, action.recommendation = recommendation.casefile, recommendation
        steps = [page for page in STEPS if page is not Verify or action.finished_by_id != user.pk]
        found.append(Line(action, [*offers(action, held, steps), *open_offers(action, held, [Correct, Void])]))
    return found
