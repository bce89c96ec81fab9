"""The addresses of notices."""

from django.urls import path

from scr_portal.notices import by_board, queue, views

urlpatterns = [
    path("cases/<str:case>/notices/", views.Notices.as_view(), name="case_notices"),
    path("notices/<str:id>/send/", views.Send.as_view(), name="notice_send"),
    path("notices/<str:id>/send-by-code/", views.SendByCode.as_view(), name="notice_send_by_code"),
    path("notices/<str:id>/draw-up/", views.DrawUp.as_view(), name="notice_draw_up"),
    path("notices/<str:id>/record-sent/", views.RecordSent.as_view(), name="notice_record_sent"),
    path("notices/<str:id>/record-received/", views.RecordReceived.as_view(), name="notice_record_received"),
    path("notices/<str:id>/record-returned/", views.RecordReturned.as_view(), name="notice_record_returned"),
    path("notices/<str:id>/call-back/", views.CallBack.as_view(), name="notice_call_back"),
    path("notices/<str:id>/note/", views.NotePage.as_view(), name="notice_note"),
    path("notices/<str:id>/not-needed/", views.NotNeeded.as_view(), name="notice_not_needed"),
    path("notices/<str:id>/void/", views.Void.as_view(), name="notice_void"),
    path("notices/<str:id>/correct/", views.Correct.as_view(), name="notice_correct"),
    path("queue/file/", queue.QueueFile.as_view(), name="queue_file"),
    path("queue/boards/", by_board.ByBoard.as_view(), name="queue_boards"),
    path("queue/", queue.Queue.as_view(), name="queue"),
]
