"""Take the report out of a saved mail, or a web page that a browser saved as one (MHTML)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import DocumentError
from geo.reading.encoding import text_of

if TYPE_CHECKING:
    from email.message import EmailMessage

_FORWARDED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:-{3,}[^\r\n]{0,60}-{3,}[ \t]*\r?\n\s*)?")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t].*)?\s*\Z")
_HEAD = 20_000
_OTHERS = frozenset({b"subject", b"date", b"sent", b"mime-version"})
_REPLY = re.compile(r"(?:(?:fwd?|re|fw)\s*:\s*)+", re.IGNORECASE)
_SAVED_BY = ("<saved by", '"saved by', "saved by")


class Mail(NamedTuple):
    """The text of a mail and its headers by lower-case name; of a saved page its HTML, and headers named for it."""

    fields: dict[str, str]
    body: str
    is_html: bool = False
    warnings: tuple[str, ...] = ()


def is_mail(data: bytes) -> bool:
    r"""Tell whether a document opens with the headers of a mail: "From:" and one more, up to an empty line.

    >>> is_mail(b"From: Desk <desk@example.org>\nSubject: Blast in Mach\n\nTwo were killed.")
    True
    """
    head = data[:_HEAD]
    opening = _FORWARDED.match(head)
    names: set[bytes] = set()
    for line in head[opening.end() if opening else 0 :].splitlines():
        if not line.strip():
            break
        if line.startswith((b" ", b"\t")) and names:
            continue
        if _HEADER.match(line) is None:
            return False
        names.add(line.split(b":", 1)[0].lower())
    return b"from" in names and not names.isdisjoint(_OTHERS)


def mail_of(data: bytes, name: str) -> Mail:
    """Take a mail apart.

    Parameters
    ----------
    data
        The bytes of the whole document.
    name
        How to name it in a message.

    Raises
    ------
    DocumentError
        Where it holds no text.
    """
    # Imported late: hardly any document is a mail.
    from email import message_from_bytes  # noqa: PLC0415
    from email.policy import default  # noqa: PLC0415

    opening = _FORWARDED.match(data)
    message = message_from_bytes(data[opening.end() if opening else 0 :], policy=default)
    headers = {key: _header(message, key) for key in ("from", "subject", "date", "sent", "snapshot-content-location")}
    is_page = message.get_content_type() == "multipart/related" or headers["from"].lower().startswith(_SAVED_BY)
    part = _part(message, ("html", "plain") if is_page else ("plain", "html"))
    if part is None:
        raise DocumentError(f"{name} is a mail without a text: copy its text into a .txt file")
    body, warnings = _text(part, name)
    is_html = part.get_content_type() == "text/html"
    if is_page:
        # The date is that of the day it was saved, and the sender the browser that did so.
        address = headers["snapshot-content-location"] or _header(part, "content-location")
        fields = {"url": address, "retrieved": headers["date"]}
    else:
        sender = headers["from"]
        fields = {
            "title": _REPLY.sub("", headers["subject"], count=1),
            "publisher": "" if re.match(r"<?\S+@\S+>?\Z", sender) else sender,
            "published": headers["date"] or headers["sent"],
        }
    return Mail({key: value for key, value in fields.items() if value}, body, is_html, warnings)


def _header(message: EmailMessage, key: str) -> str:
    try:
        return " ".join(str(message.get(key, "")).split())
    except Exception:  # noqa: BLE001 - the library stumbles over some broken headers
        return ""


def _part(message: EmailMessage, wanted: tuple[str, ...]) -> EmailMessage | None:
    parts = [part for part in message.walk() if not part.is_multipart()]
    for kind in wanted:
        for part in parts:
            if part.get_content_type() == f"text/{kind}":
                return part
    return None


def _text(part: EmailMessage, name: str) -> tuple[str, tuple[str, ...]]:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset()
    return text_of(data, name, declared=charset)
