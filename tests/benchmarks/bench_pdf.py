"""What the plan letter costs against a bare ReportLab document of as many pages.

A script, not a test: it prints a ratio measured in one run and judges nothing.
"""

from datetime import date
from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from app.documents.plan_letter import plan_letter
from app.i18n import Texts
from app.render.pdf import render
from app.resources import EXAMPLE_POLICY, EXAMPLES
from app.services.assessing import assess_file
from tests.benchmarks.goals import report
from tests.benchmarks.measuring import compare
from tests.tariff_files import shipped


def _bare(texts_by_page: list[str]) -> bytes:
    """The same words, as plain paragraphs in a built-in font."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[Flowable] = []
    for text in texts_by_page:
        story += [Paragraph(line.replace("&", "&amp;"), style) for line in text.splitlines()]
        story.append(PageBreak())
    made = BytesIO()
    SimpleDocTemplate(made, pagesize=A4).build(story)
    return made.getvalue()


def main() -> None:
    """Print the ratio."""
    path = EXAMPLES / "HH1.uitzicht.json"
    assessed = assess_file(
        path, on=None, policy=EXAMPLE_POLICY, tariffs=shipped(), today=lambda: date(2026, 11, 23)
    )
    texts, policy = Texts("nl"), assessed.policy_file.policy

    def letter() -> bytes:
        return render(plan_letter(assessed.draft, assessed.assessment, policy, texts))

    pages = [page.extract_text() for page in PdfReader(BytesIO(letter())).pages]
    result = compare(letter, lambda: _bare(pages))
    print(f"plan letter of {len(pages)} pages against bare ReportLab (median ms of CPU)")
    print(f"  letter {result.a:.1f}, bare {result.b:.1f}")
    report("letter", result.ratio)


if __name__ == "__main__":
    main()
