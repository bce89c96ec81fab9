"""The addresses of this app, each subject's pages together."""

from django.urls import URLPattern, path

from publications.publications import showing, views
from publications.register import views as register

app_name = "publications"
urlpatterns: list[URLPattern] = [
    path(
        "cases/<str:case>/publications/<str:product>/prepare/",
        views.Prepare.as_view(),
        name="publication_prepare",
    ),
    path("publications/<str:id>/", showing.PublicationPage.as_view(), name="publication"),
    path("publications/<str:id>/names/", showing.Preview.as_view(), name="publication_names"),
    *(
        path(f"publications/<str:id>/{page.step.verb}/", page.as_view(), name=f"publication_{page.step.verb}")
        for page in showing.STEPS
    ),
    path("sections/<str:id>/write/", views.Write.as_view(), name="section_write"),
    path("register/", register.Register.as_view(), name="register"),
    path("register/<str:id>/", register.Report.as_view(), name="register_report"),
    path("register/<str:id>/report.pdf", register.Pdf.as_view(), name="register_pdf"),
    path("register/<str:id>/report.html", register.Page.as_view(), name="register_html"),
]
