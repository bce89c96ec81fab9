"""The addresses of fact-checks by one person."""

from django.urls import path

from scr_portal.fact_checks import views

urlpatterns = [
    path("cases/<str:case>/fact-checks/ask/", views.Ask.as_view(), name="factcheck_ask"),
    path("fact-checks/<str:id>/", views.FactCheckPage.as_view(), name="factcheck"),
    path("fact-checks/<str:id>/answer/", views.Answer.as_view(), name="factcheck_answer"),
    path("fact-checks/<str:id>/correct/", views.Correct.as_view(), name="factcheck_correct"),
    path("fact-checks/<str:id>/void/", views.Void.as_view(), name="factcheck_void"),
]
