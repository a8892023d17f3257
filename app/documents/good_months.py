"""The agreement about good months of an income that varies, when there is one."""

from app.documents.case import Case
from app.documents.labels import label_of
from app.documents.letter import Block, Bullets, Heading, Paragraph
from calc.base.rounding import cents_half_up


def good_months(case: Case) -> tuple[Block, ...]:
    """What of a good month goes to the debt, above which amount, and at most how much a year."""
    agreed = case.assessment.beside.good_months
    if agreed is None:
        return ()
    share = case.texts.formats.percent(agreed.share.amount)
    most = case.euros(agreed.max_year.amount)
    bases = tuple(
        case.tell(
            "good.base",
            line=label_of(case, path),
            amount=case.euros(cents_half_up(base.amount)),
        )
        for path, base in agreed.bases
    )
    return (
        Heading(case.tell("good.heading")),
        Paragraph(case.tell("good.share", share=share, amount=most)),
        Bullets(bases),
    )
