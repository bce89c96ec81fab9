"""The addresses of a person's calendar."""

from django.urls import path

from scr_portal.feeds import views

urlpatterns = [
    path("your-calendar/", views.YourCalendar.as_view(), name="calendar"),
    path("your-calendar/make/", views.Make.as_view(), name="calendar_make"),
    path("your-calendar/revoke/", views.Revoke.as_view(), name="calendar_revoke"),
    path("calendar/<str:token>/dates.ics", views.Feed.as_view(), name="calendar_feed"),
]
