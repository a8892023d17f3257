"""Pages of rules to read aloud; `python -m tests.app.cli.rule_pages` writes them anew.

Read the difference before you keep it: a page is what a supervisor gets to read.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.cli.rule_report import rule_report
from app.i18n import Texts
from app.services.rules import RULES, compute_rule
from calc.law.rule import Leefsituatie, Values
from tests.fake_rule import tariffs

FOLDER: Final = Path(__file__).parent / "snapshots"
PAGES: Final[dict[str, Values]] = {
    "zorgtoeslag": {"income": Decimal(33000), "partner": False},
    "huurtoeslag": {
        "income": Decimal(25000),
        "partner": False,
        "household_size": 2,
        "rent": Decimal("712.50"),
        "service_costs": Decimal(20),
        "ages": (41, 9),
    },
    "kindgebonden_budget": {"income": Decimal(45000), "partner": True, "child_ages": (4, 13)},
    "beslagvrije_voet": {
        "situation": Leefsituatie.ALLEENSTAANDE,
        "taxable_income": Decimal(25000),
        "net_income": Decimal(1900),
        "other_income": Decimal(0),
    },
    "vtlb": {"situation": Leefsituatie.ALLEENSTAANDE, "hours": (36,), "aow": (False,)},
    "kinderbijslag": {"child_ages": (4, 13)},
    "bijstand": {
        "situation": Leefsituatie.ALLEENSTAANDE,
        "net_income": Decimal(500),
        "aow": (False,),
        "cost_sharers": 1,
        "exempt": Decimal(0),
    },
}


def page(name: str) -> str:
    """The page in Dutch, down to where the sources of the figures begin."""
    texts = Texts("nl")
    computed = compute_rule(RULES[name], PAGES[name], tariffs(), date(2026, 7, 1))
    whole = rule_report(texts, computed).replace("\N{NO-BREAK SPACE}", " ")
    return whole.partition(texts.text("rule.report.sources"))[0].rstrip() + "\n"


if __name__ == "__main__":
    for each in PAGES:
        (FOLDER / f"{each}.txt").write_text(page(each), "utf-8")
