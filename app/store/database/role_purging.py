"""The function of the server that removes a dossier for good: who may, and which one.

A supervisor, of a dossier they see, whose plan ended so long ago that the client keeps it no
longer. The drafts are sealed, so whether there is a complaint is seen by the program only.
"""

from typing import Final

from app.store.database.role_functions import DEFINER
from app.store.database.role_names import SUPERVISOR, group

SHORTEST: Final = 24
"""Months that a dossier is kept at least, where its client says nothing (`calc.policy`)."""

PURGING: Final = [
    f"""CREATE FUNCTION purge_dossier(a_dossier text, a_rule text)
    RETURNS TABLE (number bigint, hash text) LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE a_row record;
    BEGIN
        IF my_role() IS DISTINCT FROM '{SUPERVISOR}' OR NOT sees(a_dossier) THEN
            PERFORM refuse('purge');
        END IF;
        IF a_rule IS NULL OR a_rule !~ '^[a-z_]+$' THEN PERFORM refuse('rule'); END IF;
        SELECT d.status, d.ended, d.client, coalesce(c.retention_months, {SHORTEST}) AS months
        INTO a_row FROM dossier d LEFT JOIN client c ON c.id = d.client
        WHERE d.id = a_dossier FOR UPDATE OF d;
        IF a_row.ended IS NULL OR a_row.status <> 'done'
           OR a_row.ended::date + make_interval(months => a_row.months) > now() THEN
            PERFORM refuse('retention');
        END IF;
        INSERT INTO purged VALUES (a_dossier, moment(), a_rule);
        DELETE FROM dossier_key WHERE dossier = a_dossier;
        DELETE FROM unsaved WHERE dossier = a_dossier;
        DELETE FROM dossier WHERE id = a_dossier;
        RETURN QUERY SELECT * FROM write_event(NULL, a_row.client, 'purged', convert_to(
            json_build_object('dossier', a_dossier, 'rule', a_rule)::text, 'UTF8'));
    END $$""",
    "REVOKE ALL ON FUNCTION purge_dossier(text, text) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION purge_dossier(text, text) TO {group(SUPERVISOR)}",
]
