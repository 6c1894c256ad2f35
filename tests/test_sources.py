"""Files, folders and standard input become documents, or failures that say what to do."""

from __future__ import annotations

import io
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from geo.errors import DocumentNotFoundError
from geo.reading.sources import Failure, Loaded, language_of, load

REPORT = "Gunmen kill two in Mach\n\nQUETTA: Gunmen killed two miners near Mach on Sunday, the Levies said.\n"


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_plain_text_is_kept_to_the_character(write):
    path = write("a.txt", "\ufeff“Two”\r\ndied\u00ad in Mach.  \n")
    (document,) = load(path)
    assert document.text == "“Two”\ndied\u00ad in Mach.  \n"
    assert document.path == str(path)
    assert document.language == "en"
    assert document.title is document.publisher is document.published is document.url is None
    assert document.warnings == ()


def test_obvious_lines_of_a_plain_text(write):
    text = REPORT + "\nPublished in The Example Daily, February 2nd, 2026\n\nURL: https://daily.example/1\n"
    (document,) = load(write("a.txt", text))
    assert document.title == "Gunmen kill two in Mach"
    assert document.publisher == "The Example Daily"
    assert document.published == date(2026, 2, 2)
    assert document.url == "https://daily.example/1"


def test_a_line_that_is_only_a_date_is_the_publication(write):
    (document,) = load(
        write("a.txt", "Gunmen kill two in Mach\n\nFebruary 2, 2026 10:15 PM\n\nTwo miners were killed on Sunday.\n")
    )
    assert document.published == date(2026, 2, 2)


@pytest.mark.parametrize(
    "line",
    [
        "Saleem Shahid February 2, 2026",
        "Dawn, February 2, 2026",
        "Feb 2, 2026 · 3 min read",
        "Feb. 2, 2026 10:15 a.m. ET",
    ],
)
def test_a_line_at_the_head_with_a_paper_or_an_author_is_the_publication(write, line):
    text = f"Gunmen kill two in Mach\n\n{line}\n\nTwo miners were killed on Sunday near the town of Mach.\n"
    (document,) = load(write("a.txt", text))
    assert document.published == date(2026, 2, 2)


def test_several_clippings_have_no_common_publication_date(write):
    clips = "Two miners were killed on Sunday near the town of Mach.\n\nPublished in Dawn, {}\n\n"
    (document,) = load(write("a.txt", clips.format("May 2nd, 2025") + clips.format("June 9th, 2025")))
    assert document.published is None


def test_a_page_with_comments_keeps_its_publication_date(write):
    comment = "{}\nMay those who died near Mach rest in peace, it is so sad.\n\n"
    text = "Two miners killed\n\nPublished May 2, 2025\n\nTwo miners were killed on Thursday near the town of Mach.\n\n"
    text += comment.format("May 03, 2025 10:30am") + comment.format("May 04, 2025 11:30am")
    (document,) = load(write("a.txt", text))
    assert document.published == date(2025, 5, 2)


def test_a_list_of_days_has_no_publication_date(write):
    (document,) = load(write("a.txt", "## 1 May 2024\n- two killed in Mach\n\n## 2 May 2024\n- one hurt in Hub\n"))
    assert document.published is None


def test_the_date_of_an_event_is_not_taken_for_the_publication(write):
    (document,) = load(
        write(
            "a.txt", REPORT + "\nOn 3 March 2024 the mine had been closed, and the report dated 4 May 2024 said so.\n"
        )
    )
    assert document.published is None


def test_front_matter(write):
    text = "---\ntitle: Mach\npublisher: Wire\nurl: https://w.example\npublished: February 2, 2026\nretrieved: 2026-02-03T10:00:00Z\nlanguage: en-GB\n---\n\nTwo died.\n"  # noqa: E501
    (document,) = load(write("a.md", text))
    assert document[:-2] == (
        "Two died.\n", "Mach", "Wire", "https://w.example", date(2026, 2, 2), date(2026, 2, 3), "en",
    )  # fmt: skip
    assert document.warnings == ()


