"""The trial server: started by one command, with people who see what is theirs, and gone after."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

ROOT = Path(__file__).parents[4]


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_it_says_its_addresses_and_leaves_nothing() -> None:
    command = [sys.executable, "-m", "tests.trial_server"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as trial:
        assert trial.stdout is not None
        try:
            trial.stdout.readline()
            said = [trial.stdout.readline().split() for _ in range(4)]
            addresses = {words[0]: words[-1] for words in said}
            seen = {}
            for login, address in addresses.items():
                with psycopg.connect(address) as connection:
                    seen[login] = connection.execute("SELECT 1 FROM dossier").rowcount
        finally:
            trial.send_signal(signal.SIGINT)
        assert trial.wait(timeout=120) == 0
    assert seen == {"anna": 6, "sara": 6, "bram": 2, "eigenaar": 6}
    folder = make_url(addresses["anna"]).query["host"]
    assert isinstance(folder, str)
    assert not Path(folder).exists()
