"""The questions about the days of a plan."""

from typing import Any

from panels.plans.counting import Days
from scr_portal.forms import Form, NumberField


def _days(label: str) -> NumberField:
    return NumberField(asks="a number of days", label=label, least=1, most=180, width=3)


class DaysForm(Form):
    """How many days lie between the milestones."""

    papers = _days("How many days before the meeting do the papers go out?")
    sign_off = _days("How many days before that has the SCR panel signed the report off?")
    draft = _days("How many days before that is the first draft of the overview report there?")
    imrs = _days("How many days before that are the IMRs due?")

    def __init__(self, *args: Any, days: Days, **kwargs: Any) -> None:
        kwargs["initial"] = days.numbers | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
