"""The addresses of the health overview report."""

from django.urls import path

from panels.health import views

urlpatterns = [
    path("cases/<str:case>/health-overview/ask/", views.Ask.as_view(), name="healthoverview_ask"),
    path("health-overviews/<str:id>/", views.HealthOverviewPage.as_view(), name="healthoverview"),
    path("health-overviews/<str:id>/hand-in/", views.HandIn.as_view(), name="healthoverview_hand_in"),
    path("health-overviews/<str:id>/sign/", views.Sign.as_view(), name="healthoverview_sign"),
    path("health-overviews/<str:id>/send-back/", views.SendBack.as_view(), name="healthoverview_send_back"),
    path("health-overviews/<str:id>/accept/", views.Accept.as_view(), name="healthoverview_accept"),
    path("health-overviews/<str:id>/correct/", views.Correct.as_view(), name="healthoverview_correct"),
    path("health-overviews/<str:id>/void/", views.Void.as_view(), name="healthoverview_void"),
]
