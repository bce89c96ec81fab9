"""The reference at the head of a letter is the one that its reader was given."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('scr_portal', '0040_attendance_and_alternative')]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='reference',
            field=models.CharField(blank=True, db_default='', default='', help_text='That its reader was given, where it may be another than that of the case.', max_length=20),
        ),
    ]
