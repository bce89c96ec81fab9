"""The pages of the appointments to one case."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.utils import timezone
from django.utils.functional import cached_property

from panels.appointments import corrections, forms, transitions
from panels.appointments.conflicts import Finding
from panels.appointments.facts import HOLDING, conflicts_of
from panels.appointments.in_hand import in_hand
from panels.appointments.independent_of import involved_as_known
from panels.appointments.panel import not_covered
from scr_portal import audit
from scr_portal.access import Appointment
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseRecord
from scr_portal.corrections.views import CorrectPage
from scr_portal.guidance.base import Severity
from scr_portal.pages import CasePage, OpenStepPage, RecordPage, StepPage, offers, open_offers
from scr_portal.people import Bar, barred_on
from scr_portal.roles import OF_CASE, OFFICE, SEES_DECLARATIONS, Role


class Appointments(CasePage):
    """Everybody appointed to the case or proposed for it, and what the panel does not cover yet."""

    template_name = "panels/appointments/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those the reader may see, oldest first."""
        rows = Appointment.objects.visible_to(self.user).filter(casefile=self.casefile, role__in=OF_CASE)
        may_propose = transitions.propose.offered_to(Appointment(casefile=self.casefile), self.held)
        appointments = list(rows.select_related("user", "employer").order_by("pk"))
        barred = barred_on(Bar.objects.visible_to(self.user, self.casefile), timezone.localdate())
        return super().get_context_data(
            title="SCR panel and appointments",
            back=reverse("case", args=[self.casefile.public_id]),
            appointments=[(one, barred.get(one.user_id)) for one in appointments],
            not_covered=not_covered(appointments) if may_propose else [],
            may_propose=may_propose,
            is_office=bool(self.held.roles_on(self.casefile.pk) & OFFICE),
            **kwargs,
        )


class OfAppointment(StepPage):
    """A step on one appointment; it leads back to the appointment's page, which the person always sees."""

    def get_success_url(self) -> str:
        """The page of the appointment."""
        return reverse("panels:appointment", args=[self.record.public_id])


class Propose(OpenStepPage):
    step = transitions.propose
    form_class = forms.ProposeForm
    title = "Propose an appointment"
    button = "Propose this person"
    starts = (
        "The person is asked by e-mail to sign in and answer the declaration of independence.",
        "Nobody has any right on this case before the LSCB chair confirms.",
    )
    done = "The person is proposed, and asked to answer the declaration of independence."

    def get_initial(self) -> dict[str, Any]:
        """The role that the task list asked for, in the address."""
        return {"role": self.request.GET.get("role", "")} | super().get_initial()


class HandOver(OfAppointment):
    step = transitions.hand_over
    form_class = forms.HandOverForm
    title = "Hand over this person's work"
    button = "Propose who takes over"
    starts = (
        "The person you name is asked by e-mail to sign in and answer the declaration of independence.",
        "Nothing changes before the LSCB chair confirms: then the one appointment ends as the other begins.",
        "The work goes on where it stands: its files, its dates and what was said of it.",
    )
    done = "Proposed. The person is asked for the declaration of independence."


AUTHOR_BEGINS = (
    "If you had no part in the case and managed nobody who had one, you may open it from now on.",
    "Otherwise your agency is told to name somebody else. It is not told your answers.",
    "The LSCB office and the SCR panel chair may read them.",
)
BEGUN = "Your declaration is made. You may open the case now."
NOT_BEGUN = "Your declaration is made. Somebody else is to write the IMR: your agency is told to name another author."


ANEW = (
    "The LSCB office and the SCR panel chair may read your answers. What you answered before is kept.",
    "If a rule of independence stands against them, your work on this case is on hold until the LSCB chair has looked "
    "at it. Otherwise it goes on.",
)
GOES_ON = "Your new declaration is made. Your work on this case goes on."
ON_HOLD = "Your new declaration is made. Your work on this case is on hold: the LSCB chair looks at it."


def _is_of_an_imr(record: CaseRecord) -> bool:
    return cast(Appointment, record).role == Role.IMR_AUTHOR


def _holds(record: CaseRecord) -> bool:
    return cast(Appointment, record).status in HOLDING


