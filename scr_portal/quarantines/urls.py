"""The addresses of files that are locked away."""

from django.urls import path

from scr_portal.quarantines import views

urlpatterns = [
    path("cases/<str:case>/documents/<str:document>/lock/", views.Lock.as_view(), name="quarantine_lock"),
    path("quarantines/<str:id>/", views.QuarantinePage.as_view(), name="quarantine"),
    path("quarantines/<str:id>/confirm/", views.Confirm.as_view(), name="quarantine_confirm"),
    path("quarantines/<str:id>/release/", views.Release.as_view(), name="quarantine_release"),
    path("quarantines/<str:id>/note/", views.NotePage.as_view(), name="quarantine_note"),
]