def test_an_impossible_date_keeps_the_document_and_warns(write):
    (document,) = load(write("a.md", "---\npublished: 2026-02-31\n---\nTwo died.\n"))
    assert document.published is None
    assert "published '2026-02-31' is no date" in document.warnings[0]


def test_front_matter_without_a_text_fails(write):
    (failure,) = load(write("a.md", "---\ntitle: Mach\n---\n"))
    assert isinstance(failure, Failure)
    assert "no text" in str(failure)


def test_a_page_is_known_by_name_or_by_content(write):
    html = "<html><body><article><p>Two miners died in Mach on Sunday, the Levies said.</p></article></body></html>"
    for name in ("a.html", "b.txt"):
        (document,) = load(write(name, html))
        assert document.text.strip() == "Two miners died in Mach on Sunday, the Levies said."


def test_a_page_without_text_fails(write):
    (failure,) = load(write("a.html", "<html><body><script>1</script></body></html>"))
    assert "without text" in failure.message


def test_a_folder_is_read_in_order_and_one_bad_file_stops_nothing(write, tmp_path):
    write("b/2.md", REPORT)
    write("b/1.TXT", REPORT)
    write("a.htm", f"<html><body><p>{REPORT}</p></body></html>")
    write("c.txt", b"%PDF-1.4")
    write(".hidden.txt", REPORT)
    write(".git/d.txt", REPORT)
    write("table.csv", "a,b")
    found = list(load(tmp_path))
    assert [item.path.removeprefix(str(tmp_path)) for item in found] == ["/a.htm", "/b/1.TXT", "/b/2.md", "/c.txt"]
    assert [isinstance(item, Loaded) for item in found] == [True, True, True, False]


def test_an_empty_folder_fails(tmp_path):
    (failure,) = load(tmp_path)
    assert "put reports into it" in failure.message


def test_what_does_not_exist_is_an_error_at_once(tmp_path):
    with pytest.raises(DocumentNotFoundError, match="no file or folder"):
        load(tmp_path / "nothing.txt")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(REPORT.encode())))
    (document,) = load("-")
    assert document.text == REPORT
    assert document.path is None


def test_empty_standard_input_fails_by_its_name(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    (failure,) = load("-")
    assert str(failure).startswith("standard input is empty")


def test_a_name_in_no_encoding_is_shown_all_the_same(write, tmp_path):
    path = write("x.txt", REPORT).rename(tmp_path / "x\udcff.txt")
    (document,) = load(path)
    assert document.path.encode()


@pytest.mark.parametrize(
    ("text", "language"), [("Two died.", "en"), ("کوئٹہ میں دھماکہ", "ur"), ("", "en"), ("BLA: کوئٹہ میں دھماکہ", "ur")]
)
def test_the_language_is_that_of_most_letters(text, language):
    assert language_of(text) == language


def test_label_lines_tell_what_a_text_is(write):
    (document,) = load(write("a.txt", f"Title: Mach\nSource: Wire\nDate: 2 May 2024\n\n{REPORT}"))
    assert document[:5] == (REPORT, "Mach", "Wire", None, date(2024, 5, 2))


def test_a_mail_is_known_by_its_headers(write):
    mail = f"From: Wire <w@example.org>\nSubject: Mach\nDate: Thu, 2 May 2024 09:00:00 +0500\n\n{REPORT}"
    (document,) = load(write("a.txt", mail))
    assert document[:5] == (REPORT, "Mach", "Wire", None, date(2024, 5, 2))


def test_front_matter_may_stand_in_an_html_file(write):
    (document,) = load(write("a.html", f"---\ntitle: Mach\ndate: 2024-05-02\n---\n<p>{REPORT}</p>"))
    assert (document.title, document.published) == ("Mach", date(2024, 5, 2))
    assert "title:" not in document.text


def test_a_feed_is_known_by_its_first_tag(write):
    item = "<item><title>Mach</title><pubDate>2 May 2024</pubDate><description>Two died in Mach.</description></item>"
    (document,) = load(write("a.xml", f"<rss><channel><title>Wire</title>{item}</channel></rss>"))
    assert document[:5] == ("Two died in Mach.", "Mach", "Wire", None, date(2024, 5, 2))
