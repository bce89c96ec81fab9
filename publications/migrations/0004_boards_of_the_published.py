from django.db import migrations

FILL = (
    # a step writes it from now on; what is published already is no step of today, so the chain of its case has no event
    "SELECT set_config('walls.portal', 'on', true)",
    "ALTER TABLE publications_publication DISABLE TRIGGER USER",
    "UPDATE publications_publication SET board_id = casefile.board_id FROM scr_portal_casefile casefile"
    " WHERE casefile.id = casefile_id AND published_on IS NOT NULL",
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE publications_publication ENABLE TRIGGER USER",
    "SELECT set_config('walls.portal', '', true)",
)


class Migration(migrations.Migration):

    dependencies = [('publications', '0003_published_by_board')]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
