"""A closed gate is never called "no room", in no kind of output (issue 8, number 5)."""

import json
from typing import Any, Final

import pytest

from app.cli.report import report
from app.i18n import LANGUAGES, Texts, say_rungs
from app.i18n.agreement import say_why
from app.i18n.headline import say_headline
from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from app.services.outgoing_documents import offers
from calc import Draft, assess
from calc.policy.gates import GateKind
from tests.app.documents.conftest import words_only
from tests.app.documents.letters import raw
from tests.app.documents.making import assessed, fitting
from tests.app.documents.test_running import LATER, RULES, running
from tests.tariff_files import shipped

__all__ = ["words_only"]
NO_ROOM: Final = {
    "nl": ("geen ruimte", "te weinig ruimte", "houdt niets over", "kunt u nu niets betalen",
           "niets te betalen over", "geen betaling meer"),
    "en": ("no room", "too little room", "nothing left", "cannot pay anything",
           "no payment follows", "no more payment"),
}  # fmt: skip
GATES: Final[dict[GateKind, dict[str, Any]]] = {
    GateKind.WSNP: {"wsnp": True},
    GateKind.MSNP: {"msnp": True},
    GateKind.BEWIND: {"bewind": True},
    GateKind.PRESCRIPTION: {"sale_date": "2020-01-01", "last_interruption": "UNKNOWN"},
}
SAYS: Final = {
    "nl": "Er wordt nu geen betaling gevraagd, want",
    "en": "No payment is asked now, because",
}
every_gate = pytest.mark.parametrize("gate", GATES, ids=str)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def behind(gate: GateKind, name: str) -> Assessed:
    values = raw(name)
    values["debt"] |= GATES[gate]
    found = assessed(values)
    assert found.assessment.beside.gate.closed_by == (gate,)
    return found


def not_called_no_room(text: str, language: str, names: str = "") -> None:
    plain = text.replace(names, "") if names else text
    found = [line for line in plain.splitlines() for said in NO_ROOM[language]
             if said in line.casefold()]  # fmt: skip
    assert found == []


@every_gate
@every_language
@pytest.mark.parametrize("name", ["HH1-afgerond", "HH3", "HH6"])
def test_the_report_and_every_document_have_other_words(
    gate: GateKind, language: str, name: str
) -> None:
    about, texts = behind(gate, name), Texts(language)
    title = str(about.draft.about.title)
    said = report(texts, about)
    assert SAYS[language] in said
    not_called_no_room(said, language, title)
    made = fitting(about, language)
    assert DocumentKind.DRAAGKRACHTVERKLARING in made
    assert SAYS[language] in made[DocumentKind.CALCULATION_SHEET].text
    for document in made.values():
        not_called_no_room(document.text, language, title)
        not_called_no_room(document.email, language)


@every_gate
@pytest.mark.parametrize("name", ["HH1-afgerond", "HH3", "HH6"])
def test_behind_a_gate_the_sheet_with_help_is_what_is_proposed(gate: GateKind, name: str) -> None:
    """No plan and no letter about one, also where nothing is partial and a plan was there."""
    offered = offers(behind(gate, name), Texts("nl"))
    assert {each.kind for each in offered if each.ticked} == {
        DocumentKind.CALCULATION_SHEET, DocumentKind.REFERRAL,
    }  # fmt: skip
    assert not {each.kind for each in offered if each.fits} & {
        DocumentKind.PLAN, DocumentKind.INTERIM, DocumentKind.NO_PAYMENT, DocumentKind.REVIEW,
        DocumentKind.PAYMENT_FAILED,
    }  # fmt: skip


@every_gate
@every_language
def test_the_solutions_do_not_count_a_gate_as_no_room(gate: GateKind, language: str) -> None:
    for solution in behind(gate, "HH6").assessment.solutions:
        said = say_why(Texts(language), solution)
        met = {"nl": "Klopt: ", "en": "Met: "}[language]
        for part in said.split(". "):
            if part.startswith(met):
                not_called_no_room(part, language)


@every_gate
@every_language
def test_a_running_plan_behind_a_gate_says_what_comes_first(gate: GateKind, language: str) -> None:
    made = running()
    values = json.loads(made.model_dump_json())
    values["debt"] |= GATES[gate]
    later = Draft.model_validate_json(json.dumps(values))
    about = Assessed(later, RULES, assess(later, RULES, shipped(), LATER))
    assert about.assessment.beside.gate.closed_by == (gate,)
    texts = Texts(language)
    headline = say_headline(texts, about.assessment)
    assert headline.later == texts.text("life.running.closed")
    for said in (report(texts, about), headline.later, *say_rungs(texts, about.assessment)):
        not_called_no_room(said, language)


@every_language
def test_a_running_plan_after_a_death_has_no_next_payment(language: str) -> None:
    """Nobody asks for money then: the headline does not call the next amount."""
    made = running()
    values = json.loads(made.model_dump_json())
    values["life_states"] = [{"kind": "overleden", "who": "A", "from_date": "2026-12-20"}]
    later = Draft.model_validate_json(json.dumps(values))
    found = assess(later, RULES, shipped(), LATER)
    assert found.running is not None
    assert found.running.ahead[0].payment.amount
    texts = Texts(language)
    headline = say_headline(texts, found)
    assert headline.amount == texts.text("life.running.none")
    assert headline.later == texts.text("life.running.none_asked")
    said = report(texts, Assessed(later, RULES, found))
    assert f"{headline.caption}: {headline.amount} {headline.later}" in said
