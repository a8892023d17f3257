"""The row of a dossier: why it is where it is, for a household of each reason; no payment that may
not be said."""

from datetime import date
from typing import Any

import pytest

from app.i18n import Texts
from app.resources import EXAMPLES
from app.services.dossier_store.row import RowStatus, row_of, title_of
from app.services.dossier_store.row_words import RowKey, RowWords, row_words
from app.services.organisation import read_organisation
from app.store.database.need import Need
from app.store.dossier_file import read_dossier
from calc import Draft, assess
from tests.building import cost, decided, draft, example_policy, income, raw_draft, settled
from tests.lives import accepted, paid_through, pause
from tests.tariff_files import shipped

ON = date(2026, 11, 23)
POLICY = read_organisation(None).policy_file
Row = dict[str, Any]
LAWFUL: dict[str, Any] = {
    "debt": {"balance": "90000.00"},
    "income": [income("2600.00")],
    "expenses": [cost("1000.00")],
    "checks": settled(),
    "reasons": decided("minimum_too_long", "schuldhulp"),
}


def example(name: str) -> Draft:
    read = read_dossier(EXAMPLES / f"{name}.uitzicht.json")
    assert isinstance(read, Draft)
    return read


def row(draft: Draft, on: date = ON, policy: Any = POLICY) -> Row:
    return {
        **row_of(draft, assess(draft, policy, shipped(), on)),
        "id": "a" * 32,
        "officer": "anna",
    }


def said(row: Row, on: date = ON) -> RowWords:
    return row_words(Texts("nl"), row, on, "anna")


def changed(made: Draft, **parts: Any) -> Draft:
    """The dossier with other values in its parts."""
    raw = made.model_dump(mode="json", exclude_unset=True)
    for name, values in parts.items():
        raw[name] = {**raw.get(name, {}), **values} if isinstance(values, dict) else values
    return draft(raw)


RULES = example_policy()
DIED = [{"kind": "overleden", "who": "A", "from_date": "2026-10-01"}]


def running(*later: Any, months: int = 0, on: date = date(2027, 2, 10), **more: Any) -> Row:
    """A plan that runs since December 2026, with so many months paid, on a day."""
    made = accepted(LAWFUL, RULES, *later, law=True)
    return row(paid_through(made, months, **more) if months else made, on, RULES)


