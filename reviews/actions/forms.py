"""The questions of the steps of an action."""

from typing import Any, ClassVar, cast

from reviews.actions.models import Action
from scr_portal.forms import DateField, Form, LongTextField, TextField
from scr_portal.partners.choosing import AgencyField
from scr_portal.partners.standing import agencies_for

POST = "A post, not a person’s name: for example, head of safeguarding."


class ProposeForm(Form):
    """Who is to do what."""

    wants_record: ClassVar[bool] = True
    text = LongTextField(label="Action", asks="the action")
    agency = AgencyField(
        label="Agency that owns it", asks="an agency of the list", required=False, empty_label="The LSCB itself"
    )
    owner = TextField(label="Owner", asks="the owner", most=150, help_text=POST)
    intended_outcome = LongTextField(
        label="Intended outcome", asks="the intended outcome", rows=3, required=False, help_text="If it is of its own."
    )
    due_on = DateField(label="To be done by", asks="the day it is to be done by", required=False)

    def __init__(self, *args: Any, record: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(AgencyField, self.fields["agency"]).offer(agencies_for(record.casefile), record.casefile)
        if record.recommendation.agency_id:
            self.fields["agency"].initial = record.recommendation.agency_id


class AgreeForm(Form):
    """Who answers for it, and by when."""

    wants_record: ClassVar[bool] = True
    owner = TextField(label="Owner", asks="the owner", most=150, help_text=POST)
    agreed_on = DateField(label="Agreed on", asks="the day it was agreed", past=True)
    due_on = DateField(label="To be done by", asks="the day it is to be done by")

    def __init__(self, *args: Any, record: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].initial, self.fields["due_on"].initial = record.owner, record.due_on


class ReportProgressForm(Form):
    """What has been done since."""

    progress = LongTextField(label="Progress since the last report", asks="the progress")


class FinishForm(Form):
    """When it was done, and what shows it."""

    finished_on = DateField(label="Done on", asks="the day it was done", past=True)
    evidence = LongTextField(
        label="Evidence", asks="the evidence", help_text="What shows that it was done, and what difference it made."
    )


class VerifyForm(Form):
    """When the LSCB was satisfied."""

    verified_on = DateField(label="Verified on", asks="the day it was verified", past=True)


class SendBackForm(Form):
    """What is missing."""

    why_sent_back = LongTextField(label="What is still missing", asks="what is still missing", rows=3)


class DropForm(Form):
    """Why it is given up."""

    why_dropped = LongTextField(label="Why it is dropped", asks="why it is dropped", rows=3)
