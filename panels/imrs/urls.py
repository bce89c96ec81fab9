"""The addresses of the IMRs."""

from django.urls import path

from panels.imrs import views

urlpatterns = [
    path("cases/<str:case>/imrs/commission/", views.Commission.as_view(), name="imr_commission"),
    path("imrs/<str:id>/", views.ImrPage.as_view(), name="imr"),
    path("imrs/<str:id>/name-author/", views.NameAuthor.as_view(), name="imr_name_author"),
    path("imrs/<str:id>/hand-in/", views.HandIn.as_view(), name="imr_hand_in"),
    path("imrs/<str:id>/sign/", views.Sign.as_view(), name="imr_sign"),
    path("imrs/<str:id>/submit/", views.Submit.as_view(), name="imr_submit"),
    path("imrs/<str:id>/record/", views.Record.as_view(), name="imr_record"),
    path("imrs/<str:id>/send-back/", views.SendBack.as_view(), name="imr_send_back"),
    path("imrs/<str:id>/accept/", views.Accept.as_view(), name="imr_accept"),
    path("imrs/<str:id>/correct/", views.Correct.as_view(), name="imr_correct"),
    path("imrs/<str:id>/void/", views.Void.as_view(), name="imr_void"),
    path("imrs/<str:id>/waive/", views.Waive.as_view(), name="imr_waive"),
    path("imrs/<str:id>/share/", views.Share.as_view(), name="imr_share"),
]
