"""Lists of dated reports: one-liners, diaries, timelines."""

from __future__ import annotations

from datetime import date

import pytest

from geo.reading.layout import blocks

PARAGRAPH = (
    "Two constables were killed and a third was wounded when gunmen on motorcycles opened fire on a police post near "
    "the bus terminal, the district police officer said, and a search of the hills was under way by nightfall."
)


def seen(text, **options):
    """Give the role and the own words of every block."""
    return [(block.role, text[block.text_start : block.end]) for block in blocks(text, **options)]


def roles(text):
    return [block.role for block in blocks(text)]


def test_dated_one_liners_are_entries_of_their_own_day():
    page = """Incidents in Balochistan

2024-08-26: Armed men killed 23 in Musakhel.
26 Aug 2024 — Mastung: police station attacked.
- 12 March 2025, Kachhi: train hijacked
[3 April 2025] Two hurt in Hub."""
    found = [(block.role, block.date.date_start, page[block.text_start : block.end]) for block in blocks(page)[1:3]]
    assert found == [
        ("entry", date(2024, 8, 26), "Armed men killed 23 in Musakhel."),
        ("entry", date(2024, 8, 26), "Mastung: police station attacked."),
    ]
    assert [(block.role, block.date.date_start) for block in blocks(page)[3:4]] == [("entry", date(2025, 3, 12))]


def test_a_list_tells_the_year_once():
    page = "26 August 2024: two killed in Mach\n27 August: one hurt in Hub"
    assert [block.date.date_start for block in blocks(page)] == [date(2024, 8, 26), date(2024, 8, 27)]


@pytest.mark.parametrize("heading", ["2003", "Year 2003:", "In 2003", "## The year 2003", "Incidents in 2003"])
def test_a_heading_that_names_a_year_gives_it_to_the_entries_below(heading):
    page = f"{heading}\n\nJune 8: Eleven police trainees were shot dead in Quetta."
    assert blocks(page, anchor=date(2013, 6, 17))[-1].date.date_start == date(2003, 6, 8)


def test_entries_without_a_year_take_the_anchor():
    (entry,) = blocks("27 August: one hurt in Hub", anchor=date(2024, 9, 4))
    assert entry.date.date_start == date(2024, 8, 27)


def test_a_heading_that_is_a_date_dates_the_items_under_it():
    page = "## 28 August 2024\n- firing in Turbat\n- blast in Kech\n\n## Other news\n- rain in Zhob"
    assert [block.date and block.date.date_start.day for block in blocks(page)] == [28, 28, 28, None, None]


def test_a_diary_dates_its_paragraphs_and_a_publication_line_does_not():
    diary = f"26 August 2024\n\n{PARAGRAPH}\n\n27 August 2024\n\n{PARAGRAPH}"
    found = [(block.role, block.date and block.date.date_start.day) for block in blocks(diary)]
    assert found == [("furniture", 26), ("entry", 26), ("furniture", 27), ("entry", 27)]
    assert roles(f"26 August 2024\n\n{PARAGRAPH}\n\n{PARAGRAPH}") == ["furniture", "body", "body"]


@pytest.mark.parametrize("heading", ["2021", "== 2021 ==", "## 2021", "August 2021:"])
def test_a_heading_that_is_a_year_or_a_month_gives_entries_their_year(heading):
    lines = ["- 2 January – four killed in Harnai", "- August 20 – a car bomb in Gwadar", "* 30 December: one hurt"]
    page = "\n".join([heading, "", *lines])
    dates = [block.date.date_start for block in blocks(page) if block.role == "entry"]
    assert dates[1] == date(2021, 8, 20)
    if "August" not in heading:
        assert dates == [date(2021, 1, 2), date(2021, 8, 20), date(2021, 12, 30)]


def test_entries_may_tell_the_hour():
    page = "Feb 1, 9:30 pm: Services were off in Nushki.\nFeb 2 at 11 am — Services were back in Quetta."
    assert seen(page, anchor=date(2026, 2, 3)) == [
        ("entry", "Services were off in Nushki."),
        ("entry", "Services were back in Quetta."),
    ]


def test_a_table_of_dated_rows():
    page = "2024-08-26\tMastung\tpolice station attacked\n2024-08-27\tKech\ttwo killed"
    assert seen(page) == [("entry", "Mastung\tpolice station attacked"), ("entry", "Kech\ttwo killed")]


