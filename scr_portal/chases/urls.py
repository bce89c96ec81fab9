"""The addresses of chasing."""

from django.urls import path

from scr_portal.chases import views

urlpatterns = [
    path("cases/<str:case>/chases/send/", views.Send.as_view(), name="chase_send"),
    path("cases/<str:case>/chases/note-call/", views.NoteCall.as_view(), name="chase_note_call"),
    path("chases/<str:id>/void/", views.Void.as_view(), name="chase_void"),
]
