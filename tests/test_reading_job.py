"""Reports read in a thread: progress over all of them, broken ones told, an end on demand."""

from __future__ import annotations

import time

from reports import FEB_2

from geo.ui.reading_job import Given, start

SENTENCE = "Gunmen attacked a police post in Khuzdar on 31 January 2026.\n\n"


def given(name, content, **more):
    return Given(name=name, content=content.encode() if isinstance(content, str) else content, **more)


def test_good_reports_are_read_and_a_broken_one_is_told_by_its_name():
    job = start([given("a.txt", SENTENCE), given("b.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"), given("c.md", SENTENCE * 2)])
    assert job.wait(30)
    assert [len(reading.incidents) for reading in job.readings] == [1, 1]
    (problem,) = job.problems
    assert problem.startswith("b.txt")
    assert job.share == 1.0


def test_what_a_person_says_of_a_report_goes_before_what_it_says_itself():
    text = "---\ntitle: Its own\npublisher: Dawn\n---\nGunmen attacked a police post in Khuzdar on Saturday.\n"
    job = start([given("a.md", text, title="Given", published=FEB_2)])
    assert job.wait(30)
    source = job.readings[0].source
    assert (source.title, source.publisher, source.published, source.path) == ("Given", "Dawn", FEB_2, None)


def test_half_a_million_characters_are_read_with_progress():
    job = start([given("long.txt", SENTENCE * (500_000 // len(SENTENCE) + 1))])
    shares = set()
    while not job.wait(0.02):
        shares.add(job.share)
    assert len(job.readings[0].source.text) > 490_000
    assert len(shares) > 3
    assert sorted(shares) == [share for share in sorted(shares) if 0 <= share <= 1]


def test_a_cancelled_reading_ends_soon_and_reads_no_further_report():
    job = start([given("long.txt", SENTENCE * 40_000), given("next.txt", SENTENCE)])
    time.sleep(0.2)
    job.cancel()
    assert job.wait(60)
    assert job.readings == []
