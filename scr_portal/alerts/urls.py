"""The addresses of warnings."""

from django.urls import path

from scr_portal.alerts import views

urlpatterns = [
    path("cases/<str:case>/alerts/record/", views.Record.as_view(), name="alert_record"),
    path("alerts/<str:id>/lift/", views.Lift.as_view(), name="alert_lift"),
]
