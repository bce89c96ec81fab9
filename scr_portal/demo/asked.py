"""What agencies of an invented review were asked besides their IMR, and one person: some answered, one late."""

from datetime import date, timedelta

from panels.models import AgencyRequest
from panels.requests import transitions as requests
from scr_portal.accounts import Agency
from scr_portal.demo.walk import Walk, on
from scr_portal.fact_checks import transitions as fact_checks
from scr_portal.fact_checks.models import FactCheck

K = AgencyRequest.Kind
ASKED = {
    K.DECLARATION: "Have any records come to light since you told us what you knew? Say also when there are none.",
    K.FACT_CHECK: "“Officers came to the home four times between March and September.” Is this fairly shown?",
    K.FEEDBACK: "Please tell those of your staff who were heard what the review found, and let us know.",
}
PASSAGE = "The assistant director was told of the second call on the same evening, and asked for a visit within a day."


def fill(walk: Walk, day: date, *, due_on: date) -> None:
    """A thing of each kind, asked on `day` by `due_on`; children's services have answered one of two.

    A passage is put before one person, too.
    """
    social_care = walk.team.board.agencies.get(discipline=Agency.Discipline.SOCIAL_CARE)
    police = walk.team.board.agencies.get(discipline=Agency.Discipline.POLICE)
    with on(day):
        for kind, agency in ((K.DECLARATION, social_care), (K.FACT_CHECK, police), (K.FEEDBACK, social_care)):
            made = requests.ask.run(
                AgencyRequest(casefile=walk.case), walk.team.officer, agency=agency, kind=kind, what=ASKED[kind],
                asked_on=day, due_on=due_on,
            )  # fmt: skip
            if kind == K.DECLARATION:
                senior = walk.team.seniors[agency.name]
                requests.answer.run(
                    made, senior, answer="None. We looked through the archive once more.", answered_by=senior.name,
                    answered_on=day,
                )  # fmt: skip
        fact_checks.ask.run(
            FactCheck(casefile=walk.case), walk.team.officer, kind=FactCheck.Kind.PASSAGE, text=PASSAGE,
            email=walk.team.seniors[social_care.name].email, due_on=day + timedelta(days=28),
        )  # fmt: skip
