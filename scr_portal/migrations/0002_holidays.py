"""Fills the table of bank holidays; an administrator corrects it afterwards."""

from django.db import migrations

from scr_portal.bank_holidays import known


def fill(apps, schema_editor):
    Holiday = apps.get_model("scr_portal", "Holiday")
    Holiday.objects.bulk_create(
        (Holiday(day=day, name=name) for days in known().values() for day, name in days.items()), ignore_conflicts=True
    )


class Migration(migrations.Migration):
    dependencies = [("scr_portal", "0001_tables")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
