"""What a document says as somebody else said it: names and words that the guard does not judge.

A name is one wherever it stands. Words are a quotation only in the line that quotes them: "zus"
behind "Wie u helpt, is uw" is no reason to let a threat about a sister pass elsewhere.
"""

from app.documents.case import Case, known
from app.documents.kinds import DocumentKind
from calc.dossier.people import Helper


def quoted(kind: DocumentKind, case: Case) -> tuple[str, ...]:
    """The creditor's name; who a helper is; the customer's own words of a complaint."""
    said: list[str | None] = [case.creditor]
    helper = case.draft.contact.helper
    if kind is DocumentKind.HELPER_CONSENT and isinstance(helper, Helper):
        said.append(known(helper.name))
        if relation := known(helper.relation):
            said.append(f"{case.tell('helper.row.relation')}: {relation}")
    if kind is DocumentKind.COMPLAINT_RECEIPT and (about := known(case.draft.complaint.about)):
        said.append(case.tell("complaint.about", about=about))
    return tuple(each for each in said if each)
