"""Papers of a case are handed out to the members of a board, for one meeting and a time."""

import datetime
import django.db.models.deletion
import django.db.models.expressions
import scr_portal.ids
import scr_portal.roles
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0023_chase_taken_back'),
    ]

    operations = [
        migrations.AlterField(
            model_name='signature',
            name='role',
            field=models.CharField(choices=[(scr_portal.roles.Role['OFFICER'], 'LSCB officer'), (scr_portal.roles.Role['CHAIR'], 'LSCB chair'), (scr_portal.roles.Role['ACTING_CHAIR'], 'Acting LSCB chair'), (scr_portal.roles.Role['SUBCOMMITTEE'], 'Standing sub-committee member'), (scr_portal.roles.Role['BOARD_MEMBER'], 'Board member'), (scr_portal.roles.Role['ACCEPTING_MEMBER'], 'Board member for an acceptance meeting'), (scr_portal.roles.Role['SENIOR'], 'Senior officer of the agency'), (scr_portal.roles.Role['REPRESENTATIVE'], 'Agency representative'), (scr_portal.roles.Role['PANEL_CHAIR'], 'SCR panel chair'), (scr_portal.roles.Role['PANEL_MEMBER'], 'SCR panel member'), (scr_portal.roles.Role['OVERVIEW_AUTHOR'], 'Overview author'), (scr_portal.roles.Role['IMR_AUTHOR'], 'IMR author'), (scr_portal.roles.Role['DESIGNATED'], 'Designated professional'), (scr_portal.roles.Role['CHECKER'], 'Anonymisation checker'), (scr_portal.roles.Role['EMERGENCY'], 'Reader in an emergency'), (scr_portal.roles.Role['NATIONAL_PANEL'], 'National panel'), (scr_portal.roles.Role['OFSTED'], 'Ofsted'), (scr_portal.roles.Role['ADMINISTRATOR'], 'Administrator'), (scr_portal.roles.Role['SYSTEM'], 'The portal')], max_length=20),
        ),
        migrations.CreateModel(
            name='Handout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('meets_on', models.DateField()),
                ('since', models.DateField()),
                ('until', models.DateField(help_text='The first day without.')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.board')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('documents', models.ManyToManyField(related_name='handouts', to='scr_portal.document')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='scr_portal__casefil_98b56b_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since')), ('until__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('meets_on'), '+', models.Value(datetime.timedelta(days=14))), '+', models.Value(datetime.timedelta(days=1))))), name='handout_ends_soon_after_the_meeting')],
            },
        ),
    ]
    operations = [AtOnce(operations)]
