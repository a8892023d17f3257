"""What an answer does to the dossier: one change, with its record, never twice the same line."""

from datetime import date
from decimal import Decimal
from typing import cast

import pytest

from app.i18n import Texts
from app.i18n.sentences import say_problem
from app.services.call.answering import answered
from app.services.call.conversation import Conversation
from app.services.call.given import given_of
from app.services.call.reply import Given, Reply
from app.services.call.turns import TurnState
from calc import UNKNOWN, Draft, Month, Problem
from calc.base.period import Frequency
from calc.dossier.asked import Answer, Topic
from calc.dossier.codes import (
    Certainty,
    Channel,
    CheckState,
    Evidence,
    HouseholdType,
    Tenure,
)
from calc.dossier.household import HousemateKind
from calc.dossier.people import Helper
from calc.dossier.solution import SolutionCondition
from calc.dossier.topics import asked
from tests.app.services.call.player import assessed, example
from tests.app.services.call.saying import (
    NO,
    NOT_FOR_ME,
    ON,
    UNKNOWN_IS_SAID,
    YES,
    amount,
    chose,
    refused,
    said,
    say,
    state,
    turn_of,
)

NEW = Draft()
HH1 = example("HH1")
HH1_ON = date(2026, 11, 23)


def check(draft: Draft, code: str) -> CheckState:
    return next((each.state for each in draft.checks if each.code == code), CheckState.NOT_ASKED)


def test_an_amount_is_a_line_with_its_frequency_and_proof() -> None:
    draft = say(NEW, "home-water", amount("53.10", evidence=Evidence.SEEN, note="vier keer"))
    (line,) = draft.expenses
    assert (line.code, line.amount, line.frequency) == ("U06", Decimal("53.10"), Frequency.QUARTER)
    assert (line.who, line.evidence, line.note) == ("A", Evidence.SEEN, "vier keer")
    assert said(draft, "U06") == ()
    assert state(draft, "home-water") is TurnState.ANSWERED


def test_another_amount_changes_the_line_and_doubles_nothing() -> None:
    draft = say(NEW, "home-water", amount(50, note="x"))
    draft = say(draft, "home-water", amount(20, frequency=Frequency.MONTH))
    (line,) = draft.expenses
    assert (line.amount, line.frequency, line.note) == (Decimal(20), Frequency.MONTH, "x")
    assert [record.question for record in draft.asked] == ["U06"]


def test_nothing_is_an_answer_and_makes_no_line() -> None:
    draft = say(NEW, "home-water", amount(0))
    assert draft.expenses == ()
    assert said(draft, "call.home-water") == ("0",)
    assert state(draft, "home-water") is TurnState.ANSWERED
    # Somebody remembers it after all; and then not.
    draft = say(draft, "home-water", amount(9, note="uit de brief"))
    assert said(draft, "call.home-water") is None
    draft = say(draft, "home-water", amount(0))
    assert draft.expenses == ()
    assert "uit de brief" in draft.notes


def test_not_known_is_a_line_without_an_amount() -> None:
    draft = say(NEW, "home-water", UNKNOWN_IS_SAID)
    assert draft.expenses[0].amount is UNKNOWN
    assert draft.asked[-1].answer is Answer.UNKNOWN
    assert state(draft, "home-water") is TurnState.UNKNOWN
    draft = say(draft, "home-water", amount(30, evidence=Evidence.ESTIMATED))
    assert state(draft, "home-water") is TurnState.ANSWERED


def test_not_applicable_stays_one() -> None:
    draft = say(NEW, "home-water", NOT_FOR_ME)
    assert draft.expenses == ()
    assert state(draft, "home-water") is TurnState.NOT_APPLICABLE


def test_what_is_typed_later_wins_from_what_was_said() -> None:
    draft = say(NEW, "home-water", NOT_FOR_ME)
    (line,) = say(NEW, "home-water", amount(30)).expenses
    typed = draft.model_copy(update={"expenses": (line,)})
    assert state(typed, "home-water") is TurnState.ANSWERED
    draft = say(say(NEW, "hello-channel", chose("e")), "hello-email", UNKNOWN_IS_SAID)
    assert state(draft, "hello-email") is TurnState.UNKNOWN
    contact = draft.contact.model_copy(update={"email": "een@voorbeeld.example"})
    assert state(draft.model_copy(update={"contact": contact}), "hello-email") is (
        TurnState.ANSWERED)  # fmt: skip


