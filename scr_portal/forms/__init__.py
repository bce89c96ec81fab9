"""Forms as the GOV.UK Design System draws them: import what a page needs from here, not from django.forms."""

from scr_portal.forms.dates import EARLIER, DateField, DateParts, DayOrMonthField
from scr_portal.forms.errors import ErrorLink, Together, error_links
from scr_portal.forms.fields import (
    ChoiceField,
    ConfirmField,
    EmailField,
    FileField,
    LongTextField,
    ModelChoiceField,
    MultipleChoiceField,
    MultipleModelChoiceField,
    NumberField,
    TextField,
    TimeField,
    YesNoField,
)
from scr_portal.forms.form import Form
from scr_portal.forms.rows import Rows
from scr_portal.forms.widgets import Checkboxes, FileUpload, LongText, Radios, Select, Text

__all__ = [
    "EARLIER",
    "Checkboxes",
    "ChoiceField",
    "ConfirmField",
    "DateField",
    "DateParts",
    "DayOrMonthField",
    "EmailField",
    "ErrorLink",
    "FileField",
    "FileUpload",
    "Form",
    "LongText",
    "LongTextField",
    "ModelChoiceField",
    "MultipleChoiceField",
    "MultipleModelChoiceField",
    "NumberField",
    "Radios",
    "Rows",
    "Select",
    "Text",
    "TextField",
    "TimeField",
    "Together",
    "YesNoField",
    "error_links",
]
