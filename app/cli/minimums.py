"""A file with lowest spending as text: what is in it, and how it goes into the policy file."""

from app.cli.table import TextColumn, table
from app.i18n import Texts, say_choice
from app.services.minimums import as_policy_table
from calc.policy.minimums import Minimums


def minimums_report(texts: Texts, minimums: Minimums) -> str:
    """Name, year and licence, the amounts, and the tables to put into the policy file."""
    columns = [
        TextColumn(texts.text("minimums.household"), left=True),
        TextColumn(texts.text("minimums.group"), left=True),
        TextColumn(texts.text("minimums.amount")),
    ]
    rows = [
        [say_choice(texts, household), say_choice(texts, group), texts.formats.amount(amount)]
        for household, groups in minimums.minimums.items()
        for group, amount in groups.items()
    ]
    title = texts.text("minimums.title", name=minimums.name, year=str(minimums.amounts_of_year))
    licence = texts.text("minimums.licence", licence=minimums.licence)
    paste = texts.text("minimums.paste")
    return "\n".join(
        [title, licence, "", table(columns, rows), "", paste, "", as_policy_table(minimums)]
    )
