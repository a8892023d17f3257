"""GRANT and row level security: which table a role reaches, and which rows of it."""

from typing import Final

from app.store.database.role_functions import MAY_SEE
from app.store.database.role_names import (
    ADMINISTRATOR,
    AGENCY,
    AUDITOR,
    OFFICER,
    ROLES,
    SUPERVISOR,
    WRITERS,
    group,
    groups,
    listed,
)

_ALL: Final = groups(*ROLES)
_WRITERS: Final = groups(*WRITERS)
_READERS: Final = groups(*WRITERS, AUDITOR)
_IS_SOMEBODY: Final = "(SELECT my_role()) IS NOT NULL"
_WRITES: Final = f"(SELECT my_role()) IN ({listed(*WRITERS)})"
_KEEPS_PEOPLE: Final = f"(SELECT my_role()) = '{ADMINISTRATOR}'"


def _of_a_dossier(table: str) -> str:
    """That the dossier of a row is one they see: the same policy, asked again."""
    return f"EXISTS (SELECT 1 FROM dossier d WHERE d.id = {table}.dossier)"


GRANTS: Final = [
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC",
    "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM PUBLIC",
    # Without IN SCHEMA: only so is the right of everybody to call a function taken away.
    "ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    f"GRANT USAGE ON SCHEMA public TO {_ALL}",
    f"GRANT EXECUTE ON FUNCTION my_role(), my_organisation(), my_team(), my_clients() TO {_ALL}",
    f"GRANT EXECUTE ON FUNCTION chain_head(), append_event(text, text, text, bytea) TO {_ALL}",
    f"GRANT EXECUTE ON FUNCTION is_taken(text) TO {_READERS}",
    f"GRANT EXECUTE ON FUNCTION opened_by(text, text) TO {group(ADMINISTRATOR)}",
    f"""GRANT SELECT ON store, alembic_version, client, client_policy, person, person_client,
    purged TO {_ALL}""",
    f"GRANT SELECT ON dossier, dossier_key, version, outcome, document TO {_READERS}",
    f"GRANT SELECT ON event TO {_ALL}",
    # What the policies of `event` and `client` ask; the rows are none.
    f"GRANT SELECT (id, client) ON dossier TO {group(ADMINISTRATOR)}",
    f"GRANT INSERT ON dossier TO {groups(OFFICER, SUPERVISOR)}",
    f"GRANT INSERT ON dossier_key, version, outcome, document TO {_WRITERS}",
    f"GRANT UPDATE ON dossier TO {_WRITERS}",
    # Every window asks what it left behind; of who may not save there is none.
    f"GRANT SELECT ON unsaved TO {_ALL}",
    f"GRANT INSERT, UPDATE, DELETE ON unsaved TO {_WRITERS}",
    f"GRANT INSERT, UPDATE ON client, person TO {group(ADMINISTRATOR)}",
    f"GRANT INSERT, DELETE ON person_client TO {group(ADMINISTRATOR)}",
    # Before its dossier is saved, a key is seen by who made it.
    "ALTER TABLE dossier_key ALTER login SET DEFAULT session_user",
]

_GUARDED: Final = (
    "store",
    "purged",
    "dossier",
    "dossier_key",
    "version",
    "outcome",
    "document",
    "event",
    "unsaved",
    "client",
    "client_policy",
    "person",
    "person_client",
)

POLICIES: Final = [
    *(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY" for table in _GUARDED),
    *(
        f"CREATE POLICY seen ON {table} FOR SELECT USING ({_IS_SOMEBODY})"
        for table in ("store", "purged")
    ),
    f"CREATE POLICY seen ON dossier FOR SELECT USING {MAY_SEE}",
    f"CREATE POLICY made ON dossier FOR INSERT WITH CHECK ({_WRITES} AND {MAY_SEE})",
    f"""CREATE POLICY changed ON dossier FOR UPDATE USING {MAY_SEE}
    WITH CHECK ({_WRITES} AND {MAY_SEE})""",
    *(
        f"CREATE POLICY seen ON {table} FOR SELECT USING ({_of_a_dossier(table)})"
        for table in ("version", "outcome", "document")
    ),
    f"""CREATE POLICY seen ON dossier_key FOR SELECT USING ({_of_a_dossier("dossier_key")}
        OR ({_WRITES} AND login = session_user AND NOT is_taken(dossier)))""",
    f"""CREATE POLICY made ON dossier_key FOR INSERT WITH CHECK ({_WRITES}
        AND login = session_user
        AND (NOT is_taken(dossier) OR {_of_a_dossier("dossier_key")}))""",
    *(
        f"""CREATE POLICY made ON {table} FOR INSERT WITH CHECK
        ({_WRITES} AND {_of_a_dossier(table)}{more})"""
        for table, more in (
            ("version", " AND login = session_user"),
            ("document", " AND login = session_user"),
            ("outcome", ""),
        )
    ),
    # An auditor verifies the chain, so every event; what it says is sealed with a key they need.
    f"""CREATE POLICY seen ON event FOR SELECT USING (
        (SELECT my_role()) = '{AUDITOR}'
        OR (dossier IS NULL AND (SELECT my_role()) IN ('{SUPERVISOR}', '{ADMINISTRATOR}')
            AND ({_KEEPS_PEOPLE} OR login IN (SELECT p.login FROM person p)))
        OR {_of_a_dossier("event")})""",
    f"""CREATE POLICY own ON unsaved USING ({_WRITES} AND login = session_user)
    WITH CHECK ({_WRITES} AND login = session_user)""",
    f"""CREATE POLICY seen ON client FOR SELECT USING (
        ({_KEEPS_PEOPLE} OR organisation = (SELECT my_organisation())
         OR EXISTS (SELECT 1 FROM dossier d WHERE d.client = client.id))
        AND {_IS_SOMEBODY}
        AND ((SELECT my_clients()) IS NULL OR id = ANY ((SELECT my_clients())::text[])))""",
    """CREATE POLICY seen ON client_policy FOR SELECT USING (
        EXISTS (SELECT 1 FROM client c WHERE c.id = client_policy.client))""",
    # Colleagues; a supervisor also those to whom a dossier can be handed.
    f"""CREATE POLICY seen ON person FOR SELECT USING (
        organisation = (SELECT my_organisation())
        OR (SELECT my_role()) IN ('{ADMINISTRATOR}', '{AUDITOR}')
        OR (role = '{AGENCY}' AND (SELECT my_role()) = '{SUPERVISOR}'))""",
    f"""CREATE POLICY seen ON person_client FOR SELECT USING ({_IS_SOMEBODY}
        AND (login = session_user
             OR (SELECT my_role()) IN ('{ADMINISTRATOR}', '{AUDITOR}', '{SUPERVISOR}')))""",
    *(
        f"CREATE POLICY kept ON {table} USING ({_KEEPS_PEOPLE}) WITH CHECK ({_KEEPS_PEOPLE})"
        for table in ("client", "person", "person_client")
    ),
]
