"""Every situation of the matrix: an example as it is, or its plan on a day of its life.

    situation("HH1-afgerond@12+missed")     made when it is asked, and kept

A name is a base, a moment and what is particular. Sizes: EXAMPLES, PLANS (4 plans on 6 days) and
VARIANTS (of one plan, most of them after twelve months).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from app.services.assessing import Assessed
from app.services.documents import DocumentKind
from calc import Draft, PolicyFile, assess
from tests.app.documents.letters import DAY, NAMES
from tests.app.documents.matrix.lives import (
    HIDDEN,
    TERM,
    as_draft,
    begun,
    day_in,
    event,
    happened,
    lived,
)
from tests.building import Raw, example_policy, policy, raw_example
from tests.lives import joker, pause, received
from tests.tariff_files import shipped

ONE: Final = "HH1-afgerond"
BASES: Final = (ONE, "HH2-afgerond", "HH3-afgerond", "HH5")
MOMENTS: Final[Mapping[str, tuple[int, date]]] = {
    "0": (0, date(2026, 11, 27)),
    "1": (1, day_in(1, 21)),
    "12": (12, day_in(12, 19)),
    "24": (24, day_in(24, 20)),
    "end": (TERM, day_in(TERM, 30)),
    "after": (TERM, date(2029, 12, 3)),
}
"""Of each moment: how many months were paid, and the day."""
AGENCY: Final[Raw] = {
    "wki_number": "WKI-4711",
    "complaint_route": "klachten@incassovoorbeeld.example",
    "quiet_from": "20:00",
    "quiet_until": "08:00",
}
LENDER: Final = "Zwartewater Hypotheken B.V."
CONSENT: Final = "U vindt het goed dat wij van uw rekening afschrijven. Dat is een tekst van ons."
CONSENT_EN: Final = "You agree that we collect from your account. That is a text of ours."
MANDATE: Final = {"reference": "MANDAAT-77", "signed_on": "2026-11-25"}


@dataclass(frozen=True)
class Situation:
    """An assessed dossier; `extras`: what was typed for one kind, besides nothing at all."""

    name: str
    about: Assessed
    extras: Mapping[DocumentKind, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        return self.about.draft

    @property
    def balance(self) -> Decimal:
        """What is owed; of every example it is known."""
        balance = self.draft.debt.balance
        assert isinstance(balance, Decimal)
        return balance

    @property
    def on(self) -> date:
        return self.about.assessment.reference_date


def _on(name: str, made: Draft, rules: PolicyFile, on: date, **extras: Any) -> Situation:
    found = assess(made, rules, shipped(), on)
    return Situation(name, Assessed(made, rules, found), extras.get("extras", {}))


def _example(name: str) -> Situation:
    return _on(name, as_draft(raw_example(name)), example_policy(), DAY)


def _plan(name: str) -> Situation:
    base, _, moment = name.partition("@")
    months, on = MOMENTS[moment]
    rules = example_policy()
    made = lived(begun(raw_example(base), rules), months)
    if moment == "after":
        made = happened(made, event("afgelopen", "2029-11-30"), rules)
    return _on(name, made, rules, on)


def _year(rules: PolicyFile | None = None, **changes: Any) -> Callable[[str], Situation]:
    """HH1 after twelve months with other facts from the start; a dictionary adds to its field."""

    def made(name: str) -> Situation:
        law, values = rules or example_policy(), raw_example(ONE)
        for key, change in changes.items():
            known = values.get(key, {})
            values[key] = {**known, **change} if isinstance(change, dict) else change
        return _on(name, lived(begun(values, law), 12), law, day_in(12, 19))

    return made


def _missed(name: str) -> Situation:
    rules = example_policy()
    made = lived(begun(raw_example(ONE), rules), 12, but={12})
    schedule = made.agreement.schedule
    assert schedule is not None
    failed = {"failed_on": day_in(12, 1), "failed": schedule.months[11].payment}
    return _on(
        name, made, rules, day_in(12, 19), extras={DocumentKind.PAYMENT_FAILED: failed}
    )  # fmt: skip


def _entries(*more: Raw, but: tuple[int, ...] = ()) -> Callable[[str], Situation]:
    def made(name: str) -> Situation:
        rules = example_policy()
        plan = lived(begun(raw_example(ONE), rules), 12, but=but, more=more)
        return _on(name, plan, rules, day_in(12, 19))

    return made


def _paused(name: str) -> Situation:
    rules = example_policy()
    made = begun(raw_example(ONE), rules)
    made = happened(made, pause("2027-06", "2027-08", "2027-05-20"), rules)
    return _on(name, lived(made, 12, but={7, 8, 9}), rules, day_in(12, 19))


def _two_adults() -> list[Raw]:
    return [
        *raw_example(ONE)["adults"],
        {"ref": "B", "name": f"{HIDDEN}-partner", "liable": False, "birth_month": "1984-02",
         "taxable_income": {"amount": "14000.00", "year": 2026}, "salutation": "De heer"},
    ]  # fmt: skip


def _two_incomes() -> list[Raw]:
    wage = {"code": "I01", "label": f"{HIDDEN}-loon", "amount": "1350.00", "who": "B"}
    return [*raw_example(ONE)["income"], {**wage, "frequency": "month", "evidence": "gezien"}]


def _of_one(**changes: Any) -> list[Raw]:
    [adult] = raw_example(ONE)["adults"]
    return [{**adult, **changes}]


def _agency() -> PolicyFile:
    contact = {
        **example_policy().policy.contact.model_dump(exclude_none=True),
        "organisation": "Incassovoorbeeld B.V.",
        "person": "Bas Kwikstaart",
        "email": "bas@incassovoorbeeld.example",
    }
    return policy(agency=AGENCY, clients=[LENDER, f"{HIDDEN}-klant"], contact=contact)


def _over(*later: Raw, on: date, months: int = TERM, **more: Any) -> Callable[[str], Situation]:
    def made(name: str) -> Situation:
        rules = example_policy()
        plan = lived(begun(raw_example(ONE), rules), months)
        rest = str(plan.debt.balance)
        for what in later:
            given = {**what, "amount": rest} if what["status"] == "kwijtgescholden" else what
            plan = happened(plan, given, rules)
        return _on(name, plan, rules, on, **more)

    return made


_REPAID = received("2027-11-10", "40000.00")
_AGREED: Final[Raw] = {"given": True, "by": "A", "on": "2027-11-12", "how": "telefoon"}
_STATE: Final[Raw] = {
    "who": "A", "from_date": "2027-10-04", "name": "Mr. Ties Beukenhorst", "street": "Gracht 9",
    "postcode": "4321 ZZ", "town": "Bewindstad",
}  # fmt: skip
_VARIANTS: Final[dict[str, Callable[[str], Situation]]] = {
    "missed": _missed,
    "missed-long-ago": _entries(but=(3,)),
    "part": _entries(received("2027-11-02", "100.00"), but=(12,)),
    "joker": _entries(joker("2027-05"), but=(6,)),
    "reversed": _entries(received("2027-11-05", "25.00", "2027-11", "gestorneerd")),
    "ahead": _entries(received("2027-11-10", "1500.00")),
    "repaid": _entries(_REPAID),
    "paused": _paused,
    "co-debtor": _year(debt={"co_debtors": [
        {"ref": "X", "has_own_plan": True, "monthly": "65.00", "note": f"{HIDDEN}-ander"}]}),
    "agency": _year(_agency(), handling={"client": LENDER}, debt={
        "creditor": LENDER, "costs": "0.00", "vat": "0.00", "paid": "2800.00",
        "interest": {"amount": "0.00"}}),
    "consent": _year(
        consents={"creditors": _AGREED, "municipality": {**_AGREED, "name": "Kraaiendorp"}},
        complaint={"received_on": "2027-11-10", "about": "het wachten aan de telefoon"},
        contact={"phone": "0612345679", "helper": {
            "name": "Wies Roodborst", "relation": "zus", "phone": "0612345678", "consent": True,
            "may": "meekijken", "until": "2028-06-30"}},
        arrangements=[{**raw_example(ONE)["arrangements"][0], "until": "2028-04-30"}]),
    "mandate": _year(
        policy(creditor_id="NL00ZZZ123456780000", mandate_text=CONSENT, mandate_text_en=CONSENT_EN),
        contact={"debit_day": 27, "mandate": MANDATE}),
    "transfer": _year(contact={"payment_method": "overschrijving"}),
    "link": _year(policy(payment_link="voorbeeldbank.example/betaal"),
                  contact={"payment_method": "betaallink"}),
    "not-chosen": _year(contact={"payment_method": "UNKNOWN"}),
    "no-account": _year(policy(iban=None), contact={"payment_method": "overschrijving"}),
    "large-print": _year(adults=_of_one(reading_needs="grote letters")),
    "english": _year(adults=_of_one(language="Engels")),
    "partner": _year(adults=_two_adults(), cost_sharing="by_heads", income=_two_incomes(),
                     household_type="paar zonder kinderen"),
    "talk-agreed": _year(contact={"next_conversation": "2028-02-08"}),
    "abroad": _year(contact={"street": "Rue Neuve 12", "postcode": "UNKNOWN",
                             "town": "1000 Bruxelles", "country": "België"}),
    "stop-collecting": _year(policy(rest_at_end="stop_collecting")),
    "bewind": _year(life_states=[{**_STATE, "kind": "bewind"}]),
    "curatele": _year(life_states=[{**_STATE, "kind": "curatele"}]),
    "power": _year(life_states=[{**_STATE, "kind": "volmacht"}]),
    "deceased": _year(life_states=[
        {"kind": "overleden", "who": "A", "from_date": "2027-10-04"}]),
    "ended-early": _over(event("eerder gestopt", "2027-11-08", reason=f"{HIDDEN}-gestopt"),
                         months=12, on=day_in(12, 19)),
    "discharged": _over(event("afgelopen", "2029-11-30"),
                        event("kwijtgescholden", "2029-12-03", role="senior"),
                        on=date(2029, 12, 4)),
    "discharged-early": _over(event("eerder gestopt", "2027-11-08", reason=f"{HIDDEN}-gestopt"),
                              event("kwijtgescholden", "2027-11-15", role="senior"),
                              months=12, on=day_in(12, 19)),
}  # fmt: skip

EXAMPLES: Final = NAMES
PLANS: Final = tuple(f"{base}@{moment}" for base in BASES for moment in MOMENTS)
VARIANTS: Final = tuple(f"{ONE}@12+{what}" for what in _VARIANTS)
ALL: Final = (*EXAMPLES, *PLANS, *VARIANTS)
SAMPLE: Final = (
    "HH1", "HH3-afgerond", "HH5", "HH6", "HH2-afgerond@12", f"{ONE}@0", f"{ONE}@24", f"{ONE}@end",
    f"{ONE}@after",
    *(f"{ONE}@12+{what}" for what in (
        "missed", "joker", "paused", "co-debtor", "agency", "consent", "mandate", "partner",
        "discharged", "repaid", "deceased", "large-print")),
)  # fmt: skip
"""What the ordinary run looks at; the thorough profile looks at all."""


@cache
def situation(name: str) -> Situation:
    """One of them, made once."""
    if "+" in name:
        return _VARIANTS[name.partition("+")[2]](name)
    return _plan(name) if "@" in name else _example(name)


__all__ = [
    "AGENCY", "ALL", "BASES", "EXAMPLES", "HIDDEN", "LENDER", "MANDATE", "MOMENTS", "ONE", "PLANS",
    "SAMPLE", "VARIANTS", "Situation", "situation",
]  # fmt: skip