def test_a_shared_line_stays_when_one_adult_has_none_of_it() -> None:
    draft = say(say(say(NEW, "hh-who", chose("p")), "inc-kinds.A", chose("p")),
                "inc-pension.A", amount(300))  # fmt: skip
    shared = draft.income[0].model_copy(update={"who": "AB"})
    draft = draft.model_copy(update={"income": (shared,)})
    assert len(say(draft, "inc-kinds.A", chose("w")).income) == 1


def test_one_more_line_of_the_same_code() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("p")), "inc-pension.A", amount(400))
    talk = Conversation(draft, ON)
    turn = turn_of(draft, "inc-pension.A")
    draft2 = answered(talk, talk.another(turn), amount(90))
    assert isinstance(draft2, Draft)
    assert [line.amount for line in draft2.income] == [400, 90]
    assert state(draft2, "inc-pension.A.2") is TurnState.ANSWERED
    draft3 = say(draft2, "inc-pension.A.2", amount(95))
    assert [line.amount for line in draft3.income] == [400, 95]


def test_the_rent_is_also_what_huurtoeslag_looks_at() -> None:
    draft = say(NEW, "home-tenure", chose("h"))
    assert draft.housing.tenure is Tenure.RENT
    draft = say(draft, "home-rent", amount(700, then=Decimal(30)))
    assert [(line.code, line.amount) for line in draft.expenses] == [
        ("U01", Decimal(700)),
        ("U02", Decimal(30)),
    ]
    assert (draft.housing.basic_rent, draft.housing.service_costs) == (Decimal(700), Decimal(30))
    # Per week it is no monthly rent.
    weekly = say(say(NEW, "home-tenure", chose("h")), "home-rent",
                 amount(160, frequency=Frequency.WEEK))  # fmt: skip
    assert weekly.housing.basic_rent is UNKNOWN


def test_income_of_each_adult_is_their_own() -> None:
    draft = say(NEW, "hh-who", chose("p"))
    draft = say(say(draft, "inc-kinds.A", chose("w")), "inc-kinds.B", chose("w"))
    draft = say(draft, "inc-wage.B", amount(985, then=Frequency.FOUR_WEEKS))
    assert state(draft, "inc-wage.A") is TurnState.OPEN
    assert state(draft, "inc-wage.B") is TurnState.ANSWERED
    (line,) = draft.income
    assert (line.who, line.frequency) == ("B", Frequency.FOUR_WEEKS)


def test_a_varying_income_counts_its_lowest_month_until_all_are_known() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("z")), "inc-profit.A",
                amount(2350, then=Decimal(1400)))  # fmt: skip
    (line,) = draft.income
    assert line.amount == 1400
    assert line.varying
    assert "2350" in str(line.note)


def test_money_that_does_not_always_come_is_not_counted_on() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("x")), "inc-maintenance", amount(200, then=False))
    assert draft.income[0].certainty is Certainty.EXPECTED


def test_money_that_comes_once_waits_for_its_day() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("e")), "inc-once", amount(5000))
    assert draft.income[0].date is UNKNOWN
    draft = say(draft, "inc-once", amount(5000, then=date(2026, 9, 1)))
    assert draft.income[0].date == date(2026, 9, 1)


def test_an_end_of_work_is_on_the_line_of_the_wage() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("t")), "inc-wage.A", amount(1800))
    draft = say(draft, "inc-wage-until.A", Reply(day=date(2026, 12, 31)))
    (line,) = draft.income
    assert line.until == date(2026, 12, 31)
    assert state(draft, "inc-wage-until.A") is TurnState.ANSWERED


def test_a_kind_that_is_not_there_after_all_takes_its_line_along() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("wp")), "inc-pension.A", amount("400.50"))
    draft = say(draft, "inc-kinds.A", chose("w"))
    assert draft.income == ()
    assert state(draft, "inc-pension.A") is TurnState.CLOSED
    assert "400,50" in draft.notes  # nothing that was typed is lost


def test_lines_of_the_other_adult_stay() -> None:
    draft = say(NEW, "hh-who", chose("p"))
    draft = say(say(draft, "inc-kinds.A", chose("p")), "inc-kinds.B", chose("p"))
    draft = say(say(draft, "inc-pension.A", amount(1)), "inc-pension.B", amount(2))
    draft = say(draft, "inc-kinds.A", chose("w"))
    assert [line.who for line in draft.income] == ["B"]


