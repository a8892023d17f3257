"""The form on which a customer lets somebody look or speak along: who, for what, until when.

What is known is filled in; what is not is a line to write on. The customer signs, and keeps
deciding; how to withdraw it stands on the same page.
"""

from datetime import date
from typing import Final

from app.documents.case import Case, NoLetter, begun, known
from app.documents.consented import refuse_where_others_decide
from app.documents.contact_ways import who_to_call
from app.documents.frame import letter_of
from app.documents.letter import Block, Bullets, Form, FormLine, Heading, Letter, Paragraph
from app.documents.own_words import own_words
from app.documents.recipients import addressees, called_in_full
from app.i18n import say_choice
from app.i18n.paths import say_path
from calc import UNKNOWN
from calc.dossier.people import Helper


def helper_consent(case: Case, free_text: str) -> Letter:
    """Raises NoLetter: `helper_refused`, `helper_over`, or who decides for this customer."""
    refuse_where_others_decide(case)
    found = case.draft.contact.helper
    helper = found if isinstance(found, Helper) else Helper()
    if helper.consent is False:
        raise NoLetter("helper_refused", place=_place(case, "consent"))
    on = case.assessment.reference_date
    if isinstance(helper.until, date) and helper.until < on:
        days = {"day": case.day(helper.until), "on": case.day(on)}
        raise NoLetter("helper_over", place=_place(case, "until"), **days)
    return letter_of(
        case,
        begun(case.tell("kind.helper_consent")),
        case.tell("helper.subject"),
        (
            Paragraph(case.tell("helper.intro")),
            Paragraph(case.tell("helper.decide"), strong=True),
            _filled_in(case, helper),
            Heading(case.tell("helper.means.heading")),
            Bullets(tuple(case.tell(f"helper.means.{part}") for part in _MEANS)),
            Heading(case.tell("helper.withdraw.heading")),
            Paragraph(case.tell("helper.withdraw")),
            *own_words(case, free_text),
            *_signed(case),
        ),
        reached=who_to_call(case),
    )


_MEANS: Final = ("look", "speak", "not")


def _filled_in(case: Case, helper: Helper) -> Form:
    """Who helps, with what, and until when."""
    rows = [
        ("name", known(helper.name) or ""),
        ("relation", known(helper.relation) or ""),
        ("phone", known(helper.phone) or ""),
        ("may", _may(case, helper)),
        ("until", _until(case, helper)),
    ]
    return Form(tuple(FormLine(case.tell(f"helper.row.{name}"), said) for name, said in rows))


def _may(case: Case, helper: Helper) -> str:
    if helper.may is UNKNOWN:
        return case.tell("helper.may.choose")
    return say_choice(case.texts, helper.may)


def _until(case: Case, helper: Helper) -> str:
    """The last day; None was said: until it is withdrawn. Not known is a line to write on."""
    if helper.until is UNKNOWN:
        return ""
    return case.day(helper.until) if helper.until else case.tell("helper.until.withdrawn")


def _signed(case: Case) -> tuple[Block, ...]:
    """Where everybody who owes the debt signs for the own part."""
    blocks: list[Block] = [Heading(case.tell("helper.sign.heading"))]
    for adult in addressees(case) or (None,):
        who = called_in_full(case, adult) if adult else None
        rows = (
            FormLine(case.tell("helper.sign.name"), who or ""),
            FormLine(case.tell("helper.sign.place_and_day"), ""),
            FormLine(case.tell("helper.sign.signature"), "", signed=True),
        )
        blocks.append(Form(rows))
    return tuple(blocks)


def _place(case: Case, part: str) -> str:
    return f'"{say_path(case.texts, f"contact.helper.{part}", case.draft)}"'
