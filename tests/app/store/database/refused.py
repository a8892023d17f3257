"""What no role may do on a server, each as (login, statements): tried in `test_roles`."""

OWN, HANDED, FOREIGN, HARD = "a" * 32, "b" * 32, "c" * 32, "d" * 32
"""Of `lender`; handed to `bureau`; of `other`; a distressing one of team `blue`."""
GONE = "e" * 32


def version(dossier: str, number: int, login: str) -> str:
    return f"INSERT INTO version VALUES ('{dossier}', {number}, '', '', '{login}', '2020-01-01')"


def event(dossier: str, kind: str = "opened") -> str:
    return f"SELECT * FROM append_event('{dossier}', NULL, '{kind}', '\\x01')"


def next_(dossier: str, number: int) -> str:
    return f"UPDATE dossier SET version = {number} WHERE id = '{dossier}'"


_NEW_ROW = (
    "INSERT INTO dossier (id, organisation, officer, distressing, version, updated, reference,"
    " title, search, status, need, reason, open_checks{more}) VALUES ('{id}', '{organisation}',"
    " '{login}', false, {version}, '', '', '', '', 'concept', 1, '', 0{values})"
)


def made(login: str, dossier: str, organisation: str, version: int = 1, **more: str) -> str:
    return _NEW_ROW.format(
        id=dossier,
        organisation=organisation,
        login=login,
        version=version,
        more="".join(f", {name}" for name in more),
        values="".join(f", '{value}'" for value in more.values()),
    )