def test_who_lives_here_makes_the_household() -> None:
    draft = say(NEW, "hh-who", chose("a"))
    assert draft.household_type is HouseholdType.SINGLE
    assert said(draft, "call.hh-who") == ("a",)
    draft = say(draft, "hh-who", chose("pkv"))
    assert [str(adult.ref) for adult in draft.adults] == ["A", "B"]
    assert [other.kind for other in draft.housemates] == [HousemateKind.GROWN_CHILD]
    draft = say(draft, "hh-children", Reply(number=2))
    assert [child.ref for child in draft.children] == ["K1", "K2"]
    assert draft.household_type is HouseholdType.COUPLE_WITH_CHILDREN
    draft = say(draft, "hh-child-of.K2", chose("a"))
    assert draft.household_type is HouseholdType.BLENDED


def test_a_kind_of_household_that_somebody_chose_stays() -> None:
    draft = Draft(household_type=HouseholdType.BLENDED)
    assert say(draft, "hh-who", chose("a")).household_type is HouseholdType.BLENDED


def test_who_left_is_in_the_notes() -> None:
    draft = say(say(NEW, "hh-who", chose("pk")), "hh-children", Reply(number=2))
    draft = say(draft, "hh-partner-name", Reply(text="SENTINEL-partner"))
    draft = say(draft, "hh-child-name.K2", Reply(text="SENTINEL-kind", then=Month(2019, 3)))
    draft = say(draft, "home-water", amount(50))
    draft = say(draft, "hh-children", Reply(number=1))
    assert len(draft.children) == 1
    assert "SENTINEL-kind 2019-03" in draft.notes
    draft = say(draft, "hh-who", chose("a"))
    assert (len(draft.adults), draft.children) == (1, ())
    assert "SENTINEL-partner" in draft.notes
    assert [line.who for line in draft.expenses] == ["A"]
    assert draft.household_type is HouseholdType.SINGLE


def test_the_age_of_a_child_is_enough() -> None:
    draft = say(say(NEW, "hh-who", chose("k")), "hh-children", Reply(number=1))
    draft = say(draft, "hh-child-name.K1", Reply(then=Month(2019, 3)))
    assert draft.children[0].birth_month == Month(2019, 3)
    assert draft.children[0].name is UNKNOWN
    assert state(draft, "hh-child-name.K1") is TurnState.ANSWERED


def test_no_children_after_all() -> None:
    draft = say(say(NEW, "hh-who", chose("k")), "hh-children", Reply(number=0))
    assert state(draft, "all-child-budget") is TurnState.CLOSED


