"""Where somebody goes who does not agree: first to us, then to the body that the policy names."""

from typing import Final

from app.documents.case import Case, one_line

_FREE: Final = "kifid"
"""The only body of which we know that it is free for a consumer (facts: letters)."""


def say_complaints(case: Case) -> str:
    """The route, how long an answer takes, where to go after that: only what the policy says."""
    contact, agency = case.policy.contact, case.policy.agency
    if agency is None:
        said = [
            case.say("complaints", route=_route(case, contact.complaints, contact.complaints_en))
        ]
    else:
        route = _route(case, agency.complaint_route, agency.complaint_route_en)
        number = one_line(agency.wki_number)
        said = [case.say("complaints_agency", route=route, number=number)]
    if weeks := contact.complaint_answer_weeks:
        said.append(case.count_words("complaints.answer", weeks, "weeks"))
    if contact.complaint_body:
        key = (
            "complaints.body_free"
            if _FREE in contact.complaint_body.casefold()
            else "complaints.body"
        )
        said.append(case.say(key, body=_end(contact.complaint_body)))
    return " ".join(said)


def _route(case: Case, dutch: str, english: str | None) -> str:
    """The organisation's own words, in the language of the letter where it has them."""
    if case.texts.language == "nl":
        return _end(dutch)
    return _end(english) if english else case.say("complaints.in_dutch", route=_end(dutch))


def _end(text: str) -> str:
    return one_line(text).rstrip(".")
