"""The names of the files inside a paper, and the forms that they have."""

from typing import Final

RECEIPT: Final = "receipt.json"
DOSSIER: Final = "dossier.uitzicht.json"
POLICY: Final = "policy.toml"
OUTCOME: Final = "outcome.json"
TYPED: Final = "typed.json"
LOGO: Final = "logo.png"
SEALED: Final = "case.age"
"""The five before it in one, encrypted: without the key nobody knows more than that it is there."""
CASE: Final = (DOSSIER, POLICY, OUTCOME, TYPED, LOGO)
ALL: Final = (RECEIPT, *CASE, SEALED)

RECEIPT_FORM: Final = "uitzicht-paper-receipt/"
TYPED_FORM: Final = "uitzicht-paper-typed/"
VERSION: Final = 1
"""Of both forms."""
WITH_LOG: Final = 2
"""Of a receipt that has the end of the log of a store: a program of before says that it is newer
than it can read."""
