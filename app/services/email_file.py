"""A letter as a file that a mail program opens as a draft: the words, and the letter itself."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

from app.documents.life_states import email_of
from app.i18n import Texts
from app.services.assessing import Assessed
from app.services.documents import MadeDocument
from calc import UNKNOWN
from calc.base.characters import on_one_line

EMAIL_SUFFIX: Final = ".eml"


def email_name(assessed: Assessed, texts: Texts) -> str:
    """A name for the file that sorts by day and tells nothing."""
    day = assessed.assessment.reference_date.isoformat()
    return f"{day}-{texts.text('mail.file')}{EMAIL_SUFFIX}"


def email_file(made: MadeDocument, assessed: Assessed) -> bytes:
    """The bytes of a .eml. Nothing is sent: `X-Unsent` opens it as a message still to be sent.

    The words twice, as text and as HTML, of which a mail program shows one; then the letter. When
    and under which number it is sent is for the program that sends it.
    """
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
    message.add_alternative(made.email_html, subtype="html", cte="quoted-printable")
    message.set_boundary(_boundary(made, "words"))
    message.add_attachment(
        made.pdf, maintype="application", subtype="pdf", filename=_in_head(made.mailed_as)
    )
    message.set_boundary(_boundary(made, "parts"))
    return bytes(message)


def _in_head(text: str) -> str:
    """One line with nothing hidden in it: a new line in the head begins a new field."""
    return on_one_line(" ".join(text.split()))


def _boundary(made: MadeDocument, between: str) -> str:
    """What stands between the parts: the same for the same letter; no letter can hold its own.

    With a line that everybody knows a paragraph of somebody's own could end the text, and bring a
    part of its own.
    """
    held = "\0".join((between, made.email, made.email_html)).encode() + made.pdf
    return f"uitzicht-{sha256(held).hexdigest()[:40]}"
