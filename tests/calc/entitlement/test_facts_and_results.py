"""The toeslag check: what a household is entitled to, receives, misses or has too much of."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calc import Finding, Severity
from calc.base.params import Code, Codes
from calc.dossier import Draft
from calc.entitlement import ToeslagResult
from tests.building import ON, Raw, child, draft, income, raw_example
from tests.legal.computing import tariffs_on
from tests.toeslagen import household, household_check, known_adult, result, tenant

NAMES = ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"]
UNKNOWN = "UNKNOWN"


def findings(raw: Raw, on: date = ON) -> list[Finding]:
    return list(household_check(draft(raw), on).findings)


def codes(raw: Raw, on: date = ON) -> set[str]:
    return {finding.code for finding in findings(raw, on)}


def month(raw: Raw, toeslag: str, on: date = ON) -> Decimal | None:
    found = result(raw, toeslag, on).entitled
    return None if found is None else found.amount


def here(ref: str = "K1", **more: Any) -> Raw:
    known = {"birth_month": "2019-05", "days_per_14": 14, "registered_at_address": True}
    return child(ref, **(known | more))


def couple(income: str = "15000.00", **of_other: Any) -> list[Raw]:
    other = {"liable": False, "birth_month": "1986-04"} | of_other
    return [known_adult(income=income), known_adult("B", income, **other)]


class TestSampleHouseholds:
    """What it finds in the six sample households and their finished variants."""

    @pytest.mark.parametrize(
        ("name", "missed"),
        [
            ("HH1", 230),
            ("HH2", 189),
            ("HH4", 185),
        ],
    )
    def test_huurtoeslag_that_was_never_asked_for(self, name: str, missed: int) -> None:
        made = draft(raw_example(name))
        check = household_check(made)
        assert [each.toeslag for each in check.results if each.missed] == ["huurtoeslag"]
        assert [each.toeslag for each in check.results if each.too_much] == []
        [finding] = check.findings
        place = next(index for index, each in enumerate(made.checks) if each.code == "S02")
        assert finding == Finding(
            Severity.BLOCKS,
            "toeslag_missing",
            f"checks[{place}]",
            (
                ("toeslag", Code("toeslag", "huurtoeslag")),
                ("amount", Decimal(f"{missed}.00")),
                ("check", Code("check", "S02")),
            ),
        )

    @pytest.mark.parametrize(
        "name", ["HH3", "HH5", "HH6", "HH1-afgerond", "HH2-afgerond", "HH3-afgerond"]
    )
    def test_nothing_where_all_is_right(self, name: str) -> None:
        check = household_check(draft(raw_example(name)))
        assert check.findings == ()
        assert [each.missing for each in check.results] == [()] * 4

    def test_what_the_first_household_is_entitled_to(self) -> None:
        check = household_check(draft(raw_example("HH1")))
        assert [each.toeslag for each in check.results] == NAMES
        amounts = [each.entitled.amount for each in check.results if each.entitled]
        assert amounts == [Decimal(97), Decimal(230), Decimal(0), Decimal(0)]
        deciding = [each.deciding for each in check.results]
        assert deciding == ["entitled", "entitled", "no_children", "no_children"]

    def test_the_explanation_goes_down_to_the_line_of_the_intake(self) -> None:
        huur = household_check(draft(raw_example("HH1"))).results[1]
        assert huur.missed is not None
        waiting, places = [huur.missed], set()
        for step in waiting:
            waiting += [part for part in step.parts if all(part is not each for each in waiting)]
            places.add(step.at)
        assert {
            "housing.basic_rent",
            "adults[0].toetsingsinkomen.amount",
            "adults[0].assets_1_january",
            "income[3]",
        } <= places


class TestDifference:
    @pytest.mark.parametrize(
        ("received", "missed", "too_much"),
        [
            ("127.99", "1.01", None),
            ("128.00", None, None),
            ("129.00", None, None),
            ("130.00", None, None),
            ("130.01", None, "1.01"),
        ],
    )
    def test_at_most_one_euro_is_rounding(
        self, received: str, missed: str | None, too_much: str | None
    ) -> None:
        found = result(household(income=[income(received, "I20")]), "zorgtoeslag")
        assert _shown(found) == (missed, too_much)

    def test_too_much_is_a_warning_at_its_line(self) -> None:
        raw = household(income=[income("10.00"), income("200.00", "I20")])
        assert findings(raw) == [
            Finding(
                Severity.WARNS,
                "toeslag_too_high",
                "income[1]",
                (("toeslag", Code("toeslag", "zorgtoeslag")), ("amount", Decimal("71.00"))),
            )
        ]

    @pytest.mark.parametrize(
        ("check", "severity", "path"),
        [
            ({"code": "S01", "state": "akkoord"}, Severity.BLOCKS, "checks[1]"),
            ({"code": "S01", "state": "n.v.t."}, Severity.BLOCKS, "checks[1]"),
            ({"code": "S01", "state": "n.v.t.", "reason": ""}, Severity.BLOCKS, "checks[1]"),
            ({"code": "S01", "state": "n.v.t.", "reason": "wil niet"}, Severity.WARNS, "checks[1]"),
            ({"code": "S04", "state": "n.v.t.", "reason": "wil niet"}, Severity.BLOCKS, "checks"),
        ],
    )
    def test_what_is_missed_blocks_unless_somebody_wrote_down_why(
        self, check: Raw, severity: Severity, path: str
    ) -> None:
        [finding] = findings(household(checks=[{"code": "S02", "state": "akkoord"}, check]))
        assert (finding.severity, finding.path) == (severity, path)


def _shown(found: ToeslagResult) -> tuple[str | None, str | None]:
    missed, too_much = (
        None if step is None else str(step.amount) for step in (found.missed, found.too_much)
    )
    return missed, too_much


class TestReceived:
    def test_lines_of_one_toeslag_add_up_to_a_month(self) -> None:
        lines = [income("360.00", "I20", frequency="quarter"), income("9.00", "I20")]
        found = result(household(income=lines), "zorgtoeslag").received
        assert found is not None
        assert found.amount == 129

    @pytest.mark.parametrize(
        ("dates", "counts"),
        [
            ({"from_date": "2026-11-23"}, True),
            ({"from_date": "2026-11-24"}, False),
            ({"until": "2026-11-23"}, True),
            ({"until": "2026-11-22"}, False),
            ({"until": UNKNOWN}, True),
        ],
    )
    def test_a_line_counts_when_it_runs_on_the_day(self, dates: Raw, counts: bool) -> None:
        found = result(household(income=[income("129.00", "I20", **dates)]), "zorgtoeslag")
        assert found.received is not None
        assert found.received.amount == (129 if counts else 0)

    def test_what_is_expected_is_not_received(self) -> None:
        raw = household(income=[income("129.00", "I20", certainty="expected")])
        found = result(raw, "zorgtoeslag")
        assert _shown(found) == ("129", None)

    @pytest.mark.parametrize("field", ["certainty", "amount", "frequency", "who", "from_date"])
    def test_a_line_that_nobody_filled_in_makes_the_difference_unknown(self, field: str) -> None:
        lines = [income("5.00", "I20"), income("129.00", "I20") | {field: UNKNOWN}]
        found = result(household(income=lines), "zorgtoeslag")
        assert (found.received, found.missed, found.too_much) == (None, None, None)
        assert found.entitled is not None
        assert found.missing == (f"income[1].{field}",)

    def test_a_single_payment_without_its_day_is_unknown_too(self) -> None:
        lines = [income("129.00", "I20", frequency="once", date=UNKNOWN)]
        assert result(household(income=lines), "zorgtoeslag").missing == ("income[0].date",)

    def test_of_a_line_that_is_over_nothing_is_asked(self) -> None:
        lines = [income(UNKNOWN, "I20", until="2026-11-22")]
        assert result(household(income=lines), "zorgtoeslag").missing == ()
        lines = [income(UNKNOWN, "I20", until="2026-11-23")]
        assert result(household(income=lines), "zorgtoeslag").missing == ("income[0].amount",)
        lines = [income(UNKNOWN, "I20", until=UNKNOWN)]
        assert result(household(income=lines), "zorgtoeslag").missing == ("income[0].amount",)


class TestIncome:
    def test_unknown_is_not_zero(self) -> None:
        raw = tenant({"toetsingsinkomen": {}}, children=[here()])
        check = household_check(draft(raw))
        path = "adults[0].toetsingsinkomen.amount"
        assert [each.missing for each in check.results] == [(path,), (path,), (path,), ()]
        assert [each.entitled is None for each in check.results] == [True, True, True, False]
        names = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
        waiting = (("toeslagen", Codes("toeslag", names)),)
        assert Finding(Severity.INFORMS, "toeslag_not_computed", path, waiting) in check.findings

    def test_without_a_partners_income_there_is_no_joint_income(self) -> None:
        raw = household(adults=couple(toetsingsinkomen={}))
        assert result(raw, "zorgtoeslag").missing == ("adults[1].toetsingsinkomen.amount",)

    def test_the_incomes_of_partners_are_added(self) -> None:
        assert month(household(adults=couple("25000.00")), "zorgtoeslag") == 15
        assert month(household(adults=couple("26000.00")), "zorgtoeslag") == 0

    def test_the_taxable_income_stands_in_and_that_is_said(self) -> None:
        one = known_adult(toetsingsinkomen={}, taxable_income={"amount": "32500.00", "year": 2026})
        raw = household(adults=[one], income=[income("97.00", "I20")])
        assert month(raw, "zorgtoeslag") == 97
        path = "adults[0].toetsingsinkomen.amount"
        assert findings(raw) == [Finding(Severity.INFORMS, "toeslag_taxable_income", path)]

    @pytest.mark.parametrize(
        ("year", "said"), [(2026, False), (UNKNOWN, False), (2025, True), (2027, True)]
    )
    def test_an_income_of_another_year_is_said(self, year: int | str, said: bool) -> None:
        one = known_adult(toetsingsinkomen={"amount": "20000.00", "year": year})
        raw = household(adults=[one], income=[income("129.00", "I20")])
        other = Finding(
            Severity.INFORMS,
            "toeslag_other_year",
            "adults[0].toetsingsinkomen.year",
            (("income_year", year), ("toeslag_year", 2026)),
        )
        assert findings(raw) == ([other] if said else [])


class TestAssets:
    def test_of_partners_they_are_added(self) -> None:
        limit = couple(assets_1_january="184633.00")
        above = couple(assets_1_january="184633.01")
        assert result(household(adults=limit), "zorgtoeslag").deciding == "entitled"
        assert result(household(adults=above), "zorgtoeslag").deciding == "assets_above_limit"

    def test_what_is_not_known_is_assumed_and_said(self) -> None:
        raw = household(adults=[known_adult(assets_1_january=UNKNOWN)])
        assert result(raw, "zorgtoeslag").assumed == ("assets",)
        path = "adults[0].assets_1_january"
        assert Finding(Severity.INFORMS, "toeslag_assets_unknown", path) in findings(raw)

    def test_what_one_partner_has_may_decide_alone(self) -> None:
        adults = couple(assets_1_january=UNKNOWN)
        adults[0]["assets_1_january"] = "200000.00"
        raw = household(adults=adults)
        assert result(raw, "zorgtoeslag").deciding == "assets_above_limit"
        assert "toeslag_assets_unknown" in codes(raw)


class TestZorgtoeslag:
    @pytest.mark.parametrize(
        ("insured", "expected"), [((True, True), 232), ((True, False), 116), ((False, True), 116)]
    )
    def test_of_partners_one_may_not_be_insured(
        self, insured: tuple[bool, bool], expected: int
    ) -> None:
        adults = couple(health_insured=insured[1])
        adults[0]["health_insured"] = insured[0]
        found = month(household(adults=adults), "zorgtoeslag")
        assert found is not None
        whole = month(household(adults=couple()), "zorgtoeslag")
        assert whole is not None
        assert abs(found - (whole if all(insured) else whole / 2)) < 1

    def test_nobody_insured_is_no_right_and_not_known_is_unknown(self) -> None:
        raw = household(adults=[known_adult(health_insured=False)])
        assert month(raw, "zorgtoeslag") == 0
        assert result(raw, "zorgtoeslag").deciding == "not_insured"
        raw = household(adults=[known_adult(health_insured=UNKNOWN)])
        assert result(raw, "zorgtoeslag").missing == ("adults[0].health_insured",)


class TestWho:
    @pytest.mark.parametrize("toeslag", ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget"])
    def test_a_dossier_without_adults_asks_for_them(self, toeslag: str) -> None:
        raw = tenant(adults=[], children=[here()])
        assert result(raw, toeslag).missing == ("adults",)
        assert month(raw, toeslag) is None

    @pytest.mark.parametrize(
        ("kind", "asked"),
        [
            ("alleenstaand", False),
            ("alleenstaande ouder", False),
            (UNKNOWN, False),
            ("paar zonder kinderen", True),
            ("paar met kinderen", True),
            ("samengesteld gezin", True),
        ],
    )
    def test_a_couple_of_which_one_is_entered_asks_for_the_other(
        self, kind: str, asked: bool
    ) -> None:
        found = result(household(household_type=kind), "zorgtoeslag")
        assert found.missing == (("adults",) if asked else ())
        both = household(household_type=kind, adults=couple())
        assert result(both, "zorgtoeslag").missing == ()


class TestHuurtoeslag:
    def test_who_owns_the_home_has_no_right_whatever_else_is_unknown(self) -> None:
        found = result(household(adults=[known_adult(toetsingsinkomen={})]), "huurtoeslag")
        assert found.entitled is not None
        assert (found.entitled.amount, found.deciding) == (Decimal(0), "not_a_tenant")
        assert found.missing == ()

    @pytest.mark.parametrize(
        ("housing", "missing"),
        [
            ({}, ("housing.tenure", "housing.basic_rent")),
            ({"basic_rent": "700.00"}, ("housing.tenure",)),
            ({"tenure": "huur"}, ("housing.basic_rent",)),
        ],
    )
    def test_what_is_not_known_of_the_home_is_missing(
        self, housing: Raw, missing: tuple[str, ...]
    ) -> None:
        assert result(tenant(housing=housing), "huurtoeslag").missing == missing

    def test_service_costs_that_are_not_known_are_assumed_until_2025(self) -> None:
        raw = tenant(housing={"tenure": "huur", "basic_rent": "700.00"})
        assert result(raw, "huurtoeslag", date(2025, 12, 31)).assumed == ("service_costs",)
        assert result(raw, "huurtoeslag", date(2026, 1, 1)).assumed == ()
        old = date(2025, 3, 1)
        without, with_costs = (month(each, "huurtoeslag", old) for each in (raw, tenant()))
        assert without is not None
        assert with_costs is not None
        assert with_costs - without in (4, 5)

    def test_who_is_not_registered_has_no_right(self) -> None:
        found = result(tenant({"registered_at_address": False}), "huurtoeslag")
        assert found.entitled is not None
        assert (found.entitled.amount, found.deciding) == (Decimal(0), "not_registered")
        both = couple(registered_at_address=False)
        both[0]["registered_at_address"] = False
        assert result(tenant(adults=both), "huurtoeslag").deciding == "not_registered"
        both[1]["registered_at_address"] = UNKNOWN
        found = result(tenant(adults=both), "huurtoeslag")
        assert (found.entitled, found.missing) == (None, ("adults[1].registered_at_address",))
        found = result(tenant({"registered_at_address": UNKNOWN}), "huurtoeslag")
        assert found.missing == ("adults[0].registered_at_address",)

    def test_when_only_the_other_adult_is_registered_that_is_the_applicant(self) -> None:
        both = couple("20000.00")
        both[0]["registered_at_address"] = False
        assert month(tenant(adults=both), "huurtoeslag") == month(tenant(), "huurtoeslag")

    def test_a_partner_counts_only_when_registered(self) -> None:
        alone = month(tenant(), "huurtoeslag")
        other = couple("20000.00", registered_at_address=False, assets_1_january="99999.00")
        assert month(tenant(adults=other), "huurtoeslag") == alone
        adults = couple("20000.00", registered_at_address=UNKNOWN)
        missing = result(tenant(adults=adults), "huurtoeslag").missing
        assert missing == ("adults[1].registered_at_address",)

    def test_the_ages_of_adults_must_be_known(self) -> None:
        found = result(tenant({"birth_month": UNKNOWN}), "huurtoeslag")
        assert found.missing == ("adults[0].birth_month",)

    @pytest.mark.parametrize(
        ("born", "rent_counts"), [("2005-10", "700"), ("2005-11", "498.20"), ("2005-12", "498.20")]
    )
    def test_an_age_counts_from_the_month_after_the_birthday(
        self, born: str, rent_counts: str
    ) -> None:
        home = {"tenure": "huur", "basic_rent": rent_counts}
        assert month(tenant({"birth_month": born}), "huurtoeslag") == month(
            tenant(housing=home), "huurtoeslag"
        )

    def test_children_at_the_address_make_the_household_larger(self) -> None:
        alone = month(tenant(), "huurtoeslag")
        with_child = month(tenant(children=[here()]), "huurtoeslag")
        assert alone == 426
        assert with_child == 428
        elsewhere = here(registered_at_address=False)
        assert month(tenant(children=[elsewhere]), "huurtoeslag") == alone
        unborn = here(birth_month="2026-11")
        assert month(tenant(children=[unborn]), "huurtoeslag") == alone
        assert month(tenant(children=[here(birth_month="2026-10")]), "huurtoeslag") == with_child

    @pytest.mark.parametrize("field", ["registered_at_address", "birth_month"])
    def test_what_is_not_known_of_a_child_is_missing(self, field: str) -> None:
        raw = tenant(children=[here(**{field: UNKNOWN})])
        assert result(raw, "huurtoeslag").missing == (f"children[0].{field}",)

    @pytest.mark.parametrize(("born", "grown"), [("2008-10", True), ("2008-11", False)])
    def test_of_a_grown_child_the_income_is_not_known(self, born: str, grown: bool) -> None:
        raw = tenant(children=[here(birth_month=born)])
        found = result(raw, "huurtoeslag")
        assert found.missing == (("children[0]",) if grown else ())
        assert ("toeslag_grown_child" in codes(raw)) is grown
        paths = {each.path for each in findings(raw) if each.code == "toeslag_not_computed"}
        assert "children[0]" not in paths


class TestChildren:
    @pytest.mark.parametrize("days", [0, 5, 6, 7, 8, 9, 14])
    def test_a12_a_child_counts_from_six_of_fourteen_days(self, days: int) -> None:
        raw = household(children=[here(days_per_14=days)])
        counts = days >= 6
        for toeslag in ("kindgebonden_budget", "kinderbijslag"):
            assert result(raw, toeslag).deciding == ("entitled" if counts else "no_children")
        assert ("toeslag_shared_child" in codes(raw)) is (days in (6, 7, 8))

    @pytest.mark.parametrize("field", ["days_per_14", "birth_month"])
    @pytest.mark.parametrize("toeslag", ["kindgebonden_budget", "kinderbijslag"])
    def test_what_is_not_known_of_a_child_is_missing(self, toeslag: str, field: str) -> None:
        raw = household(children=[here("K1"), here("K2", **{field: UNKNOWN})])
        found = result(raw, toeslag)
        assert (found.entitled, found.missing) == (None, (f"children[1].{field}",))

    @pytest.mark.parametrize(
        ("born", "expected"),
        [
            ("2026-11", "no_children"),
            ("2026-10", "entitled"),
            ("2008-11", "entitled"),
            ("2008-10", "no_children"),
        ],
    )
    def test_kgb_runs_from_the_month_after_birth_through_that_of_the_18th_birthday(
        self, born: str, expected: str
    ) -> None:
        raw = household(children=[here(birth_month=born)])
        assert result(raw, "kindgebonden_budget").deciding == expected

    def test_of_a_grown_child_nothing_more_is_asked(self) -> None:
        grown = here(birth_month="2000-01", days_per_14=UNKNOWN)
        found = result(household(children=[grown]), "kindgebonden_budget")
        assert (found.missing, found.deciding) == ((), "no_children")

    @pytest.mark.parametrize(
        ("on", "born", "expected"),
        [
            (date(2026, 11, 23), "2020-09", "362.35"),
            (date(2026, 11, 23), "2020-10", "298.40"),
            (date(2026, 12, 31), "2020-10", "298.40"),
            (date(2026, 9, 30), "2020-06", "362.35"),
            (date(2026, 7, 1), "2020-07", "298.40"),
        ],
    )
    def test_kinderbijslag_goes_by_the_age_on_the_first_day_of_the_quarter(
        self, on: date, born: str, expected: str
    ) -> None:
        found = month(household(children=[here(birth_month=born)]), "kinderbijslag", on)
        assert found is not None
        assert abs(found * 3 - Decimal(expected)) < Decimal("1E-20")

    def test_a_missing_figure_is_said_and_gives_no_amount(self) -> None:
        raw, on = household(children=[here()]), date(2025, 9, 1)
        found = result(raw, "kinderbijslag", on)
        assert (found.entitled, found.missing) == (None, ("tariff:kinderbijslag.6_11",))
        waiting = (("toeslagen", Codes("toeslag", ("kinderbijslag",))),)
        assert Finding(Severity.INFORMS, "toeslag_no_figure", "", waiting) in findings(raw, on)

    @pytest.mark.parametrize("toeslag", ["kindgebonden_budget", "kinderbijslag"])
    @pytest.mark.parametrize(
        ("kind", "asked"),
        [("alleenstaand", False), ("alleenstaande ouder", True), ("samengesteld gezin", False)],
    )
    def test_a_family_without_a_child_in_the_dossier_is_asked_for_it(
        self, toeslag: str, kind: str, asked: bool
    ) -> None:
        raw = household(household_type=kind, adults=couple())
        assert result(raw, toeslag).missing == (("children",) if asked else ())

    def test_without_children_the_income_does_not_matter(self) -> None:
        found = result(household(adults=[known_adult(toetsingsinkomen={})]), "kindgebonden_budget")
        assert (found.missing, found.deciding) == ((), "no_children")

    def test_a_partner_takes_the_ouderkop_away(self) -> None:
        assert month(household(children=[here()]), "kindgebonden_budget") == 499
        both = household(adults=couple(), children=[here()])
        assert month(both, "kindgebonden_budget") == 215


class TestQuestions:
    def _asked(self, on: date = ON, **changes: Any) -> list[str]:
        made: Draft = draft(household(expenses=[], **changes))
        return [question.code for question in household_check(made, on).questions]

    def test_a_household_below_the_aow_age_is_asked_about_the_inkomenstoeslag(self) -> None:
        assert self._asked() == ["inkomenstoeslag"]
        assert self._asked(income=[income("10.00", "I26")]) == []

    @pytest.mark.parametrize(
        ("born", "asked"),
        [
            ("2005-12", []),
            ("2005-11", ["inkomenstoeslag"]),
            ("1959-12", ["inkomenstoeslag"]),
            ("1959-11", ["aow", "aio"]),
            (UNKNOWN, ["aow", "aio", "inkomenstoeslag"]),
        ],
    )
    def test_the_age_decides_and_an_unknown_age_asks_all(self, born: str, asked: list[str]) -> None:
        assert self._asked(adults=[known_adult(birth_month=born)]) == asked

    def test_a_missing_aow_age_asks_all(self) -> None:
        assert self._asked(date(2023, 3, 1)) == ["aow", "aio", "inkomenstoeslag"]

    def test_who_receives_aow_is_asked_about_the_supplement_only(self) -> None:
        old = [known_adult(birth_month="1950-01")]
        assert self._asked(adults=old, income=[income("1500.00", "I05")]) == ["aio"]

    def test_costs_ask_about_what_pays_for_them(self) -> None:
        made = draft(household(expenses=[{"code": "U36"}, {"code": "U08"}]))
        found = [question.code for question in household_check(made).questions]
        assert found == ["kinderopvangtoeslag", "inkomenstoeslag", "kwijtschelding"]
        lines = [income("10.00", "I24")]
        made = draft(household(expenses=[{"code": "U36"}, {"code": "U07"}], income=lines))
        found = [question.code for question in household_check(made).questions]
        assert found == ["inkomenstoeslag", "kwijtschelding"]


def test_a_day_after_the_last_tariffs_is_checked_with_the_last() -> None:
    later = date(2031, 5, 1)
    assert tariffs_on(later).provisional
    assert month(household(), "zorgtoeslag", later) == 129