@pytest.mark.parametrize(
    ("key", "answer", "wanted"),
    [
        ("chk-letters", YES, CheckState.OPEN),
        ("chk-letters", NO, CheckState.AGREED),
        ("chk-letters", UNKNOWN_IS_SAID, CheckState.OPEN),
        ("chk-paid", YES, CheckState.AGREED),
        ("chk-food", chose("n"), CheckState.AGREED),
        ("chk-food", chose("e"), CheckState.OPEN),
        ("chk-food", chose("l"), CheckState.OPEN),
        ("chk-food", chose("ne"), CheckState.OPEN),
        ("chk-food", UNKNOWN_IS_SAID, CheckState.OPEN),
        ("chk-extra-care", chose("w"), CheckState.AGREED),
        ("chk-extra-care", chose("s"), CheckState.OPEN),
        ("chk-extra-care", UNKNOWN_IS_SAID, CheckState.NOT_ASKED),
        ("chk-nhg", YES, CheckState.OPEN),
        ("chk-nhg", Reply(yes=True, evidence=Evidence.SEEN), CheckState.AGREED),
        ("chk-seizure", YES, CheckState.OPEN),
        ("all-income-right", NOT_FOR_ME, CheckState.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_a_check_has_the_state_of_its_answer(key: str, answer: Reply, wanted: CheckState) -> None:
    draft = NEW
    if key == "chk-seizure":
        draft = say(draft, "oth-seizure", YES)
    draft = say(draft, key, answer)
    code = turn_of(draft, key).question.codes[0]
    assert check(draft, code) is wanted
    assert state(draft, key) is not TurnState.OPEN
    again = say(draft, key, answer)
    assert len(again.checks) == len(draft.checks)


def test_a_check_that_does_not_apply_says_why() -> None:
    draft = say(say(NEW, "home-tenure", chose("h")), "all-rent", amount(0))
    draft = say(draft, "all-rent-asked", NO)
    found = next(each for each in draft.checks if each.code == "S02")
    assert found.state is CheckState.NOT_APPLICABLE
    assert found.reason is not UNKNOWN


def test_what_was_written_at_a_check_stays() -> None:
    draft = say(NEW, "chk-letters", Reply(yes=True, note="drie dozen"))
    draft = say(draft, "chk-letters", NO)
    assert draft.checks[0].finding == "drie dozen"


def test_what_follows_from_an_answer_is_taken_back_with_it() -> None:
    draft = say(say(NEW, "oth-kinds", chose("n")), "chk-paid", YES)
    assert draft.housing.cut_off_threat is False
    assert said(draft, "call.chk-cut-off") == ("afgeleid",)
    assert state(draft, "chk-cut-off") is TurnState.CLOSED
    draft = say(draft, "chk-paid", NO)
    assert draft.housing.cut_off_threat is UNKNOWN
    assert state(draft, "chk-cut-off") is TurnState.OPEN


def test_what_was_asked_is_not_overwritten_by_what_follows() -> None:
    draft = say(say(NEW, "chk-paid", NO), "chk-cut-off", YES)
    draft = say(say(draft, "oth-kinds", chose("n")), "chk-paid", YES)
    assert draft.housing.cut_off_threat is True


def test_a_premium_says_that_somebody_is_insured() -> None:
    draft = say(say(NEW, "hh-who", chose("p")), "care-premium.B", amount(150))
    assert draft.adults[1].health_insured is True
    assert state(draft, "care-insured.B") is TurnState.CLOSED
    assert state(draft, "care-insured.A") is TurnState.CLOSED  # its premium comes first
    draft = say(draft, "care-premium.A", amount(0))
    assert draft.adults[0].health_insured is UNKNOWN
    assert state(draft, "care-insured.A") is TurnState.OPEN


def test_huurtoeslag_that_comes_settles_its_check() -> None:
    draft = say(say(NEW, "home-tenure", chose("h")), "all-rent", amount(300))
    assert check(draft, "S02") is CheckState.AGREED
    assert state(draft, "all-rent-asked") is TurnState.CLOSED


def test_money_that_is_held_back_counts_once() -> None:
    draft = say(NEW, "oth-seizure", Reply(yes=True, then="SENTINEL-schuldeiser"))
    assert draft.debt.seizure is True
    assert draft.arrangements[0].creditor == "SENTINEL-schuldeiser"
    assert state(draft, "oth-seizure-amount") is TurnState.OPEN
    draft = say(draft, "oth-seizure-amount", amount(148))
    (line,) = draft.arrangements
    assert (line.code, line.amount, line.withheld) == ("R12", Decimal(148), True)
    assert line.income_is_after_withholding
    draft = say(draft, "oth-seizure", NO)
    assert (draft.debt.seizure, draft.arrangements) == (False, ())
    assert "148" in draft.notes


def test_nothing_of_a_whole_list_is_an_answer_too() -> None:
    draft = say(NEW, "oth-kinds", chose("n"))
    assert Topic.ARRANGEMENTS in asked(draft)
    draft = say(draft, "oth-kinds", chose("k"))
    assert state(draft, "oth-loan") is TurnState.OPEN
    draft = say(draft, "oth-loan", amount(50))
    assert said(draft, "arrangements") is None
    assert state(draft, "oth-arrears.R10") is TurnState.OPEN
    draft = say(draft, "oth-arrears.R10", YES)
    assert draft.arrangements[0].arrears is True


def test_help_with_money_is_said_for_each_kind() -> None:
    draft = say(NEW, "oth-help", chose("w"))
    assert (draft.debt.wsnp, draft.debt.msnp, draft.debt.bewind) == (True, False, False)
    draft = say(draft, "oth-help", chose("v"))
    assert (draft.debt.wsnp, draft.debt.msnp, draft.debt.bewind) == (False, False, False)
    assert state(draft, "oth-help-who") is TurnState.CLOSED
    draft = say(draft, "oth-help", UNKNOWN_IS_SAID)
    assert draft.debt.wsnp is UNKNOWN
    assert state(draft, "oth-help") is TurnState.UNKNOWN


def test_a_second_helper_does_not_push_out_the_first() -> None:
    draft = say(NEW, "hello-help", chose("m"))
    draft = say(draft, "hello-helper-name", Reply(text="SENTINEL-zoon", then="zoon"))
    draft = say(say(draft, "oth-help", chose("b")), "oth-help-who",
                Reply(text="SENTINEL-bureau", then=True))  # fmt: skip
    helper = draft.contact.helper
    assert isinstance(helper, Helper)
    assert (helper.name, helper.consent) == ("SENTINEL-bureau", True)
    assert "SENTINEL-zoon, zoon" in draft.notes


def test_reading_help_is_written_in_words_and_nothing_needed_is_no_need() -> None:
    draft = say(NEW, "hello-help", chose("gt"))
    assert draft.adults[0].reading_needs == "grote letters, andere taal of tolk"
    assert check(draft, "S23") is CheckState.AGREED
    assert state(draft, "hello-language") is TurnState.OPEN
    draft = say(draft, "hello-help", chose("n"))
    assert draft.adults[0].reading_needs is UNKNOWN
    assert state(draft, "hello-help") is TurnState.ANSWERED


def test_a_channel_and_its_number() -> None:
    draft = say(NEW, "hello-channel", Reply(choices=("e",), then="06-12345678"))
    assert draft.contact.preferred_channel is Channel.EMAIL
    assert draft.contact.phone == "06-12345678"
    assert refused(draft, "hello-email", Reply(text="geen adres"))[0].code == "wrong_form"


def test_the_balance_of_the_bank_stays_and_one_that_is_not_there_is_asked() -> None:
    known = Draft.model_validate_json('{"debt": {"balance": "38450.00"}}')
    draft = say(known, "debt-balance", Reply(yes=False, note="klant denkt 30.000"))
    assert draft.debt.balance == Decimal("38450.00")
    assert "klant denkt 30.000" in draft.notes
    again = say(draft, "debt-balance", Reply(yes=False, note="toch 31.000"))
    assert "30.000" not in again.notes
    named = say(NEW, "debt-balance", amount(20000))
    assert named.debt.balance == 20000
    assert state(named, "debt-balance") is TurnState.ANSWERED  # and is not asked a second time
    nobody_knows = say(NEW, "debt-balance", UNKNOWN_IS_SAID)
    assert state(nobody_knows, "debt-balance") is TurnState.UNKNOWN


def test_who_is_on_the_loan_too() -> None:
    draft = say(NEW, "debt-together", Reply(yes=True, then=Decimal(75)))
    (other,) = draft.debt.co_debtors
    assert (other.ref, other.has_own_plan, other.monthly) == ("X", True, Decimal(75))
    assert say(NEW, "debt-together", NO).debt.co_debtors == ()


def test_a_colleague_is_asked_for_and_has_not_taken_over_yet() -> None:
    draft = say(say(NEW, "chk-extra-care", chose("s")), "chk-colleague",
                Reply(yes=True, then=date(2026, 6, 20)))  # fmt: skip
    assert draft.schrijnend.flagged is True
    assert draft.schrijnend.handled_by is UNKNOWN
    assert draft.schrijnend.aftercare_on == date(2026, 6, 20)
    assert say(say(NEW, "chk-extra-care", chose("s")), "chk-colleague", NO).schrijnend.flagged is (
        UNKNOWN)  # fmt: skip


def test_savings_settle_their_check() -> None:
    assert check(say(NEW, "inc-savings", amount(500)), "S22") is CheckState.AGREED
    draft = say(NEW, "inc-savings", amount(0))
    assert (draft.savings, check(draft, "S22")) == (Decimal(0), CheckState.OPEN)
    draft = say(draft, "inc-savings", UNKNOWN_IS_SAID)
    assert (draft.savings, check(draft, "S22")) == (UNKNOWN, CheckState.NOT_ASKED)


def test_no_answer_is_refused_and_so_is_one_that_is_not_there() -> None:
    for key in ("home-water", "hello-moment", "hh-who", "hello-who", "inc-savings"):
        assert [problem.code for problem in refused(NEW, key, Reply())] == ["missing"]
    assert refused(NEW, "hh-who", chose("z"))[0].code == "not_in_list"
    assert refused(NEW, "home-water", amount("1000000000"))[0].code == "amount_absurd"


def test_an_answer_can_be_shown_again() -> None:
    answers = {
        "hello-who": Reply(text="SENTINEL", then=Month(1985, 4)),
        "hello-moment": YES,
        "hh-who": chose("kp"),
        "home-tenure": chose("m"),
        "home-energy": amount(138),
        "inc-kinds.A": chose("zw"),
        "inc-savings": amount(310),
        "home-water": UNKNOWN_IS_SAID,
        "home-waterboard": NOT_FOR_ME,
        "fix-internet": amount(0),
        "chk-paid": NO,
        "chk-food": chose("e"),
        "oth-seizure": NO,
        "oth-help": chose("b"),
        "hello-channel": Reply(choices=("s",), then="06-12345678"),
    }
    draft = NEW
    for key, reply in answers.items():
        draft = say(draft, key, reply)
    talk = Conversation(draft, ON)
    for key, reply in answers.items():
        turn = talk.turn(key)
        assert turn is not None
        found = given_of(talk, turn)
        assert found is not None, key
        assert found.given is reply.given, key
        assert found.yes is reply.yes, key
        assert set(found.choices) == set(reply.choices), key
        assert found.text == reply.text, key
        assert (found.then, found.amount) == (reply.then, reply.amount), key
    fresh = turn_of(NEW, "home-water")
    assert given_of(Conversation(NEW, ON), fresh) is None


def outcome(key: str, reply: Reply, draft: Draft) -> Draft | tuple[Problem, ...]:
    talk = Conversation(draft, HH1_ON, assessed(HH1, HH1_ON))
    turn = talk.turn(key)
    assert turn is not None
    assert turn.is_asked
    return answered(talk, turn, reply)


def test_what_the_customer_confirms_is_written_at_the_solution() -> None:
    agreed = outcome("out-fits", YES, HH1)
    assert isinstance(agreed, Draft)
    assert agreed.solution.confirmed == (SolutionCondition.CUSTOMER_AGREES,)
    not_agreed = outcome("out-fits", NO, agreed)
    assert isinstance(not_agreed, Draft)
    assert not_agreed.solution.confirmed == ()
    assert not_agreed.solution.kind is UNKNOWN  # the officer chooses, not the customer


def test_a_lower_amount_may_be_chosen_and_a_higher_one_not() -> None:
    not_fitting = outcome("out-fits", NO, HH1)
    assert isinstance(not_fitting, Draft)
    lower = outcome("out-lower", amount(100, note="krap in december"), not_fitting)
    assert isinstance(lower, Draft)
    assert (lower.solution.amount, lower.solution.deviation_reason) == (
        Decimal(100),
        "krap in december",
    )
    (problem,) = cast(tuple[Problem, ...], outcome("out-lower", amount(166), not_fitting))
    assert (problem.code, problem.path) == ("call_above_computed", "solution.amount")
    assert "165" in say_problem(Texts("nl"), problem)


def test_unknown_of_a_gate_keeps_the_lines() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("p")), "inc-pension.A", amount(400))
    draft = say(draft, "inc-kinds.A", Reply(given=Given.UNKNOWN))
    assert len(draft.income) == 1


def test_more_children_than_a_dossier_holds_are_refused() -> None:
    draft = say(NEW, "hh-who", chose("k"))
    assert len(say(draft, "hh-children", Reply(number=19)).children) == 19
    (problem,) = refused(draft, "hh-children", Reply(number=20))
    assert (problem.code, problem.path) == ("too_many_children", "children")


def test_who_owns_the_home_pays_no_rent_any_more() -> None:
    """The rent stood beside the mortgage, and both were taken off what the household has."""
    draft = say(NEW, "home-tenure", chose("h"))
    draft = say(draft, "home-rent", amount(980, then=Decimal(45)))
    draft = say(draft, "home-tenure", chose("k"))
    assert not draft.expenses
    assert "980,00" in draft.notes
    assert "45,00" in draft.notes
    draft = say(draft, "home-own", amount(700))
    draft = say(draft, "home-tenure", chose("h"))
    assert not draft.expenses
    assert "700,00" in draft.notes
    assert state(draft, "home-rent") is TurnState.OPEN


def test_children_who_are_there_after_all_are_counted_again() -> None:
    draft = say(say(NEW, "hh-who", chose("k")), "hh-children", Reply(number=2))
    draft = say(say(draft, "hh-who", chose("a")), "hh-who", chose("k"))
    assert not draft.children
    assert state(draft, "hh-children") is TurnState.OPEN


def test_what_is_chosen_again_is_asked_again_and_is_not_nothing() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("w")), "inc-wage.A", amount(1500))
    draft = say(say(draft, "inc-kinds.A", chose("b")), "inc-kinds.A", chose("wb"))
    assert not draft.income
    assert state(draft, "inc-wage.A") is TurnState.OPEN


def test_another_lowest_month_keeps_what_was_noted_of_an_income() -> None:
    draft = say(say(NEW, "inc-kinds.A", chose("z")), "inc-profit.A",
                amount(2350, then=Decimal(1400), note="strandtent"))  # fmt: skip
    draft = say(draft, "inc-profit.A", amount(2400, then=Decimal(1300)))
    assert draft.income[0].note == "gewone maand: 2400; strandtent"
