"""Void, never delete: the processes cannot take a row away, but for what is named here."""

import pytest
from django.conf import settings
from django.db import connection

from scr_portal.walls import rules

pytestmark = pytest.mark.django_db
GOES = {
    "scr_portal.Draft": "what is typed and not sent yet",
    "scr_portal.DraftFile": "files put to what is not sent yet",
    "referrals.UnsentRisk": "what was said in what is not sent yet",
    "referrals.RiskCall": "what was agreed by telephone about what is not sent yet",
    "scr_portal.Sent": "marks of forms, which say nothing",
    "scr_portal.Page": "what is read from a document, when it is read again",
    "scr_portal.Agency_boards": "which boards an agency belongs to",
    "scr_portal.User_groups": "who administers",
    "scr_portal.User_user_permissions": "who administers",
    "reviews.ReviewHold": "follows from the appointment",
    "panels.ImrHold": "follows from the appointment",
    "referrals.InvolvementHold": "follows from the appointment",
    "referrals.PeerHold": "follows from the appointment",
}
"""The only tables of ours from which rows go, and what they hold."""


@pytest.mark.parametrize(("right", "named"), [("DELETE", set(GOES)), ("TRUNCATE", set())])
def test_the_role_of_the_processes_takes_rows_from_these_tables_only(right: str, named: set[str]) -> None:
    with connection.cursor() as cursor:
        found = set()
        for model in rules.models():
            question = [settings.WEB_ROLE, model._meta.db_table, right]
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", question)
            if cursor.fetchone()[0]:
                found.add(model._meta.label)
    assert found == named
