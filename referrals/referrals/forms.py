"""A referral in parts: page by page when it opens a case, on one page when it is a further one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from referrals.likenesses.finding import family_of
from referrals.referrals import event_questions as events
from referrals.referrals import people_forms as people
from referrals.referrals import questions as asked
from referrals.referrals.asking import OfReferral
from referrals.referrals.models import Known, Referral
from referrals.referrals.papers import PAPERS
from scr_portal.documents.uploads import SCANS, CheckedFileField
from scr_portal.forms import ChoiceField, Form, LongTextField, Radios


@dataclass(frozen=True)
class Part:
    """Questions that belong together, as the forms of the field group them."""

    slug: str
    title: str
    form_class: type[OfReferral]

    def owns(self, name: str) -> bool:
        """Whether a question, a box of one, or a row of this name belongs here."""
        names = (*self.form_class.base_fields, *self.form_class.row_groups)
        return any(name == own or name.startswith(f"{own}-") for own in names)


AT_RISK = Part("at-risk", "Other children at risk now", asked.AtRiskForm)
REFERRER = Part("referrer", "Who made the referral", asked.ReferrerForm)
CHILDREN = Part("children", "The children", asked.ChildrenForm)
FAMILY = Part("family", "Family and others", asked.FamilyForm)
AGENCIES = Part("agencies", "Agencies", asked.AgenciesForm)
EVENTS = Part("events", "What happened", events.EventsForm)
DAYS = Part("days", "The dates that count", events.DaysForm)
CRITERIA = Part("criteria", "What is asked for", asked.CriteriaForm)
BESIDE = Part("beside", "Other processes and the media", asked.BesideForm)
PARTS = (AT_RISK, REFERRER, CHILDREN, FAMILY, AGENCIES, EVENTS, DAYS, CRITERIA, BESIDE)


def part_of(name: str, parts: Iterable[Part] = PARTS) -> Part | None:
    """The part to which a question of this name belongs."""
    return next((part for part in parts if part.owns(name)), None)


def in_order(forms: Iterable[type[Form]]) -> list[str]:
    """The questions of these forms, each where its form has it."""
    return [name for form in forms for name in (form.field_order or form.base_fields)]


class InParts(OfReferral):
    """All of a referral at once; on a page it is shown under the headings of its parts."""

    template_name = "referrals/referrals/questions.html"

    def get_context(self) -> dict[str, Any]:
        """What belongs to no part first, then part by part."""
        context = super().get_context()
        fields = [(part_of(field.name), field) for field, _ in context["fields"]]
        groups = [(part_of(name), rows) for name, rows in self.rows.items()]
        parts = [
            (
                part.slug,
                part.title,
                [one for of, one in fields if of is part],
                [one for of, one in groups if of is part],
            )
            for part in PARTS
        ]
        return context | {"before": [one for of, one in fields if of is None], "parts": parts}


class FurtherChildrenForm(OfReferral):
    """The children whom a further referral names: the case knows them, or not."""

    row_groups: ClassVar = {"children": people.FurtherChildren}

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        children, family = family_of(record.casefile)
        for row in self.rows["children"].forms:
            cast(people.FurtherChildForm, row).know([*children, *family])


class FurtherFamilyForm(OfReferral):
    """Everybody else whom it names."""

    row_groups: ClassVar = {"people": people.FurtherRelatives}

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        children, _ = family_of(record.casefile)
        for row in self.rows["people"].forms:
            cast(people.FurtherRelativeForm, row).know(children)


OF_A_FURTHER_ONE = {CHILDREN: FurtherChildrenForm, FAMILY: FurtherFamilyForm, AGENCIES: asked.CareForm}
FURTHER = tuple(Part(part.slug, part.title, OF_A_FURTHER_ONE.get(part, part.form_class)) for part in PARTS)
"""The parts of a further referral: of its case it is known what the children are called, and whom to ask."""


class LinkForm(
    asked.BesideForm, asked.CriteriaForm, events.DaysForm, events.EventsForm, asked.CareForm, FurtherFamilyForm,
    FurtherChildrenForm, asked.ReferrerForm, asked.AtRiskForm, InParts,
):  # fmt: skip
    """A further referral of the same incident: it may name more people, whose names must not be published either."""

    row_groups: ClassVar = {name: rows for part in FURTHER for name, rows in part.form_class.row_groups.items()}
    field_order = in_order(part.form_class for part in FURTHER)


class ReceiveForm(
    asked.BesideForm, asked.CriteriaForm, events.DaysForm, events.EventsForm, asked.AgenciesForm, asked.FamilyForm,
    asked.ChildrenForm, asked.ReferrerForm, asked.AtRiskForm, InParts,
):  # fmt: skip
    """The first referral of a case: also who it is about, and whom to ask."""

    row_groups: ClassVar = {name: rows for part in PARTS for name, rows in part.form_class.row_groups.items()}
    field_order = in_order(part.form_class for part in PARTS)


class AttachForm(Form):
    """The file, and what it is."""

    paper = ChoiceField(asks="what the file is", label="What is it?", choices=PAPERS.items())
    file = CheckedFileField(label="The file", asks="the file", kinds=SCANS)


class UpdateRiskForm(asked.AtRiskForm):
    """The first question of all, put again."""

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        stands = {name: getattr(record, name) for name in self.base_fields}
        super().__init__(*args, record=record, **kwargs | {"initial": stands | (kwargs.get("initial") or {})})
        self.fields["others_at_risk"].help_text = "As it is known now. What was said before stays on the record."


class AssessForm(Form):
    """How the board sees what the referrer answered with no."""

    board_view = ChoiceField(
        asks="whether the case may meet the criteria",
        label="Does the board think that the case may meet the criteria for a serious case review?",
        choices=[(Known.YES, "Yes"), (Known.NO, "No")],
        widget=Radios(inline=True),
    )
    because = LongTextField(asks="why the board sees it so", label="Why?", rows=4)


class WithdrawForm(Form):
    """Why a referral is taken back."""

    withdrawn_because = LongTextField(asks="why the referral is withdrawn", label="Why is it withdrawn?", rows=3)
