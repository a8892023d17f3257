"""What is asked of a batch, what it is made with, and what keeps it from being done."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.kinds import DocumentKind
from app.i18n import Texts
from app.i18n.user_error import Exit, UserError
from app.services.organisation import Organisation
from app.services.own_texts import own_texts_path
from app.services.portfolio.files import dossiers_in
from app.services.portfolio.job import program_version
from app.store.files import FileTrouble, read_file
from app.version import PROGRAM_VERSION
from calc import PolicyFile, Tariffs
from calc.base.characters import on_one_line
from calc.base.value_type import value_type
from calc.dossier.input_hash import canonical_bytes

if TYPE_CHECKING:  # it loads the database
    from app.services.dossier_store.on_paper import StoredCases


@value_type
class Asked:
    """What somebody wants. `kind` None: what each dossier needs next.

    `on`: a day for all; else each has its own, or `today`. `concepts`: those are written too, with
    that word in their names. `resume`: go on in a folder where something was made. `merged`: one
    file for the printer; `both_sides`: each letter in it begins on a new sheet. `mail_merge`: the
    table for a word processor or a mail program. `inputs`: what else may not be written over.
    `stored`: the store whose dossiers `paths` name, by number or reference; None: they are files.
    """

    paths: tuple[Path, ...]
    kind: DocumentKind | None
    folder: Path
    today: date
    on: date | None = None
    large_print: bool = False
    concepts: bool = False
    resume: bool = False
    merged: Path | None = None
    both_sides: bool = True
    mail_merge: Path | None = None
    inputs: tuple[Path, ...] = ()
    stored: "StoredCases | None" = None

    @property
    def what(self) -> str:
        """The kind as a code."""
        return self.kind.value if self.kind is not None else NEXT


NEXT = "next"
"""What each dossier needs next, in the place of a kind."""


@value_type
class Ground:
    """What every document is made with. `texts`: of the documents; `said`: of what we say.

    `fingerprint`: another one where any of it, or the program, is another.
    """

    policy_file: PolicyFile
    logo: bytes | None
    tariffs: Tariffs
    texts: Texts
    said: Texts
    fingerprint: str


def ground_of(organisation: Organisation, tariffs: Tariffs, texts: Texts) -> Ground:
    """Raises OwnTextsRefused and FileTrouble."""
    digest = sha256()
    for part in (
        PROGRAM_VERSION, program_version(), texts.language, organisation.policy_file.source.sha256,
        *(file.source.sha256 for file in tariffs.files),
    ):  # fmt: skip
        digest.update(f"{part}\0".encode())
    for data in (organisation.logo or b"", _own_words(organisation, texts.language)):
        digest.update(sha256(data).digest())
    return Ground(
        organisation.policy_file,
        organisation.logo,
        tariffs,
        organisation.texts(texts),
        texts,
        digest.hexdigest(),
    )


def _own_words(organisation: Organisation, language: str) -> bytes:
    if organisation.own is not None:
        own = organisation.own.get(language, {})
        return canonical_bytes({key: list(forms) for key, forms in own.items()})
    try:
        return read_file(own_texts_path(organisation.path, language))
    except FileTrouble as trouble:
        if trouble.reason == "not_found":
            return b""
        raise


def found_of(asked: Asked) -> list[Path]:
    """Which dossiers these are. Raises what `dossiers_of` does; NoSuchCase, StoreTrouble."""
    return dossiers_of(asked.paths) if asked.stored is None else asked.stored.named(asked.paths)


def dossiers_of(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, whatever is wrong with them, and all dossiers in folders.

    In order of their names. Raises FileTrouble for a folder, PortfolioRefused for an empty one.
    """
    found = set()
    for path in paths:
        names = [each.name for each in dossiers_in([path])] if path.is_dir() else [str(path)]
        found.update(names)
    return [Path(name) for name in sorted(found)]


class BatchRefused(UserError):
    """A text of `batch.refused`, with what it names."""

    exit_code = Exit.WRONG_USE

    def __init__(self, key: str, folder: Path) -> None:
        super().__init__(f"batch.refused.{key}", folder=on_one_line(str(folder)))


class BatchStopped(UserError):
    """Somebody stopped the work after so many dossiers; what was made stays."""

    exit_code = Exit.ENVIRONMENT

    def __init__(self, done: int, every: int) -> None:
        super().__init__("batch.stopped")
        self.done, self.every = done, every

    def said(self, texts: Texts) -> list[str]:
        done, every = map(texts.formats.number, (self.done, self.every))
        return [texts.text(self.key, done=done, all=every)]
