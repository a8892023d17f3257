"""What each role of an organisation may do, held by PostgreSQL, and not by the window alone.

Five roles without a login; a person is a login that is a member of one, and a row in `person`.
Which dossiers somebody sees follows from that row, by `session_user`, which no statement changes.
Tables that only grow, the chain and purges are written by functions that belong to the migration
role. The migration role owns everything, and nobody works as it.

    role_functions   who somebody is, what they may see, the chain
    role_guards      triggers: what may be changed in a row, and what must be told of it
    role_rights      GRANT and row level security
    role_purging     a dossier removed for good
"""

from typing import Final

from app.store.database.role_functions import CHAIN, GROUPS, WHO
from app.store.database.role_guards import GUARDS
from app.store.database.role_names import ROLES, group
from app.store.database.role_purging import PURGING
from app.store.database.role_rights import GRANTS, POLICIES

__all__ = ["DATABASE_STATEMENTS", "ROLES", "STATEMENTS", "group"]

DATABASE_STATEMENTS: Final = [
    # Without a temporary table nothing can stand in front of ours; and who waits, waits no longer
    # than the program does. Whoever sets up may not own the database: then its owner does this.
    """DO $$ BEGIN
        EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L', current_database(), '10s');
        EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = %L',
                       current_database(), '60s');
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'not the owner of this database: see docs/organisation.md';
    END $$"""
]
"""What holds for the database and not for a table: a copy of a database does not have it."""

STATEMENTS: Final = [
    *GROUPS,
    *WHO,
    *CHAIN,
    *GUARDS,
    *GRANTS,
    *POLICIES,
    *PURGING,
    *DATABASE_STATEMENTS,
]
"""In order, after the tables; as the migration role."""
