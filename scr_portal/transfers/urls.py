"""The addresses of transfers."""

from django.urls import path

from scr_portal.transfers import views

urlpatterns = [
    path("cases/<str:case>/transfers/propose/", views.Propose.as_view(), name="transfer_propose"),
    path("transfers/<str:id>/", views.TransferPage.as_view(), name="transfer"),
    path("transfers/<str:id>/withdraw/", views.Withdraw.as_view(), name="transfer_withdraw"),
    path("transfers/<str:id>/decline/", views.Decline.as_view(), name="transfer_decline"),
    path("transfers/<str:id>/accept/", views.Accept.as_view(), name="transfer_accept"),
]
