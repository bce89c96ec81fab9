"""The addresses of the appointments."""

from django.urls import path

from panels.appointments import views

urlpatterns = [
    path("cases/<str:case>/appointments/", views.Appointments.as_view(), name="appointments"),
    path("cases/<str:case>/appointments/propose/", views.Propose.as_view(), name="appointment_propose"),
    path("appointments/<str:id>/", views.AppointmentPage.as_view(), name="appointment"),
    path("appointments/<str:id>/in-hand/", views.InHand.as_view(), name="appointment_in_hand"),
    path("appointments/<str:id>/hand-over/", views.HandOver.as_view(), name="appointment_hand_over"),
    path("appointments/<str:id>/declare/", views.Declare.as_view(), name="appointment_declare"),
    path("appointments/<str:id>/ask-anew/", views.AskAnew.as_view(), name="appointment_ask_anew"),
    path("appointments/<str:id>/confirm/", views.Confirm.as_view(), name="appointment_confirm"),
    path("appointments/<str:id>/freeze/", views.Freeze.as_view(), name="appointment_freeze"),
    path("appointments/<str:id>/release/", views.Release.as_view(), name="appointment_release"),
    path("appointments/<str:id>/correct/", views.Correct.as_view(), name="appointment_correct"),
    path("appointments/<str:id>/withdraw/", views.Withdraw.as_view(), name="appointment_withdraw"),
    path("appointments/<str:id>/end/", views.End.as_view(), name="appointment_end"),
]
