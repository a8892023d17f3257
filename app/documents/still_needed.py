"""What we still need from the customer, one whole sentence each, and until when."""

from collections.abc import Iterator
from typing import Final

from app.documents.case import Case, NoLetter
from app.documents.extras import Extras
from app.documents.frame import letter_of
from app.documents.invitation import answer_by
from app.documents.letter import Bullets, Heading, Letter, Paragraph
from app.documents.own_words import own_words
from app.documents.parts import help_sheet
from app.documents.preparing import NOTHING_YET, item_of
from app.documents.questions import question
from app.documents.recipients import addressees
from calc import UNKNOWN
from calc.base.path import Item, field_path
from calc.dossier.budget_lines import LINES, ExpenseLine, IncomeLine
from calc.dossier.codes import Evidence
from calc.dossier.people import AdultRef

_OF_FIELD: Final = {
    "amount": "amount", "months": "amount", "frequency": "frequency", "who": "who",
    "until": "until", "followed_by": "after", "date": "date", "due_months": "date",
}  # fmt: skip
_OF_FINDING: Final = {
    "income_start_unknown": "from",
    "income_certainty_unknown": "certain",
    "income_end_unknown": "until",
    "income_ends_unknown_after": "after",
    "average_without_months": "months",
}
_WHOLE: Final = {"savings": "savings"}


def still_needed(case: Case, extra: Extras, free_text: str) -> Letter:
    """Raises NoLetter("nothing_needed") when the customer has nothing left to tell or to show."""
    items = tuple(dict.fromkeys(_items(case)))
    if not items:
        raise NoLetter("nothing_needed")
    missing = case.tell_count("needed.missing", len(items))
    day = case.day(answer_by(case, extra))
    return letter_of(
        case,
        case.tell("needed.subject"),
        f"{missing} {case.tell('needed.ask', day=day)}",
        (
            Paragraph(case.tell("needed.thanks")),
            Bullets(items),
            Paragraph(case.tell("needed.how")),
            Paragraph(case.tell("needed.difficult")),
            *own_words(case, free_text),
            Heading(case.tell("needed.then.heading")),
            Paragraph(case.tell("needed.then")),
        ),
        behind=help_sheet(case, extra),
    )


def _items(case: Case) -> Iterator[str]:
    """First what is not known, then what nobody has seen on paper."""
    for finding in case.assessment.findings:
        yield from _of_finding(case, finding.code, finding.path)
    draft = case.draft
    lines: tuple[IncomeLine | ExpenseLine, ...] = (*draft.income, *draft.expenses)
    for line in lines:
        if line.evidence is Evidence.MISSING and not _is_somebody_elses(case, line.who):
            yield case.tell(f"at_hand.{item_of(line.code)}")
    for arrangement in draft.arrangements:
        missing = arrangement.evidence is Evidence.MISSING and arrangement.code is not UNKNOWN
        if missing and not _is_somebody_elses(case, arrangement.who):
            yield case.tell(f"at_hand.{item_of(str(arrangement.code))}")


def _of_finding(case: Case, code: str, path: str) -> Iterator[str]:
    if code == "not_asked":
        yield from (case.tell(f"at_hand.{item}") for item in NOTHING_YET[path])
    if code == "taxable_income_unknown":
        yield case.tell("at_hand.income_tax")
    if path in _WHOLE and code == "missing":
        yield case.tell(f"at_hand.{_WHOLE[path]}")
    where = field_path(path)
    item = where.item
    if item is None or item.group not in LINES or _line_is_somebody_elses(case, item):
        return
    ask = _OF_FIELD.get(where.field) if code == "missing" else _OF_FINDING.get(code)
    if ask:
        yield question(case, where.line, ask)


def _line_is_somebody_elses(case: Case, item: Item) -> bool:
    return _is_somebody_elses(case, getattr(case.draft, item.group)[item.at].who)


def _is_somebody_elses(case: Case, who: object) -> bool:
    """Whether it is of an adult who is not written to: nothing of theirs is asked or told."""
    refs = {adult.ref.value for adult in addressees(case)}
    return bool(refs) and who in {ref.value for ref in AdultRef} - refs
