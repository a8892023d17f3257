"""The tree: sound for Qt, whole for the engine, lazy, and the same rows after a change."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.i18n import Texts, say_amount, say_step
from app.services.explanation.tree_nodes import Branch, Content, contents_of, keyed
from app.services.explanation.tree_places import places_of
from app.services.explanation.tree_words import TreeColumn
from app.ui.explanation.tree_model import StepTreeModel
from app.ui.intake.session import Session
from calc import UNKNOWN, Assessment, Draft, Operation, Step
from calc.base.step import Status, Unit, given, step
from calc.stored.assessment_json import roots
from tests.building import draft

FailureReportingMode = QAbstractItemModelTester.FailureReportingMode
EXAMPLES = ["HH1", "HH2", "HH4", "HH5", "HH6"]


@pytest.fixture
def model(session: Session, texts: Texts) -> StepTreeModel:
    model = StepTreeModel(texts)
    model.show(session.assessment, session.draft)
    return model


def _steps_below(whole: Step, seen: dict[int, Step]) -> None:
    if id(whole) not in seen:
        seen[id(whole)] = whole
        for part in whole.parts:
            _steps_below(part, seen)


def _all_steps(session: Session) -> dict[int, Step]:
    seen: dict[int, Step] = {}
    for root in roots(session.assessment):
        _steps_below(root, seen)
    return seen


def _reached(model: StepTreeModel) -> dict[int, Step]:
    """Every step that one comes to by opening rows, each opened once."""
    reached: dict[int, Step] = {}
    waiting = [QModelIndex()]
    while waiting:
        here = waiting.pop()
        for row in range(model.rowCount(here)):
            index = model.index(row, 0, here)
            found = model.step(index)
            if found is None or id(found) not in reached:
                waiting.append(index)
            if found is not None:
                reached[id(found)] = found
    return reached


def _find(model: StepTreeModel, code: str) -> QModelIndex:
    for place in places_of(model.branches):
        if isinstance(place.content, Step) and place.content.code == code:
            return model.at(place.rows)
    raise LookupError(code)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_step_of_the_assessment_can_be_reached_and_no_other(
    name: str, session: Session, texts: Texts, example: Callable[[str], Draft]
) -> None:
    session.load(example(name))
    model = StepTreeModel(texts)
    model.show(session.assessment, session.draft)
    reached, wanted = _reached(model), _all_steps(session)
    # The debt before the first month is a part of debt_left, and a row of its own as well.
    assert reached.keys() == wanted.keys()
    assert [reached[at].amount for at in sorted(reached)] == [
        wanted[at].amount for at in sorted(wanted)
    ]


def test_a_row_says_what_how_much_and_from_where(
    model: StepTreeModel, session: Session, texts: Texts
) -> None:
    index = _find(model, "own_wall")
    wall = session.assessment.schedule[0].own_wall
    row = [index.siblingAtColumn(column).data() for column in TreeColumn]
    said = say_step(texts, wall, session.draft)
    assert row[TreeColumn.WHAT] == said[0].upper() + said[1:]
    assert row[TreeColumn.AMOUNT] == say_amount(texts, wall) == "€\xa0280,80 per maand"
    assert row[TreeColumn.HOW] == "verschil"
    assert row[TreeColumn.SOURCE] == "methode 7"
    assert row[TreeColumn.STATUS] == "berekend"
    aligned = index.siblingAtColumn(TreeColumn.AMOUNT).data(Qt.ItemDataRole.TextAlignmentRole)
    assert aligned & Qt.AlignmentFlag.AlignRight


def test_headings_stand_in_the_order_of_reading(model: StepTreeModel) -> None:
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == [
        "Het huishouden",
        "De eerste maand",
        "De buffer",
        "De betaling",
        "De wettelijke ondergrens",
        "De toeslagen",
        "Maand voor maand",
        "Het einde van het plan",
        "Naast het plan",
    ]
    months = model.index(6, 0)
    assert model.rowCount(months) == 36
    assert model.index(0, TreeColumn.WHAT, months).data() == "december 2026: betaling"
    assert model.index(0, TreeColumn.AMOUNT, months).data() == "€\xa0165,00 per maand"


def test_rows_are_made_when_somebody_looks(model: StepTreeModel) -> None:
    assert model.made == 9
    assert model.hasChildren(model.index(0, 0))
    assert model.made == 9
    assert model.rowCount(model.index(0, 0)) == 4
    assert model.made == 13
    _reached(model)
    assert model.made < 10_000


def _leaf(code: str, amount: int = 1) -> Step:
    return given(code, Decimal(amount), Unit.EUR, source="dossier", status=Status.ENTERED)


def _sum(code: str, *parts: Step) -> Step:
    return step(code, Operation.SUM, parts, Unit.EUR, source="ENGINE 2")


def _tree(*contents: Content) -> tuple[Content, ...]:
    return (Branch("a", "A", contents), Branch("b", "B", contents[:1]))


A, B, C = (_leaf(code) for code in ("savings", "debt.balance", "zero"))


@pytest.mark.parametrize(
    "changes",
    [
        ((A, B, C), (C, A, B), (B,), (A, B, C)),
        ((_sum("paid", A, B),), (_sum("paid", B, A),), (_sum("paid", C),), (_leaf("paid"),)),
        ((A, A, B), (A, B, B), (B,), ()),
        ((A, B, _sum("paid", B, C)), (_sum("paid", B, C),), (C, _sum("paid", B))),
        ((), (_sum("paid", _sum("rest", A), A),), (_sum("paid", A, _sum("rest", A, B)), A)),
    ],
)
def test_qt_finds_the_model_sound_through_every_change(
    changes: tuple[tuple[Content, ...], ...], texts: Texts
) -> None:
    model = StepTreeModel(texts)
    model.show_branches(_tree(*changes[0]), Draft())
    tester = QAbstractItemModelTester(model, FailureReportingMode.Warning)
    for contents in changes:
        model.show_branches(_tree(*contents), Draft())
        shown = _shown(model, QModelIndex())
        fresh = StepTreeModel(texts)
        fresh.show_branches(_tree(*contents), Draft())
        assert shown == _shown(fresh, QModelIndex())
        for index in model.made_under(QModelIndex()):
            model.forget_under(index)
        assert shown == _shown(model, QModelIndex())
    assert tester.model() is model


def _shown(model: StepTreeModel, parent: QModelIndex) -> list[object]:
    """All rows with all that is under them."""
    return [
        (model.index(row, 0, parent).data(), _shown(model, model.index(row, 0, parent)))
        for row in range(model.rowCount(parent))
    ]


def test_qt_finds_the_model_of_a_household_sound(
    texts: Texts, assessed: Callable[..., Assessment]
) -> None:
    """One month: Qt opens everything, ten levels deep, and in 36 months that takes minutes."""
    household = draft()
    model = StepTreeModel(texts)
    model.show(assessed(household, term_months=1), household)
    tester = QAbstractItemModelTester(model, FailureReportingMode.Warning)
    assert tester.model() is model


def test_headings_come_and_go_with_what_is_known(model: StepTreeModel, session: Session) -> None:
    session.change(("expenses", 0, "amount"), UNKNOWN, "huur")
    session.assess_now()
    model.show(session.assessment, session.draft)
    assert model.rowCount() == 3
    session.undo_stack.undo()
    session.assess_now()
    model.show(session.assessment, session.draft)
    assert model.rowCount() == 9


def test_a_row_keeps_its_place_when_amounts_change(model: StepTreeModel, session: Session) -> None:
    wall = QPersistentModelIndex(_find(model, "own_wall"))
    assert wall.sibling(wall.row(), TreeColumn.AMOUNT).data() == "€\xa0280,80 per maand"
    session.change(("income", 0, "amount"), "2085.00", "loon")
    session.assess_now()
    model.show(session.assessment, session.draft)
    assert wall.isValid()
    assert model.step(wall) is session.assessment.schedule[0].own_wall
    assert wall.sibling(wall.row(), TreeColumn.AMOUNT).data() != "€\xa0280,80 per maand"


def test_a_line_that_goes_takes_its_row_along_and_the_others_stay(
    model: StepTreeModel, session: Session
) -> None:
    lines = model.at((0, 1, 0))
    count = model.rowCount(lines)
    first, last = (QPersistentModelIndex(model.index(row, 0, lines)) for row in (0, count - 1))
    session.change(("expenses",), session.draft.expenses[:-1], "weg")
    session.assess_now()
    model.show(session.assessment, session.draft)
    assert model.rowCount(model.at((0, 1, 0))) == count - 1
    assert first.isValid()
    assert not last.isValid()


def test_the_same_value_twice_under_one_step_is_two_rows() -> None:
    keys = [key for key, _ in keyed((A, A, Branch("a", "A", (A,))))]
    assert len(set(keys)) == 3


def test_the_floor_and_the_toeslagen_open_down_to_article_tariff_and_intake_line(
    model: StepTreeModel,
) -> None:
    for row, title in ((4, "De wettelijke ondergrens"), (5, "De toeslagen")):
        branch = model.content(model.index(row, 0))
        assert isinstance(branch, Branch)
        assert branch.title == title
        steps = [step for step in _under(branch) if isinstance(step, Step)]
        assert any(step.code.startswith("tariff.") for step in steps)
        assert any(step.source.startswith("art. ") for step in steps)
        assert any(step.at.startswith(("income[", "housing.", "adults[")) for step in steps)
    rent = model.index(1, 0, model.index(5, 0))
    assert rent.data() == "Huurtoeslag"
    assert rent.siblingAtColumn(TreeColumn.AMOUNT).data() == "€\xa0230,00 per maand"


def _under(content: Content) -> Iterator[Content]:
    seen: set[int] = set()
    waiting = [content]
    while waiting:
        here = waiting.pop()
        if id(here) not in seen:
            seen.add(id(here))
            yield here
            waiting += contents_of(here)
