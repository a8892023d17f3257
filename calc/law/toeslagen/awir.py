"""Awir: what all toeslagen share, art. 7 lid 3 (assets) and art. 14 lid 4 and 5 (rounding).

https://wetten.overheid.nl/BWBR0018472

Not covered: art. 3 (who is a partner: that is an input), art. 5 (changes within a year: a toeslag
is computed here as if everything holds the whole year), art. 15 (until when one can apply), and
the exemption for green investments, which the assets test ignores.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from calc.base.money import ZERO
from calc.base.step import Operation, Step, Unit
from calc.law.rule import AmountName, Input, InputKind, RuleOutcome
from calc.law.toeslagen.case import NOTHING, ToeslagCase, by_law

ASSETS: Final = Input("assets", InputKind.EUR, assumed=ZERO)
"""Euros on 1 January, the partner's included. Left out: assumed to lie below the limit."""
SMALLEST: Final = by_law(
    "toeslag.smallest", Decimal(24), Unit.EUR_PER_YEAR, source="art. 14 lid 5 Awir"
)
PARTS: Final = (AmountName.YEAR_EXACT, AmountName.YEAR, AmountName.MONTH)

ENTITLED: Final = "entitled"
SMALL_AMOUNT: Final = "small_amount"
INCOME_TOO_HIGH: Final = "income_too_high"
ASSETS_ABOVE_LIMIT: Final = "assets_above_limit"


def unknown(case: ToeslagCase) -> RuleOutcome:
    """An input or a figure is missing: no amount at all."""
    return case.outcome(dict.fromkeys(PARTS))


def assets_of(case: ToeslagCase) -> Step | None:
    """The assets as entered; None when they are assumed to lie below the limit."""
    assets = case.euros(ASSETS.name, Unit.EUR)
    return None if ASSETS.name in case.assumed else assets


def limit_of(case: ToeslagCase, assets: Step | None, key: str) -> Step | None:
    """The limit of the assets, when there are assets to hold against it."""
    return None if assets is None else case.tariff(key)


def above(assets: Step | None, limit: Step | None) -> bool:
    """Whether the assets lie above the limit; at the limit they do not (art. 7 lid 3 Awir)."""
    return assets is not None and limit is not None and assets.amount > limit.amount


def within_assets(
    case: ToeslagCase, claim: Step, assets: Step | None, limit: Step | None, *, source: str
) -> Step:
    """The claim, or nothing when the assets lie above the limit."""
    if assets is None or limit is None:
        return claim
    parts = [limit, assets, claim, NOTHING]
    return case.a_year("toeslag.within_assets", Operation.IF_REACHED, parts, source=source)


def year_of(case: ToeslagCase, exact: Step) -> Step:
    """To whole euros, half a euro up; an amount below 24 is not granted."""
    rounded = case.a_year(
        "toeslag.rounded", Operation.EURO_HALF_UP, [exact], source="art. 14 lid 4 Awir"
    )
    return case.a_year(
        "toeslag.year",
        Operation.IF_REACHED,
        [rounded, SMALLEST, rounded, NOTHING],
        source="art. 14 lid 5 Awir",
    )


def month_of(case: ToeslagCase, exact: Step, year: Step) -> Step:
    """The month of kindgebonden budget and huurtoeslag: down to a whole euro from its exact amount.

    Nothing when the year is not granted. Zorgtoeslag has its month from the rounded year.
    """
    down = case.a_month(
        "toeslag.month_down", Operation.EURO_DOWN, [exact], source="Dienst Toeslagen"
    )
    return case.a_month(
        "toeslag.month",
        Operation.IF_REACHED,
        [year, SMALLEST, down, NOTHING],
        source="art. 14 lid 5 Awir",
    )


def amounts(exact: Step, year: Step, month: Step) -> Mapping[str, Step | None]:
    """The three amounts of a toeslag."""
    return {AmountName.YEAR_EXACT: exact, AmountName.YEAR: year, AmountName.MONTH: month}


def deciding(exact: Step, year: Step, refused: str) -> str:
    """The condition that decides; `refused` is why a claim is nothing, if it is."""
    if exact.amount == ZERO:
        return refused
    return ENTITLED if year.amount > ZERO else SMALL_AMOUNT
