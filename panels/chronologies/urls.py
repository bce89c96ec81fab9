"""The addresses of chronologies."""

from django.urls import path

from panels.chronologies import views

urlpatterns = [
    path("cases/<str:case>/chronologies/<str:agency>/read/", views.Read.as_view(), name="chronology_read"),
    path("cases/<str:case>/chronologies/merge/", views.Merge.as_view(), name="chronology_merge"),
    path("cases/<str:case>/chronology/", views.Integrated.as_view(), name="chronology_integrated"),
    path("cases/<str:case>/chronology/file/", views.Export.as_view(), name="chronology_export"),
    path("chronologies/<str:id>/", views.One.as_view(), name="chronology"),
    path("chronologies/<str:id>/confirm/", views.Confirm.as_view(), name="chronology_confirm"),
]
