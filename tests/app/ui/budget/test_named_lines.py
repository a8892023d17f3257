"""What comes in the place of an income, and what is withheld from one, chosen in the window."""

from app.services.intake.line_refs import place_of
from app.ui.budget.line_page import LinePage
from app.ui.intake.editors import FieldEditor
from calc import Draft
from calc.dossier.codes import AfterEnd
from tests.app.ui.budget.conftest import Desk
from tests.building import Raw, arrangement, draft, income

ENDS: Raw = {"until": "2027-04-30", "label": "SENTINEL-oud"}


def two() -> Draft:
    begins = income(from_date="2027-05-03", label="SENTINEL-nieuw")
    kept = arrangement(withheld=True, income_is_after_withholding=True)
    return draft(income=[income(**ENDS), begins], arrangements=[kept])


def editor(page: LinePage, row: int, field: str) -> FieldEditor:
    page.grid.choose([row])
    page.show_line()
    assert page.card is not None
    found = page.card.form.editor_at((page.group.name, row, field))
    assert found is not None
    return found


def words(chosen: FieldEditor) -> list[str]:
    combo = chosen.input
    return [combo.itemText(place) for place in range(combo.count())]  # type: ignore[attr-defined]


def choose(chosen: FieldEditor, place: int) -> None:
    combo = chosen.input
    combo.setCurrentIndex(place)  # type: ignore[attr-defined]
    combo.activated.emit(place)  # type: ignore[attr-defined]


def test_a_line_that_gets_another_name_is_offered_by_that_name(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    successor = editor(page, 0, "successor")
    desk.session.change(("income", 1, "label"), "SENTINEL-anders", "x")
    assert "SENTINEL-anders" in words(successor)[1]


def test_a11_the_successor_is_chosen_by_its_name_in_one_step_of_undo(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    successor = editor(page, 0, "successor")
    assert words(successor) == ["geen", "Regel 2: SENTINEL-nieuw, vanaf 03-05-2027"]
    before, steps = desk.session.draft, desk.session.undo_stack.count()
    choose(successor, 1)
    first, second = desk.session.draft.income
    assert (first.successor, first.followed_by) == (second.ref, AfterEnd.ANOTHER_LINE)
    assert second.ref is not None
    assert desk.session.undo_stack.count() == steps + 1
    assert editor(page, 0, "followed_by").input.currentText() == "een andere regel volgt"  # type: ignore[attr-defined]
    desk.session.undo_stack.undo()
    assert desk.session.draft == before
    assert successor.input.currentText() == "geen"  # type: ignore[attr-defined]


def test_a11_to_say_that_nothing_follows_takes_the_name_away(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    choose(editor(page, 0, "successor"), 1)
    after = editor(page, 0, "followed_by")
    choose(after, 1 + list(AfterEnd).index(AfterEnd.NOTHING))
    line = desk.session.draft.income[0]
    assert (line.followed_by, line.successor) == (AfterEnd.NOTHING, None)
    desk.session.undo_stack.undo()
    assert desk.session.draft.income[0].successor is not None


def test_a4_what_is_withheld_is_chosen_among_the_incomes(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("arrangements")
    source = editor(page, 0, "withheld_from")
    assert words(source)[0] == "geen"
    choose(source, 2)
    kept, line = desk.session.draft.arrangements[0], desk.session.draft.income[1]
    assert kept.withheld_from == line.ref is not None


def test_a_circle_is_said_at_the_field_and_the_draft_stays(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    choose(editor(page, 0, "successor"), 1)
    before = desk.session.draft
    last = editor(page, 1, "successor")
    choose(last, 1)
    assert desk.session.draft == before
    assert "volgt op zichzelf" in last.error.text()


def test_a_line_of_somebody_else_that_a_file_names_can_be_seen(desk: Desk) -> None:
    named = income(**ENDS, successor="L1", followed_by="line")
    once = income(frequency="once", date="2027-05-03", ref="L1")
    desk.session.load(draft(income=[named, once]))
    assert len(words(editor(desk.open("income"), 0, "successor"))) == 2


def test_a11_a_deleted_line_is_named_no_more_and_that_is_said(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    choose(editor(page, 0, "successor"), 1)
    page.grid.choose([1])
    page.commands.delete()
    assert [line.successor for line in desk.session.draft.income] == [None]
    assert "Bij 1 regel is daardoor niet meer ingevuld" in page.message.done.text()
    desk.session.undo_stack.undo()
    assert place_of(desk.session.draft, desk.session.draft.income[0].successor) == 1
    page.grid.choose([0])
    page.commands.delete()
    assert "Bij 1 regel" not in page.message.done.text()


def test_a_duplicate_of_a_line_with_a_name_is_made(desk: Desk) -> None:
    desk.session.load(two())
    page = desk.open("income")
    choose(editor(page, 0, "successor"), 1)
    page.grid.choose([1])
    page.commands.duplicate()
    assert [line.ref is None for line in desk.session.draft.income] == [True, False, True]
