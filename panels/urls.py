"""The addresses of this app, each subject's pages together."""

from panels.appointments.urls import urlpatterns as appointments
from panels.chronologies.urls import urlpatterns as chronologies
from panels.grid.urls import urlpatterns as grid
from panels.health.urls import urlpatterns as health
from panels.imrs.urls import urlpatterns as imrs
from panels.overviews.urls import urlpatterns as overviews
from panels.plans.urls import urlpatterns as plans
from panels.requests.urls import urlpatterns as requests

app_name = "panels"
urlpatterns = [*appointments, *imrs, *chronologies, *grid, *health, *overviews, *plans, *requests]
