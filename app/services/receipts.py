"""The receipt of an outcome in words, and whether the same comes out again. No Qt."""

from app.i18n import Texts
from app.version import PROGRAM_VERSION
from calc import Assessment, Draft, PolicyFile, Tariffs, assess
from calc.base.source_file import SourceFile

_FEW = 4
"""Letters of a hash on the page: enough to see that two differ."""


def say_receipt(texts: Texts, assessment: Assessment) -> str:
    """ "bedragen 2026 r1 · beleid r2 · c670…"; of the figures of the law only the newest file."""
    policy, *figures = assessment.receipt.files
    said = []
    if figures:
        newest = figures[-1]
        said.append(
            texts.text("outcome.receipt.figures", name=_name(newest), revision=newest.revision)
        )
    said.append(texts.text("outcome.receipt.policy", revision=policy.revision))
    receipt = assessment.receipt
    said.append(f"{(receipt.output_sha256 or receipt.input_sha256)[:_FEW]}…")
    return " · ".join(said)


def receipt_facts(texts: Texts, assessment: Assessment) -> list[tuple[str, str]]:
    """All of the receipt: name and value."""
    receipt = assessment.receipt
    facts = [
        ("window", PROGRAM_VERSION),
        ("program", receipt.engine),
        ("day", texts.formats.day(receipt.reference_date)),
        ("input", receipt.input_sha256),
        ("output", receipt.output_sha256),
    ]
    named = [(texts.text(f"outcome.receipt.{name}"), value) for name, value in facts]
    files = [
        (texts.text("outcome.receipt.file", name=file.name, revision=file.revision), file.sha256)
        for file in receipt.files
    ]
    return [*named, *files]


def say_checked(
    texts: Texts, assessment: Assessment, draft: Draft, policy_file: PolicyFile, tariffs: Tariffs
) -> str:
    """Work it out again on the same day, and say whether the same comes out to the last value."""
    again = assess(draft, policy_file, tariffs, assessment.reference_date)
    same = again.receipt.output_sha256 == assessment.receipt.output_sha256
    return texts.text("outcome.receipt.same" if same else "outcome.receipt.other")


def _name(file: SourceFile) -> str:
    return file.name.rpartition(".")[0] or file.name
