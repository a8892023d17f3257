"""The words of the explanation tree: how an amount came about, where it is from, whose it is."""

from enum import IntEnum
from typing import Final

from app.i18n import Texts, say_amount, say_choice, say_step
from app.i18n.sources import say_source, say_tariff, short_source
from app.services.explanation.tree_nodes import Branch, Content
from calc import Draft, Operation, Step, Tariffs
from calc.base.place import place_of

NO_TARIFFS: Final = Tariffs()


class TreeColumn(IntEnum):
    """The columns of the tree, from left to right."""

    WHAT = 0
    HOW = 1
    AMOUNT = 2
    SOURCE = 3
    STATUS = 4


def say_cell(texts: Texts, content: Content, column: int, draft: Draft) -> str:
    """What stands in a column, short enough for it; the long words are in `say_how` and so on."""
    if isinstance(content, Branch):
        return _of_branch(texts, content, column)
    match column:
        case TreeColumn.WHAT:
            return _sentence(say_step(texts, content, draft))
        case TreeColumn.HOW:
            return texts.text(f"answer.how.{content.operation.value}")
        case TreeColumn.AMOUNT:
            return say_amount(texts, content)
        case TreeColumn.SOURCE:
            return short_source(texts, content)
        case _:
            return texts.text(f"answer.status.{content.status.value}")


def say_how(texts: Texts, step: Step) -> str:
    """How the parts give the amount, in a sentence: with their amounts when they are few."""
    how = _sentence(say_choice(texts, step.operation))
    if step.operation is Operation.GIVEN:
        return f"{how}."
    amounts = [say_amount(texts, part) for part in step.parts[:_MOST_PARTS]]
    rest = len(step.parts) - len(amounts)
    if rest:
        amounts.append(texts.plural("answer.how.more_parts", rest))
    return texts.text("answer.how.with_parts", how=how, parts="; ".join(amounts))


_MOST_PARTS: Final = 6


def field_of(step: Step) -> str:
    """The path of the field of the dossier that a step is about; "" when it is about none."""
    return place_of(step.at).field(Draft.model_fields)


def input_of(step: Step) -> str:
    """The input of a rule that a leaf was entered as; "" for every other step."""
    return step.code.rpartition(".")[2] if step.source == "input" else ""


def origin_of(texts: Texts, content: Content, tariffs: Tariffs) -> str:
    """Where a figure of the law was read, with its link; "" for everything else."""
    value = tariffs.behind(content) if isinstance(content, Step) else None
    return f"{say_tariff(texts, value)} {value.url}".strip() if value else ""


def searched(texts: Texts, content: Content, draft: Draft, tariffs: Tariffs = NO_TARIFFS) -> str:
    """Everything by which somebody may look for a row, in small letters."""
    words = [say_cell(texts, content, TreeColumn.WHAT, draft)]
    if isinstance(content, Step):
        words += [
            say_amount(texts, content),
            short_source(texts, content),
            say_source(texts, content),
            content.source,
            content.at,
            origin_of(texts, content, tariffs),
        ]
    return "\n".join(words).casefold()


def _of_branch(texts: Texts, branch: Branch, column: int) -> str:
    if column == TreeColumn.WHAT:
        return branch.title
    if column == TreeColumn.AMOUNT and branch.amount is not None:
        return say_amount(texts, branch.amount)
    return ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