def test_prose_that_opens_with_a_date_is_no_entry():
    assert roles(f"On 26 August 2024, {PARAGRAPH}") == ["body"]
    assert roles(f"26 August 2024, the day after the raid, was quiet. {PARAGRAPH}") == ["body"]


def test_a_line_that_is_only_a_date_is_furniture():
    for line in ("February 2, 2026 10:15 PM", "2 February 2026", "Monday, Feb 2, 2026"):
        assert roles(f"{line}\n\n{PARAGRAPH}") == ["furniture", "body"]


def test_a_title_gives_the_days_below_it_their_year():
    page = """Balochistan Timeline - 2011

Date

Incidents

March 2

Two persons were killed when a bomb went off on Sariab Road in Quetta.

March 4

Militants blew up a gas pipeline in the Pir Koh area of Dera Bugti District."""
    dates = [block.date.date_start for block in blocks(page) if block.role == "entry"]
    assert dates == [date(2011, 3, 2), date(2011, 3, 4)]


def test_one_day_without_its_year_is_an_entry_too():
    page = """Pakistan Timeline - 2015

January 1

An official was killed and three others injured after their vehicle was bombed in Sibi town."""
    assert [block.date.date_start for block in blocks(page) if block.role == "entry"] == [date(2015, 1, 1)]


def test_a_number_behind_the_colon_is_no_part_of_the_day():
    (entry,) = blocks("August 9: 10 persons were killed in Quetta.", anchor=date(2013, 9, 1))
    assert entry.date.date_start == entry.date.date_end == date(2013, 8, 9)


def test_a_dated_line_with_its_source_is_an_entry_and_no_caption():
    page = "26 August 2024: Two men were shot dead near the bazaar of Hub.\n27 August 2024: One hurt in Mach — Dawn"
    assert roles(page) == ["entry", "entry"]


@pytest.mark.parametrize(
    "title",
    ["Balochistan: Timeline (Terrorist Activities)-2003", "Balochistan: Timeline 2003", "Chronology - 2003"],
)
def test_a_title_that_ends_with_its_year_gives_it_to_the_entries(title):
    page = f"{title}\n\nJune-8: Eleven police trainees were shot dead in Quetta."
    assert blocks(page, anchor=date(2013, 6, 17))[-1].date.date_start == date(2003, 6, 8)


def test_rows_of_a_table_are_entries():
    page = "# Timeline - 2003\n\n| June 8 | Eleven shot dead in Quetta. |\n|---|---|\n| 2 | July 4 | Bomb in Quetta. |"
    found = [(page[block.text_start : block.end], block.date.date_start) for block in blocks(page)[1:]]
    assert found == [
        ("Eleven shot dead in Quetta.", date(2003, 6, 8)),
        ("Bomb in Quetta.", date(2003, 7, 4)),
    ]


def test_a_row_of_a_table_may_hold_the_year():
    page = "| Balochistan Timeline - 2003 |\n\n| June 8 | Eleven shot dead in Quetta. |"
    assert blocks(page, anchor=date(2013, 6, 17))[-1].date.date_start == date(2003, 6, 8)


@pytest.mark.parametrize(("column", "days"), [("Date", [8, 9]), ("No.", [])])
def test_a_column_of_days_below_a_month(column, days):
    page = (
        f"# Attacks in June 2003\n\n| {column} | What |\n|---|---|\n| 8 | Eleven shot dead. |\n| 9 | Bomb in Quetta. |"
    )
    assert [block.date.date_start.day for block in blocks(page) if block.date] == days


def test_a_heading_that_is_a_month_dates_the_days_under_it():
    page = "# Balochistan 2003\n\n## June\n\n- 8 – Eleven shot dead in Quetta.\n\n## July\n\n- 4 – Bomb in Quetta."
    found = [block for block in blocks(page) if block.role == "entry"]
    assert [block.date.date_start for block in found] == [date(2003, 6, 8), date(2003, 7, 4)]


def test_dates_parted_by_a_space_alone_make_a_list_where_there_are_several():
    assert roles("2/5/25 Two hurt in Hub.\n4/5/25 One hurt in Mach.") == ["entry", "entry"]
    assert roles("2/5/25 Two hurt in Hub.") == ["body"]


def test_a_day_above_a_report_dates_no_list_below_it():
    page = f"2 May 2025\n\n{PARAGRAPH}\n\nOur findings are:\n\n- two men were shot dead in Hub"
    assert [block.date is None for block in blocks(page)] == [False, True, True, True]
