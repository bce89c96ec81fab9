"""The addresses of a board's office."""

from django.urls import path

from scr_portal.boards import absences, agencies, changes, views

urlpatterns = [
    path("boards/<str:board>/", views.Office.as_view(), name="board_office"),
    path("boards/<str:board>/roles/<str:proposed>/", views.RoleProposed.as_view(), name="board_role"),
    path("boards/<str:board>/addresses/<str:proposed>/", views.AddressProposed.as_view(), name="board_address"),
    path("boards/<str:board>/agencies/<str:agency>/", agencies.AgencyBoards.as_view(), name="board_agency"),
    path("boards/<str:board>/changes/", changes.Changes.as_view(), name="board_changes"),
    path("boards/<str:board>/absence/", absences.RecordAbsence.as_view(), name="board_absence"),
    path("boards/<str:board>/absences/<str:absence>/end/", absences.EndAbsence.as_view(), name="board_absence_end"),
]
