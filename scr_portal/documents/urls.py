"""The addresses of documents: random ids, never a name."""

from django.urls import path

from scr_portal.documents import views

urlpatterns = [
    path("documents/<str:id>/", views.Viewer.as_view(), name="document"),
    path("documents/<str:id>/file/", views.Original.as_view(), name="document_file"),
    path("documents/<str:id>/pages/<int:number>/", views.Picture.as_view(), name="document_page"),
]
