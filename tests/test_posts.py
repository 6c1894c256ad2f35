"""Several dated posts as one text."""

from __future__ import annotations

from datetime import date

from geo.reading import read_document
from geo.reading.posts import Post, diary_of


def test_the_reader_dates_what_each_post_tells_by_its_day():
    posts = [
        Post(
            date(2026, 2, 1), "Two killed", ("Two people were killed in a blast in Mastung on Saturday, police said.",)
        ),
        Post(
            date(2026, 1, 16),
            "Four shot dead",
            ("Gunmen shot dead four labourers in Panjgur on Thursday, Levies said.",),
        ),
    ]
    reading = read_document(diary_of(posts))
    found = [(incident.place.name, incident.date_start) for incident in reading.incidents]
    assert found == [("Mastung", date(2026, 1, 31)), ("Panjgur", date(2026, 1, 15))]


def test_a_headline_stands_where_there_is_nothing_else():
    assert diary_of([Post(date(2026, 2, 1), "Two killed in Mach")]) == "1 February 2026\n\n- Two killed in Mach"
