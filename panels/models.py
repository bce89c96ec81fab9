"""An index: the models of this app, each in the package of its subject."""

from panels.chronologies.models import Chronology, Entry
from panels.health.models import HealthOverview
from panels.imrs.models import Imr, ImrHold, ImrReturn
from panels.overviews.models import Overview, SignOff
from panels.plans.models import PlanDays
from panels.requests.models import AgencyRequest

__all__ = [
    "AgencyRequest", "Chronology", "Entry", "HealthOverview", "Imr", "ImrHold", "ImrReturn", "Overview", "PlanDays",
    "SignOff",
]  # fmt: skip
