"""The addresses of the portal, and a page with one of everything."""

from django.urls import path

from scr_portal.urls import handler400, handler403, handler404, handler429, handler500, urlpatterns
from tests.forms.gallery import gallery

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]
urlpatterns = [path("gallery", gallery, name="gallery"), *urlpatterns]
