"""What a table writes into the draft of what is typed in it, without a table on the screen."""

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.intake.line_columns import ARRANGEMENTS, EXPENSES, INCOME, LineGroup
from app.ui.budget.cells import Kept
from app.ui.budget.editing import LineEditing
from app.ui.budget.kept_texts import restored
from app.ui.budget.model import LinesModel
from app.ui.intake.pending import Pending
from app.ui.intake.session import Session
from calc import UNKNOWN
from calc.base.period import Frequency
from calc.dossier.codes import Evidence
from tests.building import arrangement, cost, draft, income


class Table:
    """The model of one list and who writes into it."""

    def __init__(self, session: Session, texts: Texts, group: LineGroup) -> None:
        self.session, self.group = session, group
        self.model = LinesModel(session, texts, group)
        self.editing = LineEditing(self.model)

    def type(self, row: int, field: str, text: str) -> bool:
        place = self.group.column(field)
        return self.editing.type_text(row, place, text, self.editing.before(row, place))

    def unknown(self, row: int, field: str) -> bool:
        return self.editing.set_unknown(row, self.group.column(field))


@pytest.fixture
def incomes(session: Session, texts: Texts, qtbot: QtBot) -> Table:
    session.load(draft(income=[income("2000.00")]))
    return Table(session, texts, INCOME)


def test_an_amount_brings_its_frequency_in_one_step_and_takes_it_back(incomes: Table) -> None:
    assert incomes.type(0, "amount", "75 per week")
    line = incomes.session.draft.income[0]
    assert (line.amount, line.frequency) == (Decimal("75.00"), Frequency.WEEK)
    assert incomes.session.undo_stack.count() == 1
    incomes.session.undo_stack.undo()
    line = incomes.session.draft.income[0]
    assert (line.amount, line.frequency) == (Decimal("2000.00"), Frequency.MONTH)


def test_half_an_amount_leaves_the_draft_as_it_was_before_the_typing(incomes: Table) -> None:
    place = INCOME.column("amount")
    before = incomes.editing.before(0, place)
    assert incomes.editing.type_text(0, place, "75 per week", before)
    assert not incomes.editing.type_text(0, place, "75 per w?", before)
    line = incomes.session.draft.income[0]
    assert (line.amount, line.frequency) == (Decimal("2000.00"), Frequency.MONTH)
    assert incomes.model.notes(0).kept["amount"].text == "75 per w?"
    incomes.editing.go_back(0, place, before)
    assert incomes.model.notes(0).is_empty


def test_a_new_line_knows_an_amount_with_its_frequency_before_it_is_one(incomes: Table) -> None:
    row = incomes.model.new_row
    assert incomes.type(row, "amount", "75 per week")
    assert incomes.model.notes(row).fields == {
        "amount": Decimal("75.00"), "frequency": Frequency.WEEK,
    }  # fmt: skip
    incomes.editing.finish(row)
    assert len(incomes.session.draft.income) == 1  # without a code it is no income
    assert incomes.type(row, "code", "I20") or incomes.editing.choose(row, 0, "I20")
    incomes.editing.finish(row)
    assert len(incomes.session.draft.income) == 2
    line = incomes.session.draft.income[1]
    assert (line.code, line.amount, line.frequency) == ("I20", Decimal("75.00"), Frequency.WEEK)
    assert incomes.model.notes(incomes.model.new_row).is_empty


def test_what_was_refused_in_a_new_line_stays_beside_the_line_that_it_became(
    incomes: Table,
) -> None:
    row = incomes.model.new_row
    assert incomes.editing.choose(row, 0, "I20")
    assert not incomes.type(row, "amount", "veel")
    incomes.editing.finish(row)
    assert incomes.session.draft.income[1].amount is UNKNOWN
    assert incomes.model.notes(1).kept["amount"].text == "veel"
    assert incomes.model.notes(1).kept["amount"].instead_of is UNKNOWN


def test_a_new_line_of_which_nothing_is_known_any_more_is_none(incomes: Table) -> None:
    row = incomes.model.new_row
    assert incomes.type(row, "amount", "12,50")
    assert incomes.unknown(row, "amount")
    assert incomes.model.notes(row).is_empty
    place = INCOME.column("amount")
    before = incomes.editing.before(row, place)
    assert incomes.type(row, "amount", "3")
    incomes.editing.go_back(row, place, before)
    assert incomes.model.notes(row).is_empty


