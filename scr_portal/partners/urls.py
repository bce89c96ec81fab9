"""The addresses of partner boards."""

from django.urls import path

from scr_portal.partners import reading, views

urlpatterns = [
    path("cases/<str:case>/partner-boards/name/", views.Name.as_view(), name="partnerboard_name"),
    path("partner-boards/<str:id>/end/", views.End.as_view(), name="partnerboard_end"),
    path("partner-boards/<str:id>/void/", views.Void.as_view(), name="partnerboard_void"),
    path("cases/<str:case>/partner-boards/", views.Partners.as_view(), name="case_partners"),
    path("cases/<str:case>/partner-boards/send/", views.Send.as_view(), name="partnerpaper_send"),
    path("partner-papers/", reading.Received.as_view(), name="partner_papers"),
    path("partner-papers/<str:id>/", reading.Paper.as_view(), name="partnerpaper"),
    path("partner-papers/<str:id>/answer/", reading.Answer.as_view(), name="partnerpaper_answer"),
    path("partner-papers/<str:id>/step-back/", reading.StepBack.as_view(), name="partnerpaper_step_back"),
    path("partner-answers/<str:id>/note/", views.Note.as_view(), name="partneranswer_note"),
    path("partner-papers/<str:id>/void/", views.VoidPaper.as_view(), name="partnerpaper_void"),
]
