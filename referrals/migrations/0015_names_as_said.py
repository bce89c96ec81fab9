"""Referrals written down before say of each person what was said then, as the memory of their step keeps it."""

from django.db import migrations

FILL = (
    # no step of today: the chains of the cases have no event of it
    "SELECT set_config('walls.portal', 'on', true)",
    "ALTER TABLE referrals_personnamed DISABLE TRIGGER USER",
    # where the memory of the step was emptied, what the case knows
    "UPDATE referrals_personnamed named SET kind = person.kind, name = person.name, other_names = person.other_names"
    " FROM scr_portal_person person WHERE person.id = named.person_id",
    # the people of a referral are kept in the order in which they were said: first the children, then the others
    """
    WITH told AS (
        SELECT event.about, payload.data::jsonb AS data
        FROM scr_portal_event event JOIN scr_portal_eventpayload payload ON payload.event_id = event.id
        WHERE event.kind IN ('referral.receive', 'referral.link', 'referral.refer') AND payload.data <> ''
    ), said AS (
        SELECT told.about, one.value AS person, one.ordinality AS place, count(*) OVER (PARTITION BY told.about) AS whole
        FROM told, jsonb_array_elements(
            coalesce(told.data -> 'children', '[]') || coalesce(told.data -> 'people', '[]')
        ) WITH ORDINALITY one
    ), kept AS (
        SELECT id, 'referrals.referral:' || referral_id AS about,
            row_number() OVER (PARTITION BY referral_id ORDER BY id) AS place,
            count(*) OVER (PARTITION BY referral_id) AS whole
        FROM referrals_personnamed
    )
    UPDATE referrals_personnamed named SET
        kind = coalesce(said.person ->> 'kind', 'child'),
        name = said.person ->> 'name',
        other_names = ARRAY(SELECT jsonb_array_elements_text(coalesce(said.person -> 'other_names', '[]')))
    FROM kept JOIN said USING (about, place, whole) WHERE named.id = kept.id
    """,
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE referrals_personnamed ENABLE TRIGGER USER",
    "SELECT set_config('walls.portal', '', true)",
)


class Migration(migrations.Migration):

    dependencies = [("referrals", "0014_named_as_said"), ("scr_portal", "0025_fetch_links")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
