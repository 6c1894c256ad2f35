"""Saved mails, and web pages that a browser saved as one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DocumentError
from geo.reading.mail import is_mail, mail_of

HEAD = b"From: Example Desk <desk@example.org>\nSubject: Fwd: Blast in Mach\nDate: Thu, 2 May 2024 09:14:33 +0500\n"
PAGE = b"""From: <Saved by Browser>
Snapshot-Content-Location: https://daily.example/1
Subject: Blast in Mach
Date: Sun, 9 Jun 2024 08:10:11 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><head><meta charset=3D"utf-8"></head><p>Two were killed =E2=80=93 in M=
ach.</p></html>
----b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
----b--
"""


def test_a_mail_tells_its_subject_sender_and_day():
    mail = mail_of(HEAD + b"\nTwo were killed in Mach.\n", "a.eml")
    assert mail.body == "Two were killed in Mach.\n"
    assert mail.fields == {
        "title": "Blast in Mach",
        "publisher": "Example Desk <desk@example.org>",
        "published": "Thu, 02 May 2024 09:14:33 +0500",
    }


def test_quoted_printable_is_decoded():
    head = HEAD + b'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n'
    assert mail_of(head + b"\nTwo were kil=\nled =E2=80=93 in Mach.\n", "a.eml").body == "Two were killed – in Mach.\n"


def test_a_declared_charset_is_believed():
    head = HEAD + b'Content-Type: text/plain; charset="iso-8859-1"\nContent-Transfer-Encoding: 8bit\n'
    assert mail_of(head + b"\nThe \x93Levies\x94 of Mach\n", "a.eml").body == "The “Levies” of Mach\n"


def test_a_forwarded_mail_opens_with_a_line():
    data = b"---------- Forwarded message ---------\n" + HEAD + b"\nTwo were killed in Mach.\n"
    assert is_mail(data)
    assert mail_of(data, "a.txt").fields["title"] == "Blast in Mach"


def test_a_saved_page_gives_its_html_and_where_it_lay():
    assert is_mail(PAGE)
    page = mail_of(PAGE, "a.mht")
    assert page.is_html
    assert "Two were killed – in Mach." in page.body
    assert page.fields == {"url": "https://daily.example/1", "retrieved": "Sun, 09 Jun 2024 08:10:11 -0000"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Two were killed in Mach.",
        b"From: Quetta\n\nTwo were killed.",
        b"From: the desk\nTwo were killed.\nDate: 2 May\n\n",
        b"\0" * 9,
    ],
)
def test_what_is_no_mail(data):
    assert not is_mail(data)


def test_a_mail_without_a_text_is_refused():
    with pytest.raises(DocumentError, match="without a text"):
        mail_of(HEAD + b"Content-Type: image/png\n\nAAAA", "a.eml")


@given(
    st.binary(max_size=200),
    st.sampled_from([b"text/plain", b"text/html", b"multipart/mixed; boundary=b", b"message/rfc822"]),
)
def test_any_bytes_are_a_mail_or_refused(data, kind):
    with suppress(DocumentError):
        assert mail_of(HEAD + b"Content-Type: " + kind + b"\n" + data, "a.eml").body
