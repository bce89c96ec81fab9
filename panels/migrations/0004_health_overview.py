import django.db.models.deletion
import scr_portal.ids
import scr_portal.roles
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('panels', '0001_squashed_0003'),
        ('reviews', '0001_squashed_0005'),
        ('scr_portal', '0044_peer'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HealthOverview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[(scr_portal.roles.Audience['OFFICE'], scr_portal.roles.Audience['OFFICE']), (scr_portal.roles.Audience['PANEL'], scr_portal.roles.Audience['PANEL']), (scr_portal.roles.Audience['AGENCY'], scr_portal.roles.Audience['AGENCY']), (scr_portal.roles.Audience['SHARED'], scr_portal.roles.Audience['SHARED']), (scr_portal.roles.Audience['SENT'], scr_portal.roles.Audience['SENT'])], default=scr_portal.roles.Audience['PANEL'], max_length=10)),
                ('public_id', models.CharField(default=scr_portal.ids.public_id, editable=False, max_length=16, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('voided_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('void_because', models.TextField(blank=True, editable=False)),
                ('status', models.CharField(choices=[('asked', 'Being written'), ('handed_in', 'With senior officer'), ('submitted', 'Submitted'), ('returned', 'Sent back'), ('accepted', 'Accepted')], default='asked', max_length=20)),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('handed_in_on', models.DateField(blank=True, null=True)),
                ('submitted_on', models.DateField(blank=True, help_text='When the senior officer of the trust signed it.', null=True)),
                ('returned_on', models.DateField(blank=True, null=True)),
                ('to_change', models.TextField(blank=True, help_text='Why it was sent back last, and what is to change.')),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.agency')),
                ('author', models.ForeignKey(blank=True, help_text='The designated professional who handed it in, and declared to have had no part in the case.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.appointment')),
                ('casefile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.casefile')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scr_portal.document')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_overviews', to='reviews.review')),
                ('voided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['casefile', 'agency'], name='panels_heal_casefil_8dd2f1_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('voided_at', None)), fields=('review',), name='healthoverview_once_a_review', violation_error_message='The health overview report has been asked for already.'), models.CheckConstraint(condition=models.Q(('agency__isnull', False)), name='healthoverview_of_a_trust'), models.CheckConstraint(condition=models.Q(('status__in', ['asked', 'returned']), models.Q(('author__isnull', False), ('document__isnull', False), ('handed_in_on__isnull', False)), _connector='OR'), name='healthoverview_handed_in_by_its_author'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), models.Q(('returned_on__isnull', False), models.Q(('to_change', ''), _negated=True)), _connector='OR'), name='healthoverview_sent_back_with_what_to_change')],
            },
        ),
    ]
