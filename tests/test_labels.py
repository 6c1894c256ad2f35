"""Fields by which a document says what it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.labels import particulars, split_labels

TEXT = "Two were killed in Mach.\n\nOne was hurt."


@pytest.mark.parametrize(
    "key",
    ["pubDate", "publish_date", "publication_date", "published_at", "date_published", "datePublished", "Date published",
     "publishDate", "date", "created", "Published Time"],
)  # fmt: skip
def test_names_of_the_publication(key):
    assert particulars({key: "2024-05-02T09:00:00Z"}).published == date(2024, 5, 2)


def test_the_day_a_note_was_made_comes_last():
    assert particulars({"created": "2024-06-09", "published": "2024-05-02"}).published == date(2024, 5, 2)


def test_published_may_say_that_a_page_is_public():
    told = particulars({"published": "true", "date": "2 May 2024"})
    assert told.published == date(2024, 5, 2)
    assert told.problems == ()


def test_what_is_no_date_is_told():
    told = particulars({"published": "31 February 2024", "created": "2024-06-09"})
    assert told.published is None
    assert "'31 February 2024' is no date" in told.problems[0]


@pytest.mark.parametrize("key", ["publisher", "site", "outlet", "newspaper", "source"])
def test_names_of_the_publisher(key):
    assert particulars({key: "[[Example Daily]]"}).publisher == "Example Daily"


def test_a_source_that_is_an_address_is_the_address():
    told = particulars({"source": "https://daily.example/1"})
    assert (told.publisher, told.url) == (None, "https://daily.example/1")
    assert particulars({"link": "<https://daily.example/2>"}).url == "https://daily.example/2"


def test_label_lines_are_no_part_of_the_text():
    head = "Headline: Blast in Mach\n\nSource: Example Daily\nAuthor: A. Writer\nDate: May 2, 2024\nURL Source: https://d.example\n"
    found = split_labels(f"{head}\nMarkdown Content:\n{TEXT}")
    told = particulars(found.fields)
    assert found.body == TEXT
    assert told[:4] == ("Blast in Mach", "Example Daily", "https://d.example", date(2024, 5, 2))


def test_emphasised_labels_below_a_headline():
    found = split_labels(f"# Blast in Mach\n\n**Source:** Example Daily\n**Date**: 2 May 2024\n\n---\n\n{TEXT}")
    assert found == ({"source": "Example Daily", "date": "2 May 2024"}, f"# Blast in Mach\n\n{TEXT}")


def test_labels_below_a_plain_headline():
    found = split_labels(f"Blast in Mach\nSubject: Mach\nDate: 2 May 2024\n\n{TEXT}")
    assert found == ({"subject": "Mach", "date": "2 May 2024"}, f"Blast in Mach\n\n{TEXT}")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        f"Source: Example Daily\n\n{TEXT}",
        f"Date: 2 May 2024\nType: bombing\n\n{TEXT}",
        "Title: Mach bombing\nDate: 2 May 2024\nLocation: Mach\nDeaths: 2\n",
        f"{TEXT}\n\nTitle: Another\nDate: 3 May 2024\n",
    ],
)
def test_other_texts_are_left_alone(text):
    assert split_labels(text) == ({}, text)


@given(st.text(st.one_of(st.characters(), st.sampled_from("Title: Source\n*-#")), max_size=200))
def test_any_text_is_split(text):
    assert text.endswith(split_labels(text).body) or text.lstrip().startswith("#")
