"""Inspecting: read a paper, compute again what it was made from, make it again, compare.

The receipt inside is no signature: who can write a PDF can write a receipt. So nothing is believed
because it fits together; only what comes out again by itself, from a dossier, is green.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.documents.check_code import codes_in
from app.documents.kinds import DocumentKind
from app.i18n import LANGUAGES, Texts
from app.render.reading_back import (
    BrokenPdf,
    FoundPdf,
    LockedPdf,
    NotPdf,
    looks_the_same,
    read_back,
    unseen_in,
)
from app.services.assessing import Assessed
from app.services.carrying import names
from app.services.carrying.case import BadCase, CarriedCase, case_files, read_case
from app.services.carrying.receipt import NewerForm, PaperReceipt, read_receipt
from app.services.carrying.sealing import Unseal, unpacked
from app.services.differences import differences
from app.services.documents import NoDocument
from app.services.inspecting.comparing import aligned, compared, is_few_bytes, unseen
from app.services.inspecting.finding import (
    AboutPaper,
    InspectedPaper,
    PaperCode,
    PaperFinding,
)
from app.services.inspecting.given import Given
from app.services.outgoing_documents import prepared
from app.services.tariffs import found_by_hash, open_shelf
from app.version import PROGRAM_VERSION
from calc import Tariffs, as_json, assess
from calc.base.value_type import value_type
from calc.dossier.input_hash import input_sha256
from calc.version import ENGINE_VERSION

CREATOR: Final = "Uitzicht"
STEPS: Final = ("read", "compute", "make", "compare")
"""What is done, in order; each is said before it begins."""
_MOST_DIFFERENCES: Final = 20


@value_type
class Inspection:
    """A paper, and what there is to prove it with. `folder`: the data folder, for the tariffs."""

    data: bytes
    folder: Path
    given: Given | None = None
    unseal: Unseal | None = None


class Stopped(Exception):
    """Somebody stopped it."""


Step = Callable[[str], bool]
"""Called with each of STEPS; False stops the work."""


def inspected(asked: Inspection, step: Step = lambda _: True) -> InspectedPaper:
    """What can be said of a paper. Raises WrongKey, and Stopped when a step says so."""
    _begin(step, "read")
    try:
        found = read_back(asked.data)
    except NotPdf:
        return _ended(PaperCode.NOT_PDF)
    except LockedPdf:
        return _ended(PaperCode.PROTECTED)
    except BrokenPdf:
        return _ended(PaperCode.DAMAGED)
    receipts = [file for file in found.files if file.name == names.RECEIPT and file.listed]
    if not receipts:
        return InspectedPaper(tuple(_without_receipt(found)), AboutPaper())
    try:
        receipt = read_receipt(receipts[0].data)
        kind = DocumentKind(receipt.kind)
    except NewerForm as newer:
        return _ended(PaperCode.NEWER, name=str(newer))
    except ValueError:
        return _ended(PaperCode.RECEIPT_CHANGED)
    return _Inspecting(asked, found, receipt, kind, step).outcome()


class _Inspecting:
    """One paper with a receipt of ours."""

    def __init__(
        self,
        asked: Inspection,
        found: FoundPdf,
        receipt: PaperReceipt,
        kind: DocumentKind,
        step: Step,
    ) -> None:
        self._asked, self._found, self._receipt, self._kind = asked, found, receipt, kind
        self._step = step
        self._given = self._fitting(asked.given)
        self._files = {file.name: file.data for file in found.files}
        self._opened: dict[str, bytes] | None = None

    def _fitting(self, given: Given | None) -> Given | None:
        if given is None or not given.only_if_it_fits:
            return given
        fits = input_sha256(given.draft) == self._receipt.receipt.input_sha256
        return given if fits else None

    def outcome(self) -> InspectedPaper:
        """Everything that was found, and what was proved."""
        about = _about(self._receipt)
        against = list(self._by_itself())
        if against and _version(self._receipt.program) > _version(PROGRAM_VERSION):
            return InspectedPaper((*against, self._newer()), about)
        case = self._case()
        if isinstance(case, PaperFinding):
            if not against and not self._found.as_saved:
                against.append(PaperFinding(PaperCode.RESAVED))
            return InspectedPaper((*against, case), about)
        assessed = self._computed(case)
        if not isinstance(assessed, Assessed):
            return InspectedPaper((*against, *assessed), about)
        if self._opened is not None and self._opened != case_files(assessed, case.typed):
            # It goes in as it is there: what came out of it is compared here, and nowhere else.
            changed = PaperFinding(PaperCode.FILE_CHANGED, name=names.SEALED)
            return InspectedPaper((*against, changed), about, recomputed=True)
        again = self._made(case, assessed)
        if isinstance(again, PaperFinding):
            return InspectedPaper((*against, again), about, recomputed=True)
        _begin(self._step, "compare")
        if again == self._asked.data:
            return InspectedPaper(tuple(self._unopened()), about, recomputed=True, remade=True)
        return InspectedPaper(tuple(self._why(again, case, against)), about, recomputed=True)

    def _unopened(self) -> Iterator[PaperFinding]:
        """What is encrypted inside went in as it was there: it proves nothing by itself."""
        if names.SEALED in self._files and self._opened is None:
            yield PaperFinding(PaperCode.UNOPENED)

    def _by_itself(self) -> Iterator[PaperFinding]:
        """What does not fit the receipt inside, with nothing else at hand."""
        receipt, found = self._receipt, self._found
        if not receipt.is_whole or receipt.language not in LANGUAGES:
            yield PaperFinding(PaperCode.RECEIPT_CHANGED)
            return
        codes = {code for page in found.pages for code in codes_in(page.text)}
        if codes and receipt.code not in codes:
            yield PaperFinding(
                PaperCode.RECEIPT_CHANGED, was=receipt.code, now=", ".join(sorted(codes))
            )
            return
        yield from self._wrong_files()
        differing = list(
            aligned(
                [page.text_sha256 for page in found.pages], [page.text for page in receipt.pages]
            )
        )
        for code, at, was in differing:
            moved = "" if was is None or code is PaperCode.TEXT_CHANGED else str(was + 1)
            yield PaperFinding(code, page=at + 1, was=moved)
        if not differing:
            for at, (page, made) in enumerate(zip(found.pages, receipt.pages, strict=True)):
                if page.notes or page.drawn != made.drawn or not page.is_in_our_frame:
                    yield PaperFinding(PaperCode.LOOK_CHANGED, page=at + 1)
        for name in found.strange:
            yield PaperFinding(PaperCode.UNSEEN_CHANGED, name=name)

    def _wrong_files(self) -> Iterator[PaperFinding]:
        wanted = self._receipt.inside
        for name in wanted.keys() - self._files.keys():
            yield PaperFinding(PaperCode.FILE_REMOVED, name=name)
        listed = [file.name for file in self._found.files]
        for file in self._found.files:
            strange = file.name not in wanted and file.name != names.RECEIPT
            if strange or not (file.listed and file.related) or listed.count(file.name) > 1:
                yield PaperFinding(PaperCode.FILE_ADDED, name=file.name)
            elif file.name in wanted and sha256(file.data).hexdigest() != wanted[file.name]:
                other = file.name == names.DOSSIER and self._is_other_dossier(file.data)
                code = PaperCode.OTHER_DOSSIER if other else PaperCode.FILE_CHANGED
                yield PaperFinding(code, name=file.name)

    def _is_other_dossier(self, data: bytes) -> bool:
        from app.store.dossier_file import parse_dossier

        draft = parse_dossier(data)
        return (
            not isinstance(draft, tuple)
            and input_sha256(draft) != self._receipt.receipt.input_sha256
        )

    def _case(self) -> CarriedCase | PaperFinding:
        """The case inside, or the one that is given; else why there is none."""
        files, unseal = self._files, self._asked.unseal
        if names.SEALED in files and unseal is not None:
            try:
                files = self._opened = unpacked(unseal(files[names.SEALED]))
            except ValueError:
                return PaperFinding(PaperCode.FILE_CHANGED, name=names.SEALED)
        if names.DOSSIER in files:
            try:
                return read_case(files, self._receipt.language, self._receipt.receipt.files[0].name)
            except BadCase as bad:
                newer = any(problem.code == "file_newer" for problem in bad.problems)
                code = PaperCode.NEWER_DOSSIER if newer else PaperCode.FILE_CHANGED
                return PaperFinding(code, name=bad.name)
        if self._given is None:
            sealed = names.SEALED in files
            return PaperFinding(PaperCode.LOCKED if sealed else PaperCode.NO_CASE)
        case = self._given.case_for(self._receipt)
        wanted = self._receipt.receipt.files[0]
        return case or PaperFinding(PaperCode.NO_POLICY, name=f"{wanted.name} r{wanted.revision}")

    def _computed(self, case: CarriedCase) -> Assessed | list[PaperFinding]:
        """The outcome as it comes out now, or why it is another."""
        _begin(self._step, "compute")
        receipt = self._receipt.receipt
        drafts = [case.draft, *([] if self._given is None else [self._given.draft])]
        if any(input_sha256(draft) != receipt.input_sha256 for draft in drafts):
            return [PaperFinding(PaperCode.OTHER_DOSSIER)]
        if case.policy_file.source.sha256 != receipt.files[0].sha256:
            return [PaperFinding(PaperCode.FILE_CHANGED, name=names.POLICY)]
        tariffs = self._tariffs()
        if isinstance(tariffs, PaperFinding):
            return [tariffs]
        again = assess(case.draft, case.policy_file, tariffs, receipt.reference_date)
        same = again.receipt.output_sha256 == receipt.output_sha256
        if not same and receipt.engine != ENGINE_VERSION:
            return [PaperFinding(PaperCode.OTHER_ENGINE, name=receipt.engine)]
        if not same:
            return [PaperFinding(PaperCode.OUTCOME_CHANGED)]
        if case.outcome is not None and (changed := differences(case.outcome, as_json(again))):
            return [
                PaperFinding(
                    PaperCode.OUTCOME_CHANGED, name=each.what,
                    was=each.after or "", now=each.before or "",
                )
                for each in changed[:_MOST_DIFFERENCES]
            ]  # fmt: skip
        return Assessed(case.draft, case.policy_file, again, case.logo)

    def _tariffs(self) -> Tariffs | PaperFinding:
        """Those of the receipt, however old; of a day that had none, those of now say the same."""
        used = []
        for wanted in self._receipt.receipt.files[1:]:
            file = found_by_hash(self._asked.folder, wanted.sha256)
            if file is None:
                name = f"{wanted.name} r{wanted.revision}"
                return PaperFinding(PaperCode.NO_TARIFFS, name=name)
            used.append(file)
        return Tariffs.of(used).knowing(used) if used else open_shelf(self._asked.folder).tariffs

    def _made(self, case: CarriedCase, assessed: Assessed) -> bytes | PaperFinding:
        """The paper as it is made now; what was encrypted goes in as it is there."""
        _begin(self._step, "make")
        sealed = self._files.get(names.SEALED)
        texts = Texts(self._receipt.language, replaced=case.typed.own_texts)
        try:
            return prepared(
                self._kind,
                assessed,
                texts,
                free_text=case.typed.free_text,
                extra=replace(
                    case.typed.extra,
                    large_print=self._receipt.large_print,
                    log_head=self._receipt.log_head,
                ),
                seal=None if sealed is None else lambda _: sealed,
            ).made.pdf
        except NoDocument:
            return PaperFinding(PaperCode.NOT_MADE_AGAIN)

    def _why(
        self, again: bytes, case: CarriedCase, against: list[PaperFinding]
    ) -> Iterator[PaperFinding]:
        """Why the paper is not the one that was made again."""
        receipt = self._receipt
        if is_few_bytes(self._asked.data, again):
            yield PaperFinding(PaperCode.DAMAGED)
            return
        if missing := [name for name in receipt.typed if name not in case.typed.names]:
            yield from against
            yield from (PaperFinding(PaperCode.TYPED, name=name) for name in missing)
            return
        if not against and receipt.program != PROGRAM_VERSION:
            yield (
                self._newer()
                if self._is_newer
                else PaperFinding(PaperCode.OTHER_PROGRAM, name=receipt.program)
            )
            return
        logo = "" if case.logo is None else sha256(case.logo).hexdigest()
        if not against and (logo, case.typed.own_texts_sha256) != (receipt.logo, receipt.own_texts):
            yield PaperFinding(PaperCode.OTHER_LOOK_OF_OURS)
            return
        made = read_back(again)
        known = {(each.code, each.name) for each in against}
        seen = compared(self._found, made, lambda at: looks_the_same(self._asked.data, again, at))
        try:
            seen += unseen(unseen_in(self._asked.data), unseen_in(again), [*against, *seen])
        except BrokenPdf:
            seen.append(PaperFinding(PaperCode.DAMAGED))
        # A receipt has hashes of the pages: with other words it is another one by itself.
        receipt_too = [each for each in seen if each.name == names.RECEIPT]
        seen = [each for each in seen if each.name != names.RECEIPT]
        if receipt_too and not seen and not against:
            seen = [PaperFinding(PaperCode.RECEIPT_CHANGED)]
        # What is wrong with a file was said better before: of another dossier, with which name.
        worded = {each.name for each in against if each.name}
        seen = [
            each for each in seen
            if (each.code, each.name) not in known and each.name not in worded
        ]  # fmt: skip
        pages = [each for each in seen if each.page is not None]
        kept = [each for each in against if each.page is None or not pages]
        every = [*kept, *seen]
        yield from sorted(every, key=lambda each: list(PaperCode).index(each.code))
        if not every:
            yield PaperFinding(PaperCode.RESAVED)

    @property
    def _is_newer(self) -> bool:
        return _version(self._receipt.program) > _version(PROGRAM_VERSION)

    def _newer(self) -> PaperFinding:
        return PaperFinding(PaperCode.NEWER, name=self._receipt.program)


def _without_receipt(found: FoundPdf) -> Iterator[PaperFinding]:
    """Of a paper that was ours there is a code in the foot, or something of what was inside."""
    left = {file.name for file in found.files} & set(names.ALL)
    codes = {code for page in found.pages for code in codes_in(page.text)}
    # With several codes it is a file for the printer, of many papers: those carry nothing.
    if left or (len(codes) == 1 and found.creator == CREATOR):
        yield PaperFinding(PaperCode.FILE_REMOVED, name=names.RECEIPT)
    elif found.creator == CREATOR:
        yield PaperFinding(PaperCode.WITHOUT_RECEIPT)
    else:
        yield PaperFinding(PaperCode.NOT_OURS)


def _about(receipt: PaperReceipt) -> AboutPaper:
    return AboutPaper(
        kind=receipt.kind,
        language=receipt.language,
        code=receipt.code,
        program=receipt.program,
        day=receipt.receipt.reference_date.isoformat(),
    )


def _ended(code: PaperCode, name: str = "") -> InspectedPaper:
    return InspectedPaper((PaperFinding(code, name=name),), AboutPaper())


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _begin(step: Step, name: str) -> None:
    if not step(name):
        raise Stopped
