"""Two decided cases of one incident are linked."""

import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models

from scr_portal.at_once import AtOnce

operations = [
    migrations.AlterField(
        model_name='likeness',
        name='status',
        field=models.CharField(choices=[('found', 'To be looked at'), ('linked', 'The same incident'), ('dismissed', 'Not the same incident')], default='found', max_length=10),
    ),
    migrations.CreateModel(
        name='LinkedCase',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
            ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
            ('version', models.PositiveIntegerField(default=1, editable=False)),
            ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ('void_because', models.TextField(blank=True, editable=False)),
            ('because', models.TextField(help_text='Why the two are of one incident.')),
            ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
            ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
            ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
            ('voided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
        ],
        options={
            'abstract': False,
            'indexes': [models.Index(fields=['casefile', 'agency'], name='referrals_l_casefil_5c4d37_idx')],
            'constraints': [models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('casefile', 'other'), name='linkedcase_once'), models.CheckConstraint(condition=models.Q(('casefile', models.F('other')), _negated=True), name='linkedcase_of_another')],
        },
    ),
]


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0030_how_to_reach'),
        ('scr_portal', '0040_attendance_and_alternative'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce(operations)]
