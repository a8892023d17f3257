"""Review a running plan: from its schedule, or the assessment on which it was agreed. No Qt."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.resources import EXAMPLE_POLICY
from app.services.refused import Refused
from app.store.dossier_file import read_dossier
from app.store.files import read_file
from app.store.json_text import AMBIGUOUS, json_values
from app.store.policy_file import read_policy_file
from calc import (
    Draft,
    PolicyFile,
    Problem,
    ReadAssessment,
    Review,
    Tariffs,
    read_assessment,
    reviewed,
)
from calc.base.value_type import value_type


@value_type
class Reviewed:
    """A review with the dossier as it is in its file."""

    draft: Draft
    policy_file: PolicyFile
    review: Review


def stored_assessment(path: Path) -> ReadAssessment:
    """The assessment in a file of `uitzicht assess --json`. Raises Refused and FileTrouble."""
    values = json_values(read_file(path))
    if isinstance(values, Problem) and values.code in AMBIGUOUS:
        raise Refused(path, (values,))
    found = read_assessment(None if isinstance(values, Problem) else values)
    if isinstance(found, tuple):
        raise Refused(path, found)
    return found


def review_file(
    path: Path,
    of: Path | None,
    *,
    on: date | None,
    policy: Path | None,
    tariffs: Tariffs,
    today: Callable[[], date],
) -> Reviewed:
    """Review the plan of a dossier file; without `on` today. Raises Refused and FileTrouble.

    `of`: the old assessment, for a dossier that does not keep its schedule.
    """
    draft = read_dossier(path)
    if isinstance(draft, tuple):
        raise Refused(path, draft)
    policy_path = policy or EXAMPLE_POLICY
    policy_file = read_policy_file(policy_path)
    if isinstance(policy_file, tuple):
        raise Refused(policy_path, policy_file)
    old = None if of is None else stored_assessment(of)
    found = reviewed(draft, policy_file, tariffs, on or today(), old)
    if isinstance(found, Problem):
        raise Refused(path, (found,))
    return Reviewed(draft, policy_file, found)
