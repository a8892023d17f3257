"""What each role of an organisation may do, held by PostgreSQL: GRANT and row level security.

Five roles without a login; a person is a login that is a member of one, and a row in `person`.
Which dossiers somebody sees follows from that row, by `session_user`, which no statement changes.
Tables that only grow, the chain and purges are written by functions that belong to the migration
role. The migration role owns everything, and nobody works as it.
"""

from typing import Final

OFFICER, SUPERVISOR, AGENCY = "officer", "supervisor", "agency"
AUDITOR, ADMINISTRATOR = "auditor", "administrator"
ROLES: Final = (OFFICER, SUPERVISOR, AGENCY, AUDITOR, ADMINISTRATOR)


def group(role: str) -> str:
    """The role of the database that a role of ours is."""
    return f"uitzicht_{role}"


_ALL: Final = ", ".join(group(role) for role in ROLES)
_WRITERS: Final = ", ".join(group(role) for role in (OFFICER, SUPERVISOR, AGENCY))
_READERS: Final = ", ".join(group(role) for role in (OFFICER, SUPERVISOR, AGENCY, AUDITOR))

_GROUPS: Final = [
    f"""DO $$ BEGIN CREATE ROLE {group(role)} NOLOGIN;
    EXCEPTION WHEN duplicate_object THEN NULL; END $$"""
    for role in ROLES
]

_WHO: Final = [
    # Of somebody who is revoked, or is nobody here, every answer is NULL: they see nothing.
    f"""CREATE FUNCTION my_{what}() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public AS
    $$ SELECT {what} FROM person WHERE login = session_user AND revoked IS NULL $$"""
    for what in ("role", "organisation", "team")
]
_MY_CLIENTS: Final = """CREATE FUNCTION my_clients() RETURNS text[] LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public AS
    $$ SELECT array_agg(client::text) FROM person_client WHERE login = session_user $$"""

_MAY_SEE: Final = """(
    (CASE (SELECT my_role()) WHEN 'agency' THEN handed_to ELSE organisation END)
        = (SELECT my_organisation())
    AND (SELECT my_role()) IN ('officer', 'supervisor', 'agency', 'auditor')
    AND ((SELECT my_clients()) IS NULL OR client = ANY ((SELECT my_clients())::text[]))
    AND (NOT distressing OR officer = session_user
         OR (team <> '' AND team = (SELECT my_team())))
)"""
_OF_A_DOSSIER: Final = "EXISTS (SELECT 1 FROM dossier d WHERE d.id = {table}.dossier)"
_WRITES: Final = "(SELECT my_role()) IN ('officer', 'supervisor', 'agency')"

_CHAIN: Final = [
    """CREATE FUNCTION chain_head() RETURNS TABLE (number bigint, hash text) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public AS
    $$ SELECT e.number, e.hash::text FROM event e ORDER BY e.number DESC LIMIT 1 $$""",
    """CREATE FUNCTION append_event(a_dossier text, a_client text, a_kind text, some_facts bytea)
    RETURNS TABLE (number bigint, hash text) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public AS $$
    DECLARE
        last record; a_moment text; a_number bigint; a_hash text;
    BEGIN
        IF my_role() IS NULL THEN
            RAISE EXCEPTION 'permission denied' USING ERRCODE = '42501';
        END IF;
        PERFORM pg_advisory_xact_lock(718207);
        SELECT e.number, e.hash INTO last FROM event e ORDER BY e.number DESC LIMIT 1;
        a_number := coalesce(last.number, 0) + 1;
        a_moment := to_char(clock_timestamp() AT TIME ZONE 'UTC',
                            'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
        a_hash := encode(sha256(convert_to(concat_ws(E'\\n',
            coalesce(last.hash, repeat('0', 64)), a_number::text, a_moment, session_user::text,
            coalesce(a_dossier, ''), coalesce(a_client, ''), a_kind,
            encode(sha256(some_facts), 'hex')), 'UTF8')), 'hex');
        INSERT INTO event VALUES (a_number, a_moment, session_user, a_dossier, a_client, a_kind,
            some_facts, coalesce(last.hash, repeat('0', 64)), a_hash);
        PERFORM pg_notify('uitzicht', '');
        RETURN QUERY SELECT a_number, a_hash;
    END $$""",
]

