"""A process has a reference with those who lead it, it is noted what may be passed on, and more kinds are known."""

import django.contrib.postgres.fields
from django.db import migrations, models

from scr_portal.at_once import AtOnce

operations = [
    migrations.AddField(
        model_name='parallelprocess',
        name='disclosure',
        field=models.TextField(blank=True, db_default='', default='', help_text='What may be passed on, to whom, and who has agreed.'),
    ),
    migrations.AddField(
        model_name='parallelprocess',
        name='reference',
        field=models.CharField(blank=True, db_default='', default='', help_text='The number that it has with those who lead it.', max_length=100),
    ),
    migrations.AlterField(
        model_name='parallelprocess',
        name='kind',
        field=models.CharField(choices=[('criminal', 'Criminal investigation or trial'), ('coroner', "Coroner's inquest"), ('family_court', 'Care or family court'), ('civil', 'Other civil proceedings'), ('child_death', 'Child death review'), ('homicide', 'Domestic homicide review'), ('mappa', 'MAPPA or serious further offence review'), ('health', 'Health or mental health investigation'), ('adult', 'Safeguarding adults or mental health review'), ('youth_justice', 'Youth offending team or Youth Justice Board review'), ('custody', 'Prisons and Probation Ombudsman: death in custody'), ('disciplinary', 'Disciplinary or regulator'), ('other', 'Other')], max_length=20),
    ),
    migrations.AlterField(
        model_name='referral',
        name='processes',
        field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('criminal', 'Criminal investigation or trial'), ('coroner', "Coroner's inquest"), ('family_court', 'Care or family court'), ('civil', 'Other civil proceedings'), ('child_death', 'Child death review'), ('homicide', 'Domestic homicide review'), ('mappa', 'MAPPA or serious further offence review'), ('health', 'Health or mental health investigation'), ('adult', 'Safeguarding adults or mental health review'), ('youth_justice', 'Youth offending team or Youth Justice Board review'), ('custody', 'Prisons and Probation Ombudsman: death in custody'), ('disciplinary', 'Disciplinary or regulator'), ('other', 'Other')], max_length=20), blank=True, default=list, help_text='Known to run beside it when it was received.', size=None),
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0001_squashed_0031'),
    ]

    operations = [AtOnce(operations)]
