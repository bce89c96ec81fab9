import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('publications', '0002_register_by_case'),
        ('scr_portal', '0011_representatives_by_link'),
    ]

    operations = [
        migrations.AddField(
            model_name='publication',
            name='board',
            field=models.ForeignKey(blank=True, help_text="That published it: the case's on that day.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board'),
        ),
    ]
