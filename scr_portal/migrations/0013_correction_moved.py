"""A correction keeps which clocks it moved."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0012_bars_and_roles_that_end_at_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='correction',
            name='moved',
            field=models.JSONField(blank=True, default=list, help_text='Each clock that it moved: its name, its day before and after; until it is done, where each stands.'),
        ),
    ]
