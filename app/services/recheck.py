"""Compute an assessment again from its receipt: the same files, the same day, the same output?

The receipt names the policy and the tariff file by their hashes. The policy is given; the tariff
file is found by its hash, also when a newer revision rules today.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from app.resources import EARLIER_POLICIES, EXAMPLE_POLICY
from app.services.differences import Difference, differences, receipt_differences
from app.services.refused import Refused
from app.services.tariffs import TariffShelf, found_by_hash, open_shelf
from app.store.dossier_file import read_dossier
from app.store.files import read_file
from app.store.installed_packages import kept_policies
from app.store.json_text import AMBIGUOUS, depth_is_at_most, json_values
from app.store.policy_file import read_policy_file
from calc import Assessment, Draft, PolicyFile, Problem, TariffFile, Tariffs, as_json
from calc.base.params import Params
from calc.base.value_type import value_type
from calc.dossier.input_hash import input_sha256
from calc.stored.receipt_json import FORM, ReceiptFile, StoredReceipt
from calc.version import ENGINE_VERSION

AssessWith = Callable[[Draft, PolicyFile, Tariffs, date], Assessment]
"""The engine: a draft, a policy, tariffs and a day to an assessment."""
_DEEPEST: Final = 400
"""Steps within steps of a stored assessment; the deepest that we write has some seventy."""


@value_type
class Rechecked:
    """What came out. `differences` are with the stored assessment.

    `same_hash`: the output has the hash of the receipt. With differences all the same, the stored
    assessment was changed after it was made. Without, only the receipt is another.
    `newest` is how the outcome would differ on the newest tariffs; None when that was not asked.
    `newest_files` are the tariff files that rule for it today.
    """

    receipt: StoredReceipt
    engine: str
    same_input: bool
    same_hash: bool
    differences: tuple[Difference, ...]
    receipt_differences: tuple[Difference, ...]
    again: Assessment
    newest: tuple[Difference, ...] | None = None
    newest_files: tuple[ReceiptFile, ...] = ()

    @property
    def same_output(self) -> bool:
        """Whether the stored assessment is what comes out, to the last value and by its hash."""
        return self.same_hash and not self.differences and not self.receipt_differences

    @property
    def same_engine(self) -> bool:
        """Whether the engine is the one that made the receipt."""
        return self.engine == self.receipt.engine


@value_type
class Recheck:
    """What to check: the dossier, the stored assessment, and where policy and tariffs are found."""

    dossier: Path
    assessment: Path
    policy: Path | None
    folder: Path


def recheck(
    asked: Recheck, assess_with: AssessWith, *, difference: bool, shelf: TariffShelf | None = None
) -> Rechecked:
    """Compute again what an assessment says, and compare. `shelf`: of its folder, if it is open.

    Raises Refused for what is in the files or not on this computer, FileTrouble for what is around
    them.
    """
    stored, receipt = _stored(asked.assessment)
    draft = read_dossier(asked.dossier)
    if isinstance(draft, tuple):
        raise Refused(asked.dossier, draft)
    policy_file = _policy_of(asked, receipt)
    shelf = shelf or open_shelf(asked.folder)
    used = [_tariffs(file, asked) for file in receipt.files[1:]]
    # A receipt without tariffs is of a day that had none: then the files of today say the same.
    tariffs = Tariffs.of(used).knowing(used) if used else shelf.tariffs
    again = assess_with(draft, policy_file, tariffs, receipt.reference_date)
    values = as_json(again)
    newest: tuple[Difference, ...] | None = None
    newest_files: tuple[ReceiptFile, ...] = ()
    if difference:
        now = as_json(assess_with(draft, policy_file, shelf.tariffs, receipt.reference_date))
        newest = differences(values, now)
        newest_files = tuple(ReceiptFile(**file) for file in now["receipt"]["files"][1:])
    return Rechecked(
        receipt=receipt,
        engine=ENGINE_VERSION,
        same_input=input_sha256(draft) == receipt.input_sha256,
        same_hash=again.receipt.output_sha256 == receipt.output_sha256,
        differences=differences(stored, values),
        receipt_differences=receipt_differences(stored, values),
        again=again,
        newest=newest,
        newest_files=newest_files,
    )


def _stored(path: Path) -> tuple[dict[str, Any], StoredReceipt]:
    values = json_values(read_file(path))
    if isinstance(values, Problem) and values.code in AMBIGUOUS:
        raise Refused(path, (values,))
    no_assessment = Refused(path, (Problem("recheck_no_assessment", ""),))
    if not isinstance(values, dict) or values.get("schema") != FORM:
        raise no_assessment
    if not depth_is_at_most(values, _DEEPEST):
        raise no_assessment
    try:
        return values, StoredReceipt.model_validate(values.get("receipt"))
    except ValidationError:
        raise no_assessment from None


def _policy_of(asked: Recheck, receipt: StoredReceipt) -> PolicyFile:
    """The policy of the receipt: as it was asked, or kept from a package, or the example's.

    A package of later brings a later revision: who names that one still checks what was before.
    """
    wanted = receipt.files[0]
    for path in (*kept_policies(asked.folder, wanted.sha256), *EARLIER_POLICIES):
        earlier = read_policy_file(path)
        if isinstance(earlier, PolicyFile) and earlier.source.sha256 == wanted.sha256:
            return earlier
    path = asked.policy or EXAMPLE_POLICY
    policy_file = read_policy_file(path)
    if isinstance(policy_file, tuple):
        raise Refused(path, policy_file)
    if policy_file.source.sha256 != wanted.sha256:
        raise Refused(path, (Problem("recheck_other_policy", "", _named(wanted)),))
    return policy_file


def _tariffs(wanted: ReceiptFile, asked: Recheck) -> TariffFile:
    found = found_by_hash(asked.folder, wanted.sha256)
    if found is None:
        raise Refused(asked.assessment, (Problem("recheck_no_tariffs", "", _named(wanted)),))
    return found


def _named(file: ReceiptFile) -> Params:
    return (
        ("hash", file.sha256[:12]),
        ("name", file.name),
        ("revision", file.revision),
    )
