"""The recipe of a mail: text and HTML, each saying all, and the pictures within it (RFC 5322, 2046, 2387, 2392).

Whatever mail programs choose by chance or by the clock is given instead: the same value has the same bytes.
"""

from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b

from twinning.plan.newsletters import UNSUBSCRIBE, Enclosure
from twinning.plan.pictures.recipes import picture

# Replaced by the office's mail program with the sender that it knows.
_SENDER = "absender@newsletter.invalid"
# EmailMessage (Python 3.11) loses a space where it breaks a line of encoded words; these lines are broken already.
_POLICY = SMTP.clone(refold_source="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """``host`` is the site's, for names that are nobody else's."""

    subject: str
    language: str
    sender: str
    host: str
    moment: datetime
    text: str
    html: str
    pictures: tuple[Enclosure, ...]


def mail(value: Mail) -> bytes:
    """The mail as a file: a draft that mail programs open, with the office's own sender still to come."""
    made = blake2b(f"{value.subject}\0{value.text}\0{value.html}".encode(), digest_size=16).hexdigest()
    message = EmailMessage(policy=_POLICY)
    message.set_raw("From", f"{_encoded('From', value.sender)}\n <{_SENDER}>")
    message.set_raw("Subject", _encoded("Subject", value.subject))
    message["Date"] = format_datetime(value.moment)
    message["Message-ID"] = f"<{made}@{value.host}>"
    message["List-Unsubscribe"] = f"<{UNSUBSCRIBE}>"
    message["X-Unsent"] = "1"  # Outlook opens it to be sent, not as something received
    # Quoted-printable passes every mail server as it is, and can be read.
    message.set_content(value.text, cte="quoted-printable")
    message.add_alternative(value.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = value.language
    _enclose(message, value.pictures)
    for number, part in enumerate(each for each in message.walk() if each.is_multipart()):
        part.set_boundary(f"=_{number}_{made}")
    return message.as_bytes()


def _encoded(name: str, text: str) -> str:
    """The text of a header in ASCII (RFC 2047)."""
    return Header(text, "utf-8", header_name=name).encode()


def _enclose(message: EmailMessage, pictures: tuple[Enclosure, ...]) -> None:
    """Put the pictures beside the HTML, which names them."""
    html = message.get_body(("html",))
    assert isinstance(html, EmailMessage)
    for each in pictures:
        html.add_related(
            picture(each.made), "image", "jpeg", cid=f"<{each.cid}>", filename=each.name, disposition="inline"
        )
