"""The addresses of letters."""

from django.urls import path

from scr_portal.letters import book, views

urlpatterns = [
    path("cases/<str:case>/letter-book/", book.Book.as_view(), name="case_letter_book"),
    path("cases/<str:case>/letter-book/file/", book.BookFile.as_view(), name="case_letter_book_file"),
    path("cases/<str:case>/letters/compose/", views.Compose.as_view(), name="letter_compose"),
    path("letters/<str:id>/", views.LetterPage.as_view(), name="letter"),
    path("letters/<str:id>/revise/", views.Revise.as_view(), name="letter_revise"),
    path("letters/<str:id>/finish/", views.Finish.as_view(), name="letter_finish"),
    path("letters/<str:id>/send/", views.Send.as_view(), name="letter_send"),
    path("letters/<str:id>/send-by-code/", views.SendByCode.as_view(), name="letter_send_by_code"),
    path("letters/<str:id>/record-sent/", views.RecordSent.as_view(), name="letter_record_sent"),
    path("letters/<str:id>/record-received/", views.RecordReceived.as_view(), name="letter_record_received"),
    path("letters/<str:id>/record-returned/", views.RecordReturned.as_view(), name="letter_record_returned"),
    path("letters/<str:id>/call-back/", views.CallBack.as_view(), name="letter_call_back"),
    path("letters/<str:id>/note/", views.NotePage.as_view(), name="letter_note"),
    path("letters/<str:id>/correct/", views.Correct.as_view(), name="letter_correct"),
    path("letters/<str:id>/void/", views.Void.as_view(), name="letter_void"),
]
