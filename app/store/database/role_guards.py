"""Triggers of the server: which change of a row is one of this role, and what must be told of it.

They look at who is connected as a person. The migration role is none: it brings in and mends.
"""

from typing import Final

from app.store.database.role_functions import DEFINER
from app.store.database.role_names import ROLES, listed

_TRIGGER: Final = f"RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$"

_DOSSIER: Final = f"""CREATE FUNCTION guard_dossier() {_TRIGGER}
BEGIN
    IF my_role() IS NULL THEN RETURN NEW; END IF;
    IF TG_OP = 'INSERT' THEN
        IF is_taken(NEW.id) OR NEW.version <> 1 THEN PERFORM refuse('number of a dossier'); END IF;
        IF NEW.organisation = '' THEN NEW.organisation := my_organisation(); END IF;
        IF NEW.team = '' THEN NEW.team := my_team(); END IF;
    ELSE
        IF NEW.id <> OLD.id OR NEW.organisation <> OLD.organisation
           OR NEW.version NOT IN (OLD.version, OLD.version + 1) THEN
            PERFORM refuse('what a dossier keeps');
        END IF;
        -- Handed over, it stays the client's; who flags it distressing does not lose sight of it.
        IF my_role() = 'agency' THEN NEW.client := OLD.client; END IF;
        IF NEW.distressing AND NOT OLD.distressing AND NEW.officer <> session_user
           AND (my_role() = 'agency' OR NEW.team IS DISTINCT FROM my_team() OR NEW.team = '') THEN
            NEW.officer := session_user;
        ELSIF NEW.officer <> OLD.officer AND my_role() <> 'supervisor'
              AND (my_role() <> 'officer' OR NEW.officer <> session_user) THEN
            PERFORM refuse('officer of a dossier');
        END IF;
        IF NEW.team <> OLD.team AND my_role() <> 'supervisor' THEN
            PERFORM refuse('team of a dossier');
        END IF;
    END IF;
    IF my_role() <> 'supervisor'
       AND (NEW.handed_to IS DISTINCT FROM CASE TG_OP WHEN 'UPDATE' THEN OLD.handed_to END) THEN
        PERFORM refuse('handing over');
    END IF;
    IF NEW.client IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM client c WHERE c.id = NEW.client AND c.organisation = NEW.organisation) THEN
        PERFORM refuse('client');
    END IF;
    RETURN NEW;
END $$"""

_VERSION: Final = f"""CREATE FUNCTION guard_version() {_TRIGGER}
BEGIN
    IF my_role() IS NULL THEN RETURN NEW; END IF;
    NEW.at := moment();  -- a clock of a workstation says what it likes
    IF TG_TABLE_NAME = 'version' THEN
        IF NEW.number <> coalesce(
               (SELECT max(v.number) FROM version v WHERE v.dossier = NEW.dossier), 0) + 1
           OR NEW.number IS DISTINCT FROM
               (SELECT d.version FROM dossier d WHERE d.id = NEW.dossier) THEN
            PERFORM refuse('number of a version');
        END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM version v
                      WHERE v.dossier = NEW.dossier AND v.number = NEW.version) THEN
        PERFORM refuse('version');
    END IF;
    RETURN NEW;
END $$"""

_TOLD: Final = f"""CREATE FUNCTION must_be_told() {_TRIGGER}
DECLARE a_dossier text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM person WHERE login = session_user) THEN RETURN NULL; END IF;
    IF TG_TABLE_NAME = 'dossier' THEN
        a_dossier := NEW.id;
        IF NOT EXISTS (SELECT 1 FROM version v WHERE v.dossier = NEW.id AND v.number =
                       (SELECT d.version FROM dossier d WHERE d.id = NEW.id)) THEN
            PERFORM refuse('a dossier without its version');
        END IF;
    ELSE
        a_dossier := NEW.dossier;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM event e
                   WHERE e.dossier = a_dossier AND e.xmin = pg_current_xact_id()::xid) THEN
        PERFORM refuse('without an event');
    END IF;
    RETURN NULL;
END $$"""

