"""What a package changes, said: what to look at first, euros by words and sign, no codes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.i18n import LANGUAGES, Texts
from app.services.packages.example_households import (
    HOUSEHOLDS,
    HouseholdFigures,
    HouseholdImpact,
)
from app.services.packages.figure_differences import FigureDifference, Matter
from app.services.packages.impact import Impact, ImpactOnDay
from app.services.packages.impact_words import (
    PARTS,
    household_name,
    household_part,
    impact_lines,
    say_figure_difference,
    say_plans,
)
from app.services.packages.policy_differences import PolicyDifference
from app.services.packages.running_plans import ChangedPlan, PlansImpact
from app.services.portfolio.row import Row
from app.services.portfolio.row import Status as RowStatus
from calc import TariffValue
from calc.base.step import Status
from calc.policy.policy import FloorKind
from tests.tariff_files import shipped

NL = Texts("nl")
JULY = date(2026, 7, 1)
WAS = shipped().files[-1].values["bvv.maximum.alleenstaande"][-1]
BECOMES = replace(WAS, amount=Decimal("2300.00"))
GONE_MISSING = replace(WAS, amount=None, status=Status.MISSING, article="", reason="Weg.")
NOTHING = HouseholdFigures(None, None, None, None)
PLAN = HouseholdFigures(
    Decimal("2012.74"), Decimal("165.00"), Decimal("6880.00"), date(2029, 6, 30)
)
LESS = HouseholdFigures(Decimal("2050.74"), Decimal("130.00"), Decimal(0), None)


def difference(
    matter: Matter, before: TariffValue | None = WAS, after: TariffValue | None = BECOMES,
    share: Decimal | None = Decimal("0.0414"),
) -> FigureDifference:  # fmt: skip
    return FigureDifference(WAS.key, JULY, matter, before, after, share)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (difference(Matter.CHANGED), "€ 2.208,48 per maand wordt € 2.300,00 per maand (+4,1%)"),
        (
            difference(Matter.NOW_MISSING, after=GONE_MISSING, share=None),
            "was € 2.208,48 per maand. Straks is dit niet meer bekend. Weg.",
        ),
        (difference(Matter.FAR, share=Decimal("-0.2")), "(-20%). Dat is meer dan 15%."),
        (difference(Matter.FAR, share=None), "Kijk na of dit goed is getypt."),
        (
            difference(Matter.WEAKER, after=replace(BECOMES, status=Status.DERIVED)),
            "wordt € 2.300,00 per maand. De bron is minder zeker: was “wet”, wordt “afgeleid”.",
        ),
        (
            difference(Matter.WEAKER, after=replace(WAS, status=Status.SOURCE)),
            "blijft € 2.208,48 per maand. De bron is minder zeker: was “wet”, wordt “bron”.",
        ),
        (difference(Matter.NEW, before=None, share=None), "nieuw, € 2.300,00 per maand"),
        (difference(Matter.GONE, after=None, share=None), "vervalt, was € 2.208,48 per maand"),
        (difference(Matter.KNOWN, before=GONE_MISSING), "was niet bekend, wordt € 2.300,00"),
        (
            difference(Matter.WORDS, GONE_MISSING, replace(GONE_MISSING, reason="Nog niet.")),
            "nog steeds niet bekend. Nog niet.",
        ),
    ],
)
def test_a_figure_is_told_with_what_it_was_and_becomes(found: FigureDifference, said: str) -> None:
    told = say_figure_difference(NL, found).replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("hoogste beslagvrije voet, alleenstaande: ")
    assert said in told
    assert "(vanaf 1 juli 2026" in told
    assert WAS.key not in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matter", Matter)
def test_everything_that_can_happen_has_a_sentence_in_each_language(
    matter: Matter, language: str
) -> None:
    assert say_figure_difference(Texts(language), difference(matter))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_and_every_part_has_a_name(language: str) -> None:
    texts = Texts(language)
    for name in HOUSEHOLDS:
        household = HouseholdImpact(name, PLAN, LESS)
        assert name not in household_name(texts, household)
        for part in PARTS:
            assert texts.text(f"package.part.{part}")
            assert household_part(texts, household, part).was


def test_a_change_is_told_by_a_word_and_what_is_not_known_is_no_zero() -> None:
    def part(before: HouseholdFigures, after: HouseholdFigures, name: str) -> tuple[object, ...]:
        found = household_part(NL, HouseholdImpact("HH1", before, after), name)
        said = (found.was, found.becomes, found.by)
        return (*(each.replace("\N{NO-BREAK SPACE}", " ") for each in said), found.way)

    assert part(PLAN, LESS, "floor") == ("€ 2.012,74", "€ 2.050,74", "€ 38,00 hoger", 1)
    assert part(PLAN, LESS, "payment") == ("€ 165,00", "€ 130,00", "€ 35,00 lager", -1)
    assert part(PLAN, LESS, "end_date") == ("30 juni 2029", "geen plan", "", 0)
    later = replace(PLAN, end_date=date(2029, 7, 31))
    assert part(PLAN, later, "end_date") == ("30 juni 2029", "31 juli 2029", "dat is later", 1)
    assert part(later, PLAN, "end_date")[2:] == ("dat is eerder", -1)
    assert part(PLAN, NOTHING, "payment") == ("€ 165,00", "niet bekend", "", 0)
    assert part(NOTHING, NOTHING, "end_date")[:2] == ("niet bekend", "niet bekend")


def plans(**changes: object) -> PlansImpact:
    return replace(PlansImpact(9, 9, 5, 0, (), (), ()), **changes)  # type: ignore[arg-type]


def said(found: PlansImpact | None) -> list[str]:
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in say_plans(NL, found)]


def test_plans_that_run_are_counted_and_named_by_nobody() -> None:
    fine = Row("SENTINEL-1", RowStatus.OK)
    under = Row(
        "SENTINEL-1", RowStatus.UNDER_FLOOR, "SENTINEL-2",
        payment=Decimal(385), allowed=Decimal(345), ahead=Decimal(1280), back=Decimal(160),
    )  # fmt: skip
    found = plans(under=(ChangedPlan(fine, under),), too_much=(ChangedPlan(fine, under),) * 2)
    assert said(found) == [
        "1 plan komt onder de wettelijke ondergrens.",
        "2 plannen vragen meer dan nog mag.",
        "Zonder herziening betalen zij samen € 120,00 per maand te veel. In totaal is dat "
        "€ 4.320,00. Bel deze mensen eerst.",
    ]
    assert said(plans(relieved=(ChangedPlan(under, fine),), open=1)) == [
        "De 5 plannen die lopen, kunnen zo blijven.",
        "1 plan vroeg te veel, en is daarna weer goed.",
        "Van 1 plan is niet te zeggen wat er verandert.",
    ]


def test_without_plans_or_when_it_was_stopped_that_is_what_is_said() -> None:
    assert said(None) == []
    assert said(plans(running=0)) == ["In deze opslag lopen geen plannen."]
    stopped = "Gestopt: 5 van de 9 dossiers zijn bekeken. De rest kan anders zijn."
    assert said(plans(seen=5, running=0)) == [stopped]
    assert said(plans(seen=5))[0] == stopped


def test_what_must_be_looked_at_comes_first_and_the_rest_last() -> None:
    same = HouseholdImpact("HH2", PLAN, PLAN)
    on = ImpactOnDay(JULY, (HouseholdImpact("HH1", PLAN, LESS), same))
    policy = (
        PolicyDifference("payment_step", Decimal(5), Decimal(20)),
        PolicyDifference("hide_room_until_costs", True, False),
        PolicyDifference("floor", FloorKind.VTLB, FloorKind.BVV),
        PolicyDifference("iban", None, "NL91ABNA0417164300"),
        PolicyDifference("channels", (), ("telefoon",)),
    )
    figures = (difference(Matter.FAR), difference(Matter.CHANGED))
    lines = [
        line.replace("\N{NO-BREAK SPACE}", " ")
        for line in impact_lines(NL, Impact(figures, policy, JULY, (on,)), plans())
    ]
    titles = [line for line in lines if line and not line.startswith("  - ")]
    assert titles == [
        "2 bedragen veranderen, de eerste vanaf 1 juli 2026.",
        "Kijk dit eerst na",
        "Voorbeelden, vanaf 1 juli 2026",
        "Lopende plannen",
        "Wat er verandert in het beleid",
        "Wat er verandert in de bedragen",
    ]
    assert "  - Voor 1 voorbeeld verandert niets." in lines
    assert [line for line in lines if "5 wordt 20" in line]
    assert "  - manieren van contact: is anders" in lines
    first = lines[lines.index("Kijk dit eerst na") + 1 :]
    assert first[:3] == [
        "  - ruimte pas tonen als de kosten er zijn: ja wordt nee",
        "  - wettelijke ondergrens: vrij te laten bedrag (vtlb) wordt beslagvrije voet (bvv)",
        "  - rekeningnummer (IBAN): geen wordt NL91ABNA0417164300",
    ]


def test_a_package_that_changes_nothing_says_that_and_nothing_else() -> None:
    assert impact_lines(NL, Impact((), (), None, ()), plans()) == [
        "Door dit pakket verandert hier geen bedrag of regel."
    ]
    still = Impact((difference(Matter.CHANGED),), (), JULY, (ImpactOnDay(JULY, ()),))
    assert "  - Voor alle voorbeelden blijft het bedrag zoals het is." in impact_lines(NL, still)
