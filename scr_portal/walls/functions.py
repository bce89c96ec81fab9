"""The function of the database that works out what a person reaches, and the settings it leaves that in.

It says a second time, in SQL, what access.Grants says in Python: memberships, appointments, bars, agencies of cases.
Beside it the questions that a policy asks of other tables.
"""

from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.roles import (
    ANSWERS_PARTNERS,
    HANDED_TO,
    MAY,
    OPENS_IN_EMERGENCY,
    RECEIVES,
    TAKES_OVER,
)
from scr_portal.walls.kept import (
    BODIES,
    GUEST_OF,
    HANDED,
    HOLDERS,
    IS_OF_A_PARTNER,
    IS_TO_CHECK,
    PARTNERED,
    PERSON,
    READS_FOR_A_BODY,
    READS_PAPERS,
    SETTINGS,
    TO_CHECK,
    keys_in,
)

QUESTIONS: dict[str, str] = {}
"""By the name of the function, what it asks: a SELECT with the key of the row as `of_row`.

It may name {person}, {guest_of}, {bodies}, {partnered}, {handed} and {to_check}, and first of all ask
{reads_for_a_body}, {is_of_a_partner}, {reads_papers} and {is_to_check}.
"""
LISTS: dict[str, str] = {}
"""By the name of the setting, the keys that it lists: a SELECT of one column, which names {schema}.

It may name the same.
"""


def asked(name: str, question: str, of: str = "id") -> str:
    """SQL for whether the question has an answer for this row, or for the one that its column `of` names.

    The database keeps it as a function, whose plan it keeps too: what stands in a policy is planned with each statement
    on the table, together with the policies of the tables it looks at.
    """
    QUESTIONS[name] = question
    return f"walls.{name}({of})"


def listed(name: str, keys: str) -> str:
    """SQL for whether the row is among the keys; they are looked up once a request, when the reader enters.

    For tables that pages show many rows of at once: there a question a row costs more than the whole list. The array
    has a SELECT of its own: seeing its thousands of keys, the planner takes each look at a row for as dear as them all.
    """
    LISTS[name] = keys
    return f"id IN (SELECT unnest({keys_in([f'walls.{name}'])}))"


