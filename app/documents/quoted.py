"""What a document says as somebody else said it: names and words that the guard does not judge."""

from app.documents.case import Case, known
from app.documents.kinds import DocumentKind
from calc.dossier.people import Helper


def quoted(kind: DocumentKind, case: Case) -> tuple[str, ...]:
    """The creditor's name; who a helper is; the customer's own words of a complaint."""
    said: list[str | None] = [case.creditor]
    helper = case.draft.contact.helper
    if kind is DocumentKind.HELPER_CONSENT and isinstance(helper, Helper):
        said += [known(helper.name), known(helper.relation)]
    if kind is DocumentKind.COMPLAINT_RECEIPT:
        said.append(known(case.draft.complaint.about))
    return tuple(each for each in said if each)
