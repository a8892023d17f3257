"""What can be varied, read as people say it; and the dossier with it, beside the one that is."""

from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.varying import Choice, Variation, Varied, choices_of, vary, with_reason
from calc import UNKNOWN, Assessment, Draft, Month, assess
from calc.base.period import Frequency
from calc.dossier.codes import ReasonFor
from calc.dossier.solution import SolutionKind
from tests.app.documents.test_running import running
from tests.building import ON, draft, example_policy, raw_example
from tests.tariff_files import shipped

TEXTS = Texts("nl")
POLICY = example_policy()


def of(made: Draft) -> Assessment:
    return assess(made, POLICY, shipped(), ON)


def example(name: str) -> Draft:
    return draft(raw_example(name))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def choices(varied: Varied, made: Draft) -> tuple[Choice, ...]:
    return choices_of(TEXTS, varied, of(made), made, POLICY.policy)


def tried(varied: Varied, text: str, made: Draft, place: int = 0) -> Variation:
    return vary(TEXTS, varied, choices(varied, made)[place], text, made, POLICY, ON)


def made_of(variation: Variation) -> Draft:
    assert variation.changed is not None
    assert variation.changed.problems == ()
    return variation.changed.draft


@pytest.mark.parametrize("said", ["48", "48 maanden", "4 jaar", "4 jr."])
def test_another_term_is_said_in_months_or_years(said: str) -> None:
    variation = tried(Varied.TERM, said, example("HH1"))
    assert made_of(variation).solution.term_months == 48
    assert variation.said == "Begrepen: 48 maanden in plaats van 36 maanden"
    assert variation.is_read


@pytest.mark.parametrize(
    ("varied", "same"),
    [(Varied.TERM, "36"), (Varied.START, "december 2026"), (Varied.AMOUNT, "165")],
)
def test_what_it_is_already_varies_nothing(varied: Varied, same: str) -> None:
    variation = tried(varied, same, example("HH1"))
    assert variation == Variation("", is_read=True)


def test_a_toeslag_that_is_missed_is_proposed_first_with_what_there_is_a_right_to() -> None:
    made = example("HH4")
    first = choices(Varied.TOESLAG, made)[0]
    assert (first.path, first.name, plain(first.now), first.proposed) == (
        "huurtoeslag", "huurtoeslag", "€ 0,00", "185,00"
    )  # fmt: skip
    changed = made_of(tried(Varied.TOESLAG, first.proposed, made))
    [line] = [line for line in changed.income if line.code == "I21"]
    assert (line.amount, line.frequency) == (Decimal("185.00"), Frequency.MONTH)
    assert of(changed).missed is None


def test_a_toeslag_without_a_line_gets_one() -> None:
    made = example("HH1")
    without = made.model_copy(
        update={"income": tuple(line for line in made.income if line.code != "I21")}
    )
    changed = made_of(tried(Varied.TOESLAG, "230", without))
    assert [line.amount for line in changed.income if line.code == "I21"] == [Decimal("230")]
    assert changed.income[-1].who == without.adults[0].ref


def test_a_wage_is_read_with_how_often_it_comes() -> None:
    made = example("HH1")
    variation = tried(Varied.INCOME, "1512,40 4w", made)
    line = made_of(variation).income[0]
    assert (line.amount, line.frequency) == (Decimal("1512.40"), Frequency.FOUR_WEEKS)
    assert "€ 1.638,43 per maand" in plain(variation.said)
    assert "in plaats van" in variation.said


def test_months_that_are_known_one_by_one_give_way_to_an_amount() -> None:
    made = example("HH4")
    [place] = [n for n, line in enumerate(made.income) if line.months]
    names = [choice.path for choice in choices(Varied.INCOME, made)]
    changed = made_of(tried(Varied.INCOME, "1600", made, names.index(f"income[{place}]")))
    line = changed.income[place]
    assert (line.amount, line.months, line.varying) == (Decimal("1600"), (), False)


