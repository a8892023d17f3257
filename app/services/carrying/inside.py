"""Putting it in: the files that go inside a paper while it is made."""

from collections.abc import Callable
from hashlib import sha256

from app.documents.check_code import code_of
from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.i18n.user_error import UserError
from app.render.attachment import Attachment
from app.render.reading_back import read_pages
from app.services.assessing import Assessed
from app.services.carrying.case import case_files
from app.services.carrying.names import RECEIPT, SEALED
from app.services.carrying.receipt import PageMark, PaperReceipt
from app.services.carrying.sealing import Seal, for_recipient, packed
from app.services.carrying.typed import Typed
from app.version import PROGRAM_VERSION
from calc import Policy
from calc.policy.policy import LettersCarry
from calc.stored.receipt_json import StoredReceipt

Inside = Callable[[bytes], tuple[Attachment, ...]]
"""The files for a paper, given its pages as they were drawn."""
_MEDIA = {"json": "application/json", "toml": "application/toml", "png": "image/png"}


class NothingToSeal(UserError):
    """A key was given for a paper that carries no case."""


def carries_case(kind: DocumentKind, policy: Policy) -> bool:
    """Whether the case is inside, and not its receipt alone; never in what others get."""
    if kind.traits.to_others:
        return False
    return kind.traits.for_professionals or policy.letters_carry is LettersCarry.CASE


def inside_of(
    kind: DocumentKind,
    assessed: Assessed,
    texts: Texts,
    typed: Typed,
    seal: Seal | None,
    *,
    large_print: bool,
) -> Inside:
    """What goes inside a paper. `seal`: encrypts the case; else the policy says for whom.
    `large_print`: whether it is set so.

    Raises NothingToSeal when there is no case to encrypt.
    """
    policy = assessed.policy_file.policy
    if seal is not None and not carries_case(kind, policy):
        raise NothingToSeal("inspect.key.nothing_to_seal")
    if seal is None and policy.case_recipient is not None:
        seal = for_recipient(policy.case_recipient)
    files = case_files(assessed, typed) if carries_case(kind, policy) else {}
    if files and seal is not None:
        files = {SEALED: seal(packed(files))}

    def inside(drawn: bytes) -> tuple[Attachment, ...]:
        pages = [PageMark(text=page.text_sha256, drawn=page.drawn) for page in read_pages(drawn)]
        receipt = PaperReceipt(
            form=(
                "uitzicht-paper-receipt/2" if typed.extra.log_head else "uitzicht-paper-receipt/1"
            ),
            program=PROGRAM_VERSION,
            kind=kind.value,
            language=texts.language,
            large_print=large_print,
            code=paper_code(kind, assessed),
            receipt=stored_receipt(assessed),
            typed=typed.names,
            own_texts=typed.own_texts_sha256,
            logo="" if assessed.logo is None else sha256(assessed.logo).hexdigest(),
            pages=tuple(pages),
            log_head=typed.extra.log_head,
            inside={name: sha256(data).hexdigest() for name, data in files.items()},
        )
        named = {RECEIPT: receipt.data(), **files}
        return tuple(_attachment(texts, name, data) for name, data in named.items())

    return inside


def paper_code(kind: DocumentKind, assessed: Assessed) -> str:
    """The short code of a paper."""
    return code_of(assessed.assessment.receipt, kind.value)


def stored_receipt(assessed: Assessed) -> StoredReceipt:
    """The receipt of an outcome as it is stored."""
    receipt = assessed.assessment.receipt
    files = [
        {"name": file.name, "revision": file.revision, "sha256": file.sha256}
        for file in receipt.files
    ]
    return StoredReceipt.model_validate({
        "engine": receipt.engine,
        "files": files,
        "reference_date": receipt.reference_date,
        "input_sha256": receipt.input_sha256,
        "output_sha256": receipt.output_sha256,
    })  # fmt: skip


def _attachment(texts: Texts, name: str, data: bytes) -> Attachment:
    first, _, kind = name.rpartition(".")
    said = texts.text(f"inspect.inside.{first.partition('.')[0]}")
    return Attachment(name, data, _MEDIA.get(kind, "application/octet-stream"), said)
