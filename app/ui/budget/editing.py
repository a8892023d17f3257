"""LineEditing: what happens to the draft when a cell is typed in, chosen in, or set aside."""

from typing import Any, Final

from pydantic import ValidationError

from app.i18n import say_path, say_typed
from app.services.intake.catalogue import codes_of
from app.services.intake.cell_values import read_cell
from app.services.intake.line_columns import Cell, LineColumn
from app.services.intake.suggestions import with_code
from app.services.reading import Doubt, Kind, Reading, Refusal, say_reading, value_of
from app.ui.budget.cells import Kept, RowNotes
from app.ui.budget.model import LinesModel
from calc import UNKNOWN, Problem, problems_of
from calc.base.value_type import value_type
from calc.dossier.fields import hide_bsn, holds_bsn

_BESIDE: Final = ("frequency", "evidence", "from_date", "until")
"""What an amount may bring along, in the order of a Reading."""


@value_type
class Before:
    """What a cell held when its editor opened, to go back to."""

    value: Any
    kept: Kept | None
    beside: tuple[tuple[str, Any], ...] = ()
    """what an amount may bring along, and what it was"""


class LineEditing:
    """Writes the cells of one model into its session."""

    def __init__(self, model: LinesModel) -> None:
        self._model, self._group = model, model.group
        self._session, self._texts = model.session, model.texts
        model.why_refused, model.doubt_of, model.take = self.why_refused, self.doubt, self.take
        model.say_again()

    def before(self, row: int, place: int) -> Before:
        """Remember what a cell holds."""
        field = self._group.columns[place].field
        kept = self._model.notes(row).kept.get(field)
        beside = tuple((name, self._model.value(row, name)) for name in _BESIDE)
        return Before(self._model.value(row, field), kept, beside)

    def go_back(self, row: int, place: int, before: Before) -> None:
        """Give a cell what it held."""
        field = self._group.columns[place].field
        notes = self._model.notes(row)
        self._restore(row, place, before)
        notes.kept.pop(field, None)
        if before.kept is not None:
            notes.kept[field] = before.kept
        elif row == self._model.new_row and before.value is UNKNOWN:
            notes.fields.pop(field, None)
        self._model.notes_changed(row)

    def why_refused(self, row: int, field: str, text: str) -> str:
        """What is wrong with a text in a cell; where nothing is any more, that it waits."""
        column = self._group.columns[self._group.column(field)]
        if not column.typed:
            return self._texts.text("lines.no_such_choice", typed=text.strip())
        said = self._cell(column, text)
        if isinstance(said, Doubt | Refusal):
            return self._say_unread(row, field, said)
        value = value_of(said) if isinstance(said, Reading) else said
        if row == self._model.new_row:
            problems = self._wrong_in_new(field, value)
        else:
            problems = self._session.problems((self._group.name, row, field), value)
        return self._say(problems) or self._texts.text("ui.field.waits")

    def type_text(self, row: int, place: int, text: str, before: Before) -> bool:
        """Read a text into the draft. False when it is only kept in the cell.

        Then the draft has what it held before the typing began: half an amount is no amount.
        """
        if self._read(row, place, text):
            return True
        kept = self._model.notes(row).kept[self._group.columns[place].field]
        if self._restore(row, place, before):
            self.keep(row, place, text, kept.sentence)
        return False

    def _restore(self, row: int, place: int, before: Before) -> bool:
        """Give the draft what it held before; an amount may have brought its frequency along."""
        field = self._group.columns[place].field
        brought = {name: was for name, was in before.beside if self._model.value(row, name) != was}
        if field == "amount" and brought:
            self._put(row, {field: before.value, **brought})
            return True
        if self._model.value(row, field) == before.value:
            return False
        self.choose(row, place, before.value)
        return True

    def _read(self, row: int, place: int, text: str) -> bool:
        column = self._group.columns[place]
        said = self._cell(column, text)
        if isinstance(said, Doubt | Refusal):
            self.keep(row, place, text, self._say_unread(row, column.field, said))
            return False
        if isinstance(said, Reading):
            if said.kind is Kind.UNKNOWN:
                return self.set_unknown(row, place)
            return self._take(row, place, said, text)
        return self._give(row, column, self._nothing(column) if said is UNKNOWN else said, text)

    def _cell(self, column: LineColumn, text: str) -> object:
        return read_cell(column, text, self._session.on)

    def doubt(self, row: int, place: int) -> Doubt | None:
        """The ways to read the text that was refused in a cell, where there are more than one."""
        column = self._group.columns[place]
        kept = self._model.notes(row).kept.get(column.field)
        said = None if kept is None else self._cell(column, kept.text)
        return said if isinstance(said, Doubt) else None

    def want_choices(self) -> None:
        """Bring the cursor to the ways to read a text."""
        self._model.choices_wanted.emit()

    def take(self, row: int, place: int, reading: Reading) -> None:
        """One of the ways to read a text, that somebody chose."""
        self._session.end_run()
        self._take(row, place, reading, self._model.edit_text(row, place))
        self.finish(row)

    def _take(self, row: int, place: int, said: Reading, text: str) -> bool:
        """ "Ca 75 pw tot en met juni" is an amount with all that it brings along, in one step."""
        column = self._group.columns[place]
        found = (said.frequency, said.evidence, said.from_date, said.until)
        beside = {
            name: value for name, value in zip(_BESIDE, found, strict=True) if value is not None
        }
        if not beside or column.field != "amount":
            return self._give(row, column, value_of(said), text)
        if problems := self._put(row, {column.field: said.amount, **beside}):
            self.keep(row, place, text, self._say(problems))
            return False
        self._model.understood.emit(said)
        return True

    def _put(self, row: int, given: dict[str, object]) -> tuple[Problem, ...]:
        """Give a line several values in one step."""
        notes = self._model.notes(row)
        if row == self._model.new_row:
            for field, value in given.items():
                if problems := self._wrong_in_new(field, value):
                    return problems
            for field, value in given.items():
                self._note(notes, field, value)
        else:
            line = self._model.line(row)
            fields = {name: getattr(line, name) for name in type(line).model_fields}
            try:
                changed = self._group.made(fields | given)
            except ValidationError as error:
                return problems_of(error)
            words = self.undo_words(row, "amount")
            if problems := self._session.change((self._group.name, row), changed, words):
                return problems
        for field in given:
            notes.kept.pop(field, None)
        self._model.notes_changed(row)
        return ()

    def _say(self, problems: tuple[Problem, ...]) -> str:
        return "\n".join(say_typed(self._texts, each, self._session.draft) for each in problems)

    def _say_unread(self, row: int, field: str, said: Doubt | Refusal) -> str:
        if isinstance(said, Doubt):
            return say_reading(self._texts, said)
        return self._say((Problem(said.code, self._model.path(row, field), said.params),))

    def choose(self, row: int, place: int, value: object) -> bool:
        """Give a cell a value; False when that is refused."""
        column = self._group.columns[place]
        return self._give(row, column, value, "")

    def set_unknown(self, row: int, place: int) -> bool:
        """ "Weet ik niet"; False for what cannot be unknown: the code of income and costs.

        A step of undo of its own, and said: a plan can vanish by it.
        """
        column = self._group.columns[place]
        if column.cell is Cell.CODE and self._group.needs_code:
            return False
        if row != self._model.new_row:
            was = self._model.value(row, column.field)
            self._session.end_run()
            good = self._give(row, column, UNKNOWN, "")
            self._session.end_run()
            if good and was is not UNKNOWN:
                self._model.became_unknown.emit(column.field)
            return good
        self._model.notes(row).fields.pop(column.field, None)
        self._model.notes(row).kept.pop(column.field, None)
        self._model.notes_changed(row)
        return True

    def keep(self, row: int, place: int, text: str, sentence: str) -> None:
        """Keep a text in its cell, with what is wrong with it."""
        field = self._group.columns[place].field
        instead_of = self._model.value(row, field)
        self._model.notes(row).kept[field] = Kept(text, sentence, instead_of)
        self._model.notes_changed(row)

    def finish(self, row: int, *, stays: bool = False) -> None:
        """A cell is left: a new line that knows enough becomes one of the draft.

        `stays`: by Enter or Tab, which do not go on from a text that was refused.
        """
        if not stays:
            self._take_without_numbers(row)
        if row == self._model.new_row:
            self._bear()
        self._session.end_run()

    def _take_without_numbers(self, row: int) -> None:
        """A number that may be a BSN, left behind in a text, costs the line only that number."""
        for field, kept in list(self._model.notes(row).kept.items()):
            column = self._group.columns[self._group.column(field)]
            if column.cell is not Cell.TEXT or not holds_bsn(kept.text):
                continue
            hidden = hide_bsn(kept.text, self._texts.text("lines.number_hidden"))
            if hidden != self._model.value(row, field) and self._give(row, column, hidden, ""):
                place = self._group.column(field)
                why = self._texts.text("lines.number_hidden.why")
                self.keep(row, place, kept.text, why)

    def undo_words(self, row: int, field: str) -> str:
        """What undo calls a change of a cell."""
        path = self._model.path(row, field)
        return self._texts.text(
            "ui.undo.change", field=say_path(self._texts, path, self._session.draft)
        )

    def _give(self, row: int, column: LineColumn, value: object, text: str) -> bool:
        field = column.field
        if row == self._model.new_row:
            problems = self._wrong_in_new(field, value)
            if not problems:
                self._note(self._model.notes(row), field, value)
        else:
            self._model.notes(row).kept.pop(field, None)
            words = self.undo_words(row, field)
            path: tuple[str | int, ...] = (self._group.name, row, field)
            if column.cell is Cell.CODE:
                line = self._model.line(row)
                fields = {name: getattr(line, name) for name in type(line).model_fields}
                path = path[:2]
                filled = with_code(fields, self._group, self._texts, value)
                # What was not understood is not filled in with what is usual.
                waiting = {name: UNKNOWN for name in self._model.notes(row).kept if name in fields}
                value = self._group.made(filled | {**waiting, "code": filled["code"]})
            problems = self._session.change(path, value, words)
        if problems:
            self.keep(row, self._group.column(field), text, self._say(problems))
            return False
        self._model.notes(row).kept.pop(field, None)
        self._model.notes_changed(row)
        return True

    def _note(self, notes: RowNotes, field: str, value: object) -> None:
        if value is UNKNOWN or value is None:
            notes.fields.pop(field, None)
        elif field == "code":
            notes.fields = with_code(notes.fields, self._group, self._texts, value)
        else:
            notes.fields[field] = value

    def _wrong_in_new(self, field: str, value: object) -> tuple[Problem, ...]:
        """What a line that does not exist yet would refuse."""
        try:
            self._group.made({"code": codes_of(self._group.codes)[0], field: value})
        except ValidationError as error:
            path = self._model.path(self._model.new_row)
            return tuple(
                Problem(
                    problem.code, f"{path}.{problem.path}" if problem.path else path, problem.params
                )
                for problem in problems_of(error)
            )
        return ()

    def _bear(self) -> None:
        row = self._model.new_row
        notes = self._model.notes(row)
        if not notes.fields or (self._group.needs_code and "code" not in notes.fields):
            return
        known, notes.fields = notes.fields, {}
        words = self._texts.text("lines.undo.add")
        self._model.being_born = True
        line = self._group.made(known)
        refused = self._session.insert((self._group.name,), row, [line], words)
        self._model.being_born = False
        if refused:
            notes.fields = known
            return
        for field, kept in list(notes.kept.items()):
            notes.kept[field] = Kept(kept.text, kept.sentence, self._model.value(row, field))

    def _nothing(self, column: LineColumn) -> object:
        return None if column.none else UNKNOWN