def test_the_code_of_an_income_cannot_be_unknown_and_that_of_an_arrangement_can(
    incomes: Table, session: Session, texts: Texts
) -> None:
    assert not incomes.unknown(0, "code")
    assert incomes.session.draft.income[0].code == "I01"
    session.load(draft(arrangements=[arrangement()]))
    others = Table(session, texts, ARRANGEMENTS)
    assert others.unknown(0, "code")
    assert session.draft.arrangements[0].code is UNKNOWN


def test_that_nobody_knows_it_is_a_step_of_its_own_and_said_once(incomes: Table) -> None:
    said: list[str] = []
    incomes.model.became_unknown.connect(said.append)
    assert incomes.type(0, "amount", "1500")
    assert incomes.unknown(0, "amount")
    assert incomes.unknown(0, "amount")
    assert said == ["amount"]
    incomes.session.undo_stack.undo()
    assert incomes.session.draft.income[0].amount == Decimal("1500.00")


def test_an_empty_end_is_none_and_an_empty_amount_is_not_known(
    session: Session, texts: Texts
) -> None:
    session.load(draft(arrangements=[arrangement(until="2027-04-30")]))
    table = Table(session, texts, ARRANGEMENTS)
    assert table.type(0, "until", "")
    assert session.draft.arrangements[0].until is None
    assert table.type(0, "amount", "")
    assert session.draft.arrangements[0].amount is UNKNOWN


@pytest.mark.parametrize(("stays", "taken"), [(False, True), (True, False)])
def test_a_text_with_a_number_that_may_be_a_bsn_costs_the_line_only_that_number(
    stays: bool, taken: bool, session: Session, texts: Texts
) -> None:
    session.load(draft(expenses=[cost()]))
    table = Table(session, texts, EXPENSES)
    assert not table.type(0, "note", "zie 111222333")
    table.editing.finish(0, stays=stays)
    note = session.draft.expenses[0].note
    assert (note is not UNKNOWN) is taken
    assert "111222333" not in str(note)
    kept = table.model.notes(0).kept["note"]
    assert kept.text == "zie 111222333"
    assert (kept.sentence == texts.text("lines.number_hidden.why")) is taken


def test_a_choice_that_is_none_is_said_with_what_was_typed(incomes: Table) -> None:
    assert "soms" in incomes.editing.why_refused(0, "frequency", " soms ")
    assert incomes.editing.why_refused(0, "amount", "12,50") == incomes.model.texts.text(
        "ui.field.waits"
    )
    new = incomes.model.new_row
    for row in (0, new):
        assert incomes.editing.why_refused(row, "amount", "-5")


@pytest.mark.parametrize(
    ("group", "field", "text", "value"),
    [
        (INCOME, "amount", "12.50", Decimal("12.50")),
        (INCOME, "amount", "veel", None),
        (INCOME, "frequency", "week", Frequency.WEEK),
        (INCOME, "frequency", "soms", None),
        (INCOME, "evidence", "gezien", Evidence("gezien")),
        (INCOME, "label", "Iets", "Iets"),
        (INCOME, "code", "I20", "I20"),
        (ARRANGEMENTS, "until", "2027-04-30", date(2027, 4, 30)),
        (ARRANGEMENTS, "until", "30-04-2027", None),
        (ARRANGEMENTS, "arrears", "True", True),
        (ARRANGEMENTS, "arrears", "False", False),
        (ARRANGEMENTS, "arrears", "misschien", None),
        (ARRANGEMENTS, "amount", "", None),
    ],
)
def test_a_value_of_a_new_line_comes_back_from_its_own_text_or_not_at_all(
    group: LineGroup, field: str, text: str, value: object, qtbot: QtBot
) -> None:
    pending = Pending()
    pending.keep(f"{group.name}.new.{field}", text)
    notes = restored(pending, group, 0, is_new=True)
    assert notes.fields == ({} if value is None else {field: value})
    assert restored(pending, group, 0, is_new=False).fields == {}


def test_a_text_of_a_row_comes_back_in_that_row_alone(qtbot: QtBot) -> None:
    pending = Pending()
    pending.keep("income[1].amount", "veel")
    assert restored(pending, INCOME, 1, is_new=False).kept == {"amount": Kept("veel", "", None)}
    assert restored(pending, INCOME, 0, is_new=False).is_empty
    assert restored(pending, EXPENSES, 1, is_new=False).is_empty
