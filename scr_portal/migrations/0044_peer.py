import scr_portal.roles
from django.db import migrations, models

from scr_portal.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('scr_portal', '0043_a_request_before_a_decision'),
    ]

    operations = [
        migrations.AlterField(
            model_name='appointment',
            name='role',
            field=models.CharField(choices=[(scr_portal.roles.Role['REPRESENTATIVE'], 'Agency representative'), (scr_portal.roles.Role['PANEL_CHAIR'], 'SCR panel chair'), (scr_portal.roles.Role['PANEL_MEMBER'], 'SCR panel member'), (scr_portal.roles.Role['OVERVIEW_AUTHOR'], 'Overview author'), (scr_portal.roles.Role['IMR_AUTHOR'], 'IMR author'), (scr_portal.roles.Role['DESIGNATED'], 'Designated professional'), (scr_portal.roles.Role['CHECKER'], 'Anonymisation checker'), (scr_portal.roles.Role['PEER'], 'Chair of another LSCB')], max_length=20),
        ),
        migrations.AlterField(
            model_name='signature',
            name='role',
            field=models.CharField(choices=[(scr_portal.roles.Role['OFFICER'], 'LSCB officer'), (scr_portal.roles.Role['CHAIR'], 'LSCB chair'), (scr_portal.roles.Role['ACTING_CHAIR'], 'Acting LSCB chair'), (scr_portal.roles.Role['SUBCOMMITTEE'], 'Standing sub-committee member'), (scr_portal.roles.Role['BOARD_MEMBER'], 'Board member'), (scr_portal.roles.Role['ACCEPTING_MEMBER'], 'Board member for an acceptance meeting'), (scr_portal.roles.Role['SENIOR'], 'Senior officer of the agency'), (scr_portal.roles.Role['REPRESENTATIVE'], 'Agency representative'), (scr_portal.roles.Role['PANEL_CHAIR'], 'SCR panel chair'), (scr_portal.roles.Role['PANEL_MEMBER'], 'SCR panel member'), (scr_portal.roles.Role['OVERVIEW_AUTHOR'], 'Overview author'), (scr_portal.roles.Role['IMR_AUTHOR'], 'IMR author'), (scr_portal.roles.Role['DESIGNATED'], 'Designated professional'), (scr_portal.roles.Role['CHECKER'], 'Anonymisation checker'), (scr_portal.roles.Role['PEER'], 'Chair of another LSCB'), (scr_portal.roles.Role['EMERGENCY'], 'Reader in an emergency'), (scr_portal.roles.Role['NATIONAL_PANEL'], 'National panel'), (scr_portal.roles.Role['OFSTED'], 'Ofsted'), (scr_portal.roles.Role['ADMINISTRATOR'], 'Administrator'), (scr_portal.roles.Role['SYSTEM'], 'The portal')], max_length=20),
        ),
    ]
    operations = [AtOnce(operations)]