REFUSED = {
    # the chain
    "changes an event": ("anna", "UPDATE event SET kind = 'x'"),
    "takes an event out": ("anna", "DELETE FROM event"),
    "writes an event past the chain": (
        "anna",
        "INSERT INTO event VALUES (99, '', 'anna', NULL, NULL, 'x', '', '', '')",
    ),
    "calls the chain's own function": (
        "anna",
        "SELECT * FROM write_event(NULL, NULL, 'purged', '{}')",
    ),
    "an event about a dossier that is not seen": ("anna", event(FOREIGN)),
    "an event about a distressing dossier of another team": ("anna", event(HARD)),
    "an event about a dossier that was not handed over": ("bram", event(OWN)),
    "the administrator about a dossier": ("admin", event(OWN)),
    "an event that only the server writes": ("anna", event(OWN, "purged")),
    "an event with a line in its kind": ("anna", event(OWN, "opened\n1")),
    "the auditor says it saved": ("audit", event(OWN, "saved")),
    "an event for a client of others": (
        "anna",
        "SELECT * FROM append_event(NULL, 'theirs', 'exported', '{}')",
    ),
    "an event that does not read": (  # invalid JSON: an audit would stop at it
        "anna",
        "SELECT * FROM append_event(NULL, NULL, 'exported', '{')",
    ),
    # versions
    "a version with another's login": ("anna", next_(OWN, 2), version(OWN, 2, "bas")),
    "a version number skipped": ("anna", next_(OWN, 2), version(OWN, 3, "anna"), event(OWN)),
    "the number of the list skipped": ("anna", next_(OWN, 9)),
    "a number without its version": ("anna", next_(OWN, 2), event(OWN)),
    "a version without an event": ("anna", next_(OWN, 2), version(OWN, 2, "anna")),
    "a version of a dossier that is not seen": ("anna", version(FOREIGN, 2, "anna")),
    "the auditor saves a version": ("audit", version(OWN, 2, "audit")),
    "a version changed": ("anna", "UPDATE version SET draft = ''"),
    "versions emptied": ("anna", "TRUNCATE version"),
    "an outcome of a version that is not there": (
        "anna",
        f"INSERT INTO outcome VALUES ('1', '{OWN}', 7, 'letter', '', '')",
    ),
    "a document in another's name": (
        "anna",
        f"INSERT INTO document VALUES ('1', '{OWN}', 1, 'letter', '', '', true, 'bas', '')",
    ),
    # whose dossier it is
    "moves a dossier to another organisation": (
        "anna",
        "UPDATE dossier SET organisation = 'other'",
    ),
    "hands a dossier over": ("anna", "UPDATE dossier SET handed_to = 'bureau'"),
    "the agency hands it on": ("bram", "UPDATE dossier SET handed_to = 'elders'"),
    "gives a dossier to a colleague": ("anna", "UPDATE dossier SET officer = 'bas'"),
    "the agency takes it on its own name": ("bram", "UPDATE dossier SET officer = 'bram'"),
    "puts it with another team": ("anna", "UPDATE dossier SET team = 'blue'"),
    "takes it on its own name untold": (
        "bas",
        f"UPDATE dossier SET officer = 'bas' WHERE id = '{OWN}'",
    ),
    "says untold that a plan has ended": ("anna", "UPDATE dossier SET ended = '2020-01-01'"),
    "puts it with a client of others": ("anna", "UPDATE dossier SET client = 'theirs'"),
    "gives a dossier another number": ("anna", "UPDATE dossier SET id = repeat('f', 32)"),
    "a dossier for another organisation": ("anna", made("anna", "1" * 32, "other")),
    "a dossier handed over at once": (
        "anna",
        made("anna", "1" * 32, "lender", handed_to="bureau"),
    ),
    "a dossier that begins at a later version": ("anna", made("anna", "1" * 32, "lender", 5)),
    "a dossier without a version": ("anna", made("anna", "1" * 32, "lender")),
    "a dossier that is gone, made again": ("anna", made("anna", GONE, "lender")),
    "the agency makes a dossier": ("bram", made("bram", "1" * 32, "bureau")),
    "the administrator makes a dossier": ("admin", made("admin", "1" * 32, "lender")),
    # keys and purges
    "destroys a key": ("anna", "DELETE FROM dossier_key"),
    "changes a key": ("anna", "UPDATE dossier_key SET key = ''"),
    "a key for a dossier that is gone": (
        "anna",
        f"INSERT INTO dossier_key (dossier, key) VALUES ('{GONE}', '')",
    ),
    "what a login saw, for an officer": ("anna", "SELECT * FROM opened_by('bas', '')"),
    "what a login saw, for a supervisor": ("sara", "SELECT * FROM opened_by('bas', '')"),
    "changes a policy of before": ("admin", "UPDATE client_policy SET policy = ''"),
    "a policy of before that was none": (
        "admin",
        "INSERT INTO client_policy VALUES ('ours', 'x', '', '')",
    ),
    "a key in another's name": (
        "anna",
        f"INSERT INTO dossier_key VALUES ('{'2' * 32}', '', 'bas')",
    ),
    "the administrator reads a key": ("admin", "SELECT * FROM dossier_key"),
    "the administrator reads the list": ("admin", "SELECT * FROM dossier"),
    "takes a dossier out of the list": ("sara", "DELETE FROM dossier"),
    "says that a dossier was purged": ("sara", "INSERT INTO purged VALUES ('x', '', '')"),
    "forgets a purge": ("sara", "DELETE FROM purged"),
    "an officer removes a dossier for good": (
        "anna",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "the administrator removes a dossier for good": (
        "admin",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "removes a dossier whose plan has not ended": (
        "sara",
        f"SELECT * FROM purge_dossier('{OWN}', 'retention')",
    ),
    "removes a dossier of others": (
        "sara",
        f"SELECT * FROM purge_dossier('{FOREIGN}', 'retention')",
    ),
    # people
    "gives itself another role": ("anna", "UPDATE person SET role = 'supervisor'"),
    "adds a person": ("anna", "INSERT INTO person VALUES ('eva', '', 'lender', '', 'officer', '')"),
    "the administrator gives itself a role": (
        "admin",
        "UPDATE person SET role = 'officer' WHERE login = 'admin'",
    ),
    "the administrator makes a login of the server a person": (
        "admin",
        "INSERT INTO person VALUES ('postgres', '', 'lender', '', 'officer', '')",
    ),
    "the administrator revokes a login of the server": (
        "admin",
        "INSERT INTO person VALUES ('postgres', '', 'lender', '', 'officer', '', 'x')",
    ),
    "a role that is none": ("admin", "UPDATE person SET role = 'owner' WHERE login = 'bas'"),
    "gives another login to a person": (
        "admin",
        "UPDATE person SET login = 'mallory' WHERE login = 'bas'",
    ),
    "takes a person out": ("admin", "DELETE FROM person WHERE login = 'bas'"),
    "an officer changes a policy": ("anna", "UPDATE client SET policy = ''"),
    # the server
    "works as the owner": ("anna", "SET ROLE postgres"),
    "works as another": ("anna", "SET SESSION AUTHORIZATION sara"),
    "works with another role": ("anna", "SET ROLE uitzicht_supervisor"),
    "makes itself member of a role": ("anna", "GRANT uitzicht_supervisor TO anna"),
    "the administrator makes itself an officer": ("admin", "GRANT uitzicht_officer TO admin"),
    "makes itself a superuser": ("anna", "ALTER ROLE anna SUPERUSER"),
    "makes a login": ("admin", "CREATE ROLE mallory LOGIN"),
    "takes the triggers away": ("anna", "ALTER TABLE version DISABLE TRIGGER ALL"),
    "works without the triggers": ("anna", "SET session_replication_role = replica"),
    "takes the policies away": ("anna", "ALTER TABLE dossier DISABLE ROW LEVEL SECURITY"),
    "a policy of its own": ("anna", "CREATE POLICY mine ON dossier USING (true)"),
    "reads past the policies": ("anna", "SET row_security = off", "SELECT * FROM dossier"),
    "a function among ours": (
        "anna",
        "CREATE FUNCTION my_role() RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
    ),
    "another body for a function": (
        "anna",
        "CREATE OR REPLACE FUNCTION my_team() RETURNS text LANGUAGE sql AS $$ SELECT 'blue' $$",
    ),
    "a table among ours": ("anna", "CREATE TABLE person_ (login text)"),
    "a temporary table": ("anna", "CREATE TEMPORARY TABLE person (login text)"),
    "a schema": ("anna", "CREATE SCHEMA mine"),
    "a view over the keys": ("anna", "CREATE VIEW mine AS SELECT * FROM dossier_key"),
    "a program of the server": ("sara", "COPY dossier TO PROGRAM 'cat'"),
    "a file of the server": ("sara", "COPY (SELECT 1) TO '/x'"),
    "reads a file of the server": ("sara", "SELECT pg_read_file('/etc/passwd')"),
    "brings a file into the server": ("sara", "SELECT lo_import('/etc/passwd')"),
    "the settings of the server": ("sara", "SELECT pg_reload_conf()"),
    "ends another's connection": ("anna", "SELECT pg_terminate_backend(pid)"
                                  " FROM pg_stat_activity WHERE usename = 'postgres'"
                                  " OR pid = (SELECT min(pid) FROM pg_stat_activity"
                                  " WHERE pid <> pg_backend_pid())"),  # it may end its own
    "holds up everybody's events": ("anna", "SELECT 1 FROM store FOR UPDATE"),
    "asks whether a dossier is seen by its own means": ("anna", f"SELECT sees('{FOREIGN}')"),
    "locks the events": ("anna", "LOCK TABLE event IN EXCLUSIVE MODE"),
}  # fmt: skip
