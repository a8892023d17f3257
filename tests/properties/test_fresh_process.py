"""Same input, same bytes: also in another process, with another hash seed, locale and context."""

import json
import os
import subprocess
import sys

import pytest

from tests.building import EXAMPLES, POLICY, ROOT, example_outcome, shown

pytestmark = pytest.mark.properties
EVERY = sorted(path.name.removesuffix(".uitzicht.json") for path in EXAMPLES.glob("*.json"))

# Reading happens before the context is changed: what is asked here is that computing keeps its own.
PROGRAM = """
import decimal, json, locale, sys
from datetime import date
from calc import Draft, as_json, assess, read_policy
from tests.tariff_files import shipped
raw = json.loads(open(sys.argv[1], encoding="utf-8").read())
del raw["schema_version"]
draft = Draft.model_validate_json(json.dumps(raw))
rules = read_policy(open(sys.argv[2], encoding="utf-8").read(), "voorbeeldbank.toml")
try:
    locale.setlocale(locale.LC_ALL, sys.argv[3])
except locale.Error:
    pass
decimal.getcontext().rounding = decimal.ROUND_UP
decimal.getcontext().prec = int(sys.argv[4])
sys.stdout.write(json.dumps(as_json(assess(draft, rules, shipped(), date(2026, 11, 23)))))
"""


@pytest.mark.parametrize("name", EVERY)
def test_another_process_gives_the_same_bytes(name: str) -> None:
    expected = json.dumps(shown(example_outcome(name)))
    example = str(EXAMPLES / f"{name}.uitzicht.json")
    for seed, language, precision in (("1", "nl_NL.UTF-8", "20"), ("77", "C", "50")):
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, example, str(POLICY), language, precision],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout == expected
