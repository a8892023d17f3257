"""Two changes of one dossier put together: nothing of either is lost unless somebody chose so."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services import editing
from app.services.dossier_store.merging import WHOLE, Whose, merge
from app.services.dossiers import open_dossier
from calc import Draft
from calc.base.period import Frequency
from calc.dossier.budget_lines import LINES, ExpenseLine, IncomeLine
from tests.building import EXAMPLES, draft, income


@cache
def example(name: str) -> Draft:
    return open_dossier(EXAMPLES / f"{name}.uitzicht.json").draft


def changed(before: Draft, *path: str | int, to: object) -> Draft:
    after = editing.changed(before, path, to)
    assert isinstance(after, Draft)
    return after


def edit(before: Draft, what: tuple[str, int, int]) -> Draft:
    """One thing that somebody does; what cannot be done leaves it as it was."""
    kind, where, number = what
    name = LINES[where % 3]
    lines = getattr(before, name)
    place = where % len(lines) if lines else 0
    after: Any = before
    match kind:
        case "amount" if lines:
            after = editing.changed(before, (name, place, "amount"), Decimal(number))
        case "often" if lines:
            after = editing.changed(
                before, (name, place, "frequency"), [Frequency.MONTH, Frequency.WEEK][number % 2]
            )
        case "add":
            line = ExpenseLine(code=["U11", "U12", "U13"][number % 3], amount=Decimal(number))
            after = editing.inserted(before, ("expenses",), where % 4, [line])
        case "remove" if lines:
            after = editing.removed(before, (name,), [place])
        case "move" if lines:
            after = editing.moved(before, (name,), place, number % len(lines))
        case "text":
            path = [("debt", "creditor"), ("notes",), ("about", "story")][where % 3]
            after = editing.changed(before, path, f"tekst {number}")
    return after if isinstance(after, Draft) else before


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["amount", "often", "add", "remove", "move", "text"]),
        st.integers(0, 30),
        st.integers(1, 12),
    ),
    max_size=6,
)
BASES = st.sampled_from(["HH1", "HH2", "HH4", "HH6"])


def after_all(base: Draft, edits: list[tuple[str, int, int]]) -> Draft:
    for each in edits:
        base = edit(base, each)
    return base


@settings(deadline=None, max_examples=60)
@given(BASES, EDITS)
def test_what_only_one_changed_is_theirs(name: str, edits: list[tuple[str, int, int]]) -> None:
    base = example(name)
    one = after_all(base, edits)
    assert merge(base, one, base) == merge(base, base, one)
    assert merge(base, one, base).draft == one
    assert merge(base, one, one).draft == one


def everything(dossier: Draft) -> set[str]:
    """Each line by all it holds, and each text."""
    found = {line.model_dump_json() for name in LINES for line in getattr(dossier, name)}
    return found | texts_in(dossier)


@settings(deadline=None, max_examples=120)
@given(BASES, EDITS, EDITS)
def test_nothing_of_either_is_lost_unless_it_was_chosen(
    name: str, first: list[tuple[str, int, int]], second: list[tuple[str, int, int]]
) -> None:
    base = example(name)
    mine, theirs = after_all(base, first), after_all(base, second)
    merged, other = merge(base, mine, theirs), merge(base, theirs, mine)
    swapped = {clash.key: Whose.THEIRS for clash in other.clashes}
    assert len(merged.clashes) == len(other.clashes)
    if any(clash.key == WHOLE for clash in merged.clashes):
        assert merged.draft == mine
        return
    again = merge(base, theirs, mine, swapped)
    assert everything(merged.draft) == everything(again.draft)
    if not merged.clashes:
        for says in (amounts, texts_in):
            new = (says(mine) | says(theirs)) - says(base)
            gone = says(base) - (says(mine) & says(theirs))
            assert new <= says(merged.draft) <= (says(base) | new)
            assert says(base) - gone <= says(merged.draft)


def amounts(dossier: Draft) -> set[str]:
    """Each amount with its line and how often."""
    return {
        f"{line.code} {line.amount} {line.frequency}"
        for name in LINES
        for line in getattr(dossier, name)
    }


def texts_in(dossier: Draft) -> set[str]:
    return {str(dossier.debt.creditor), dossier.notes, str(dossier.about.story)}


def test_fields_that_do_not_touch_go_together() -> None:
    base = example("HH1")
    mine = changed(base, "debt", "creditor", to="Bank van mij")
    theirs = changed(base, "income", 0, "amount", to=Decimal(1234))
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    assert merged.draft == changed(mine, "income", 0, "amount", to=Decimal(1234))


@pytest.mark.parametrize(("whose", "creditor"), [(Whose.MINE, "Mijn"), (Whose.THEIRS, "Hun")])
def test_a_field_that_both_changed_is_asked(whose: Whose, creditor: str) -> None:
    base = example("HH1")
    mine = changed(base, "debt", "creditor", to="Mijn")
    theirs = changed(base, "debt", "creditor", to="Hun")
    merged = merge(base, mine, theirs)
    assert [clash.path for clash in merged.clashes] == ["debt.creditor"]
    assert merge(base, mine, theirs, {merged.clashes[0].key: whose}).draft.debt.creditor == creditor


def test_an_amount_and_how_often_are_one_answer() -> None:
    """EUR 100 of one and "a week" of the other is a sum that nobody ever said."""
    base = example("HH1")
    mine = changed(base, "expenses", 0, "amount", to=Decimal(100))
    theirs = changed(base, "expenses", 0, "frequency", to=Frequency.WEEK)
    merged = merge(base, mine, theirs)
    assert len(merged.clashes) == 1
    chosen = merge(base, mine, theirs, {merged.clashes[0].key: Whose.THEIRS}).draft
    assert chosen.expenses[0] == theirs.expenses[0]


def test_a_line_that_one_took_away_and_the_other_changed_is_asked() -> None:
    base = example("HH1")
    gone = editing.removed(base, ("expenses",), [0])
    assert isinstance(gone, Draft)
    kept = changed(base, "expenses", 0, "amount", to=Decimal(77))
    merged = merge(base, gone, kept)
    (clash,) = merged.clashes
    assert clash.gone is Whose.MINE
    assert len(merged.draft.expenses) == len(base.expenses) - 1
    both = merge(base, gone, kept, {clash.key: Whose.THEIRS}).draft
    assert kept.expenses[0] in both.expenses


def test_a_payment_that_both_wrote_down_is_one_payment() -> None:
    base = draft(income=[income()])
    paid = [{"kind": "ontvangen", "on": "2026-12-28", "amount": "100.00"}]
    other = [{"kind": "ontvangen", "on": "2026-12-29", "amount": "50.00"}]
    mine = draft(income=[income()], agreement={"entries": paid})
    theirs = draft(income=[income()], agreement={"entries": [*paid, *other]})
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    assert [str(each.amount) for each in merged.draft.agreement.entries] == ["100.00", "50.00"]


def test_two_new_incomes_with_one_name_stay_two() -> None:
    base = draft(income=[income()])
    mine = draft(income=[income(), income("300.00", "I10", ref="L1")])
    theirs = draft(income=[income(), income("400.00", "I11", ref="L1")])
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    assert sorted((line.code, line.ref) for line in merged.draft.income[1:]) == [
        ("I10", "L2"),
        ("I11", "L1"),
    ]


def test_what_is_not_sound_together_is_chosen_whole() -> None:
    """One takes away the partner, the other writes down what the partner earns."""
    two = [{"ref": "A"}, {"ref": "B"}]
    base = draft(adults=two, income=[income()])
    mine = draft(adults=two[:1], income=[income()])
    theirs = draft(adults=two, income=[income(), income("500.00", "I02", who="B")])
    merged = merge(base, mine, theirs)
    assert [clash.key for clash in merged.clashes] == [WHOLE]
    assert merged.draft == mine
    assert merge(base, mine, theirs, {WHOLE: Whose.THEIRS}).draft == theirs


def test_a_line_that_became_another_cost_is_not_the_same_line() -> None:
    base = example("HH1")
    other = IncomeLine(code="I10", amount=Decimal(5), frequency=Frequency.MONTH, who="A")
    mine = changed(base, "income", to=(other, *base.income[1:]))
    theirs = changed(base, "income", 0, "amount", to=Decimal(999))
    assert [clash.gone for clash in merge(base, mine, theirs).clashes] == [Whose.MINE]
