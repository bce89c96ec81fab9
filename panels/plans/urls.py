"""The addresses of plans."""

from django.urls import path

from panels.plans import views

urlpatterns = [
    path("cases/<str:case>/plan/", views.PlanPage.as_view(), name="plan"),
    path("boards/<str:board>/plan-days/", views.SetDays.as_view(), name="plan_days"),
]
