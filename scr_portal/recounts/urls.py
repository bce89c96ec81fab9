"""The address of a change of what a case is counted by."""

from django.urls import path

from scr_portal.recounts import views

urlpatterns = [path("recounts/<str:id>/confirm/", views.Confirm.as_view(), name="recount_confirm")]
