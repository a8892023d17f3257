"""Check a file with lowest spending, and write it the way a policy file has it."""

import json
from pathlib import Path

from app.services.refused import Refused
from app.store.minimums_file import read_minimums_file
from calc.policy.minimums import Minimums


def minimums_of(path: Path) -> Minimums:
    """The minimums in a file. Raises Refused with every problem, and FileTrouble."""
    found = read_minimums_file(path)
    if isinstance(found, tuple):
        raise Refused(path, found)
    return found


def as_policy_table(minimums: Minimums) -> str:
    """The tables for the policy file; whose amounts they are stands above them."""
    said = f"{minimums.name}, {minimums.amounts_of_year}. {minimums.licence}"
    lines = [f"# {' '.join(said.split())}"]
    for household, groups in minimums.minimums.items():
        lines += ["", f"[minimums.{json.dumps(household.value)}]"]
        lines += [f"{group.value} = {amount:f}" for group, amount in groups.items()]
    return "\n".join(lines)
