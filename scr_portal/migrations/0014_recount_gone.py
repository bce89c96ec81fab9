"""A change of the bank holidays may come to move nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0013_correction_moved'),
    ]

    operations = [
        migrations.AlterField(
            model_name='recount',
            name='status',
            field=models.CharField(choices=[('found', 'To be confirmed'), ('confirmed', 'Confirmed'), ('gone', 'Nothing to confirm any more')], default='found', max_length=10),
        ),
    ]
