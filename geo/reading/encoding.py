"""Turn the bytes of a document into text, or say in one sentence why they are none."""

from __future__ import annotations

import codecs
import re

from geo.errors import DocumentError

MAX_BYTES = 20_000_000
"""The largest document that is read (20 MB); a news article has some thousand bytes."""

_MAGIC = (
    (b"%PDF", "a PDF", "copy its text into a .txt file"),
    (b"PK\x03\x04", "a zip archive or an Office file", "save its text as .txt, or unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save its text as .txt"),
    (b"{\\rtf", "a rich-text file", "save it as plain text"),
    (b"\x89PNG", "a picture", "type its text into a .txt file"),
    (b"\xff\xd8\xff", "a picture", "type its text into a .txt file"),
    (b"GIF8", "a picture", "type its text into a .txt file"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"Rar!", "an archive", "unpack it first"),
    (b"7z\xbc\xaf", "an archive", "unpack it first"),
    (b"SQLite format 3", "a database", "name a text document instead"),
    (b"bplist00", "a web archive", "save the page as HTML only"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_MAY_BE_DECLARED = re.compile(
    r"(?:windows|iso|cp|latin|l1|mac|us-ascii|ascii|koi8|gb|big5|euc|shift)[\w:.-]*", re.IGNORECASE
)
# What browsers read as Windows-1252, whatever the page says: a curly quote is no control character.
_LATIN = re.compile(r"(?:iso[-_]?8859[-_]?1(?:[-_:]1987)?|latin-?1|l1|us-ascii|ascii|cp1252)", re.IGNORECASE)
# The bytes by which Windows-1252 differs from Latin-1; those that it leaves open stay what they are.
_WINDOWS = {code: bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_SAMPLE = 100_000
_FEW, _RARE = 5, 20
_SHORTEST, _BLOCKS = 8, 8  # bytes of a text, blocks of 256 signs that it is written with
_CANDIDATES = ["cp1252", "cp1256"]


def text_of(data: bytes, name: str, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a document.

    UTF-8 first, UTF-16 and UTF-32 by their mark, UTF-16 by its look, then what an HTML page declares, then UTF-8
    with a few broken characters, then Windows-1252 or Windows-1256, whichever reads better. A mark at the start is
    dropped and every line ends in a newline.

    Parameters
    ----------
    data
        The bytes of the whole document.
    name
        How to name it in a message.
    declared
        The encoding that something outside the bytes names, as a mail's header does.

    Returns
    -------
    text, warnings
        The text, and what a person should know about how it was read (normally nothing).

    Raises
    ------
    DocumentError
        Where the bytes are empty, too many, or no text.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB: split it into its reports")
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"{name} is {what}, not text: {remedy}")
    text, warnings = _decoded(data, name, declared)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not re.search(r"\w", text):
        raise DocumentError(f"{name} is empty: put the text of a report into it")
    return text, warnings


def _decoded(data: bytes, name: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise DocumentError(f"{name} is broken {encoding.upper()}: save it again as UTF-8") from error
    if (wide := _utf16(data)) is not None:
        return wide, ()
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROL)) > len(data) // 50:
        raise DocumentError(f"{name} holds binary data, not text: save its text as UTF-8")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = len(re.findall(r"[^\x00-\x7f\ufffd]", mended))
    as_utf8 = (mended, (f"{name} has {broken} broken characters: read as UTF-8 without them",))
    if broken * 20 < sound:
        return as_utf8
    if declared is None and (found := _DECLARED.search(data[:4096])) is not None:
        declared = found[1].decode("ascii", "ignore")
    if declared is not None and _MAY_BE_DECLARED.fullmatch(declared):
        try:
            if _LATIN.fullmatch(declared):
                return data.decode("latin-1").translate(_WINDOWS), ()
            return data.decode(declared.lower()), ()
        except (LookupError, ValueError):
            pass
    # Signs of two or three bytes that fit are no chance: where they are as many as the others, those are damage.
    if 0 < broken <= min(sound, _FEW):
        return as_utf8
    return _guessed(data, name)


def _utf16(data: bytes) -> str | None:
    """Read UTF-16 that has lost its mark; None where the bytes are none."""
    if len(data) < _SHORTEST or b"\0" not in data[:_SAMPLE]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Bytes that are no text, taken in pairs, are a mix of signs from all over the world.
        sample = text[:_SAMPLE]
        blocks = {ord(character) >> 8 for character in sample}
        common = sum(map(sample.count, " etanioا یکرن"))
        if "\0" not in text and len(blocks) <= _BLOCKS and common * 5 > len(sample):
            return text
    return None


def _guessed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if (len(data) - len(data.decode("ascii", "ignore"))) * _RARE < len(data):
        # A few signs in a text of plain letters are quotes and dashes, and no Arabic.
        return data.decode("latin-1").translate(_WINDOWS), (f"{name} is not UTF-8: read as cp1252",)
    # Imported late: hardly any document needs it, and it is slow to import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    if best is None:
        raise DocumentError(f"{name} is in no encoding that is known here: save it as UTF-8")
    return data.decode(best.encoding, "replace"), (f"{name} is not UTF-8: read as {best.encoding}",)
