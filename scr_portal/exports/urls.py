"""The addresses of exports."""

from django.urls import path

from scr_portal.exports import views

urlpatterns = [
    path("cases/<str:case>/exports/make/", views.Make.as_view(), name="memoryexport_make"),
    path("exports/<str:id>/", views.ExportPage.as_view(), name="memoryexport"),
    path("exports/<str:id>/download/", views.Download.as_view(), name="memoryexport_download"),
]