def test_costs_are_those_of_living_and_of_arrangements() -> None:
    made = example("HH1")
    paths = [choice.path for choice in choices(Varied.COST, made)]
    assert {path.partition("[")[0] for path in paths} == {"expenses", "arrangements"}
    changed = made_of(tried(Varied.COST, "20 pw", made, paths.index("arrangements[0]")))
    assert changed.arrangements[0].amount == Decimal("20")
    assert changed.arrangements[0].frequency is Frequency.WEEK


def test_a_lower_amount_is_a_chosen_amount_of_the_plan() -> None:
    changed = made_of(tried(Varied.AMOUNT, "150", example("HH1")))
    assert (changed.solution.kind, changed.solution.amount) == (SolutionKind.PLAN, Decimal("150"))
    assert of(changed).payment is not None
    assert of(changed).payment.amount == 150  # type: ignore[union-attr]


def test_another_begin_is_a_month() -> None:
    variation = tried(Varied.START, "maart 2027", example("HH1"))
    assert made_of(variation).first_plan_month == Month(2027, 3)
    assert variation.said.endswith("in plaats van december 2026")


def test_the_policy_is_compared_and_the_dossier_stays_as_it_is() -> None:
    made = example("HH1")
    variation = tried(Varied.POLICY, "5000", made)
    assert variation.changed is not None
    assert variation.changed.draft == made
    assert variation.changed.policy_file.policy.plan_min == 5000
    assert not Varied.POLICY.is_of_dossier
    assert all(each.is_of_dossier for each in Varied if each is not Varied.POLICY)


@pytest.mark.parametrize(
    ("varied", "text", "said"),
    [
        (Varied.TERM, "lang", "geen aantal"),
        (Varied.INCOME, "veel", "bedrag"),
        (Varied.INCOME, "weet niet", "Vul in wat het zou worden."),
        (Varied.START, "morgen", "maand"),
        (Varied.TERM, "", ""),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(
    varied: Varied, text: str, said: str
) -> None:
    variation = tried(varied, text, example("HH1"))
    assert not variation.is_read
    assert variation.changed is None
    assert said.lower() in variation.said.lower()
    assert bool(variation.said) is bool(text)


def test_a_term_that_the_policy_does_not_allow_is_a_problem() -> None:
    variation = tried(Varied.TERM, "400", example("HH1"))
    assert variation.changed is not None
    assert [each.code for each in variation.changed.problems] == ["whatif_term_above_max"]


def test_an_amount_that_a_line_cannot_have_is_a_problem_and_the_dossier_stays() -> None:
    made = example("HH1")
    variation = tried(Varied.COST, "99999999999", made)
    assert variation.changed is None or variation.changed.draft == made
    assert variation.changed is None or variation.changed.problems


def test_a_plan_that_was_agreed_keeps_its_term_and_begin() -> None:
    made = running()
    assert choices(Varied.TERM, made) == choices(Varied.START, made) == ()
    assert choices(Varied.INCOME, made)


def test_an_empty_dossier_has_no_lines_to_vary() -> None:
    for varied in (Varied.INCOME, Varied.COST, Varied.AMOUNT):
        assert choices(varied, Draft()) == ()


def test_what_is_taken_over_has_its_reason_and_day() -> None:
    made = example("HH1")
    changed = made_of(tried(Varied.TERM, "48", made))
    on = date(2026, 11, 23)
    kept = with_reason(changed, Varied.TERM, "Wat als, langer: 48.", "meer lucht", on)
    reason = kept.reasons[-1]
    assert (reason.about, reason.text, reason.on) == (
        ReasonFor.OTHER, "Wat als, langer: 48. meer lucht", on
    )  # fmt: skip
    assert made.solution.reason is UNKNOWN
    assert kept.solution.reason == "meer lucht"
    of_line = with_reason(changed, Varied.INCOME, "x", "y", on)
    assert of_line.solution.reason is UNKNOWN
    assert Draft.model_validate_json(kept.model_dump_json()) == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_varies_has_a_name(language: str) -> None:
    texts = Texts(language)
    names = {texts.text(f"outcome.whatif.{varied.value}") for varied in Varied}
    assert len(names) == len(Varied)
