"""Mail that carries a link which lets somebody in; the texts of account mail that has gone are emptied."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def empty_what_has_gone(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Mail about an account hangs on no case; whether it carried a link was not kept."""
    about_accounts = apps.get_model("scr_portal", "Message").objects.filter(casefile=None)
    about_accounts.exclude(status="waiting").update(body="")


class Migration(migrations.Migration):
    dependencies = [("scr_portal", "0003_rights_events")]

    operations = [
        migrations.AddField(
            "message",
            "lets_in",
            models.BooleanField(
                default=False,
                help_text="It carries a link that lets somebody in, so its text is not kept once it has gone.",
            ),
        ),
        migrations.AlterField("message", "body", models.TextField(blank=True)),
        migrations.RunPython(empty_what_has_gone, migrations.RunPython.noop),
    ]