_PERSON: Final = f"""CREATE FUNCTION guard_person() {_TRIGGER}
DECLARE each text;
BEGIN
    IF NEW.role NOT IN ({listed(*ROLES)}) THEN PERFORM refuse('role'); END IF;
    IF my_role() IS NOT NULL THEN
        IF NEW.login = session_user THEN PERFORM refuse('your own rights'); END IF;
        IF TG_OP = 'INSERT' THEN NEW.since := moment(); END IF;
        IF NEW.revoked IS NOT NULL THEN
            NEW.revoked := coalesce(CASE TG_OP WHEN 'UPDATE' THEN OLD.revoked END, moment());
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.login <> OLD.login THEN PERFORM refuse('login'); END IF;
    IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = NEW.login AND
               (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
                OR NEW.login LIKE 'uitzicht\\_%' OR NEW.login = current_user)) THEN
        PERFORM refuse('a login of the server itself');
    END IF;
    BEGIN  -- the login of the server follows; a server whose logins are kept elsewhere refuses it
        IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = NEW.login) THEN
            EXECUTE format('CREATE ROLE %I', NEW.login);
        END IF;
        EXECUTE format('ALTER ROLE %I %s', NEW.login,
                       CASE WHEN NEW.revoked IS NULL THEN 'LOGIN' ELSE 'NOLOGIN' END);
        FOREACH each IN ARRAY ARRAY[{listed(*ROLES)}] LOOP
            IF each = NEW.role THEN
                EXECUTE format('GRANT %I TO %I', 'uitzicht_' || each, NEW.login);
            ELSIF pg_has_role(NEW.login, 'uitzicht_' || each, 'MEMBER') THEN
                EXECUTE format('REVOKE %I FROM %I', 'uitzicht_' || each, NEW.login);
            END IF;
        END LOOP;
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'the login itself is kept elsewhere: see docs/organisation.md';
    END;
    RETURN NEW;
END $$"""

_PEOPLE_TOLD: Final = f"""CREATE FUNCTION tell_people() {_TRIGGER}
BEGIN
    IF TG_TABLE_NAME = 'person' THEN
        PERFORM write_event(NULL, NULL,
            CASE WHEN TG_OP = 'INSERT' THEN 'person_added'
                 WHEN NEW.revoked IS NOT NULL AND OLD.revoked IS NULL THEN 'person_revoked'
                 ELSE 'person_changed' END,
            convert_to(json_build_object('login', NEW.login, 'role', NEW.role, 'team', NEW.team,
                'organisation', NEW.organisation, 'revoked', NEW.revoked)::text, 'UTF8'));
    ELSIF TG_TABLE_NAME = 'client' THEN
        PERFORM write_event(NULL, NEW.id,
            CASE TG_OP WHEN 'INSERT' THEN 'client_added' ELSE 'client_changed' END,
            convert_to(json_build_object('organisation', NEW.organisation, 'policy',
                encode(sha256(convert_to(NEW.policy, 'UTF8')), 'hex'),
                'retention_months', NEW.retention_months)::text, 'UTF8'));
        INSERT INTO client_policy VALUES (NEW.id,
            encode(sha256(convert_to(NEW.policy, 'UTF8')), 'hex'), NEW.policy, moment())
            ON CONFLICT DO NOTHING;
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM write_event(NULL, NEW.client, 'person_client_given',
            convert_to(json_build_object('login', NEW.login)::text, 'UTF8'));
    ELSE
        PERFORM write_event(NULL, OLD.client, 'person_client_taken',
            convert_to(json_build_object('login', OLD.login)::text, 'UTF8'));
    END IF;
    RETURN NULL;
END $$"""

GUARDS: Final = [
    _DOSSIER,
    _VERSION,
    _TOLD,
    _PERSON,
    _PEOPLE_TOLD,
    """CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON dossier
    FOR EACH ROW EXECUTE FUNCTION guard_dossier()""",
    *(
        f"""CREATE TRIGGER guarded BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION guard_version()"""
        for table in ("version", "outcome", "document")
    ),
    # At the end of the transaction: what was done and its event stand there both, or neither.
    """CREATE CONSTRAINT TRIGGER made_is_told AFTER INSERT ON dossier
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION must_be_told()""",
    """CREATE CONSTRAINT TRIGGER changed_is_told AFTER UPDATE ON dossier
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.version, OLD.officer, OLD.team, OLD.handed_to, OLD.distressing, OLD.client,
           OLD.ended) IS DISTINCT FROM
          (NEW.version, NEW.officer, NEW.team, NEW.handed_to, NEW.distressing, NEW.client,
           NEW.ended))
    EXECUTE FUNCTION must_be_told()""",
    """CREATE CONSTRAINT TRIGGER made_is_told AFTER INSERT ON version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION must_be_told()""",
    """CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON person
    FOR EACH ROW EXECUTE FUNCTION guard_person()""",
    *(
        f"""CREATE TRIGGER told AFTER {verbs} ON {table}
        FOR EACH ROW EXECUTE FUNCTION tell_people()"""
        for table, verbs in (
            ("person", "INSERT OR UPDATE"),
            ("client", "INSERT OR UPDATE"),
            ("person_client", "INSERT OR DELETE"),
        )
    ),
]
"""The functions and the triggers that call them."""
