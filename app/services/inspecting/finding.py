"""What can be found about a paper, and what follows from it."""

from enum import StrEnum
from typing import Final

from calc.base.value_type import value_type


class PaperCode(StrEnum):
    """What differs, the first that tells most; or why nothing can be proved."""

    NOT_PDF = "not_pdf"
    DAMAGED = "damaged"
    PROTECTED = "protected"
    NOT_OURS = "not_ours"
    WITHOUT_RECEIPT = "without_receipt"
    RECEIPT_CHANGED = "receipt_changed"
    OTHER_DOSSIER = "other_dossier"
    FILE_CHANGED = "file_changed"
    FILE_REMOVED = "file_removed"
    FILE_ADDED = "file_added"
    OUTCOME_CHANGED = "outcome_changed"
    PAGE_REMOVED = "page_removed"
    PAGE_ADDED = "page_added"
    PAGE_MOVED = "page_moved"
    AMOUNT_CHANGED = "amount_changed"
    DAY_CHANGED = "day_changed"
    TEXT_CHANGED = "text_changed"
    LOOK_CHANGED = "look_changed"
    SPOKEN_CHANGED = "spoken_changed"
    PROPERTIES_CHANGED = "properties_changed"
    UNSEEN_CHANGED = "unseen_changed"
    RESAVED = "resaved"
    NEWER = "newer"
    NEWER_DOSSIER = "newer_dossier"
    LOCKED = "locked"
    UNOPENED = "unopened"
    NO_TARIFFS = "no_tariffs"
    NO_POLICY = "no_policy"
    OTHER_ENGINE = "other_engine"
    OTHER_PROGRAM = "other_program"
    OTHER_LOOK_OF_OURS = "other_look_of_ours"
    NOT_MADE_AGAIN = "not_made_again"
    TYPED = "typed"
    NO_CASE = "no_case"


UNPROVEN: Final = frozenset(
    {
        PaperCode.NOT_OURS, PaperCode.WITHOUT_RECEIPT, PaperCode.PROTECTED, PaperCode.NEWER,
        PaperCode.NEWER_DOSSIER, PaperCode.LOCKED, PaperCode.UNOPENED, PaperCode.NO_TARIFFS,
        PaperCode.NO_POLICY, PaperCode.OTHER_ENGINE, PaperCode.OTHER_PROGRAM,
        PaperCode.OTHER_LOOK_OF_OURS, PaperCode.NOT_MADE_AGAIN, PaperCode.TYPED, PaperCode.NO_CASE,
    }
)  # fmt: skip
"""They accuse nobody: with more at hand it could still be proved."""


@value_type
class PaperFinding:
    """One of them. `page`: from 1; `was` and `now`: what was made, and what is there; `name`: of a
    file inside, a version, or what is missing."""

    code: PaperCode
    page: int | None = None
    was: str = ""
    now: str = ""
    name: str = ""


class Verdict(StrEnum):
    """What may be said of a paper."""

    GENUINE = "genuine"
    UNPROVEN = "unproven"
    DIFFERENT = "different"


@value_type
class AboutPaper:
    """What the paper says that it is; "" and None of what is not one of ours."""

    kind: str = ""
    language: str = ""
    code: str = ""
    program: str = ""
    day: str = ""


@value_type
class InspectedPaper:
    """The outcome. `recomputed`: the same came out again. `remade`: the same bytes came out."""

    findings: tuple[PaperFinding, ...]
    about: AboutPaper
    recomputed: bool = False
    remade: bool = False

    @property
    def verdict(self) -> Verdict:
        """Genuine only with proof, and with nothing against it."""
        if any(each.code not in UNPROVEN for each in self.findings):
            return Verdict.DIFFERENT
        if self.findings or not (self.recomputed and self.remade):
            return Verdict.UNPROVEN
        return Verdict.GENUINE
