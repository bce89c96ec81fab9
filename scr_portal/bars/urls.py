"""The addresses of bars."""

from django.urls import path

from scr_portal.bars import views

urlpatterns = [
    path("cases/<str:case>/bars/", views.Bars.as_view(), name="bars"),
    path("cases/<str:case>/step-back/", views.StepBack.as_view(), name="bar_step_back"),
    path("cases/<str:case>/bars/propose/", views.Propose.as_view(), name="bar_propose"),
    path("bars/<str:id>/", views.BarPage.as_view(), name="bar"),
    path("bars/<str:id>/confirm/", views.Confirm.as_view(), name="bar_confirm"),
    path("bars/<str:id>/lift/", views.Lift.as_view(), name="bar_lift"),
]
