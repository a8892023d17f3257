"""A supervisor sees what was asked in a conversation, in words and with the answer."""

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.call.officer_choices import with_room_shown
from app.services.call.reply import Reply
from app.services.editing import changed_place
from app.services.intake.asked_words import asked_rows
from calc import Draft
from calc.dossier.handling import Handling
from tests.app.services.call.saying import (
    NO,
    NOT_FOR_ME,
    ON,
    UNKNOWN_IS_SAID,
    YES,
    amount,
    chose,
    say,
)

OFFICER = Draft(handling=Handling(officer="SENTINEL-medewerker"))


def rows(draft: Draft, language: str = "nl") -> dict[str, str]:
    found = {}
    for question, day, who, answer in asked_rows(Texts(language), draft):
        assert "SENTINEL-medewerker" in who
        assert "2026" in day
        found[question] = answer
    return found


def test_the_question_as_it_was_put_and_what_was_answered() -> None:
    draft = say(OFFICER, "hh-who", chose("pk"))
    draft = say(draft, "inc-kinds.B", chose("wp"))
    draft = say(draft, "chk-letters", UNKNOWN_IS_SAID)
    draft = say(draft, "hello-moment", NO)
    draft = say(draft, "home-water", amount(0))
    draft = say(draft, "home-energy", NOT_FOR_ME)
    draft = say(say(draft, "oth-kinds", chose("n")), "chk-paid", YES)
    draft = with_room_shown(draft, ON)
    found = rows(draft)
    assert found["Wie wonen er bij u in huis?"] == "partner en kinderen onder 18"
    assert found["Welk geld komt er bij uw partner binnen?"] == "vast werk en pensioen of lijfrente"
    assert found["Liggen er nog brieven die u niet open heeft gemaakt?"] == "klant weet het niet"
    assert found["Kunt u nu rustig met mij praten?"] == "nee"
    assert found["Wat betaalt u voor water?"] == "er is niets"
    assert found["Wat betaalt u voor gas en stroom?"] == "niet van toepassing"
    assert found["Zijn uw vaste lasten de laatste twee maanden betaald?"] == "ja"
    derived = "Heeft u een brief over het afsluiten van stroom, gas of water?"
    assert found[derived] == "afgeleid uit een ander antwoord, niet gevraagd"
    assert found["De ruimte is getoond voor de laatste kosten gevraagd waren."] == "ja"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_child_that_is_gone_and_a_question_that_is_no_more_have_words(language: str) -> None:
    draft = say(say(OFFICER, "hh-who", chose("pk")), "hh-children", Reply(number=1))
    draft = say(draft, "hh-child-of.K1", chose("s"))
    draft = draft.model_copy(update={"children": ()})
    later = draft.asked[0].model_copy(update={"question": "call.of-later.A"})
    found = rows(draft.model_copy(update={"asked": (*draft.asked, later)}), language)
    assert not any("[" in question or "call." in question for question in found)


def test_undo_of_a_gate_goes_to_its_question() -> None:
    draft = say(OFFICER, "inc-kinds.A", chose("w"))
    other = say(draft, "inc-kinds.A", chose("wp"))
    assert changed_place(draft, other) == ("call.inc-kinds.A",)
