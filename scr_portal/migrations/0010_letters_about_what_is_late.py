"""The LSCB chair's letter about what is late is a letter, and a chase knows the letter by which it was made."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0009_since'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='kind',
            field=models.CharField(choices=[('secure', 'Request to secure records'), ('commission', 'Request for an individual management review'), ('family', 'Letter to the family'), ('staff', 'Letter to a member of staff'), ('referrer', 'Letter to the referrer'), ('chief', 'Letter to a chief officer'), ('late', 'Letter of the LSCB chair about what is late')], max_length=20),
        ),
        migrations.AddField(
            model_name='chase',
            name='letter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chases', to='scr_portal.letter'),
        ),
    ]
