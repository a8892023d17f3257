"""The page of the agreement: statuses, pauses, payments, and the review of a running plan."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.agreement import with_event
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.shell.main_window import MainWindow
from calc import Draft, as_json
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.dossier.codes import Channel
from tests.app.ui.kept import Kept
from tests.building import draft, raw_example


@pytest.fixture
def window(one_window: Kept, example: Callable[[str], Draft]) -> MainWindow:
    return one_window.put_back(example("HH1-afgerond"))


def opened(window: MainWindow) -> AgreementPage:
    window.wizard.open([kind.key for kind in window.wizard.kinds].index("agreement"))
    page = window.wizard.page
    assert isinstance(page, AgreementPage)
    return page


@pytest.fixture
def page(window: MainWindow) -> AgreementPage:
    return opened(window)


def record(page: AgreementPage, status: str, on: str, **typed: str) -> str:
    """Fill in the form and press the button; gives what is wrong."""
    card = page.status
    card.next.setCurrentIndex(card.next.findText(status))
    card.on.setText(on)
    for name, text in typed.items():
        field = getattr(card, name)
        if name in ("channel", "role"):
            field.setCurrentIndex(field.findText(text))
        else:
            field.setText(text)
    card.record.click()
    page.session.assess_now()
    return "" if card.error.isHidden() else card.error.text()


def run(page: AgreementPage) -> None:
    """From nothing to a plan that runs."""
    assert record(page, "aangeboden", "24-11-2026") == ""
    assert record(page, "aanvaard", "26-11-2026", channel="per telefoon", by="SENTINEL-een") == ""
    assert record(page, "loopt", "01-12-2026") == ""


@pytest.fixture(scope="module")
def running(one_window: Kept) -> Draft:
    """HH1 with a plan that runs, as the page records it."""
    session = one_window.session
    session.load(draft(raw_example("HH1-afgerond")))
    made = session.draft
    for event in (
        PlanEvent(status=PlanStatus.OFFERED, on=date(2026, 11, 24)),
        PlanEvent(status=PlanStatus.ACCEPTED, on=date(2026, 11, 26), channel=Channel.PHONE,
                  by="SENTINEL-een"),
        PlanEvent(status=PlanStatus.RUNNING, on=date(2026, 12, 1)),
    ):  # fmt: skip
        found = with_event(made, event, session.assessment, session.policy_file.policy)
        assert isinstance(found, Draft), found
        made = found
    return made


@pytest.fixture
def agreed(one_window: Kept, running: Draft) -> AgreementPage:
    """The page of a plan that runs."""
    return opened(one_window.put_back(running))


@pytest.fixture
def ended(agreed: AgreementPage) -> AgreementPage:
    """The page of a plan at its end, of which all that was agreed came in: one sum."""
    session = agreed.session
    schedule = session.draft.agreement.schedule
    assert schedule is not None
    paid = sum((month.payment for month in schedule.months), Decimal(0))
    assert not session.change(("agreement", "paid_sum"), paid, "x")
    assert record(agreed, "afgelopen", "30-11-2029") == ""
    return agreed


def test_a_plan_is_offered_accepted_and_runs(page: AgreementPage) -> None:
    assert page.status.now.text() == "Nu: nog niets aangeboden"
    run(page)
    agreement = page.session.draft.agreement
    assert agreement.status is PlanStatus.RUNNING
    assert str(agreement.end_date) == "2029-11-30"
    assert agreement.balance_at_start == page.session.draft.debt.balance
    assert "30 november 2029" in page.status.agreed.text()
    assert "26 november 2026: aanvaard, per telefoon, door SENTINEL-een" in (
        page.status.history.text()
    )


def test_each_event_is_one_step_of_undo_and_survives_the_file(page: AgreementPage) -> None:
    run(page)
    session = page.session
    assert session.undo_stack.count() == 3
    assert parse_dossier(dossier_bytes(session.draft)) == session.draft
    session.undo_stack.undo()
    assert session.draft.agreement.status is PlanStatus.ACCEPTED
    assert page.status.now.text() == "Nu: aanvaard"


def test_only_what_can_follow_is_offered(page: AgreementPage) -> None:
    card = page.status
    assert [card.next.itemText(place) for place in range(card.next.count())] == ["aangeboden"]
    run(page)
    assert card.next.findText("aangeboden") == -1
    assert card.next.findText("gepauzeerd") >= 0


def test_a_pause_has_its_months_and_lies_within_the_term(agreed: AgreementPage) -> None:
    card = agreed.status
    card.next.setCurrentIndex(card.next.findText("afgelopen"))
    assert card.first.isHidden()
    said = record(agreed, "gepauzeerd", "01-02-2027", first="12-2029", last="12-2029")
    assert "valt niet binnen het plan" in said
    assert card.first.text() == "12-2029"  # what was typed stays
    assert record(agreed, "gepauzeerd", "01-02-2027", first="03-2027", last="04-2027") == ""
    assert "van maart 2027 tot en met april 2027" in card.history.text()
    row = agreed.session.assessment.schedule[3]
    assert (str(row.month), str(row.payment.amount)) == ("2027-03", "0")
    assert agreed.session.draft.agreement.status is PlanStatus.PAUSED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"on": "morgen", "channel": "per telefoon", "by": "x"}, "welke dag"),
        ({"on": "26-11-2026", "by": "x"}, "langs welke weg"),
        ({"on": "26-11-2026", "channel": "per telefoon"}, "door wie"),
        ({"on": "23-11-2026", "channel": "per telefoon", "by": "x"}, "24 november 2026"),
        ({"on": "26-11-2026", "channel": "per telefoon", "by": "BSN 123456782"}, "bsn"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    typed: dict[str, str], said: str, page: AgreementPage
) -> None:
    record(page, "aangeboden", "24-11-2026")
    on = typed.pop("on")
    assert said in record(page, "aanvaard", on, **typed).lower()
    assert page.session.draft.agreement.status is PlanStatus.OFFERED
    assert page.status.on.text() == on


def test_a_pause_needs_months_that_can_be_read(agreed: AgreementPage) -> None:
    said = record(agreed, "gepauzeerd", "01-02-2027", first="straks", last="04-2027")
    assert "eerste maand" in said.lower()


def test_without_a_plan_there_is_nothing_to_accept(
    page: AgreementPage, example: Callable[[str], Draft]
) -> None:
    page.session.load(example("HH6"))
    record(page, "aangeboden", "24-11-2026")
    said = record(page, "aanvaard", "26-11-2026", channel="per telefoon", by="x")
    assert "geen plan om te aanvaarden" in said


def pay_all(page: AgreementPage) -> Decimal:
    """Every month as agreed, and the plan at its end; gives what is left."""
    run(page)
    session = page.session
    schedule = session.draft.agreement.schedule
    assert schedule is not None
    entries = tuple(
        HistoryEntry(kind=EntryKind.RECEIVED, on=month.month.first_day, amount=month.payment)
        for month in schedule.months
    )
    assert not session.change(("agreement", "entries"), entries, "x")
    assert record(page, "afgelopen", "30-11-2029") == ""
    return page.session.draft.debt.balance - sum(month.payment for month in schedule.months)  # type: ignore[operator,return-value]


CANCELLED = "de rest is kwijtgescholden"


def test_e1_a_discharge_records_the_rest_with_who_decided_it(page: AgreementPage) -> None:
    rest = pay_all(page)
    card = page.status
    card.on.setText("01-12-2029")
    card.on.editingFinished.emit()
    assert card.amount.text() == page.texts.formats.euros(rest)
    assert record(page, CANCELLED, "01-12-2029", by="SENTINEL-A", role="team schrijnend") == ""
    event = page.session.draft.agreement.events[-1]
    assert (event.by, event.role, event.amount) == ("SENTINEL-A", "team schrijnend", rest)
    assert "SENTINEL-A (team schrijnend)" in card.history.text()
    assert f"{page.texts.formats.euros(rest)} vervalt" in card.history.text()
    assert parse_dossier(dossier_bytes(page.session.draft)) == page.session.draft
    page.session.undo_stack.undo()
    assert page.session.draft.agreement.status is PlanStatus.ENDED


@pytest.mark.parametrize(
    ("on", "typed", "said"),
    [
        ("29-11-2029", {"by": "x", "role": "senior"}, "30 november 2029"),
        ("01-12-2029", {"by": "x"}, "rol"),
        ("01-12-2029", {"role": "senior"}, "door wie"),
    ],
)
def test_e1_a_discharge_before_its_day_or_by_nobody_is_refused(
    on: str, typed: dict[str, str], said: str, ended: AgreementPage
) -> None:
    assert said in record(ended, CANCELLED, on, **typed).lower()
    assert ended.session.draft.agreement.status is PlanStatus.ENDED


def test_e1_only_who_may_decide_a_discharge_is_offered(ended: AgreementPage) -> None:
    words = [ended.status.role.itemText(place) for place in range(ended.status.role.count())]
    assert words == ["kies", "team schrijnend", "senior"]


def test_e1_what_was_paid_must_be_known(agreed: AgreementPage) -> None:
    record(agreed, "afgelopen", "30-11-2029")
    agreed.status.on.setText("01-12-2029")
    agreed.status.on.editingFinished.emit()
    assert "Nog niet bekend" in agreed.status.amount.text()
    said = record(agreed, CANCELLED, "01-12-2029", by="Sam", role="senior", reason="x")
    assert "niet bekend wat er is betaald" in said
    assert agreed.session.draft.agreement.status is PlanStatus.ENDED


def test_e1_nothing_received_needs_a_reason(agreed: AgreementPage) -> None:
    agreed.session.change(("agreement", "paid_sum"), Decimal(0), "x")
    record(agreed, "afgelopen", "30-11-2029")
    assert "reden" in record(agreed, CANCELLED, "01-12-2029", by="Sam", role="senior").lower()
    done = record(
        agreed, CANCELLED, "01-12-2029", by="Sam", role="senior", reason="alle maanden pauze"
    )
    assert done == ""
    event = agreed.session.draft.agreement.events[-1]
    assert event.amount == agreed.session.draft.debt.balance


def test_e1_what_was_paid_too_much_goes_back_first_and_all_paid_needs_nobody(
    agreed: AgreementPage,
) -> None:
    session = agreed.session
    balance = session.draft.debt.balance
    assert isinstance(balance, Decimal)
    session.change(("agreement", "paid_sum"), balance + 5, "x")
    record(agreed, "afgelopen", "30-11-2029")
    assert "5,00 te veel betaald" in record(agreed, CANCELLED, "01-12-2029")
    session.change(("agreement", "paid_sum"), balance, "x")
    assert record(agreed, CANCELLED, "01-12-2029") == ""
    assert session.draft.agreement.events[-1].amount == 0


def test_e1_a_plan_that_stopped_may_be_discharged_sooner(agreed: AgreementPage) -> None:
    agreed.session.change(("agreement", "paid_sum"), Decimal(1000), "x")
    record(agreed, "eerder gestopt", "01-08-2028")
    assert record(agreed, CANCELLED, "15-08-2028", by="Sam", role="senior") == ""
    event = agreed.session.draft.agreement.events[-1]
    assert event.amount == agreed.session.draft.debt.balance - 1000  # type: ignore[operator]


def test_after_the_discharge_nothing_follows(ended: AgreementPage) -> None:
    record(ended, CANCELLED, "01-12-2029", by="SENTINEL-A", role="senior")
    assert ended.session.draft.agreement.status is PlanStatus.DISCHARGED
    assert ended.status.next.count() == 0
    assert not ended.status.record.isEnabled()


def test_payments_are_added_month_by_month(page: AgreementPage) -> None:
    page.paid.add_button.click()
    page.paid.add_button.click()
    days = [payment.on.isoformat() for payment in page.session.draft.agreement.entries]
    assert days == ["2026-12-01", "2027-01-01"]
    run(page)
    page.session.change(("agreement", "entries"), (), "weg")
    page.paid.add_button.click()
    assert page.session.draft.agreement.entries[0].on.isoformat() == "2026-12-01"


def test_a_finding_about_the_agreement_leads_to_the_next_status(
    window: MainWindow, page: AgreementPage, qtbot: QtBot
) -> None:
    qtbot.waitExposed(window)
    window.activateWindow()
    window.wizard.go_to("agreement.events")
    assert QApplication.focusWidget() is page.status.next
    window.wizard.go_to("agreement.paid_sum")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Tot nu toe betaald")


class TestReview:
    @pytest.fixture
    def old(self, page: AgreementPage, tmp_path: Path) -> Path:
        path = tmp_path / "oud.json"
        path.write_text(json.dumps(as_json(page.session.assessment)), "utf-8")
        return path

    def test_old_and_new_stand_beside_each_other(self, page: AgreementPage, old: Path) -> None:
        run(page)
        card = page.review
        card.ask = lambda: old
        card.choose.click()
        assert "Einddatum (verschuift niet) | 30 november 2029" in card.facts.said()
        assert card.lines_title.text() == "Geen enkele regel is anders."
        # Before the second month of a plan there is nothing yet that somebody should have written.
        assert "Niemand heeft opgeschreven" not in card.points.text()
        session = page.session
        session.change(("agreement", "paid_sum"), Decimal("0.00"), "niets")
        line = session.draft.income[0]
        assert line.amount
        session.change(("income", 0, "amount"), line.amount + 100, "loon")  # type: ignore[operator]
        session.assess_now()
        assert "+" in card.lines.said().splitlines()[1]
        assert "Wettelijke ruimte" in card.walls.said()

    def test_nothing_is_chosen(self, page: AgreementPage) -> None:
        page.review.ask = lambda: None
        page.review.choose.click()
        page.review.show_assessment()
        assert page.review.facts.isHidden()

    def test_another_plan_is_refused(self, page: AgreementPage, old: Path) -> None:
        page.session.change(("solution", "term_months"), 24, "termijn")
        page.session.assess_now()
        run(page)
        page.review.ask = lambda: old
        page.review.choose.click()
        assert "Dit is een ander plan" in page.review.error.text()
        assert page.review.facts.isHidden()

    @pytest.mark.parametrize(("text", "said"), [("{}", "geen berekening"), (None, "niet")])
    def test_what_cannot_be_used_is_said(
        self, text: str | None, said: str, page: AgreementPage, tmp_path: Path
    ) -> None:
        path = tmp_path / "x.json"
        if text is not None:
            path.write_text(text, "utf-8")
        page.review.ask = lambda: path
        page.review.choose.click()
        assert said in page.review.error.text()

    def test_another_dossier_forgets_the_old_assessment(
        self, page: AgreementPage, old: Path, example: Callable[[str], Draft]
    ) -> None:
        page.review.ask = lambda: old
        page.review.choose.click()
        page.session.load(example("HH2"))
        assert page.review.old is None
        assert page.review.facts.isHidden()
