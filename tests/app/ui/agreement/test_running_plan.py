"""A plan that runs, in the window: the schedule in force is its one truth (A1, A2, A3)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import Texts
from app.services.agreement import with_event
from app.services.chart_data import chart_data, describe, say_point
from app.services.varying import Varied
from app.store.dossier_file import dossier_bytes, parse_dossier
from app.ui.agreement.agreement_page import AgreementPage
from app.ui.agreement.entry_card import EntryCard
from app.ui.intake.session import Session
from app.ui.result.result_page import MONTHS, ResultPage
from app.ui.shell.main_window import MainWindow
from app.ui.shell.panel import LivePanel
from calc import Draft
from calc.base.period import Frequency
from calc.dossier.agreed_schedule import EntryKind, HistoryEntry
from calc.dossier.agreement import PlanEvent, PlanStatus
from calc.dossier.codes import Channel
from tests.app.ui.kept import Kept
from tests.building import draft, raw_example

EUR = "€\u00a0"


def accepted(session: Session) -> Draft:
    """The dossier of the session with its plan accepted on 26 November 2026."""
    made = session.draft
    for event in (
        PlanEvent(status=PlanStatus.OFFERED, on=date(2026, 11, 24)),
        PlanEvent(status=PlanStatus.ACCEPTED, on=date(2026, 11, 26), channel=Channel.PHONE, by="x"),
        PlanEvent(status=PlanStatus.RUNNING, on=date(2026, 12, 1)),
    ):
        found = with_event(made, event, session.assessment, session.policy_file.policy)
        assert isinstance(found, Draft), found
        made = found
    return made


def on_day(made: Draft, day: date, months: int) -> Draft:
    """The dossier on a day, with so many months received as agreed."""
    schedule = made.agreement.schedule
    assert schedule is not None
    entries = tuple(
        HistoryEntry(kind=EntryKind.RECEIVED, on=month.month.first_day, amount=month.payment)
        for month in schedule.months[:months]
    )
    agreement = made.agreement.model_copy(update={"entries": entries})
    return made.model_copy(update={"agreement": agreement, "reference_date": day})


@pytest.fixture(scope="module")
def running(one_window: Kept) -> Draft:
    """The plan of HH1 after its first year."""
    one_window.session.load(draft(raw_example("HH1-afgerond")))
    return on_day(accepted(one_window.session), date(2027, 12, 2), 12)


@pytest.fixture
def window(one_window: Kept, running: Draft) -> MainWindow:
    return one_window.put_back(running)


def opened(window: MainWindow, key: str) -> QWidget:
    window.wizard.open([kind.key for kind in window.wizard.kinds].index(key))
    window.session.assess_now()
    return window.wizard.page


def agreement_of(window: MainWindow) -> AgreementPage:
    page = opened(window, "agreement")
    assert isinstance(page, AgreementPage)
    return page


@pytest.fixture
def page(window: MainWindow) -> AgreementPage:
    return agreement_of(window)


def write(card: EntryCard, kind: str, **typed: str) -> dict[str, str]:
    """Write one thing down with the keyboard; gives what is wrong, by field."""
    place = card.kind.findText(kind)
    assert place >= 0, kind
    card.kind.setCurrentIndex(place)
    for name in ("on", "amount", "month", "last", "note"):
        field = getattr(card, name)
        field.clear()
        if name in typed:
            QTest.keyClicks(field, typed[name])
    QTest.keyClick(card.on, Qt.Key.Key_Return)
    card._session.assess_now()
    names = ("kind", "on", "amount", "month", "last", "note")
    return {name: said for name in names if (said := card.form.wrong(name))}


class TestWhatWasAgreed:
    def test_a3_sums_and_months_are_those_of_the_agreement(self, page: AgreementPage) -> None:
        card = page.running
        assert card.next.text() == f"Volgende betaling: {EUR}435,00 in december 2027."
        facts = card.facts.said()
        for said in (
            "Begonnen op | 1 december 2026",
            "Einddatum (verschuift niet) | 30 november 2029",
            f"Al betaald | {EUR}4.920,00",
            f"Nog te betalen | {EUR}10.440,00",
            f"Rest op de einddatum | {EUR}23.090,00",
        ):
            assert said in facts
        rows = card.months.said().splitlines()
        assert rows[1] == "december 2026 | 395,00 | 395,00 | betaald"
        assert rows[13] == "december 2027 | 435,00 |  | nu te betalen"
        assert rows[14] == "januari 2028 tot en met november 2029 | 435,00 |  | komt nog"
        assert len(rows) == 15

    def test_without_an_agreement_there_is_nothing_of_it(
        self, page: AgreementPage, example: Callable[[str], Draft]
    ) -> None:
        page.session.load(example("HH1-afgerond"))
        assert page.running.isHidden()
        assert page.entry.isHidden()
        assert page.review.accept.isHidden()
        assert not page.take_over.isHidden()


class TestEntries:
    def test_each_entry_is_one_step_of_undo_and_survives_the_file(
        self, page: AgreementPage
    ) -> None:
        session, card = page.session, page.entry
        before = session.draft
        assert write(card, "ontvangen", on="2-12-2027", amount="200,00") == {}
        assert session.undo_stack.count() == 1
        assert page.running.next.text() == (
            f"Volgende betaling: {EUR}235,00 in december 2027; {EUR}200,00 is al betaald."
        )
        assert "december 2027 | 435,00 | 200,00 | deels betaald" in page.running.months.said()
        assert parse_dossier(dossier_bytes(session.draft)) == session.draft
        session.undo_stack.undo()
        assert session.draft == before

    def test_what_the_bank_took_back_is_to_be_paid_again(self, page: AgreementPage) -> None:
        said = write(
            page.entry, "teruggeboekt door de bank", on="2-12-2027", amount="435", month="11-2027"
        )
        assert said == {}
        assert "november 2027 | 435,00 |  | teruggeboekt" in page.running.months.said()
        assert f"Al betaald | {EUR}4.485,00" in page.running.facts.said()

    def test_a_joker_names_its_month_and_has_no_amount(self, page: AgreementPage) -> None:
        card = page.entry
        assert set(write(card, "overgeslagen (joker)", on="2-12-2027")) == {"month"}
        assert card.amount.isHidden()
        assert write(card, "overgeslagen (joker)", on="2-12-2027", month="12-2027") == {}
        assert "december 2027 | 435,00 |  | overgeslagen (joker)" in page.running.months.said()
        assert f"Overgeslagen met een joker | {EUR}435,00" in page.running.facts.said()
        assert page.running.next.text().endswith("in januari 2028.")

    def test_a_pause_and_a_correction(self, page: AgreementPage) -> None:
        card = page.entry
        said = write(card, "pauze", on="2-12-2027", month="01-2028", last="02-2028")
        assert said == {}
        assert page.session.draft.agreement.status is PlanStatus.PAUSED
        assert write(card, "correctie van de schuld", on="2-12-2027", amount="1.000,00") == {}
        assert f"Correctie van de schuld | {EUR}1.000,00" in page.running.facts.said()
        assert page.session.undo_stack.count() == 2
        assert write(card, "terugbetaald door ons", on="2-12-2027", amount="35", month="11-2027") \
            == {}  # fmt: skip
        assert f"betaald, {EUR}35,00 terugbetaald" in page.running.months.said()

    def test_a_second_pause_while_one_lasts_is_refused(self, page: AgreementPage) -> None:
        pause = {"on": "2-12-2027", "month": "01-2028", "last": "02-2028"}
        assert write(page.entry, "pauze", **pause) == {}
        write(page.entry, "pauze", **pause | {"month": "05-2028", "last": "05-2028"})
        assert page.entry.form.error.text() or page.entry.form.wrong("kind")
        assert page.session.undo_stack.count() == 1

    def test_what_was_typed_and_not_recorded_comes_back(self, page: AgreementPage) -> None:
        QTest.keyClicks(page.entry.note, "even wachten")
        again = EntryCard(page.session, page.texts)
        assert again.note.text() == "even wachten"
        again.deleteLater()


@pytest.fixture(scope="class")
def refusing(one_window: Kept, running: Draft) -> AgreementPage:
    """One page for all of these: none of them changes the dossier, and each types anew."""
    return agreement_of(one_window.put_back(running))


class TestRefusedEntries:
    @pytest.mark.parametrize(
        ("typed", "wrong", "said"),
        [
            ({"on": "31-2-2027", "amount": "10"}, "on", "welke dag"),
            ({"on": "", "amount": "10"}, "on", "welke dag"),
            ({"on": "2-12-2027", "amount": ""}, "amount", "nog niet ingevuld"),
            ({"on": "2-12-2027", "amount": "veel"}, "amount", "bedrag"),
            ({"on": "2-12-2027", "amount": "-5"}, "amount", "lager dan nul"),
            ({"on": "2-12-2027", "amount": "5", "month": "straks"}, "month", "maand"),
            ({"on": "2-12-2027", "amount": "5", "month": "11-2026"}, "month", "binnen het plan"),
            ({"on": "2-12-2027", "amount": "5", "note": "BSN 123456782"}, "note", "bsn"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
        self, typed: dict[str, str], wrong: str, said: str, refusing: AgreementPage
    ) -> None:
        before = refusing.session.draft
        found = write(refusing.entry, "ontvangen", **typed)
        assert set(found) == {wrong}
        assert said in found[wrong].lower()
        assert refusing.session.draft == before
        for name, text in typed.items():
            assert getattr(refusing.entry, name).text() == text


class TestReview:
    def test_a1_nothing_changed_is_the_rest_of_the_agreed_schedule(
        self, page: AgreementPage
    ) -> None:
        card = page.review
        assert card.old is None
        assert card.steps.title.text() == "De bedragen blijven zoals afgesproken."
        said = card.steps.grid.said()
        assert "januari 2028 tot en met november 2029 | 435,00 | 435,00 | 0,00" in said
        assert "Einddatum (verschuift niet) | 30 november 2029" in card.facts.said()

    def test_another_income_gives_other_steps_and_the_button_records_them(
        self, page: AgreementPage
    ) -> None:
        session, card = page.session, page.review
        line = session.draft.income[0]
        assert isinstance(line.amount, Decimal)
        session.change(("income", 0, "amount"), line.amount - 150, "loon")
        session.assess_now()
        assert card.steps.title.text() == "De stappen naast elkaar, per maand"
        row = card.steps.grid.said().splitlines()[1].split(" | ")
        assert row[1] == "435,00"
        assert Decimal(row[2].replace(",", ".")) < 435
        steps = session.undo_stack.count()
        card.accept.click()
        assert card.refused.isHidden(), card.refused.text()
        agreement = session.draft.agreement
        assert session.undo_stack.count() == steps + 1
        assert len(agreement.earlier_schedules) == 1
        assert agreement.schedule is not None
        assert str(agreement.schedule.from_month) == "2028-01"
        assert agreement.end_date == date(2029, 11, 30)
        assert card.steps.title.text() == "De bedragen blijven zoals afgesproken."
        session.undo_stack.undo()
        assert not session.draft.agreement.earlier_schedules

    def test_why_a_review_cannot_be_recorded_is_said(self, page: AgreementPage) -> None:
        session = page.session
        session.change(("agreement", "entries"), (), "weg")
        session.assess_now()
        page.review.accept.click()
        assert "punten open" in page.review.refused.text()
        assert not session.draft.agreement.earlier_schedules

    def test_a_short_dip_is_offered_as_a_pause_with_both_outcomes(
        self, page: AgreementPage
    ) -> None:
        session, card = page.session, page.review
        line = session.draft.expenses[0]
        dip = line.model_copy(
            update={"amount": Decimal("300.00"), "frequency": Frequency.MONTH,
                    "from_date": date(2028, 3, 1), "until": date(2028, 4, 30)}
        )  # fmt: skip
        session.change(("expenses",), (*session.draft.expenses, dip), "dip")
        session.assess_now()
        running = session.assessment.running
        assert running is not None
        assert running.pause_offered is not None
        rows = card.steps.pause.said().splitlines()
        assert [row.split(" | ")[0] for row in rows] == ["Zonder pauze", "Met pauze"]
        assert rows[0].split(" | ")[2] != rows[1].split(" | ")[2]
        card.steps.pause_button.click()
        [(first, _)] = session.draft.agreement.pauses()
        assert first == running.pause_offered.pauses[0][0]
        assert card.steps.pause_button.isHidden()


class TestNothingOfANewPlan:
    def test_a2_the_panel_leads_with_the_next_payment(self, window: MainWindow) -> None:
        panel = window.findChild(LivePanel)
        assert panel is not None
        opened(window, "agreement")
        pays = panel.pays
        assert pays.caption.text() == "Volgende betaling"
        assert (pays.amount.text(), pays.later.text()) == (f"{EUR}435,00", "in december 2027")
        assert pays.ends.text() == "Einddatum, zoals afgesproken: 30 november 2029."
        assert pays.paid.text() == f"Al betaald: {EUR}4.920,00. Nog te betalen: {EUR}10.440,00."
        assert pays.badge.text().startswith("Afgesproken plan")
        assert pays.rungs.isHidden()

    def test_a2_the_outcome_and_its_chart_know_what_is_past(
        self, window: MainWindow, texts: Texts
    ) -> None:
        page = opened(window, "result")
        assert isinstance(page, ResultPage)
        assert page.say.why.text() == "Deze bedragen zijn afgesproken op 26 november 2026."
        page.tabs.open(MONTHS)
        assert f"Al betaald: {EUR}4.920,00" in page.months.facts.said()
        assert page.no_plan.isHidden()
        assert page.months.rungs.isHidden()  # one amount is left
        assert f"nog te betalen {EUR}10.440,00" in page.steps.total.text()
        data = chart_data(window.session.assessment, texts)
        assert data is not None
        assert data.past == 12
        assert "De eerste 12 maanden zijn geweest." in describe(texts, data)
        assert " · betaald" in say_point(texts, data, 0)
        assert "betaal" not in say_point(texts, data, 20).partition(" · ")[2].replace(
            "betaling", ""
        )

    def test_a2_the_result_is_of_the_month_to_come(self, window: MainWindow) -> None:
        page = opened(window, "result")
        assert isinstance(page, ResultPage)
        said = page.say.sentence.text()
        assert said.startswith(f"“Uw volgende betaling is {EUR}435, in december 2027.")
        assert "30 november 2029" in said
        assert page.money.title.text().endswith("januari 2028, per maand")
        walls = page.explain.walls
        assert "januari 2028" in walls.title.text()
        titles = [label.text() for label in walls.floor.findChildren(QLabel)]
        assert "De wettelijke ruimte in januari 2028" in titles

    def test_what_if_keeps_term_and_start(self, window: MainWindow) -> None:
        page = opened(window, "result")
        assert isinstance(page, ResultPage)
        page.open_what_if()
        assert page.drawer is not None
        assert not page.drawer.chips[Varied.TERM].isEnabled()
        assert not page.drawer.chips[Varied.START].isEnabled()
        assert page.drawer.chips[Varied.INCOME].isEnabled()
