"""Home, cases, and one case."""

from django.urls import path

from scr_portal.casework import views

urlpatterns = [
    path("home/", views.Home.as_view(), name="home"),
    path("cases/", views.Cases.as_view(), name="cases"),
    path("cases/<str:case>/", views.Case.as_view(), name="case"),
    path("cases/<str:case>/timeline/", views.Timeline.as_view(), name="case_timeline"),
    path("cases/<str:case>/dates/", views.Dates.as_view(), name="case_dates"),
    path("cases/<str:case>/brief/", views.Brief.as_view(), name="case_brief"),
    path("cases/<str:case>/opened/", views.Opened.as_view(), name="case_opened"),
]
