"""The day agencies were asked; and cases that were decided without a review are closed."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def close_what_was_decided(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What was decided before the decision closed the case."""
    apps.get_model("scr_portal", "CaseFile").objects.filter(state="Decided: no review").update(is_open=False)


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial")]

    operations = [
        migrations.AddField(
            "referral",
            "agencies_asked_on",
            models.DateField(blank=True, help_text="If they were asked before this was written.", null=True),
        ),
        migrations.RunPython(close_what_was_decided, migrations.RunPython.noop),
    ]