@pytest.mark.parametrize(
    ("made", "need", "reason", "status"),
    [
        (lambda: row(example("HH6")), Need.PEOPLE, "not_taken_over", "help_first"),
        (lambda: row(changed(example("HH1"), life_states=DIED)),
         Need.PEOPLE, "deceased", "help_first"),
        (lambda: row(example("HH1")), Need.MONEY_MISSED, "money_missed", "concept"),
        (lambda: row(example("HH3")), Need.OLD_TOO_HIGH, "old_too_high", "concept"),
        (lambda: row(example("HH5")), Need.OPEN, "concept", "concept"),
        (lambda: row(example("HH1-afgerond")), Need.OPEN, "ready", "concept"),
        (lambda: row(draft({})), Need.OPEN, "not_asked", "concept"),
        (lambda: row(changed(example("HH5"), debt={"wsnp": True})),
         Need.NO_ROOM, "closed", "no_payment"),
        (lambda: row(draft(raw_draft(**LAWFUL | {"expenses": [cost("2600.00")]})), policy=RULES),
         Need.NO_ROOM, "no_room", "no_payment"),
        (lambda: running(months=3), Need.RUNS, "runs", "running"),
        (lambda: running(months=1), Need.PAYMENT_MISSED, "payment_missed", "running"),
        (lambda: running(pause("2027-02", "2027-03"), months=2), Need.RUNS, "paused", "running"),
        (lambda: running({"status": "afgelopen", "on": "2029-12-01"}, months=36,
                         on=date(2029, 12, 10)), Need.DONE, "done", "done"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_a_household_of_each_reason(made: Any, need: Need, reason: str, status: str) -> None:
    found = made()
    assert (found["need"], found["reason"], found["status"]) == (need, reason, status)
    words = said(found)
    assert words.whys[0].title
    assert words.whys[0].sentence


def test_an_income_that_stops_comes_before_money_and_after_people() -> None:
    """HH6 once the team took it over: it stands first by the Ziektewet that stops."""
    found = row(changed(example("HH6"), schrijnend={"handled_by": "team"}))
    assert found["need"] > Need.INCOME_STOPS
    assert found["income_stops"] == "2027-02-14"
    words = said(found)
    assert words.status is RowStatus.HELP_FIRST
    assert words.whys[0].title == "Inkomen stopt: WW, Ziektewet, WIA, Wajong"
    assert words.key is RowKey.CALL
    assert said(found, date(2026, 11, 13)).status is not RowStatus.HELP_FIRST
    assert said(found, date(2027, 2, 15)).whys[0].title.startswith("Inkomen is gestopt")


def test_the_next_payment_is_missed_the_day_after_its_month_without_a_save() -> None:
    found = running(months=3)
    assert found["payment_due"] == "2027-03-31"
    assert said(found, date(2027, 3, 31)).status is RowStatus.RUNNING
    late = said(found, date(2027, 4, 1))
    assert (late.status, late.whys[0].title) == (RowStatus.HELP_FIRST, "Betaling is niet gekomen")


def test_where_nobody_keeps_the_list_no_payment_is_called_missed() -> None:
    found = running()
    assert (found["need"], found["payment_due"]) == (Need.RUNS, None)


def test_a_day_that_was_agreed_is_said_and_counts_from_that_day() -> None:
    found = row(changed(example("HH5"), contact={"next_conversation": "2026-12-07"}))
    assert said(found).contact == "07-12-2026"
    assert said(found).contact_known
    assert said(found, date(2026, 12, 6)).whys[0].title == "Plan is nog concept"
    assert said(found, date(2026, 12, 7)).whys[0].title == "Vandaag spreken"
    assert said(found, date(2026, 12, 7)).contact_brief == "vandaag"
    assert said(found, date(2026, 12, 8)).whys[0].title == "De dag van het gesprek is voorbij"


def test_without_a_day_the_last_that_the_policy_leaves_is_said() -> None:
    found = row(example("HH5"))
    assert (said(found).contact, said(found).contact_brief) == ("vóór 23-03-2027", "vóór 23 mrt")


@pytest.mark.parametrize(
    ("name", "payment", "since", "shown"),
    [
        ("HH1", 16500, None, "€ 165"),
        ("HH3", 3500, "2027-12-01", "€ 35 vanaf dec 2027"),
        ("HH4", 0, None, "nu niets"),
        ("HH6", None, None, ""),
    ],
)
def test_the_payment_of_the_list(
    name: str, payment: int | None, since: str | None, shown: str
) -> None:
    found = row(example(name))
    assert (found["payment"], found["payment_from"]) == (payment, since)
    assert said(found).payment == shown


def test_from_its_month_on_a_later_payment_is_that_of_now() -> None:
    assert said(row(example("HH3")), date(2027, 12, 1)).payment == "€ 35"


def test_no_payment_while_costs_are_asked_behind_a_gate_or_without_income() -> None:
    talked = [{"question": "call.household_type"}]
    whole = example("HH1")
    begun = changed(whole, asked=talked, expenses=[
        line.model_dump(mode="json", exclude_unset=True) for line in whole.expenses[:3]
    ])  # fmt: skip
    assert assess(begun, POLICY, shipped(), ON).headline.amount is not None
    hidden = row(begun)
    assert hidden["payment"] is None
    assert said(hidden).payment == ""
    assert row(changed(example("HH5"), debt={"bewind": True}))["payment"] is None
    assert row(changed(example("HH1"), income=[], asked=[]))["payment"] is None


def test_who_may_not_be_called_has_no_key_for_it() -> None:
    died = said(row(changed(example("HH1"), life_states=DIED)))
    assert (died.keys, died.contact) == ((RowKey.OPEN,), "")
    waits = said(row(example("HH6")))
    assert RowKey.CALL not in waits.keys
    assert RowKey.DAY in waits.keys


def test_only_a_dossier_of_somebody_else_can_be_taken() -> None:
    found = row(example("HH5"))
    assert RowKey.TAKE not in said(found).keys
    assert RowKey.TAKE in row_words(Texts("nl"), found, ON, "bea").keys


def test_the_name_is_of_the_first_person_else_the_title() -> None:
    assert title_of(example("HH2")) == "Dhr. M. Proef"
    assert title_of(draft({"about": {"title": "Map 7"}})) == "Map 7"
    assert said(row(draft({}))).name == "Nog zonder naam"


def test_a_screen_reader_hears_the_whole_row_and_the_reason() -> None:
    heard = said(row(example("HH3"))).spoken(Texts("nl"))
    for part in ("Mw. C. Model", "concept", "Oude regeling is te hoog", "21.900", "35",
                 "RS-VOORBEELD-003"):  # fmt: skip
        assert part in heard
