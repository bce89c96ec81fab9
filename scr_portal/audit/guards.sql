-- The functions behind the triggers of guards.py. Those that look at other tables run with their owner's rights, so that
-- what the writer may not see cannot mislead them, and look nowhere but in the portal's own schema.

CREATE OR REPLACE FUNCTION portal_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE FUNCTION portal_only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.event_id <> OLD.event_id OR NEW.data <> '' OR NEW.salt <> '' THEN
        RAISE EXCEPTION 'rows of % are never changed, only emptied', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION portal_only_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.chain <> OLD.chain OR NEW.last_seq <> OLD.last_seq + 1 THEN
        RAISE EXCEPTION 'the length of a chain only rises, by one' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

-- Argument: the columns that may change, as long as the row is not void.
CREATE OR REPLACE FUNCTION portal_changes_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open text[] := TG_ARGV[0]::text[];
BEGIN
    IF to_jsonb(OLD) - open <> to_jsonb(NEW) - open OR (to_jsonb(OLD) ->> 'voided_at' IS NOT NULL AND OLD IS DISTINCT FROM NEW) THEN
        RAISE EXCEPTION 'what a row of % says is never changed, and a void one stays void', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

-- Which transaction this is: its number, and when it began, since numbers begin again on a restored database.
CREATE OR REPLACE FUNCTION portal_transaction() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT pg_current_xact_id()::text || '/' || extract(epoch FROM transaction_timestamp())::text
$$;

CREATE OR REPLACE FUNCTION portal_event_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.transaction := portal_transaction();
    RETURN NEW;
END $$;

-- Arguments: the column that leads to the case, the table it leads by (or nothing), the columns that are only derived.
CREATE OR REPLACE FUNCTION portal_needs_event() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET walls.portal = on AS $$
DECLARE
    derived text[] := TG_ARGV[2]::text[];
    side jsonb;
    casefile bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - derived = to_jsonb(NEW) - derived THEN
        RETURN NULL;
    END IF;
    FOREACH side IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        casefile := (side ->> TG_ARGV[0])::bigint;
        IF TG_ARGV[1] <> '' THEN
            EXECUTE format('SELECT casefile_id FROM %I WHERE id = $1', TG_ARGV[1]) INTO casefile USING casefile;
        END IF;
        IF casefile IS NOT NULL AND NOT EXISTS (
            SELECT FROM scr_portal_event e WHERE e.casefile_id = casefile AND e.transaction = portal_transaction()
        ) THEN
            RAISE EXCEPTION 'a row of % changed without an event of its case in the same transaction', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation',
                HINT = 'Change it by a step (a Transition), or say why not in the model: see docs/add-a-step.md, "No row without an event".';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Arguments: what a change of rights may be about, each as "label:column" of the row.
CREATE OR REPLACE FUNCTION portal_needs_rights_event() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    side jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;
    END IF;
    FOREACH side IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        IF side IS NOT NULL AND NOT EXISTS (
            SELECT FROM unnest(TG_ARGV) AS subject JOIN scr_portal_rightsevent e
                ON e.about = split_part(subject, ':', 1) || ':' || (side ->> split_part(subject, ':', 2))
            WHERE e.transaction = portal_transaction()
        ) THEN
            RAISE EXCEPTION 'a row of % changed without a change of rights in the same transaction', TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation',
                HINT = 'Tell of it by rights_changed: see docs/add-a-step.md, "A change of rights that belongs to no case".';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- An administrator holds no standing role. Each side locks the account, so that of two at once the later one sees the first.
CREATE OR REPLACE FUNCTION portal_is_no_administrators() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    administers boolean;
BEGIN
    SELECT is_staff INTO administers FROM scr_portal_user WHERE id = NEW.user_id FOR SHARE;
    IF administers THEN
        RAISE EXCEPTION 'an administrator holds no role' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION portal_administers_only() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.is_staff AND EXISTS (SELECT FROM scr_portal_membership WHERE user_id = NEW.id) THEN
        RAISE EXCEPTION 'an administrator holds no role' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

-- The batch that is open now; its shared lock is kept to the end of the transaction, and seals.py waits for it.
CREATE OR REPLACE FUNCTION portal_open_batch() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    LOOP
        SELECT last_value INTO NEW.batch FROM scr_portal_batch;
        PERFORM pg_advisory_xact_lock_shared(7303, NEW.batch);
        EXIT WHEN NEW.batch = (SELECT last_value FROM scr_portal_batch);
    END LOOP;
    RETURN NEW;
END $$;
