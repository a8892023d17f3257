"""Functions of the server: who somebody is, which dossiers they see, and how the chain grows.

Each runs with the right of its owner. Its search path ends with `pg_temp`: without that word a
temporary table of the caller stands in front of ours, and says who the caller is.
"""

from typing import Final

from app.store.database.role_names import ROLES, WRITERS, group, listed

DEFINER: Final = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

GROUPS: Final = [
    f"""DO $$ BEGIN CREATE ROLE {group(role)} NOLOGIN;
    EXCEPTION WHEN duplicate_object THEN NULL; END $$"""
    for role in ROLES
]

TOLD_BY_SERVER: Final = (
    "person_added",
    "person_changed",
    "person_revoked",
    "person_client_given",
    "person_client_taken",
    "client_added",
    "client_changed",
    "purged",
)
"""Events that only the server itself writes."""

MAY_SEE: Final = """(
    (CASE (SELECT my_role()) WHEN 'agency' THEN handed_to ELSE organisation END)
        = (SELECT my_organisation())
    AND (SELECT my_role()) IN ('officer', 'supervisor', 'agency', 'auditor')
    AND ((SELECT my_clients()) IS NULL OR client = ANY ((SELECT my_clients())::text[]))
    AND (NOT distressing OR officer = session_user
         OR (team <> '' AND (SELECT my_role()) <> 'agency' AND team = (SELECT my_team()))
         OR (team = '' AND (SELECT my_role()) = 'supervisor'))
)"""
"""Of a row of `dossier`. A distressing one: who handles it and the team, which is one of the
organisation itself; where there is no team its supervisors, or a leaver would take it along."""

WHO: Final = [
    # Of somebody who is revoked, or is nobody here, every answer is NULL: they see nothing.
    *(
        f"""CREATE FUNCTION my_{what}() RETURNS text LANGUAGE sql STABLE {DEFINER} AS
        $$ SELECT {what} FROM person WHERE login = session_user AND revoked IS NULL $$"""
        for what in ("role", "organisation", "team")
    ),
    f"""CREATE FUNCTION my_clients() RETURNS text[] LANGUAGE sql STABLE {DEFINER} AS
    $$ SELECT array_agg(client::text) FROM person_client WHERE login = session_user $$""",
    f"""CREATE FUNCTION sees(a_dossier text) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS
    $$ SELECT EXISTS (SELECT 1 FROM dossier WHERE id = a_dossier AND {MAY_SEE}) $$""",
    # Its number is taken: by a dossier, or by one that is gone.
    f"""CREATE FUNCTION is_taken(a_dossier text) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS
    $$ SELECT EXISTS (SELECT 1 FROM dossier WHERE id = a_dossier)
        OR EXISTS (SELECT 1 FROM version WHERE dossier = a_dossier)
        OR EXISTS (SELECT 1 FROM purged WHERE dossier = a_dossier) $$""",
    # Of a workstation that is lost: which dossiers were seen on it. Numbers that say nothing.
    f"""CREATE FUNCTION opened_by(a_login text, since text)
    RETURNS TABLE (dossier text, times bigint, last text) LANGUAGE sql STABLE {DEFINER} AS
    $$ SELECT e.dossier::text, count(*), max(e.at)::text FROM event e
        WHERE e.login = a_login AND e.at >= since AND e.dossier IS NOT NULL
              AND (SELECT my_role()) = 'administrator'
        GROUP BY e.dossier ORDER BY 3 DESC $$""",
    """CREATE FUNCTION moment() RETURNS text LANGUAGE sql VOLATILE AS
    $$ SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
    $$""",
    f"""CREATE FUNCTION refuse(why text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN RAISE EXCEPTION 'permission denied: %', why USING ERRCODE = '42501'; END $$""",
]

CHAIN: Final = [
    # Whose turn it is to write: a row that nobody else may lock, so that nobody holds up the rest.
    "INSERT INTO store (key, value) VALUES ('chain', 'turn')",
    f"""CREATE FUNCTION chain_head() RETURNS TABLE (number bigint, hash text) LANGUAGE sql STABLE
    {DEFINER} AS $$ SELECT e.number, e.hash::text FROM event e
        WHERE (SELECT my_role()) IS NOT NULL
              OR NOT EXISTS (SELECT 1 FROM person WHERE login = session_user)
        ORDER BY e.number DESC LIMIT 1 $$""",
    # Only functions of this server reach it: nobody has the right to call it.
    f"""CREATE FUNCTION write_event(a_dossier text, a_client text, a_kind text, some_facts bytea)
    RETURNS TABLE (number bigint, hash text) LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE
        last record; a_moment text; a_number bigint; a_hash text;
    BEGIN
        PERFORM 1 FROM store WHERE key = 'chain' FOR UPDATE;
        SELECT e.number, e.hash INTO last FROM event e ORDER BY e.number DESC LIMIT 1;
        a_number := coalesce(last.number, 0) + 1;
        a_moment := moment();
        a_hash := encode(sha256(convert_to(concat_ws(E'\\n',
            coalesce(last.hash, repeat('0', 64)), a_number::text, a_moment, session_user::text,
            coalesce(a_dossier, ''), coalesce(a_client, ''), a_kind,
            encode(sha256(some_facts), 'hex')), 'UTF8')), 'hex');
        INSERT INTO event VALUES (a_number, a_moment, session_user, a_dossier, a_client, a_kind,
            some_facts, coalesce(last.hash, repeat('0', 64)), a_hash);
        -- Empty: whoever listens may not be one who sees this dossier.
        PERFORM pg_notify('uitzicht', '');
        RETURN QUERY SELECT a_number, a_hash;
    END $$""",
    f"""CREATE FUNCTION append_event(a_dossier text, a_client text, a_kind text, some_facts bytea)
    RETURNS TABLE (number bigint, hash text) LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
        IF my_role() IS NULL THEN PERFORM refuse('append_event'); END IF;
        -- A line in the kind would be another event with the same hash.
        IF a_kind IS NULL OR a_kind !~ '^[a-z_]+$' OR a_kind IN ({listed(*TOLD_BY_SERVER)})
           OR (a_kind = 'saved' AND my_role() NOT IN ({listed(*WRITERS)})) THEN
            PERFORM refuse('kind of event');
        END IF;
        IF a_dossier IS NOT NULL AND NOT sees(a_dossier) THEN PERFORM refuse('dossier'); END IF;
        IF a_client IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM dossier d WHERE d.id = a_dossier AND d.client = a_client
            UNION ALL SELECT 1 FROM client c WHERE c.id = a_client AND a_dossier IS NULL
                AND (c.organisation = my_organisation() OR my_role() = 'administrator')) THEN
            PERFORM refuse('client');
        END IF;
        IF some_facts IS NULL OR octet_length(some_facts) > 1048576 THEN
            PERFORM refuse('facts');
        END IF;
        IF a_dossier IS NULL THEN  -- not sealed: what does not read would stop an audit
            PERFORM convert_from(some_facts, 'UTF8')::json;
        END IF;
        RETURN QUERY SELECT * FROM write_event(a_dossier, a_client, a_kind, some_facts);
    END $$""",
]
