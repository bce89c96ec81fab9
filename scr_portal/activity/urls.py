"""The address of what was done."""

from django.urls import path

from scr_portal.activity import views

urlpatterns = [path("activity/", views.Activity.as_view(), name="activity")]
