"""The corrections of referrals move from a column to rows of their own."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CALLED = {
    "incident_on": "When it happened",
    "attention_on": "When the board first knew",
    "notified_on": "When it was notified to the board",
    "aware_on": "When the local authority became aware",
    "received_on": "When the referral was received",
}


def move(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One row for each entry; its author is found by the event of the step, which names nobody twice."""
    Referral, Correction = apps.get_model("referrals", "Referral"), apps.get_model("scr_portal", "Correction")  # noqa: N806
    Event = apps.get_model("scr_portal", "Event")  # noqa: N806
    for referral in Referral.objects.exclude(corrections=[]):
        about = f"referrals.referral:{referral.pk}"
        event = Event.objects.filter(about=about, kind="referral.correct").first()
        for kept in referral.corrections:
            old, new = (date.fromisoformat(kept[name]) if kept[name] else None for name in ("old", "new"))
            Correction.objects.create(
                casefile_id=referral.casefile_id, agency_id=referral.agency_id, audience=referral.audience, about=about,
                field=kept["field"], called=CALLED[kept["field"]], old=old, new=new, reason=kept["reason"],
                by_id=event.by_id, on=date.fromisoformat(kept["on"]),
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0003_peers"),
        ("scr_portal", "0014_corrections"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="referral", name="corrections"),
    ]
