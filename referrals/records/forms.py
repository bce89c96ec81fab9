"""The questions about the record of a decision."""

from scr_portal.documents.uploads import RECEIPTS, CheckedFileField
from scr_portal.forms import DateField, Form


class AttachSignedForm(Form):
    """The scan, and the day that stands on the paper."""

    signed_on = DateField(
        asks="the day it was signed",
        label="On which day was it signed?",
        past=True,
        help_text="The day that stands beside the signature on the paper.",
    )
    file = CheckedFileField(asks="the scan", label="The scan of the signed record", kinds=RECEIPTS)
