"""Which catalogue holds a key: its first segment says so, or its first two.

A prefix that is not named here is a short list of words and stands in `words`. One of more than
forty keys has a line of its own (a test asks for it). After a change of this table:
`python -m app.i18n.sort`.
"""

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

WORDS: Final = "words"
"""The catalogue of every prefix without a line below."""

PREFIXES: Final = MappingProxyType(
    {
        # What is set for everybody on a computer, and how a window shows that.
        "administrator": ("administrator",),
        "answer": ("answer",),
        "batch": ("batch",),
        "beside": ("beside", "gate", "gate_state", "shock"),
        "calculation_sheet": ("document.sheet",),
        "call": ("call",),
        "cli": ("cli",),
        # What somebody agreed to, and what it is said on: form, letters and reasons.
        "consent": (
            "consent",
            "document.complaint",
            "document.consent",
            "document.helper",
            "field.complaint",
            "field.consents",
            "field.creditors",
            "field.municipality",
            "given_by",
            "helper_may",
        ),
        "document": ("document", "mail", "paying.now", "paying.when"),
        "document_letters": (
            "document.discharge",
            "document.failed",
            "document.good",
            "document.heirs",
            "document.interim",
            "document.invitation",
            "document.referral",
            "document.register",
            "document.review",
            "document.road",
        ),
        "document_sheets": (
            "document.at_hand",
            "document.income_of",
            "document.needed",
            "document.statement",
        ),
        "field": ("field", "item", "path"),
        # The menu bar and the bar under it are there before any page is.
        "files": (
            "administrator.locked",
            "administrator.menu",
            "files",
            "inspect.menu",
            "rule.menu",
            "statement.menu",
            "store.menu",
            "tariff_page.menu",
            "tariff_page.reload",
        ),
        "find": ("find",),
        "finding": ("finding",),
        "form": ("form",),
        "guard": ("guard",),
        "home": ("home",),
        "inspect": ("inspect",),
        "intake": (
            "arrangement",
            "check",
            "document.check",
            "expense",
            "hint",
            "income",
        ),
        # Also what a letter says of them: one who adds a reason writes all its words at once.
        "ladder": (
            "cause",
            "column",
            "decided",
            "letter.when",
            "letter.why",
            "outcome.limit",
            "rung",
            "wall",
        ),
        "law": ("law", "taxable_ask", "taxable_which"),
        "letter": ("letter",),
        "life": ("life",),
        "lines": ("lines",),
        "look": ("look",),
        # All of a direct debit: the mandate and what is told before the money goes.
        "mandate": (
            "document.announced",
            "document.mandate",
            "problem.mandate_months",
        ),
        "outcome": ("outcome",),
        "overview": ("document.overview",),
        # Packages of figures: what is in one, its keys, and why one is refused.
        "package": ("package",),
        # What a package of figures changes, and the window that says so.
        "package_impact": (
            "package.household",
            "package.impact",
            "package.part",
            "package.picture",
            "package.plans",
            "package.window",
        ),
        "panel": ("panel",),
        "papers": ("papers",),
        "paying": ("paying",),
        "policy": ("minimums", "policy"),
        "portfolio": ("portfolio",),
        "problem": ("limit", "problem", "problem_line"),
        # What others get to read of a household: a creditor, the municipality.
        "proposal": ("document.handover", "document.proposal"),
        # What the reader understood, and what to do about what it did not.
        "reading": ("reading", "typed"),
        "rule": ("rule", "rule_part"),
        "self_check": ("self_check",),
        "shell": ("shell",),
        "statement": (
            "problem.file_is_statement",
            "problem.statement_foreign",
            "problem.statement_newer",
            "statement",
        ),
        "store": ("store",),
        # Backups, what is removed for good, what is mended, and what is held of one person.
        "store_care": ("store.care",),
        "store_dossier": ("store.dossier",),
        # What opens a store, and the lock of the window.
        "store_keys": ("store.keys",),
        # Clients, people, what is logged of them, and what they hand to each other.
        "store_people": ("store.event", "store.people"),
        "step": ("step",),
        "step_floor": ("step.bvv", "step.floor", "step.vtlb"),
        "tariff": ("tariff",),
        "tariff_page": ("tariff_page",),
        "tariff_words": ("tariff_change", "tariff_words"),
        # All of a toeslag: its steps, its figures, and what its rule is called and asks.
        "toeslagen": (
            "rule.counts",
            "rule.deciding",
            "rule.input",
            "rule.meant",
            "rule.name",
            "step.bijstand",
            "step.huurtoeslag",
            "step.kgb",
            "step.kinderbijslag",
            "step.toeslag",
            "step.toeslag_check",
            "step.zorgtoeslag",
            "tariff.huurtoeslag",
            "tariff.kgb",
            "tariff.kinderbijslag",
            "tariff.zorgtoeslag",
            "toeslag",
            "toeslag_fact",
            "toeslag_question",
        ),
        "ui": ("account", "asked", "decision", "missed", "ui"),
    }
)
"""Each catalogue with the prefixes of its keys; the longest prefix of a key decides."""

_CATALOGUES: Final = MappingProxyType(
    {prefix: catalogue for catalogue, prefixes in PREFIXES.items() for prefix in prefixes}
)


@lru_cache(maxsize=16384)
def catalogue_of(key: str) -> str:
    """The name of the catalogue in which this key stands, or would stand."""
    return next((_CATALOGUES[each] for each in prefixes_of(key) if each in _CATALOGUES), WORDS)


def prefixes_of(key: str) -> Iterator[str]:
    """The prefixes of a key that may decide, the longest first: "step.bvv.total" has two."""
    first, _, rest = key.partition(".")
    if rest:
        yield f"{first}.{rest.partition('.')[0]}"
    yield first
