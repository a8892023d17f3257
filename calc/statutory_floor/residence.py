"""Where a household lives by law, as far as it counts for the floor (ENGINE 4).

A country factor counts only with its source, an institution only with its price. What is half
entered is a finding, and the floor stays that of an address in the Netherlands: the safe side, and
never final. Living abroad without an address that is shown has lid 4 of art. 475da Rv.
"""

from collections.abc import Iterator
from decimal import Decimal

from calc.base.finding import Finding, Severity
from calc.base.step import Status, Step, Unit, given
from calc.base.value_type import value_type
from calc.dossier import UNKNOWN, Draft
from calc.dossier.household import Residence
from calc.law.bvv.residing import AT_HOME, Residing
from calc.law.rule import Value

_PATH = "residence"
_LID_4 = "art. 475da lid 4 Rv"
_LID_2 = "art. 475e lid 2 Rv"


@value_type
class Lives:
    """What counts, and what must be said of it."""

    residing: Residing
    findings: tuple[Finding, ...]


def lives(draft: Draft) -> Lives:
    """Where this household lives. In an institution that alone decides (art. 475e lid 2)."""
    residence = draft.residence
    findings = [*_half_entered(residence), *_contradicts(draft)]
    if residence.institution is True:
        return Lives(_institution(residence, findings), tuple(findings))
    if residence.abroad is True:
        return Lives(_abroad(residence, findings), tuple(findings))
    if residence.no_fixed_address is True:
        return Lives(Residing({"no_address": True, "abroad": False}), tuple(findings))
    return Lives(AT_HOME, tuple(findings))


def _institution(residence: Residence, findings: list[Finding]) -> Residing:
    price = residence.institution_price
    if price is UNKNOWN:
        path = f"{_PATH}.institution_price"
        findings.append(Finding(Severity.BLOCKS, "institution_price_unknown", path))
        return AT_HOME
    leaf = _leaf("bvv.institution_price", price, Unit.EUR_PER_MONTH, "institution_price", _LID_2)
    return Residing({"in_institution": True}, {"institution_price": leaf})


def _abroad(residence: Residence, findings: list[Finding]) -> Residing:
    factor, source = residence.country_factor, residence.country_factor_source
    if factor is UNKNOWN:
        path = f"{_PATH}.country_factor"
        findings.append(Finding(Severity.BLOCKS, "country_factor_unknown", path))
        return AT_HOME
    if source is UNKNOWN or not source:
        path = f"{_PATH}.country_factor_source"
        findings.append(Finding(Severity.BLOCKS, "country_factor_without_source", path))
        return AT_HOME
    values: dict[str, Value] = {"abroad": True, "no_address": residence.no_fixed_address}
    leaf = _leaf(
        "bvv.country_factor_entered", factor, Unit.FACTOR, "country_factor", _LID_4, label=source
    )
    return Residing(values, {"country_factor": leaf})


def _half_entered(residence: Residence) -> Iterator[Finding]:
    """What is entered and counts for nothing, because the answer before it is not yes."""
    about_country = (
        residence.country,
        residence.country_factor,
        residence.country_factor_source,
    )
    if residence.abroad is not True and any(value not in (UNKNOWN, "") for value in about_country):
        yield Finding(Severity.WARNS, "residence_without_abroad", f"{_PATH}.abroad")
    if residence.institution is not True and residence.institution_price is not UNKNOWN:
        yield Finding(Severity.WARNS, "residence_without_institution", f"{_PATH}.institution")


def _contradicts(draft: Draft) -> Iterator[Finding]:
    """Two answers that cannot both be true, or of which only one counts."""
    residence = draft.residence
    if residence.institution is True and True in (residence.abroad, residence.no_fixed_address):
        yield Finding(Severity.WARNS, "residence_two_answers", f"{_PATH}.institution")
    registered = any(adult.registered_at_address is True for adult in draft.adults)
    if registered and True in (residence.abroad, residence.no_fixed_address):
        name = "abroad" if residence.abroad is True else "no_fixed_address"
        yield Finding(Severity.WARNS, "residence_but_registered", f"{_PATH}.{name}")


def _leaf(
    code: str, amount: Decimal, unit: Unit, name: str, article: str, *, label: str = ""
) -> Step:
    return given(
        code,
        amount,
        unit,
        source=article,
        status=Status.ENTERED,
        at=f"{_PATH}.{name}",
        label=label,
    )
