"""The steps of the wizard, one a file; `PAGES` is their order."""

from typing import Final

from app.ui.intake.step import WizardStep

PAGES: Final = (
    WizardStep(
        "customer_debt",
        (
            "about",
            "handling",
            "asked",
            "reference_date",
            "first_plan_month",
            "contact",
            "consents",
            "complaint",
            "life_states",
            "debt",
            "notes",
        ),
        "app.ui.intake.customer_debt_page:CustomerDebtPage",
    ),
    WizardStep(
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
    WizardStep("income", ("income",), "app.ui.budget.income_page:IncomePage"),
    WizardStep("expenses", ("expenses",), "app.ui.budget.expenses_page:ExpensesPage"),
    WizardStep(
        "arrangements", ("arrangements",), "app.ui.budget.arrangements_page:ArrangementsPage"
    ),
    WizardStep(
        "checks",
        ("checks", "reasons", "statutory", "schrijnend"),
        "app.ui.agreement.checks_page:ChecksPage",
    ),
    WizardStep("result", (), "app.ui.result.result_page:ResultPage"),
    WizardStep("documents", (), "app.ui.documents.documents_page:DocumentsPage"),
    WizardStep("solution", ("solution",), "app.ui.agreement.solution_page:SolutionPage"),
    WizardStep("agreement", ("agreement",), "app.ui.agreement.agreement_page:AgreementPage"),
)
