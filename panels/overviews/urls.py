"""The addresses of the overview report."""

from django.urls import path

from panels.overviews import views

urlpatterns = [
    path("cases/<str:case>/overview/draft/", views.Draft.as_view(), name="overview_draft"),
    path("overviews/<str:id>/", views.OverviewPage.as_view(), name="overview"),
    path("overviews/<str:id>/revise/", views.Revise.as_view(), name="overview_revise"),
    path("overviews/<str:id>/circulate/", views.Circulate.as_view(), name="overview_circulate"),
    path("overviews/<str:id>/sign-off/", views.SignOff.as_view(), name="overview_sign_off"),
    path("overviews/<str:id>/close/", views.Close.as_view(), name="overview_close"),
]
