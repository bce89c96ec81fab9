"""A page with one of everything, for the tests to look at, click and send."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from scr_portal.forms import (
    Checkboxes,
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    FileField,
    Form,
    LongTextField,
    MultipleChoiceField,
    NumberField,
    Radios,
    Rows,
    Select,
    TextField,
    YesNoField,
)

OUTCOMES = (
    ("review", "Hold a serious case review"),
    ("alternative", "Hold another kind of review"),
    ("none", "Hold no review"),
)


class Child(Form):
    """One child."""

    name = TextField(label="Name", asks="the child's name")
    born_on = DateField(label="Date of birth", asks="the date of birth", past=True)


class Children(Rows):
    """The children of the referral."""

    row, title, item = Child, "Children", "child"


class Everything(Form):
    """One of each question."""

    row_groups = {"children": Children}
    referrer = TextField(label="Who told the board", asks="who told the board", width=20)
    email = EmailField(label="E-mail address", required=False)
    happened = LongTextField(
        label="What happened", asks="what happened", most=400, count=True, help_text="In a few sentences."
    )
    known_on = DateField(
        label="When the board first knew",
        asks="the date the board first knew",
        past=True,
        help_text="For example, 31 1 2026",
    )
    outcome = ChoiceField(
        label="The decision",
        asks="what you decided",
        choices=OUTCOMES,
        widget=Radios(
            hints={"review": "Starts the six months."},
            reveals={"review": ["starts_on"], "none": ["why"]},
            dividers={"none": "or"},
        ),
    )
    starts_on = DateField(label="When it starts", asks="the date it starts")
    why = LongTextField(label="Why not", asks="why there is no review", rows=3)
    agencies = MultipleChoiceField(
        label="Agencies",
        asks="the agencies",
        choices=(("police", "Police"), ("health", "Health")),
        widget=Checkboxes(hints={"health": "The primary care trust."}, reveals={"health": ["doctor"]}),
    )
    doctor = TextField(label="Designated doctor", asks="the designated doctor")
    region = ChoiceField(
        label="Region", asks="the region", choices=(("", "Choose"), ("london", "London")), widget=Select()
    )
    adults = NumberField(label="Adults in the household", asks="the number of adults", most=20, width=2)
    convicted = YesNoField(label="Is there a conviction?", asks="yes if there is a conviction")
    paper = FileField(label="The letter", asks="the letter", accept=".pdf,.docx", required=False)
    sure = ConfirmField(label="The facts are as the referrer gave them", asks="that the facts are as given")


def gallery(request: HttpRequest) -> HttpResponse:
    """The form, its errors after a press, and every component below it."""
    form = Everything(request.POST, request.FILES) if request.method == "POST" else Everything()
    if form.is_valid():
        return HttpResponse("Taken.")
    page = Paginator(range(300), 20).page(7)
    return render(
        request,
        "gallery.html",
        {
            "form": form,
            "title": "Everything",
            "button": "Record the decision",
            "starts": ("Six months start.",),
            "page_obj": page,
        },
    )