class Declare(OfAppointment):
    step = transitions.declare
    form_class = forms.DeclareForm
    title = "Declare your independence"
    button = "Make this declaration"
    starts = ("The LSCB chair reads your answers and confirms the appointment, or not.",)
    done = "Your declaration is with the LSCB chair."

    def what_follows(self) -> tuple[str, ...]:
        """Who writes an IMR begins by the declaration: the agency has chosen, and nobody confirms it."""
        if _holds(self.record):
            return ANEW
        return AUTHOR_BEGINS if _is_of_an_imr(self.record) else super().what_follows()

    def take(self, form: Form) -> None:
        """Note whether the appointment held, or was on hold, before the answers were given."""
        self.held_before = _holds(self.record)
        super().take(form)

    def what_happened(self) -> str:
        """Whether an author has begun, or somebody is on hold now, as the row says now."""
        self.record.refresh_from_db(fields=["status"])
        confirmed = cast(Appointment, self.record).status == Appointment.Status.CONFIRMED
        if self.held_before:
            return GOES_ON if confirmed else ON_HOLD
        if _is_of_an_imr(self.record):
            return BEGUN if confirmed else NOT_BEGUN
        return super().what_happened()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom the questions ask about, by name."""
        casefile = self.record.casefile
        members, involved = casefile.board.agencies.all(), involved_as_known(casefile, self.held)
        return super().get_context_data(members=members, involved=involved, **kwargs)


class AskAnew(OfAppointment):
    names_it = True
    step = transitions.ask_anew
    title = "Ask for a new declaration"
    button = "Ask for a new declaration"
    starts = (
        "The person is told by mail, answers the same questions again, and works on meanwhile.",
        "It is for a new employer or role that you have heard of. The portal asks by itself when the terms of "
        "reference, the agencies of the case or the board that leads it change, or it gives the person a role.",
    )
    done = "The person is asked to make the declaration of independence anew."


class Confirm(OfAppointment):
    step = transitions.confirm
    form_class = forms.ConfirmForm
    title = "Confirm the appointment"
    button = "Confirm the appointment"
    starts = (
        "The person may open this case from now on, in this role.",
        "Where the edition of the guidance asks for it, the national panel must be told the reviewers' names.",
    )
    done = "The appointment is confirmed. The person is told, and can open the case now."

    @cached_property
    def findings(self) -> list[Finding]:
        """What the rules say."""
        return conflicts_of(cast(Appointment, self.record))

    def get_form_kwargs(self) -> dict[str, Any]:
        """A warning asks for a reason."""
        warned = any(finding.severity is Severity.WARN for finding in self.findings)
        return super().get_form_kwargs() | {"warned": warned}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The declaration, what the rules say to it, and whose appointment ends with this step."""
        appointment = cast(Appointment, self.record)
        return super().get_context_data(
            findings=self.findings, declarations=forms.declarations_of(appointment), before=appointment.in_place_of,
            **kwargs,
        )  # fmt: skip


class Freeze(OfAppointment):
    names_it = True
    step = transitions.freeze
    form_class = forms.FreezeForm
    title = "Put the appointment on hold"
    button = "Put it on hold"
    starts = (
        "The person cannot open this case until you release the appointment. They are told by mail that it is on hold, "
        "and read your reason on the page of the appointment.",
    )
    done = "The appointment is on hold. The person cannot open the case until it is released."


class Release(OfAppointment):
    names_it = True
    step = transitions.release
    title = "Release the appointment"
    button = "Release the appointment"
    starts = ("The person may open this case again, in the same role.",)
    done = "The appointment is released. The person can open the case again."


class End(OfAppointment):
    names_it = True
    step = transitions.end
    form_class = forms.EndForm
    title = "End the appointment"
    button = "End the appointment"
    starts = ("The person's rights on this case end at once.", "What they wrote and signed stays.")
    done = "The appointment has ended. The person cannot open the case by it any more."


class Withdraw(OfAppointment):
    names_it = True
    step = transitions.withdraw
    form_class = forms.WithdrawForm
    title = "Withdraw the proposal"
    button = "Withdraw the proposal"
    starts = (
        "The person is told by e-mail, and is not asked for the declaration any more.",
        "The proposal stays on the record. Somebody else can be proposed.",
    )
    done = "The proposal is withdrawn. Somebody else can be proposed."


class Correct(CorrectPage):
    """The day of the declaration, or the first day of the appointment."""

    step = corrections.correct


STEPS = (Declare, Confirm, Withdraw, Freeze, Release, HandOver, AskAnew, End)


class AppointmentPage(RecordPage):
    """One appointment: who, what for, the declaration for those who may read it, and what can be done."""

    record = Appointment
    template_name = "panels/appointments/appointment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The declaration is read by the person, the board's office and the SCR panel chair."""
        appointment = cast(Appointment, self.object)
        may_read = bool(self.held.roles_on(appointment.casefile_id) & SEES_DECLARATIONS)
        may_read |= appointment.user_id == self.user.pk
        others = Appointment.objects.visible_to(self.user, appointment.casefile).select_related("user")
        bars = Bar.objects.visible_to(self.user, appointment.casefile).filter(user=appointment.user_id)
        return super().get_context_data(
            title=str(appointment),
            declarations=forms.declarations_of(appointment) if may_read else [],
            may_read=may_read,
            bar=barred_on(bars, timezone.localdate()).get(appointment.user_id),
            before=others.filter(successors=appointment).first(),
            successor=others.filter(in_place_of=appointment).exclude(status=Appointment.Status.ENDED).first(),
            is_office=bool(self.held.roles_on(appointment.casefile_id) & OFFICE),
            offers=offers(appointment, self.held, STEPS),
            put_right=open_offers(appointment, self.held, [Correct]),
            **kwargs,
        )


class InHand(RecordPage):
    """What the person of one appointment still has in hand, on every case in whose office the reader is."""

    record = Appointment
    template_name = "panels/appointments/in_hand.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """403 for anybody but officer and chair; logged in each case that it shows."""
        appointment = cast(Appointment, self.object)
        if not self.held.roles_on(appointment.casefile_id) & OFFICE:
            raise PermissionDenied
        lines = in_hand(appointment.user, self.user)
        others = {one.appointment.casefile_id for one in lines} - {appointment.casefile_id}
        audit.opened_each(self.user, audit.Access.Kind.VIEW, others, about=appointment.subject)
        return super().get_context_data(
            title=f"What {appointment.user.name} still has in hand",
            person=appointment.user,
            lines=lines,
            **kwargs,
        )
