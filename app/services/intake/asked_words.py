"""What was asked, in words: the question, when, by whom, and whether the customer knew."""

from app.i18n.choices import say_choice
from app.i18n.paths import say_path
from app.i18n.texts import Texts
from app.services.intake.asking import LINES, Had, earlier_of, is_group, place_of
from app.services.intake.catalogue import questions
from calc import UNKNOWN, Draft
from calc.dossier.asked import CALL, Asked
from calc.signals.decisions import ASKED_AS

ASKED_COLUMNS = ("question", "on", "by", "answer")


def asked_titles(texts: Texts) -> list[str]:
    """The titles of the columns."""
    return [texts.text(f"asked.{name}") for name in ASKED_COLUMNS]


def asked_rows(texts: Texts, draft: Draft) -> list[list[str]]:
    """A row for each record, the newest last."""
    return [
        [
            _question(texts, record, draft),
            _day(texts, record),
            _who(texts, record),
            _answer(texts, record, draft),
        ]
        for record in draft.asked
    ]


def say_asked_by(texts: Texts, record: Asked) -> str:
    """ "Gevraagd op 23 november 2026 door ..."."""
    return texts.text("asked.said", day=_day(texts, record), who=_who(texts, record))


def say_question(texts: Texts, question: str, draft: Draft) -> str:
    """A code by its name in the catalogue, a group or a kind by its own, else the field."""
    group, _, kind = question.partition(".")
    if is_group(question):
        said = texts.text(f"field.{group}")
        return f"{said}: {texts.text(f'lines.category.{kind}')}" if kind else said
    for name in LINES.values():
        if question in questions()[name]:
            return texts.text(f"{name}.{question}")
    return say_path(texts, place_of(draft, question), draft)


def _question(texts: Texts, record: Asked, draft: Draft) -> str:
    if not record.question.startswith(CALL):
        return say_question(texts, record.question, draft)
    # The script is read where a conversation left something, and nowhere else.
    from app.services.call.said_words import say_call_question

    return say_call_question(texts, record, draft)


def _answer(texts: Texts, record: Asked, draft: Draft) -> str:
    if record.question.startswith(CALL):
        from app.services.call.said_words import say_call_answer

        return say_call_answer(texts, record)
    none = record.question in ASKED_AS and earlier_of(draft) is Had.NO
    if none or is_group(record.question):
        return texts.text("asked.none")
    return say_choice(texts, record.answer)


def _day(texts: Texts, record: Asked) -> str:
    return texts.text("answer.not_known") if record.on is UNKNOWN else texts.formats.day(record.on)


def _who(texts: Texts, record: Asked) -> str:
    return texts.text("answer.not_known") if record.by is UNKNOWN else record.by