ENTER = """
CREATE OR REPLACE FUNCTION walls.enter(
    person bigint, guest_of bigint, today date, moment timestamptz, register boolean
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    reached jsonb;
    reached_for jsonb;
    known boolean;
    bodies text;
BEGIN
    PERFORM set_config(name, '', true) FROM unnest(ARRAY[{settings}]) AS name;
    PERFORM set_config('walls.portal', 'on', true);
    SELECT is_active INTO known FROM {schema}.scr_portal_user WHERE id = person;
    IF known THEN
        PERFORM set_config('walls.handed', coalesce((
            SELECT string_agg(',' || handout.id, '')
            FROM {schema}.scr_portal_handout handout
            JOIN {schema}.scr_portal_casefile casefile
                ON casefile.id = handout.casefile_id AND casefile.board_id = handout.board_id
            WHERE guest_of IS NULL AND handout.since <= today AND handout.until > today AND NOT EXISTS (
                SELECT 1 FROM unnest(ARRAY[today, handout.meets_on]) AS on_day WHERE NOT EXISTS (
                    SELECT 1 FROM {schema}.scr_portal_membership member
                    WHERE member.user_id = person AND member.status = 'confirmed'
                    AND member.board_id = handout.board_id AND member.role IN ({handed_to})
                    AND member.since <= on_day AND (member.until IS NULL OR member.until > on_day)
                )
            ) AND handout.casefile_id NOT IN (
                SELECT casefile_id FROM {schema}.scr_portal_bar
                WHERE user_id = person AND since <= today AND (until IS NULL OR until > today)
            )
        ), ''), true);
        WITH member AS (
            SELECT role, board_id, agency_id FROM {schema}.scr_portal_membership
            WHERE guest_of IS NULL AND user_id = person AND status = 'confirmed'
            AND since <= today AND (until IS NULL OR until > today)
        ), able AS (
            SELECT chair.board_id, chair.user_id FROM {schema}.scr_portal_membership chair
            JOIN {schema}.scr_portal_user account ON account.id = chair.user_id AND account.is_active
            WHERE chair.role = 'chair' AND chair.status = 'confirmed'
            AND chair.since <= today AND (chair.until IS NULL OR chair.until > today)
            AND chair.id NOT IN (
                SELECT membership_id FROM {schema}.scr_portal_absence WHERE since <= today AND until > today
            )
        ), place AS (
            SELECT CASE WHEN member.role = 'acting_chair' AND EXISTS (
                SELECT 1 FROM able WHERE able.board_id = casefile.board_id AND NOT EXISTS (
                    SELECT 1 FROM {schema}.scr_portal_bar bar
                    WHERE bar.user_id = able.user_id AND bar.casefile_id = casefile.id AND bar.since <= today
                    AND (bar.until IS NULL OR bar.until > today OR bar.status = 'proposed')
                ) AND NOT EXISTS (
                    SELECT 1 FROM {schema}.scr_portal_appointment appointment
                    WHERE appointment.user_id = able.user_id AND appointment.casefile_id = casefile.id
                    AND appointment.status <> 'ended'
                )
            ) THEN 'board_member' ELSE member.role END AS role,
            casefile.id AS casefile_id, NULL::bigint AS agency_id
            FROM member JOIN {schema}.scr_portal_casefile casefile USING (board_id)
            UNION
            SELECT member.role, involved.casefile_id, member.agency_id
            FROM member JOIN {schema}.scr_portal_caseagency involved USING (agency_id)
            WHERE involved.voided_at IS NULL
            UNION
            SELECT role, casefile_id, agency_id FROM {schema}.scr_portal_appointment
            WHERE user_id = person AND (guest_of IS NULL OR id = guest_of) AND status = 'confirmed'
            AND since <= today AND (until IS NULL OR until > today)
        ), held AS (
            SELECT role, casefile_id, agency_id FROM place
            UNION
            SELECT 'accepting_member', casefile_id, NULL FROM {schema}.scr_portal_handout WHERE id = ANY ({handed})
            UNION
            SELECT 'emergency', casefile_id, NULL FROM {schema}.scr_portal_emergencyaccess
            WHERE user_id = person AND begins_at <= moment AND ends_at > moment
            AND casefile_id IN (SELECT casefile_id FROM place)
            AND EXISTS (SELECT 1 FROM member WHERE board_id IS NOT NULL AND role IN ({emergency_roles}))
        ), bits AS (
            SELECT casefile_id, agency_id, 1 << (number - 1)::int AS bit
            FROM held JOIN unnest(ARRAY[{holders}]) WITH ORDINALITY AS holder (role, number) USING (role)
            WHERE casefile_id NOT IN (
                SELECT casefile_id FROM {schema}.scr_portal_bar
                WHERE user_id = person AND since <= today AND (until IS NULL OR until > today)
            )
        )
        SELECT
            (SELECT jsonb_object_agg(casefile_id, mask) FROM (
                SELECT casefile_id, bit_or(bit) AS mask FROM bits GROUP BY casefile_id
            ) AS of_a_case),
            (SELECT jsonb_object_agg(casefile_id || ':' || agency_id, mask) FROM (
                SELECT casefile_id, agency_id, bit_or(bit) AS mask FROM bits
                WHERE agency_id IS NOT NULL GROUP BY casefile_id, agency_id
            ) AS of_an_agency)
        INTO reached, reached_for;
        PERFORM set_config('walls.held', coalesce(reached::text, ''), true);
        PERFORM set_config('walls.held_for', coalesce(reached_for::text, ''), true);
        PERFORM set_config('walls.to_check', coalesce((
            SELECT string_agg(',' || id, '') FROM {schema}.scr_portal_factcheck
            WHERE of_id = person AND voided_at IS NULL AND guest_of IS DISTINCT FROM {no_appointment}
        ), ''), true);
        PERFORM set_config('walls.named', coalesce((
            SELECT string_agg(',' || casefile_id, '') FROM (
                SELECT casefile_id FROM {schema}.scr_portal_appointment
                WHERE user_id = person AND (guest_of IS NULL OR id = guest_of)
                UNION
                SELECT casefile_id FROM {schema}.scr_portal_bar
                WHERE user_id = person AND guest_of IS DISTINCT FROM {no_appointment}
                UNION
                SELECT casefile_id FROM {schema}.scr_portal_factcheck WHERE id = ANY ({to_check})
            ) AS named
        ), ''), true);
        PERFORM set_config('walls.offered', coalesce((
            SELECT string_agg(',' || transfer.casefile_id, '')
            FROM {schema}.scr_portal_transfer transfer
            WHERE transfer.status = 'proposed' AND transfer.to_board_id IN (
                SELECT board_id FROM {schema}.scr_portal_membership
                WHERE guest_of IS NULL AND user_id = person AND status = 'confirmed' AND role IN ({answering_roles})
                AND since <= today AND (until IS NULL OR until > today)
            ) AND transfer.casefile_id NOT IN (
                SELECT casefile_id FROM {schema}.scr_portal_bar
                WHERE user_id = person AND since <= today AND (until IS NULL OR until > today)
            )
        ), ''), true);
        PERFORM set_config('walls.partnered', coalesce((
            SELECT string_agg(',' || partner.id, '')
            FROM {schema}.scr_portal_partnerboard partner
            WHERE partner.status = 'named' AND partner.voided_at IS NULL AND partner.board_id IN (
                SELECT board_id FROM {schema}.scr_portal_membership
                WHERE guest_of IS NULL AND user_id = person AND status = 'confirmed' AND role IN ({partner_roles})
                AND since <= today AND (until IS NULL OR until > today)
            ) AND partner.casefile_id NOT IN (
                SELECT casefile_id FROM {schema}.scr_portal_bar
                WHERE user_id = person AND since <= today AND (until IS NULL OR until > today)
            )
        ), ''), true);
        PERFORM set_config('walls.receives', coalesce((
            SELECT string_agg(',' || board_id, '') FROM {schema}.scr_portal_membership
            WHERE guest_of IS NULL AND user_id = person AND status = 'confirmed' AND role IN ({receiving_roles})
            AND since <= today AND (until IS NULL OR until > today)
        ), ''), true);
        SELECT string_agg(',' || body_id, '') INTO bodies FROM {schema}.scr_portal_membership
        WHERE guest_of IS NULL AND user_id = person AND status = 'confirmed' AND body_id IS NOT NULL
        AND since <= today AND (until IS NULL OR until > today);
        PERFORM set_config('walls.bodies', coalesce(bodies, ''), true), set_config('walls.person', person::text, true);
        PERFORM set_config('walls.guest_of', coalesce(guest_of::text, ''), true);
    END IF;
    PERFORM set_config('walls.register', CASE WHEN register THEN 'on' ELSE '' END, true);
    {lists}
    PERFORM set_config('walls.portal', '', true);
END
$body$
"""


