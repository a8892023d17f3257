"""Where something was typed that is in no dossier, in words."""

from app.i18n import Texts, say_path
from app.services.intake.line_columns import GROUPS
from calc import Draft
from calc.dossier.asked import CALL


def say_place(texts: Texts, place: str, draft: Draft) -> str:
    """The place of a pending text: a field of the dossier, a new line, a letter, an event."""
    first, _, rest = place.partition(".")
    if place == "letter.clock":
        return texts.text("files.left_over.clock")
    if first == "letter":
        return texts.text("files.left_over.own", name=texts.text(f"document.kind.{rest}"))
    if first == "status":
        name = {"by": "who"}.get(rest, rest)
        return texts.text("files.left_over.event", field=texts.text(f"life.status.{name}"))
    if first in ("entry", "takeover"):
        field = texts.text(f"life.{first}.{rest}")
        return texts.text(f"files.left_over.{first}", field=field)
    if first == "decision":
        about, _, name = rest.rpartition(".")
        field = texts.text(f"decision.{name}")
        return texts.text("decision.pending", about=texts.text(f"reason_for.{about}"), field=field)
    if place.startswith(CALL):
        return _say_question(texts, rest)
    if place == "schrijnend.by":
        return say_path(texts, "schrijnend.decided_by", draft)
    for group in GROUPS:
        # The row of a new line stands after those of the draft.
        new_row = f"{group.name}[{len(getattr(draft, group.name))}]"
        field = rest.removeprefix("new.")
        if first == new_row or (first == group.name and field != rest):
            table = texts.text(f"ui.page.{group.name}")
            column = texts.text(f"lines.column.{field}")
            return texts.text("files.left_over.new_line", table=table, field=column)
    return say_path(texts, place, draft)


def _say_question(texts: Texts, rest: str) -> str:
    from app.services.call.script import load_script  # read only by who had a conversation

    question = load_script().question(rest.partition(".")[0])
    return texts.text("call.left_over", question=question.say[texts.language])
