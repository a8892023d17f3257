"""E13: why an amount changes, in the letter's own words."""

from dataclasses import replace

from app.documents.case import Case
from app.documents.why_it_changes import why_by_kind, why_one_by_one
from app.i18n import Texts
from calc.plan.result import Cause, CauseCode
from tests.app.documents.making import sample


def case(name: str = "HH2-afgerond", language: str = "nl") -> Case:
    about = sample(name)
    return Case(about.draft, about.assessment, about.policy_file.policy, Texts(language))


def test_e13_a_floor_that_moved_is_not_told_beside_the_child_who_moved_it() -> None:
    rung = case().assessment.rungs[1]
    child = Cause(CauseCode.CHILD_TURNS_16, "children[0]")
    moved = Cause(CauseCode.FLOOR_HIGHER, "statutory")
    both, alone = replace(rung, causes=(child, moved)), replace(rung, causes=(moved,))
    assert why_by_kind(case(), [both]) == ("Het bedrag verandert als uw kind 16 wordt.",)
    assert why_by_kind(case(), [alone]) == (
        "Het bedrag verandert als u volgens de regels meer mag houden.",
    )
    assert len(why_by_kind(case(), [both, alone])) == 2
    [said] = why_one_by_one(case(), [both])
    assert said.endswith("een kind 16 wordt en u volgens de regels iets meer mag houden.")
    two = replace(rung, causes=(child, Cause(CauseCode.CHILD_TURNS_16, "children[1]")))
    assert why_by_kind(case(), [two]) == ("Het bedrag verandert als uw kinderen 16 worden.",)


def test_e13_who_reaches_the_pension_age_is_you_or_a_name_and_never_a_letter() -> None:
    one = Cause(CauseCode.AOW_AGE, "adults[0]")
    alone = case("HH1-afgerond")
    rung = replace(alone.assessment.rungs[0], causes=(one,))
    assert why_by_kind(alone, [rung]) == ("Het bedrag verandert als u de AOW-leeftijd krijgt.",)
    assert why_by_kind(case(), [rung]) == (
        "Het bedrag verandert als M. Proef de AOW-leeftijd krijgt.",
    )
    # The partner of HH5 owes nothing, and is not named in a letter to somebody else.
    other = replace(rung, causes=(Cause(CauseCode.AOW_AGE, "adults[1]"),))
    assert "iemand van u" in why_by_kind(case("HH5"), [other])[0]


def test_e13_the_income_of_somebody_who_owes_nothing_is_not_told() -> None:
    about = case("HH5")
    theirs = next(i for i, line in enumerate(about.draft.income) if line.who == "B")
    ends = Cause(CauseCode.INCOME_ENDS, f"income[{theirs}]")
    rung = replace(about.assessment.rungs[0], causes=(ends,))
    assert why_by_kind(about, [rung]) == (
        "Het bedrag verandert als er iets verandert in uw huishouden.",
    )


def test_e13_every_cause_has_a_sentence_in_both_languages() -> None:
    of_path = {
        CauseCode.INCOME_STARTS: "income[0]", CauseCode.INCOME_ENDS: "income[0]",
        CauseCode.COST_STARTS: "expenses[0]", CauseCode.COST_ENDS: "expenses[0]",
        CauseCode.ARRANGEMENT_STARTS: "arrangements[0]", CauseCode.AOW_AGE: "adults[0]",
        CauseCode.ARRANGEMENT_ENDS: "arrangements[0]",
    }  # fmt: skip
    for language in ("nl", "en"):
        about = case("HH2-afgerond", language)
        for code in CauseCode:
            cause = Cause(code, of_path.get(code, "children[0]"))
            rung = replace(about.assessment.rungs[1], causes=(cause,))
            [kind], [one] = why_by_kind(about, [rung]), why_one_by_one(about, [rung])
            assert kind.endswith("."), code
            assert one.endswith("."), code
            assert "(K1" not in kind + one
