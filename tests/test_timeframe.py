"""Which days the words of a sentence count from."""

from __future__ import annotations

from datetime import date

import pytest
from steps import analysed, read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The raids came in February 2022. They began on 2 February.", date(2022, 2, 2)),
        ("The raids came in February 2022. Ten men had died on 25 December.", date(2021, 12, 25)),
        ("The siege lasted all through 2013. It was lifted on 22 December.", date(2013, 12, 22)),
        ("The raids came in the winter. They began on 2 February.", None),
        (
            "It began on 11 January 2005. It ended on 26 August 2006.\n\nRiots broke out on 27 August.",
            date(2006, 8, 27),
        ),
        ("It began on 13 July 2018. His son had died in July 2011. He was buried on 14 July.", date(2018, 7, 14)),
        ("It began on 13 July 2018. It was quiet in June 2011.\n\nHe was buried on 14 July.", date(2018, 7, 14)),
    ],
)
def test_a_history_goes_on_in_the_time_it_named_last(text, day):
    *_, last = analysed(text, published=None).sentences
    assert [span.date_start for span in last.dates] == ([] if day is None else [day])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 28 July 2024 troops opened fire. The network was shut from 27 July.", date(2024, 7, 27)),
        ("On 28 July 2024 troops opened fire.\n\nThe sit-in ended on 9 August.", date(2024, 8, 9)),
        ("On Sunday troops opened fire, as on 28 July 2024. The sit-in ended on 5 January.", date(2026, 1, 5)),
    ],
)
def test_a_note_written_long_after_goes_on_in_the_year_it_opens_with(text, day):
    *_, last = analysed(text, published=date(2026, 2, 2)).sentences
    assert [span.date_start for span in last.dates] == [day]


def test_the_same_day_is_the_one_just_told():
    *_, last = analysed("A blast hit Quetta on Tuesday. The same day gunmen struck in Washuk.").sentences
    assert [span.date_start for span in last.dates] == [date(2026, 1, 27)]


def test_news_goes_on_in_its_own_time():
    text = "The raids came in February 2022. They ended on 5 January."
    *_, last = analysed(text, published=date(2026, 2, 2)).sentences
    assert [span.date_start for span in last.dates] == [date(2026, 1, 5)]


def test_a_line_of_a_chronicle_opens_with_its_year():
    (line,) = analysed("2023 On 20 February the bodies were found in Barkhan.", published=None).sentences
    assert date(2023, 2, 20) in [span.date_start for span in line.dates]


def test_a_section_of_an_article_on_one_event_goes_back_to_its_time():
    article = (
        "June 2013 in Balochistan\n\nOn 15 June 2013, gunmen attacked a residency in Ziarat. The building was opened "
        "again on 14 August 2014.\n\nAftermath\n\nOn 20 June, a bomb went off in Kalat."
    )
    days = [(i.place.name, i.date_start.isoformat()) for i in read(article, published=None).incidents]
    assert days == [("Ziarat", "2013-06-15"), ("Kalat", "2013-06-20")]


def test_what_the_background_told_last_is_no_day_of_the_next_section():
    text = (
        "On 31 January 2026, a bomb went off in Mastung.\n\nBackground\n\nOn 29 May 2023, a bomb hit a procession."
        "\n\nAftermath\n\nMobile data was suspended the same day."
    )
    last = analysed(text, published=None).sentences[-1]
    assert [span.date_start for span in last.dates] == [date(2026, 1, 31)]


def test_one_report_of_several_does_not_count_from_the_days_of_another():
    text = (
        "Dawn, 2 May 2025\n\nTwo men were shot dead in the bazaar of Hub on 1 May 2025.\n\n"
        "Dawn, 9 June 2025\n\nA bomb went off yesterday near the railway station of Mach."
    )
    last = analysed(text, published=None).sentences[-1]
    assert [span.date_start for span in last.dates] == [date(2025, 6, 8)]
    assert last.running is None
