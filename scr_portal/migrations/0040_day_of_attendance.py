"""The day, the time and the place of an attendance that the national panel asks for."""

from django.db import migrations, models

from scr_portal.at_once import AtOnce

operations = [
    migrations.AddField(
        model_name='bodyrequest',
        name='attend_at',
        field=models.CharField(blank=True, db_default='', default='', help_text='At what time, and where.', max_length=150),
    ),
    migrations.AddField(
        model_name='bodyrequest',
        name='attend_on',
        field=models.DateField(blank=True, help_text='The day on which the chair is asked to attend, once it is named.', null=True),
    ),
    migrations.AddConstraint(
        model_name='bodyrequest',
        constraint=models.CheckConstraint(condition=models.Q(models.Q(('attend_at', ''), ('attend_on', None)), ('kind', 'attendance'), _connector='OR'), name='bodyrequest_day_of_attendance_alone'),
    ),
    migrations.AddConstraint(
        model_name='bodyrequest',
        constraint=models.CheckConstraint(condition=models.Q(('attend_on', None), ('attend_on__gte', models.F('received_on')), _connector='OR'), name='bodyrequest_attend_after_it_came'),
    ),
]


class Migration(migrations.Migration):

    dependencies = [('scr_portal', '0039_late_by_agency')]

    operations = [AtOnce(operations)]
