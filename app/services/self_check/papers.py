"""Papers that are made, read back and recognised: their words, structure, and what they carry."""

from collections.abc import Iterator
from decimal import Decimal

from app.i18n import LANGUAGES, Texts
from app.resources import EXAMPLES
from app.services.self_check.check import Found, Place, wrong
from app.services.self_check.figures import EXAMPLE, SUFFIX, amounts, assessed
from app.services.tariffs import open_shelf


def find_papers(place: Place) -> Iterator[Found]:
    """The letter in every language; the calculation, which is long, in one."""
    from app.documents.kinds import DocumentKind
    from app.services.outgoing_documents import prepared

    found = assessed(EXAMPLE, open_shelf(place.folder).tariffs)
    payment = Decimal(amounts(found)["payment"])
    asked = [(DocumentKind.PLAN, language) for language in LANGUAGES]
    for kind, language in (*asked, (DocumentKind.CALCULATION_SHEET, LANGUAGES[0])):
        texts = Texts(language)
        made = prepared(kind, found, texts).made
        yield from find_in_paper(place, texts, made.pdf, texts.formats.euros(payment))


def find_in_paper(place: Place, texts: Texts, pdf: bytes, amount: str) -> Iterator[Found]:
    """What is wrong with one paper. `amount`: what it must say."""
    from app.render.reading_back import BrokenPdf, read_back
    from app.render.standards import lacking
    from app.services.inspecting.finding import Verdict
    from app.services.inspecting.given import read_given
    from app.services.inspecting.inspecting import Inspection, inspected
    from app.services.inspecting.saying import say_inspected

    try:
        words = " ".join(" ".join(page.text for page in read_back(pdf).pages).split())
    except BrokenPdf as broken:
        yield wrong("paper_broken", why=str(broken))
        return
    if " ".join(amount.split()) not in words:
        yield wrong("paper_amount", amount=amount)
    if names := lacking(pdf):
        yield wrong("paper_lacks", names=", ".join(names))
    given = read_given(EXAMPLES / f"{EXAMPLE}{SUFFIX}", None)
    paper = inspected(Inspection(pdf, place.folder, given))
    if paper.verdict is not Verdict.GENUINE:
        said = say_inspected(texts, paper)
        yield wrong("paper_doubted", why=" ".join((said.verdict, *said.points)))
