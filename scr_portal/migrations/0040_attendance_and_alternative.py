"""When and where the national panel asks the LSCB chair to attend; and which notices tell of an alternative review."""

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
    migrations.AddField(
        model_name='notice',
        name='of_alternative',
        field=models.BooleanField(db_default=False, default=False, help_text='Whether what it tells of is that an alternative review is held.'),
    ),
]
OF_ALTERNATIVE = (
    # no step of today: the chains of the cases have no event of it
    "SELECT set_config('walls.portal', 'on', true)",
    "ALTER TABLE scr_portal_notice DISABLE TRIGGER USER",
    "UPDATE scr_portal_notice SET of_alternative = true, "
    "particular = regexp_replace(particular, '^alternative review(, )?', '') "
    "WHERE act = 'decision_not_to_hold' AND particular LIKE 'alternative review%'",
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE scr_portal_notice ENABLE TRIGGER USER",
    "SELECT set_config('walls.portal', '', true)",
)


class Migration(migrations.Migration):

    dependencies = [('scr_portal', '0039_late_by_agency')]

    operations = [AtOnce(operations), migrations.RunSQL(OF_ALTERNATIVE, migrations.RunSQL.noop)]
