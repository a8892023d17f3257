"""`make trial-server`: a real PostgreSQL with three people and six dossiers, until Ctrl+C.

For trials and for trying things out: everybody of this computer may log in; nothing of it stays.
"""

import signal
import sys
import threading
from datetime import UTC, datetime
from uuid import uuid4

import psycopg

from app.resources import EXAMPLES
from app.services.dossier_store.desk import Desk
from app.services.organisation import read_organisation
from app.store.database.connecting import open_server
from app.store.database.dossiers import NEW
from app.store.dossier_file import read_dossier
from calc import Assessment, Draft, assess
from tests.app.store.database.server import Server, running_server
from tests.tariff_files import shipped

PEOPLE = {
    "anna": ("officer", "kredietbank"),
    "sara": ("supervisor", "kredietbank"),
    "bram": ("agency", "bureau"),
}
SIX = ("HH1", "HH2", "HH3", "HH4", "HH5", "HH6")


def filled(server: Server) -> dict[str, str]:
    """A store with the examples, of anna; two of them are handed to the bureau of bram."""
    addresses = server.store_with(PEOPLE)
    policy, tariffs = read_organisation(None).policy_file, shipped()

    def assessed(draft: Draft) -> Assessment:
        return assess(draft, policy, tariffs, datetime.now(UTC).date())

    database = open_server(addresses["anna"], lambda: datetime.now(UTC))
    desk = Desk(database, assessed)
    for name in SIX:
        draft = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
        assert isinstance(draft, Draft)
        handling = draft.handling.model_copy(update={"case_id": uuid4().hex})
        desk.save(draft.model_copy(update={"handling": handling}), NEW)
    database.close()
    with psycopg.connect(addresses[""]) as owner:
        owner.execute(
            "UPDATE dossier SET handed_to = 'bureau' WHERE id IN"
            " (SELECT id FROM dossier WHERE NOT distressing ORDER BY reference, id LIMIT 2)"
        )
    return addresses


def main() -> int:
    """Until it is interrupted."""
    ended = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: ended.set())
    with running_server() as server:
        addresses = filled(server)
        print("Een proefserver met zes dossiers (a trial server with six dossiers):", flush=True)
        for login, (role, organisation) in PEOPLE.items():
            print(f"  {login} ({role}, {organisation}): {addresses[login]}", flush=True)
        print(f"  eigenaar (owner): {addresses['']}", flush=True)
        print("Ctrl+C stopt hem; er blijft niets van over (stops it, nothing stays).", flush=True)
        ended.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