ASK = """
CREATE OR REPLACE FUNCTION walls.{name}(of_row bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = {schema}, pg_temp AS $body$
BEGIN
    RETURN EXISTS ({question});
END
$body$
"""


KEEP = """
        PERFORM set_config('walls.{name}', coalesce((SELECT string_agg(',' || key, '') FROM (
            SELECT DISTINCT key FROM ({keys}) AS found (key)) AS listed), ''), true);"""


def made(schema: str) -> list[str]:
    """The statements that make the functions; tables are looked for in this schema, so that no other is read."""
    quoted = ", ".join(f"'{name}'" for name in (*SETTINGS, *(f"walls.{name}" for name in sorted(LISTS))))
    keys = {
        "person": PERSON,
        "guest_of": GUEST_OF,
        "bodies": BODIES,
        "reads_for_a_body": READS_FOR_A_BODY,
        "partnered": PARTNERED,
        "is_of_a_partner": IS_OF_A_PARTNER,
        "handed": HANDED,
        "reads_papers": READS_PAPERS,
        "to_check": TO_CHECK,
        "is_to_check": IS_TO_CHECK,
    }
    kept = {"schema": schema, **keys}
    enter = ENTER.format(
        schema=schema,
        settings=quoted,
        holders=", ".join(f"'{role}'" for role in HOLDERS),
        no_appointment=NO_APPOINTMENT,
        emergency_roles=_who_may(OPENS_IN_EMERGENCY),
        answering_roles=_who_may(TAKES_OVER),
        partner_roles=_who_may(ANSWERS_PARTNERS),
        receiving_roles=_who_may(RECEIVES),
        handed_to=", ".join(f"'{role}'" for role in sorted(HANDED_TO)),
        handed=HANDED,
        to_check=TO_CHECK,
        lists="".join(KEEP.format(name=name, keys=said.format(**kept)) for name, said in sorted(LISTS.items())),
    )
    asks = [
        ASK.format(name=name, schema=schema, question=said.format(**keys)) for name, said in sorted(QUESTIONS.items())
    ]
    return [enter, *asks]


def _who_may(permission: str) -> str:
    return ", ".join(f"'{role}'" for role in sorted(MAY) if permission in MAY[role])
