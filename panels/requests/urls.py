"""The addresses of what is asked of an agency."""

from django.urls import path

from panels.requests import views

urlpatterns = [
    path("cases/<str:case>/agencies/ask-for/", views.Ask.as_view(), name="agencyrequest_ask"),
    path("agency-requests/<str:id>/answer/", views.Answer.as_view(), name="agencyrequest_answer"),
    path("agency-requests/<str:id>/correct/", views.Correct.as_view(), name="agencyrequest_correct"),
    path("agency-requests/<str:id>/void/", views.Void.as_view(), name="agencyrequest_void"),
]
