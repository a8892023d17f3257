"""A letter as a file that a mail program opens as a draft: the text, and the letter itself."""

from email.message import EmailMessage
from email.policy import SMTP

from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from calc import UNKNOWN

_BOUNDARY = "uitzicht-letter-0000000000000000"
"""Always the same: the same letter gives the same bytes."""


def email_file(made: MadeDocument, assessed: Assessed) -> bytes:
    """The bytes of a .eml. Nothing is sent: `X-Unsent` opens it as a message still to be sent."""
    contact = assessed.policy_file.policy.contact
    message = EmailMessage(policy=SMTP)
    message["Subject"] = made.subject
    message["From"] = contact.email
    if (to := assessed.draft.contact.email) is not UNKNOWN:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(made.email, cte="quoted-printable")
    message.add_attachment(made.pdf, maintype="application", subtype="pdf", filename=made.name)
    message.set_boundary(_BOUNDARY)
    return bytes(message)
