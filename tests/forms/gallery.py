"""A page with one of everything, for the tests to look at, click and send."""

from datetime import date
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines

from scr_portal.clocks import Clock, Sort
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


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """The form, its errors after a press, and every component below it."""
    form = Everything(request.POST, request.FILES) if request.method == "POST" else Everything()
    if form.is_valid():
        return HttpResponse("Taken.")
    clock = Clock(
        kind="decision",
        name="Decision of the chair",
        sort=Sort.DUE,
        start=date(2010, 1, 31),
        due=date(2010, 2, 28),
        steps=("Brought to attention 31 January 2010", "+ 1 month = 28 February 2010 (no 31st)"),
        source="Working Together 2010, Chapter 8",
    )
    context = {
        "form": form,
        "title": "Everything",
        "button": "Record the decision",
        "starts": ("Six months start.", "Ofsted is told."),
        "page_obj": Paginator(range(300), 20).page(7),
        "clock": clock,
        "today": date(2010, 3, 4),
        "tasks": [
            {"title": "Receive the referral", "tag": "Done", "hint": "3 March 2010, by An Officer", "url": ""},
            {"title": "Record the decision", "tag": "Late", "hint": "", "url": "/gallery"},
        ],
        "text": "A member of the family is under caution.",
        "why": "Not yet: two of five agencies have not confirmed that records are secured.",
    }
    page = engines["django"].from_string((Path(__file__).parent / "templates" / "gallery.html").read_text())
    return HttpResponse(page.render(context, request))
