"""The steps of the wizard, one a file; `PAGES` is their order."""

from typing import Final

from app.ui.intake.step import Step

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
        "app.ui.intake.customer_debt_page:CustomerDebtPage",
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
        "app.ui.intake.household_page:HouseholdPage",
    ),
    Step("income", ("income",), "app.ui.budget.income_page:IncomePage"),
    Step("expenses", ("expenses",), "app.ui.budget.expenses_page:ExpensesPage"),
    Step("arrangements", ("arrangements",), "app.ui.budget.arrangements_page:ArrangementsPage"),
    Step(
        "checks",
        ("checks", "reasons", "statutory", "schrijnend"),
        "app.ui.agreement.checks_page:ChecksPage",
    ),
    Step("result", (), "app.ui.result.result_page:ResultPage"),
    Step("plan", (), "app.ui.result.plan_page:PlanPage"),
    Step("solution", ("solution",), "app.ui.agreement.solution_page:SolutionPage"),
    Step("agreement", ("agreement",), "app.ui.agreement.agreement_page:AgreementPage"),
)
