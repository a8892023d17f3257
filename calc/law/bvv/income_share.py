"""At least 5% is for the debt: art. 475dc lid 1 Rv.

https://wetten.overheid.nl/BWBR0001827 (art. 475dc)
The beslagvrije voet is at most 95% of the debtor's monthly income (art. 475c a-i) with
vakantiebijslag. What is seized is the rest of the income under the seizure.

Not covered: lid 2, the benefits (bijstand) for which 95% of the norm is notified.
"""

from typing import Final

from calc.base.step import Operation, Step, Unit
from calc.law.bvv.known import not_below_zero, of_the_law, step_if_known

_ARTICLE: Final = "art. 475dc lid 1 Rv"
_SHARE: Final = of_the_law("bvv.income_share", "0.95", Unit.SHARE, source=_ARTICLE)


def share_of_income(net: Step | None) -> Step | None:
    """95% of the income, euros a month."""
    return step_if_known(
        "bvv.income_share.amount", Operation.PRODUCT, [_SHARE, net], source=_ARTICLE
    )


def at_most_share(bvv: Step | None, most: Step | None) -> Step | None:
    """The beslagvrije voet of lid 1, euros a month."""
    return step_if_known("bvv.at_most_share", Operation.LOWEST, [bvv, most], source=_ARTICLE)


def seizable(net: Step | None, other: Step | None, bvv: Step | None) -> Step | None:
    """What may be seized a month: all income less what is not under the seizure, less the bvv."""
    seized = step_if_known(
        "bvv.income_under_seizure", Operation.DIFFERENCE, [net, other], source="art. 475b Rv"
    )
    rest = step_if_known("bvv.seizable", Operation.DIFFERENCE, [seized, bvv], source="art. 475b Rv")
    return not_below_zero("bvv.seizable.not_negative", rest, source="art. 475b Rv")
