"""The national panel may write before it is told of a decision."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0001_squashed_0042'),
    ]

    operations = [
        migrations.AlterField(
            model_name='bodyrequest',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='scr_portal.notice'),
        ),
    ]
