"""What is usual: what a code brings along, and the lines that nearly every household has."""

from typing import Any, Final

from app.i18n import Texts
from app.services.intake.catalogue import questions
from app.services.intake.cell_values import usual_frequencies
from app.services.intake.line_columns import LineGroup
from calc import UNKNOWN, Draft

_ALWAYS: Final = {
    "income": ("I01", "I02", "I20"),
    "expenses": (
        "U05", "U06", "U07", "U08", "U10", "U12", "U15", "U20", "U21", "U25",
        "U30", "U31", "U32", "U33", "U40", "U42",
    ),
    "arrangements": ("R02", "R03", "R04", "R10", "R11"),
}  # fmt: skip
_TENANT: Final = {"income": ("I21",), "expenses": ("U01", "U02")}
_OWNER: Final = {"expenses": ("U03",)}
_CHILDREN: Final = {"income": ("I22", "I23"), "expenses": ("U35", "U37")}
_FIRST_QUESTIONS: Final = 3


def usual_codes(group: LineGroup, draft: Draft) -> tuple[str, ...]:
    """The codes to ask nearly everybody about, in the order of the catalogue."""
    codes = {*_ALWAYS[group.name]}
    codes |= {*(_OWNER if draft.housing.tenure == "koop" else _TENANT).get(group.name, ())}
    if draft.children:
        codes |= {*_CHILDREN.get(group.name, ())}
    return tuple(code for code in questions()[group.codes] if code in codes)


def first_questions(group: LineGroup, draft: Draft) -> tuple[str, ...]:
    """What to ask first, in the words of the catalogue."""
    asked = questions()[group.codes]
    return tuple(asked[code].say for code in usual_codes(group, draft)[:_FIRST_QUESTIONS])


def usual_lines(group: LineGroup, texts: Texts, draft: Draft) -> tuple[Any, ...]:
    """A line for each usual code, without amounts: those are asked."""
    return tuple(
        group.made(with_code({}, group, texts, code)) for code in usual_codes(group, draft)
    )


def with_code(
    fields: dict[str, Any], group: LineGroup, texts: Texts, code: object
) -> dict[str, Any]:
    """The fields of a line with another code; it brings along what was still not known.

    A label that is no more than the name of the old code follows the new one. A creditor is
    somebody else than the kind of debt, so an arrangement gets no name.
    """
    filled = {**fields, "code": code}
    if not isinstance(code, str):
        return filled
    old_code = fields.get("code", UNKNOWN)
    if group.name_field == "label":
        old = texts.text(f"{group.codes}.{old_code}") if isinstance(old_code, str) else ""
        if fields.get("label", UNKNOWN) in (UNKNOWN, old):
            filled["label"] = texts.text(f"{group.codes}.{code}")
    usual = usual_frequencies(group, code)
    if fields.get("frequency", UNKNOWN) is UNKNOWN and usual:
        filled["frequency"] = usual[0]
    if fields.get("who", UNKNOWN) is UNKNOWN:
        filled["who"] = "A"
    return filled