_GRANTS: Final = [
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC",
    "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    f"GRANT USAGE ON SCHEMA public TO {_ALL}",
    f"GRANT EXECUTE ON FUNCTION my_role(), my_organisation(), my_team(), my_clients() TO {_ALL}",
    f"GRANT EXECUTE ON FUNCTION chain_head(), append_event(text, text, text, bytea) TO {_ALL}",
    f"GRANT SELECT ON store, alembic_version, client, person, person_client, purged TO {_ALL}",
    f"GRANT SELECT ON dossier, dossier_key, version, outcome, document TO {_READERS}",
    f"GRANT SELECT ON event TO {_ALL}",
    f"GRANT INSERT ON dossier, dossier_key, version, outcome, document TO {_WRITERS}",
    f"GRANT UPDATE ON dossier TO {_WRITERS}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON unsaved TO {_WRITERS}",
    f"GRANT INSERT, UPDATE ON client TO {group(ADMINISTRATOR)}",
    f"GRANT INSERT, UPDATE ON person TO {group(ADMINISTRATOR)}",
    f"GRANT INSERT, DELETE ON person_client TO {group(ADMINISTRATOR)}",
]

_POLICIES: Final = [
    *(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        for table in (
            "dossier",
            "dossier_key",
            "version",
            "outcome",
            "document",
            "event",
            "unsaved",
            "client",
            "person",
            "person_client",
        )
    ),
    f"CREATE POLICY seen ON dossier FOR SELECT USING {_MAY_SEE}",
    f"""CREATE POLICY made ON dossier FOR INSERT WITH CHECK ({_WRITES} AND {_MAY_SEE})""",
    f"""CREATE POLICY changed ON dossier FOR UPDATE USING {_MAY_SEE}
    WITH CHECK ({_WRITES} AND (organisation = (SELECT my_organisation())
                               OR handed_to = (SELECT my_organisation())))""",
    *(
        f"CREATE POLICY seen ON {table} FOR SELECT USING ({_OF_A_DOSSIER.format(table=table)})"
        for table in ("dossier_key", "version", "outcome", "document")
    ),
    # The key is made before the row of its dossier is there.
    f"CREATE POLICY made ON dossier_key FOR INSERT WITH CHECK ({_WRITES})",
    *(
        f"""CREATE POLICY made ON {table} FOR INSERT WITH CHECK
        ({_OF_A_DOSSIER.format(table=table)} AND {who})"""
        for table, who in (
            ("version", "login = session_user"),
            ("document", "login = session_user"),
            ("outcome", _WRITES),
        )
    ),
    f"""CREATE POLICY seen ON event FOR SELECT USING (
        (SELECT my_role()) = 'auditor'
        OR (dossier IS NULL AND (SELECT my_role()) IN ('supervisor', 'administrator'))
        OR {_OF_A_DOSSIER.format(table="event")})""",
    "CREATE POLICY own ON unsaved USING (login = session_user) WITH CHECK (login = session_user)",
    """CREATE POLICY seen ON client FOR SELECT USING (
        (SELECT my_role()) IS NOT NULL
        AND ((SELECT my_clients()) IS NULL OR id = ANY ((SELECT my_clients())::text[])))""",
    *(
        f"CREATE POLICY seen ON {table} FOR SELECT USING ((SELECT my_role()) IS NOT NULL)"
        for table in ("person", "person_client")
    ),
    *(
        f"""CREATE POLICY kept ON {table} USING ((SELECT my_role()) = 'administrator')
        WITH CHECK ((SELECT my_role()) = 'administrator')"""
        for table in ("client", "person", "person_client")
    ),
]

STATEMENTS: Final = [*_GROUPS, *_WHO, _MY_CLIENTS, *_CHAIN, *_GRANTS, *_POLICIES]
"""In order, after the tables; as the migration role."""
