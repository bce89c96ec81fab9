"""The questions of emergency access."""

from typing import Any

from scr_portal import audit, walls
from scr_portal.access import Grants
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.casefiles import CaseFile
from scr_portal.emergencies.transitions import open_case
from scr_portal.forms import Form, LongTextField, TextField

REFUSED = "422 scr_portal:emergencyaccess_open_case"
"""What the access log calls it: the answer and the page."""
NOT_ONE_OF_YOURS = "No case of your board has this reference. Check it, letter by letter"


class OpenForm(Form):
    """Which case, by its whole reference, and why."""

    reference = TextField(
        label="Reference of the case", asks="the reference of the case", help_text="For example: CASE-7KQ2M.",
        most=20,
    )  # fmt: skip
    reason = LongTextField(
        label="Why you must read it now",
        asks="why you must read it now",
        help_text="The LSCB chair and the LSCB officer read this. It stays on the record.",
        rows=3,
    )

    def __init__(self, *args: Any, held: Grants, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held

    def clean_reference(self) -> str:
        """Of the reader's board, and not one they are barred from: both are told as if it were not there.

        Either is a refusal in the access log, of the case where there is one, and never what was typed.
        """
        reference: str = self.cleaned_data["reference"].strip().upper()
        with walls.portal():  # the case is closed to the reader as yet
            found = CaseFile.objects.filter(reference=reference).first()
        if found is None or not open_case.allowed(EmergencyAccess(casefile=found), self.held):
            self.add_error("reference", NOT_ONE_OF_YOURS)
            with walls.portal():
                asked = found.pk if found else None
                audit.opened(self.held.user, audit.Access.Kind.REFUSAL, casefile_id=asked, about=REFUSED)
        else:
            self.casefile = found
        return reference
