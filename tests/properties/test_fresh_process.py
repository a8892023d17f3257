"""Same input, same bytes: also in another process, with another hash seed, locale and context."""

import json
import os
import subprocess
import sys
from functools import cache

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
language, precision, policy, *examples = sys.argv[1:]
raws = [json.loads(open(name, encoding="utf-8").read()) for name in examples]
for raw in raws:
    del raw["schema_version"]
drafts = [Draft.model_validate_json(json.dumps(raw)) for raw in raws]
rules = read_policy(open(policy, encoding="utf-8").read(), "voorbeeldbank.toml")
try:
    locale.setlocale(locale.LC_ALL, language)
except locale.Error:
    pass
decimal.getcontext().rounding = decimal.ROUND_UP
decimal.getcontext().prec = int(precision)
for draft in drafts:
    print(json.dumps(as_json(assess(draft, rules, shipped(), date(2026, 11, 23)))))
"""
OTHERS = ((EVERY, "1", "nl_NL.UTF-8", "20"), (EVERY[::-1], "77", "C", "50"))
"""Two processes, each with its own order: nothing of one household stays for the next."""


@cache
def _of_another(place: int) -> dict[str, str]:
    """What a process gives for every example: it takes longer to start than to assess."""
    names, seed, language, precision = OTHERS[place]
    examples = [str(EXAMPLES / f"{name}.uitzicht.json") for name in names]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, language, precision, str(POLICY), *examples],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(names, ran.stdout.splitlines(), strict=True))


@pytest.mark.parametrize("name", EVERY)
def test_another_process_gives_the_same_bytes(name: str) -> None:
    expected = json.dumps(shown(example_outcome(name)))
    for place in range(len(OTHERS)):
        assert _of_another(place)[name] == expected
