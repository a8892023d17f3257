"""The steps of the wizard, one a file; `PAGES` is their order."""

from typing import Final

from app.ui.wizard.step import Step

PAGES: Final = (
    Step(
        "customer_debt",
        (
            "about",
            "handling",
            "asked",
            "reference_date",
            "first_plan_month",
            "contact",
            "life_states",
            "debt",
            "notes",
        ),
        "CustomerDebtPage",
    ),
    Step(
        "household",
        (
            "household_type",
            "adults",
            "children",
            "housemates",
            "residence",
            "housing",
            "savings",
            "cost_sharing",
        ),
        "HouseholdPage",
    ),
    Step("income", ("income",), "IncomePage"),
    Step("expenses", ("expenses",), "ExpensesPage"),
    Step("arrangements", ("arrangements",), "ArrangementsPage"),
    Step("checks", ("checks", "reasons", "statutory", "schrijnend"), "ChecksPage"),
    Step("result", (), "ResultPage"),
    Step("plan", (), "PlanPage"),
    Step("solution", ("solution",), "SolutionPage"),
    Step("agreement", ("agreement",), "AgreementPage"),
)
