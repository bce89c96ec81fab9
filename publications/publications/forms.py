"""The questions of the steps towards approval."""

from publications.publications.checklist import IDENTIFIERS, REPRESENTS
from scr_portal.forms import Checkboxes, DateField, Form, LongTextField, MultipleChoiceField, TextField


class TitleForm(Form):
    """Preparing a product, or giving it another title."""

    title = TextField(
        asks="the title",
        label="Title",
        help_text="It stands on the cover and in the public register. No name, no place, no date.",
        most=200,
    )


class WriteForm(Form):
    """One section."""

    text = LongTextField(
        asks="the text of the section",
        label="Text",
        help_text="A blank line starts a new paragraph. A line that begins with “- ” is a point of a list. "
        "Paragraphs are numbered for you.",
        rows=22,
        most=60_000,
        required=False,
    )


class CheckForm(Form):
    """What was looked for in the documents."""

    looked_for = MultipleChoiceField(
        asks="what you looked for",
        label="I have read the documents from cover to cover, and looked for",
        choices=IDENTIFIERS,
        widget=Checkboxes(small=True),
    )
    note = LongTextField(
        asks="what risk is left",
        label="What risk of being recognised is left, and why that is acceptable",
        help_text="If you left something out above, say why.",
        rows=4,
    )
    checked_on = DateField(asks="the day you checked it", label="When did you check it?", past=True)


class ConfirmForm(Form):
    """What the SCR panel chair confirms of a summary."""

    stands = MultipleChoiceField(
        asks="what stands",
        label="I have read this summary beside the overview report",
        choices=REPRESENTS,
        widget=Checkboxes(small=True),
    )
    note = LongTextField(asks="a remark", label="A remark (optional)", rows=3, required=False)


class NotifyForm(Form):
    """When the copy was ready."""

    ready_on = DateField(asks="the day the copy is ready", label="When was the copy made ready?", past=True)


class ApproveForm(Form):
    """What the chair weighed."""

    welfare_impact = LongTextField(
        asks="the effect on each child and vulnerable adult",
        label="What will publication mean for each child and vulnerable adult?",
        help_text="For each: who was asked, the effect, the timing, what will soften it, and your view. "
        "Do not give names: use the labels of the report.",
        rows=7,
    )
    legal_advice = LongTextField(
        asks="the legal advice, or that there was none", label="Legal advice, courts and orders", rows=4
    )
    told_first = LongTextField(
        asks="who was told, or why not",
        label="Have the family and the staff concerned been told?",
        help_text="When and by whom, or “not told, because”.",
        rows=4,
    )
    approved_on = DateField(asks="the day you approved it", label="When did you approve it?", past=True)
