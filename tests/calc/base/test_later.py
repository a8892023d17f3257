"""A value that is made when it is asked for."""

from decimal import Decimal, localcontext

from calc.base.later import Later


class Made:
    """Counts how often something is made."""

    def __init__(self, value: str) -> None:
        self.times, self.value = 0, value

    def __call__(self) -> str:
        self.times += 1
        return self.value


def test_is_made_once_and_not_before_somebody_asks() -> None:
    made = Made("a")
    later = Later(made)
    assert made.times == 0
    assert (later(), later()) == ("a", "a")
    assert made.times == 1


def test_nothing_is_a_value_too() -> None:
    made: list[int] = []
    later = Later(lambda: made.append(1))
    assert later() is None
    assert later() is None
    assert made == [1]


def test_stands_for_what_it_gives() -> None:
    assert Later(Made("a")) == Later(Made("a"))
    assert Later(Made("a")) != Later(Made("b"))
    assert Later(Made("a")) != "a"
    assert hash(Later(Made("a"))) == hash("a")
    assert repr(Later(Made("a"))) == "'a'"


def test_computes_as_the_engine_does_whoever_asks() -> None:
    third = Later(lambda: Decimal(1) / Decimal(3))
    with localcontext(prec=3):
        assert len(str(third())) == len("0.") + 34
