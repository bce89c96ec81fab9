import django.contrib.postgres.fields
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0013_reasons_of_the_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='personnamed',
            name='kind',
            field=models.CharField(choices=[('child', 'Child'), ('sibling', 'Sibling'), ('parent', 'Parent or carer'), ('relative', 'Other relative'), ('other', 'Somebody else'), ('professional', 'Professional')], default='other', max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='personnamed',
            name='name',
            field=models.CharField(default='', help_text='As the referral says it: the case may know another too.', max_length=150),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='personnamed',
            name='other_names',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=150), blank=True, default=list, size=None),
        ),
    ]
    operations = [AtOnce(operations)]
