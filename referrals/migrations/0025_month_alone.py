from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0024_said_when_told'),
        ('scr_portal', '0036_dates_of_one_person'),
    ]

    operations = [
        migrations.AddField(
            model_name='occurrence',
            name='day_known',
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='happened_on',
            field=models.DateField(help_text='The first day of the month, where the day is not known.'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('day_known', True), ('happened_on__day', 1), _connector='OR'), name='occurrence_of_a_month'),
        ),
    ]
    operations = [AtOnce(operations)]
