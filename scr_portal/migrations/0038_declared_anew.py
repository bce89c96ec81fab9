"""A declaration of independence is made anew, and the earlier ones stay (decision 0076)."""

from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0037_event_of_agency'),
    ]

    operations = [
        migrations.AddField(
            model_name='appointment',
            name='anew_because',
            field=models.CharField(blank=True, choices=[('terms', 'The terms of reference have changed'), ('agencies', 'The agencies that have a part in the case have changed'), ('board', 'Another board leads the case'), ('person', 'An employer or a role of the appointed person has changed')], max_length=10),
        ),
        migrations.AddField(
            model_name='appointment',
            name='anew_since',
            field=models.DateField(blank=True, help_text='Since when a new declaration is owed.', null=True),
        ),
        migrations.AddField(
            model_name='appointment',
            name='declared_before',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('anew_because', ''), ('anew_since', None)), models.Q(('anew_since__isnull', False), ('declaration__isnull', False), models.Q(('anew_because', ''), _negated=True), models.Q(('status', 'ended'), _negated=True)), _connector='OR'), name='appointment_owes_a_declaration_anew'),
        ),
    ]
    operations = [AtOnce(operations)]
