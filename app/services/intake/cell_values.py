"""What stands in a cell, what can be chosen there, and how what is typed there is read."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.i18n import Texts, say_choice
from app.services.intake.catalogue import codes_of, questions
from app.services.intake.line_columns import Cell, LineColumn, LineGroup
from app.services.intake.people import people_of, say_person
from app.services.reading import Kind, Reading, Refusal, read_amount, read_bare_amount, read_day
from calc import UNKNOWN, Draft
from calc.base.value_type import value_type
from calc.dossier.codes import Evidence


@value_type
class Option:
    """One value that can be chosen, with its words in the list."""

    value: object
    words: str
    code: str = ""
    """what it is also found by, and nobody needs to see"""


def shown(texts: Texts, group: LineGroup, column: LineColumn, value: Any, draft: Draft) -> str:
    """The words of a value in a cell; "" for what is not known and for none."""
    if column.cell is Cell.WHO and isinstance(value, str):
        return say_person(texts, draft, value)
    if column.cell is Cell.CODE and isinstance(value, str):
        return texts.text(f"{group.codes}.{value}")
    return copied(texts, group, column, value)


def copied(texts: Texts, group: LineGroup, column: LineColumn, value: Any) -> str:
    """A value as it goes to a spreadsheet: with the code of its kind, which comes back the same."""
    if value is UNKNOWN or value is None:
        return ""
    match value:
        case Decimal():
            return texts.formats.amount(value)
        case date():
            return texts.formats.short_day(value)
        case bool():
            return texts.text("ui.field.yes" if value else "ui.field.no")
        case StrEnum():
            return _choice(texts, value)
        case _ if column.cell is Cell.CODE:
            return f"{value} {texts.text(f'{group.codes}.{value}')}"
        case _:
            return str(value)


def options(
    texts: Texts, group: LineGroup, column: LineColumn, draft: Draft, code: object
) -> list[Option]:
    """Everything that can be chosen in a cell; what is usual for the line's code comes first."""
    match column.cell:
        case Cell.CODE:
            found = [
                Option(item, shown(texts, group, column, item, draft), item)
                for item in codes_of(group.codes)
            ]
        case Cell.WHO:
            found = [Option(ref, say_person(texts, draft, ref), ref) for ref, _ in people_of(draft)]
        case Cell.YES_NO:
            found = [Option(value, copied(texts, group, column, value)) for value in (True, False)]
        case _:
            assert column.choices is not None  # a column of choices names its list
            found = [
                Option(item, _choice(texts, item), item.value if isinstance(item, Evidence) else "")
                for item in column.choices
            ]
    if column.field == "frequency":
        usual = usual_frequencies(group, code)
        found.sort(key=lambda option: option.value not in usual)
        if group.codes == "arrangement":  # an arrangement comes back; one payment is a cost
            found = [option for option in found if option.value != "once"]
    if column.cell is not Cell.CODE or not group.needs_code:
        found.append(Option(UNKNOWN, texts.text("ui.field.not_known")))
    return found


def usual_frequencies(group: LineGroup, code: object) -> tuple[StrEnum, ...]:
    """How often lines with this code usually come, the most usual first."""
    question = questions()[group.codes].get(code) if isinstance(code, str) else None
    return question.frequencies if question else ()


def matching(found: list[Option], typed: str) -> list[Option]:
    """The options in which every typed word occurs; where it begins a word they come first.

    "Weet ik niet" comes last, whatever was typed: nobody means it with a letter.
    """
    words = typed.casefold().split()
    ranked: list[tuple[bool, bool, int, int, Option]] = []
    for option in found:
        text = f"{option.code} {option.words}".strip().casefold()
        if all(word in text for word in words):
            begins = all(f" {word}" in f" {text}" for word in words)
            at = text.find(words[0]) if words else 0
            unknown = option.value is UNKNOWN
            ranked.append((unknown, not begins, at if begins else 0, len(ranked), option))
    return [option for *_, option in sorted(ranked, key=lambda entry: entry[:4])]


def meant(found: list[Option], typed: str) -> int:
    """The place of the option that Enter takes after this was typed; -1 when that is none.

    One letter takes only what has a word that begins with it, and "weet ik niet" is taken only when
    its first word stands there whole.
    """
    text = typed.strip().casefold()
    for place, option in enumerate(found):
        if text in (option.words.casefold(), option.code.casefold() or None):
            return place
    if not found or not text:
        return -1
    words = f"{found[0].code} {found[0].words}".strip().casefold()
    if found[0].value is UNKNOWN:
        return 0 if words.startswith(text) and len(text) >= len(words.split()[0]) else -1
    return 0 if len(text) > 1 or f" {text}" in f" {words}" else -1


def read_cell(column: LineColumn, text: str, on: date) -> object:
    """What somebody typed into a cell: a value, or what the reader of amounts makes of it.

    A Reading holds more than one column: how often, a guess, until when. A Doubt or a Refusal is no
    value. `on`: the day of the conversation.
    """
    if not text.strip():
        return UNKNOWN
    match column.cell:
        case Cell.AMOUNT if column.field == "amount":
            said = read_amount(text, None, on)
            return Refusal("none_not_here") if said == Reading(Kind.NONE) else said
        case Cell.AMOUNT:
            return read_bare_amount(text, None, unknown=True)
        case Cell.DAY:
            said = read_day(text, on, is_last=column.field == "until")
            return None if said == Reading(Kind.NONE) and column.none else said
        case _:
            return text


def _choice(texts: Texts, item: StrEnum) -> str:
    """In a column that says what it is about, evidence is one word."""
    if isinstance(item, Evidence):
        return texts.text(f"lines.evidence.{item.value}")
    return say_choice(texts, item)
