"""Bytes that are text in some encoding, and bytes that are none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DocumentError
from geo.reading.encoding import MAX_BYTES, text_of

ENGLISH = "Gunmen attacked “Quetta” – the café’s owner was hurt, officials said on Saturday evening."
URDU = "کوئٹہ میں دھماکہ ہوا، پانچ افراد ہلاک"
ARABIC = "انفجار في مدينة كويتا أدى إلى مقتل خمسة أشخاص وإصابة عشرة آخرين بجروح يوم السبت"


@pytest.mark.parametrize(
    "data",
    [
        URDU.encode(),
        codecs.BOM_UTF8 + URDU.encode(),
        URDU.encode("utf-16"),
        codecs.BOM_UTF16_BE + URDU.encode("utf-16-be"),
        URDU.encode("utf-32"),
    ],
)
def test_unicode_with_and_without_its_mark(data):
    assert text_of(data, "a.txt") == (URDU, ())


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), (ARABIC, "cp1256")])
def test_windows_encodings_are_guessed_and_the_guess_is_told(text, encoding):
    read, warnings = text_of(text.encode(encoding), "a.txt")
    assert read == text
    assert warnings == (f"a.txt is not UTF-8: read as {encoding}",)


def test_what_a_page_declares_is_believed():
    page = f'<html><head><meta charset="windows-1256"></head><body>{ARABIC}</body></html>'
    assert text_of(page.encode("cp1256"), "a.html") == (page, ())


@pytest.mark.parametrize("charset", ["punycode", "iso-nonsense", "latin-9999", "utf-7"])
def test_a_declared_encoding_that_is_none_is_not_believed(charset):
    page = f'<html><head><meta charset="{charset}"></head><body>{ENGLISH}</body></html>'
    assert text_of(page.encode("cp1252"), "a.html")[0] == page


def test_one_broken_character_does_not_make_mojibake():
    read, warnings = text_of(URDU.encode() * 5 + b"\xd9", "a.txt")
    assert read == URDU * 5 + "\ufffd"
    assert "1 broken character" in warnings[0]


def test_every_line_ends_in_a_newline():
    assert text_of(b"one\r\ntwo\rthree\n", "a.txt")[0] == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nrest", "is a PDF"),
        (b"PK\x03\x04rest", "zip archive or an Office file"),
        (b"{\\rtf1 text}", "rich-text"),
        (b"\x89PNG\r\n", "picture"),
        (b"text\x00with\x00nulls", "binary"),
        (bytes(range(1, 9)) * 40, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "broken UTF-16"),
        (b"", "is empty"),
        (b" \n\t\xef\xbb\xbf", "is empty"),
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data, words):
    with pytest.raises(DocumentError, match=r"^a\.txt .*: .*") as refusal:
        text_of(data, "a.txt")
    assert words in str(refusal.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = text_of(data, "a.txt")
    except DocumentError:
        return
    assert any(character.isalnum() or character == "_" for character in text)
    assert "\r" not in text


@pytest.mark.parametrize("charset", ["iso-8859-1", "ISO_8859-1", "latin1", "us-ascii"])
def test_latin_1_is_read_as_browsers_do(charset):
    page = f'<html><head><meta charset="{charset}"></head><body>{ENGLISH}</body></html>'
    assert text_of(page.encode("cp1252"), "a.html") == (page, ())


def test_one_stray_byte_in_a_short_text():
    read, warnings = text_of("Police said “two” died. ".encode() + b"The town\x92s hospital was full.", "a.txt")
    assert read == "Police said “two” died. The town\ufffds hospital was full."
    assert warnings == ("a.txt has 1 broken characters: read as UTF-8 without them",)


def test_bytes_that_windows_leaves_open_are_no_reason_to_refuse():
    read, _ = text_of(b"Two were killed in Mach on Sunday, the caf\xe9's owner said. \x81\n", "a.txt")
    assert read.startswith("Two were killed in Mach on Sunday, the café's owner said.")


@pytest.mark.parametrize("text", [ENGLISH, URDU])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(text, encoding):
    assert text_of(text.encode(encoding), "a.txt") == (text, ())
