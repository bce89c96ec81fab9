"""The addresses of letters of the national panel."""

from django.urls import path

from scr_portal.body_requests import views

urlpatterns = [
    path("cases/<str:case>/body-requests/record/", views.Record.as_view(), name="bodyrequest_record"),
    path("body-requests/<str:id>/answer/", views.Answer.as_view(), name="bodyrequest_answer"),
    path("body-requests/<str:id>/attend/", views.Attend.as_view(), name="bodyrequest_attend"),
    path("body-requests/<str:id>/regard/", views.Regard.as_view(), name="bodyrequest_regard"),
    path("body-requests/<str:id>/correct/", views.Correct.as_view(), name="bodyrequest_correct"),
    path("body-requests/<str:id>/void/", views.Void.as_view(), name="bodyrequest_void"),
]
