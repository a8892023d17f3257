"""A letter as a file that a mail program opens as a draft: the text, and the letter itself."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from app.documents.life_states import email_of
from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from calc import UNKNOWN
from calc.characters import on_one_line


def email_file(made: MadeDocument, assessed: Assessed) -> bytes:
    """The bytes of a .eml. Nothing is sent: `X-Unsent` opens it as a message still to be sent."""
    contact = assessed.policy_file.policy.contact
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _in_head(made.subject)
    message["From"] = _in_head(contact.email)
    # Nobody mails somebody who died, or who does not decide alone: then somebody else reads it.
    to = email_of(assessed.draft, assessed.assessment.reference_date)
    if to is not UNKNOWN:
        message["To"] = _in_head(to)
    message["X-Unsent"] = "1"
    message.set_content(made.email, cte="quoted-printable")
    message.add_attachment(
        made.pdf, maintype="application", subtype="pdf", filename=_in_head(made.name)
    )
    message.set_boundary(_boundary(made))
    return bytes(message)


def _in_head(text: str) -> str:
    """One line with nothing hidden in it: a new line in the head begins a new field."""
    return on_one_line(" ".join(text.split()))


def _boundary(made: MadeDocument) -> str:
    """What stands between the parts: the same for the same letter; no letter can hold its own.

    With a line that everybody knows a paragraph of somebody's own could end the text, and bring a
    part of its own.
    """
    return f"uitzicht-{sha256(made.email.encode() + made.pdf).hexdigest()[:40]}"
