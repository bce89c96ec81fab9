"""The address of the grid."""

from django.urls import path

from panels.grid import views

urlpatterns = [path("cases/<str:case>/agencies/", views.Grid.as_view(), name="grid")]
