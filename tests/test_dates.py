"""Dates as news tells them. The text speaks from Monday, 2 February 2026, where nothing else is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import dates as module
from geo.reading.date_words import TOKEN, words
from geo.reading.dates import anchor_of, date_triggers, find_dates, full_date
from geo.reading.shadow import shadow_of

MONDAY = date(2026, 2, 2)


def found(text, *, anchor=MONDAY, **options):
    text = shadow_of(text).text
    return find_dates(text, 0, len(text), anchor=anchor, **options)


def told(text, **options):
    """Give what was found as one line: words, first day, last day, precision, kind and role."""
    canonical = shadow_of(text).text
    return [
        f"{canonical[span.start : span.end]}: {_days(span)} p{span.precision} {span.kind} {span.role}"
        for span in found(text, **options)
    ]


def _days(span):
    if span.date_start is None:
        return f"{span.days} days"
    return f"{span.date_start}" if span.date_start == span.date_end else f"{span.date_start}..{span.date_end}"


ABSOLUTE = {
    "on 31 January 2026": "31 January 2026: 2026-01-31 p1 absolute on",
    "on Saturday, 31 January 2026,": "Saturday, 31 January 2026: 2026-01-31 p1 absolute on",
    "as of Sunday evening, 23 March 2025": "Sunday evening, 23 March 2025: 2025-03-23 p1 absolute on",
    "on the night of Friday, 28 March 2025": "the night of Friday, 28 March 2025: 2025-03-28 p1 absolute on",
    "late Monday, January 6, 2025": "late Monday, January 6, 2025: 2025-01-06 p1 absolute on",
    "Jan. 31, 2026": "Jan. 31, 2026: 2026-01-31 p1 absolute on",
    "January 31st": "January 31st: 2026-01-31 p1 absolute on",
    "the 31st of January": "31st of January: 2026-01-31 p1 absolute on",
    "1st Feb": "1st Feb: 2026-02-01 p1 absolute on",
    "31/01/2026": "31/01/2026: 2026-01-31 p1 absolute on",
    "31.01.2026": "31.01.2026: 2026-01-31 p1 absolute on",
    "12/31/2025": "12/31/2025: 2025-12-31 p1 absolute on",
    "2026-01-31": "2026-01-31: 2026-01-31 p1 absolute on",
    "26-Aug-2024": "26-Aug-2024: 2024-08-26 p1 absolute on",
    "AUGUST 26, 2024": "AUGUST 26, 2024: 2024-08-26 p1 absolute on",
    "11 March last year": "11 March last year: 2025-03-11 p1 absolute on",
    "the 14 August parade": "14 August: 2025-08-14 p1 absolute on",
    "26 August 2024 (Monday)": "26 August 2024 (Monday): 2024-08-26 p1 absolute on",
    "last year on May 12": "last year on May 12: 2025-05-12 p1 absolute on",
    "۳۱ جنوری کو": "31 جنوری: 2026-01-31 p1 absolute on",
    "۳۱ جنوری ۲۰۲۶ سے": "31 جنوری 2026: 2026-01-31 p1 absolute since",
    "12 مارچ تک": "12 مارچ: 2026-03-12 p1 absolute until",
}
PARTIAL = {
    "in March 2025": "March 2025: 2025-03-01..2025-03-31 p3 partial on",
    "in April": "April: 2025-04-01..2025-04-30 p3 partial on",
    "August 2024": "August 2024: 2024-08-01..2024-08-31 p3 partial on",
    "in 2019": "2019: 2019-01-01..2019-12-31 p3 year on",
    "since 2004": "2004: 2004-01-01..2004-12-31 p3 year since",
    "in late January": "late January: 2026-01-21..2026-01-31 p2 partial on",
    "early 2024": "early 2024: 2024-01-01..2024-04-30 p3 year on",
    "mid-August": "mid-August: 2025-08-11..2025-08-20 p2 partial on",
    "in November last year": "November last year: 2025-11-01..2025-11-30 p3 partial on",
    "last December": "last December: 2025-12-01..2025-12-31 p3 partial on",
    "the first week of March 2025": "the first week of March 2025: 2025-03-01..2025-03-07 p2 partial on",
    "the second half of 2024": "second half of 2024: 2024-07-01..2024-12-31 p3 partial on",
    "the January attacks": "January: 2026-01-01..2026-01-31 p3 partial on",
    "the week of 18 January": "the week of 18 January: 2026-01-18..2026-01-24 p2 partial on",
    "the 2016 bombing": "2016: 2016-01-01..2016-12-31 p3 year on",
    "last year in August": "last year in August: 2025-08-01..2025-08-31 p3 partial on",
    "گزشتہ سال اگست میں": "گزشتہ سال اگست: 2025-08-01..2025-08-31 p3 partial on",
    "مارچ 2025 میں": "مارچ 2025: 2025-03-01..2025-03-31 p3 partial on",
    "اپریل میں": "اپریل: 2025-04-01..2025-04-30 p3 partial on",
}
WEEKDAYS = {
    "on Saturday": "Saturday: 2026-01-31 p1 weekday on",
    "on Monday": "Monday: 2026-02-02 p1 weekday on",
    "Saturday night": "Saturday night: 2026-01-31 p1 weekday on",
    "last Thursday": "last Thursday: 2026-01-29 p1 weekday on",
    "last Monday": "last Monday: 2026-01-26 p1 weekday on",
    "on Monday last week": "Monday last week: 2026-01-26 p1 weekday on",
    "next Tuesday": "next Tuesday: 2026-02-03 p1 weekday on",
    "since Friday": "Friday: 2026-01-30 p1 weekday since",
    "Saturday's attack": "Saturday's: 2026-01-31 p1 weekday on",
    "late Sunday night": "late Sunday night: 2026-02-01..2026-02-02 p1 weekday on",
    "early on Sunday": "early on Sunday: 2026-02-01 p1 weekday on",
    "overnight between Sunday and Monday": "overnight between Sunday and Monday: 2026-02-01..2026-02-02 p1 weekday on",
    "the night of Saturday and Sunday": "the night of Saturday and Sunday: 2026-01-31..2026-02-01 p1 weekday on",
    "overnight into Sunday": "overnight into Sunday: 2026-01-31..2026-02-01 p1 weekday on",
    "until Friday": "Friday: 2026-02-06 p1 weekday until",
    "ran until Sunday morning": "Sunday morning: 2026-02-01 p1 weekday until",
    "ہفتہ کی رات": "ہفتہ کی رات: 2026-01-31 p1 weekday on",
    "پیر اور منگل کی درمیانی شب": "پیر اور منگل کی درمیانی شب: 2026-01-26..2026-01-27 p1 weekday on",
    "بروز اتوار": "اتوار: 2026-02-01 p1 weekday on",
    "سنیچر کو": "سنیچر: 2026-01-31 p1 weekday on",
    "اتوار کے روز": "اتوار کے روز: 2026-02-01 p1 weekday on",
    "پیر سے": "پیر: 2026-02-02 p1 weekday since",
}
RELATIVE = {
    "overnight": "overnight: 2026-02-01..2026-02-02 p1 relative on",
    "yesterday": "yesterday: 2026-02-01 p1 relative on",
    "today": "today: 2026-02-02 p1 relative on",
    "the day before yesterday": "the day before yesterday: 2026-01-31 p1 relative on",
    "this morning": "this morning: 2026-02-02 p1 relative on",
    "last night": "last night: 2026-02-01 p1 relative on",
    "three days ago": "three days ago: 2026-01-30 p1 relative on",
    "a week ago": "a week ago: 2026-01-26 p2 relative on",
    "a year ago": "a year ago: 2025-02-01..2025-02-28 p3 relative on",
    "ten years ago": "ten years ago: 2016-01-01..2016-12-31 p3 relative on",
    "since last week": "last week: 2026-01-26..2026-02-01 p2 relative since",
    "last month": "last month: 2026-01-01..2026-01-31 p3 relative on",
    "this month": "this month: 2026-02-01..2026-02-02 p3 relative on",
    "last year": "last year: 2025-01-01..2025-12-31 p3 relative on",
    "over the weekend": "over the weekend: 2026-01-31..2026-02-01 p1 relative on",
    "until the end of the month": "the end of the month: 2026-02-28 p1 relative until",
    "by the end of this year": "the end of this year: 2026-12-31 p1 relative by",
    "since the start of the year": "the start of the year: 2026-01-01 p1 relative since",
    "گزشتہ روز": "گزشتہ روز: 2026-02-01 p1 relative on",
    "آج صبح": "آج صبح: 2026-02-02 p1 relative on",
    "گزشتہ ہفتے": "گزشتہ ہفتے: 2026-01-26..2026-02-01 p2 relative on",
    "تین روز قبل": "تین روز قبل: 2026-01-30 p1 relative on",
}
LENGTHS = {
    "for a third day": "for a third day: 2026-01-31..2026-02-02 p1 duration for",
    "for the third consecutive day": "for the third consecutive day: 2026-01-31..2026-02-02 p1 duration for",
    "for the past 25 days": "for the past 25 days: 2026-01-08..2026-02-02 p1 duration for",
    "during the past 48 hours": "during the past 48 hours: 2026-01-31..2026-02-02 p1 duration for",
    "تین روز سے": "تین روز: 2026-01-30..2026-02-02 p1 duration for",
    "for three days": "for three days: 3 days p1 duration for",
    "for over a week": "for over a week: 7 days p2 duration for",
}
RANGES = {
    "Jan 31-Feb 1": "Jan 31-Feb 1: 2026-01-31..2026-02-01 p1 range from_to",
    "Nov 9-10": "Nov 9-10: 2025-11-09..2025-11-10 p1 range from_to",
    "30 January to 2 February": "30 January to 2 February: 2026-01-30..2026-02-02 p1 range from_to",
    "between 5 and 9 September": "5 and 9 September: 2025-09-05..2025-09-09 p1 range from_to",
    "from Aug. 6 to Aug. 21": "Aug. 6 to Aug. 21: 2025-08-06..2025-08-21 p1 range from_to",
    "on the night of 25–26 August": "25–26 August: 2025-08-25..2025-08-26 p1 range from_to",
    "the night of 4/5 September 2023": "4/5 September 2023: 2023-09-04..2023-09-05 p1 range from_to",
    "on 14, 15 and 16 August": "14, 15 and 16 August: 2025-08-14..2025-08-16 p1 range from_to",
    "from December 30, 2025 to January 2, 2026": (
        "December 30, 2025 to January 2, 2026: 2025-12-30..2026-01-02 p1 range from_to"
    ),
    "28 Feb - 2 Mar 2025": "28 Feb - 2 Mar 2025: 2025-02-28..2025-03-02 p1 range from_to",
    "from 5:00pm (local time, UTC+5) on Sep. 5 until 9:00pm (local time, UTC+5) on Sep. 6": (
        "Sep. 5 until 9:00pm (local time, UTC+5) on Sep. 6: 2025-09-05..2025-09-06 p1 range from_to"
    ),
    "from Saturday night into Sunday morning": (
        "Saturday night into Sunday morning: 2026-01-31..2026-02-01 p1 range from_to"
    ),
    "from 2019 to 2022": "2019 to 2022: 2019-01-01..2022-12-31 p3 year since",
    "11 تا 13 اگست": "11 تا 13 اگست: 2025-08-11..2025-08-13 p1 range from_to",
    "پیر سے جمعہ تک": "پیر سے جمعہ: 2026-02-02..2026-02-06 p1 range from_to",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pair for table in (ABSOLUTE, PARTIAL, WEEKDAYS, RELATIVE, LENGTHS, RANGES) for pair in table.items()],
)
def test_dates(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2025", "2025-13-01", "on 32/01/2026", "on 30 February",
        "they march to Quetta", "the Long March 2025 set out", "May they rest in peace", "12 may have died",
        "Theresa May spoke", "Jan Achakzai said", "Agha Jan, 25, was killed", "the Sun rose", "they sat down",
        "a second blast", "BLA-2 and M-8 and N-25", "at 5:00pm", "26/11", "Operation 1971", "in 2,000 villages",
        "a two-day operation", "in earlier years", "in recent years", "The Friday Times wrote", "پیر صاحب نے کہا",
        "a months-long sit-in", "day and night", "the third time", "half an hour",
    ],
)  # fmt: skip
def test_no_dates(text):
    assert told(text) == []


@pytest.mark.parametrize("text", [*WEEKDAYS, *RELATIVE, "for a third day", "in April", "31 January", "Nov 9-10"])
def test_without_a_day_to_count_from_there_is_no_date(text):
    assert told(text, anchor=None) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("expected to resume on Tuesday", date(2026, 2, 3)),
        ("will end on Sunday", date(2026, 2, 8)),
        ("will reopen on 9 February", date(2026, 2, 9)),
        ("the vote on 15 November will", date(2025, 11, 15)),
        ("کل", date(2026, 2, 3)),
    ],
)
def test_a_sentence_that_looks_ahead(text, day):
    assert [span.date_start for span in found(text, future=True)] == [day]


@pytest.mark.parametrize(
    ("text", "anchor", "day"),
    [
        ("on 30 December", date(2026, 1, 3), date(2025, 12, 30)),
        ("on 31 January", date(2026, 2, 2), date(2026, 1, 31)),
        ("on 3 February", date(2026, 2, 2), date(2026, 2, 3)),  # a day of slack: the paper of tomorrow
        ("on 20 February", date(2026, 2, 2), date(2026, 2, 20)),  # soon, and else nearly a year ago
        ("on 20 June", date(2026, 2, 2), date(2025, 6, 20)),
        ("until Aug. 31", date(2025, 8, 25), date(2025, 8, 31)),
        ("by 20 January", date(2026, 1, 14), date(2026, 1, 20)),
        ("on 29 February", date(2026, 2, 2), date(2024, 2, 29)),
    ],
)
def test_the_year_that_is_left_out(text, anchor, day):
    assert [span.date_start for span in found(text, anchor=anchor)] == [day]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("two days later", date(2025, 3, 13), date(2025, 3, 13)),
        ("the next day", date(2025, 3, 12), date(2025, 3, 12)),
        ("the day before", date(2025, 3, 10), date(2025, 3, 10)),
        ("a week earlier", date(2025, 3, 4), date(2025, 3, 4)),
        ("the same day", date(2025, 3, 11), date(2025, 3, 11)),
        ("the following Monday", date(2025, 3, 17), date(2025, 3, 17)),
        ("a month later", date(2025, 4, 1), date(2025, 4, 30)),
    ],
)
def test_days_that_count_from_the_text_itself(text, first, last):
    # 11 March 2025 was a Tuesday.
    assert [(s.date_start, s.date_end) for s in found(text, running=date(2025, 3, 11))] == [(first, last)]


def test_the_sentence_itself_tells_what_the_next_day_follows():
    spans = found("Shots were fired on 3 June, and the day after a bomb tore up the rails", anchor=date(2025, 6, 11))
    assert [span.date_start for span in spans] == [date(2025, 6, 3), date(2025, 6, 4)]


def test_a_day_after_an_event_puts_the_event_a_day_before():
    spans = found("Shops closed on Sunday, a day after gunmen struck")
    assert [span.date_start for span in spans] == [date(2026, 2, 1), date(2026, 1, 31)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("until at least Aug. 15", ["until"]),
        ("beginning Nov. 11", ["since"]),
        ("starting Saturday", ["since"]),
        ("since 5pm on Friday", ["since"]),
        ("by 9 February", ["by"]),
        ("before 2020", ["by"]),
        ("a march announced for 20 April", ["on"]),
        ("killed by 5 on Friday", ["on"]),
        ("from Saturday's attack", ["on"]),
        ("on Friday and until 9 PM on Sunday", ["on", "until"]),
    ],
)
def test_roles(text, roles):
    assert [span.role for span in found(text)] == roles


def test_several_dates_in_one_sentence_in_their_order():
    assert told("In March 2025, after 12 May 2024 and on Saturday, in 2019") == [
        "March 2025: 2025-03-01..2025-03-31 p3 partial on",
        "12 May 2024: 2024-05-12 p1 absolute on",
        "Saturday: 2026-01-31 p1 weekday on",
        "2019: 2019-01-01..2019-12-31 p3 year on",
    ]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Published: 2 February 2026\n\nOn 31 January 2025 gunmen struck.", date(2026, 2, 2)),
        ("Gunmen struck on 31 January 2025.\n\nPublished in Dawn, February 2nd, 2026", date(2026, 2, 2)),
        ("RAWALPINDI, 5 September 2023: Two died on Monday.", date(2023, 9, 5)),
        ("The Shah Noorani shrine was attacked on November 12, 2016.", date(2016, 11, 12)),
        ("Gunmen struck on Saturday, in March 2025 and on 12 May.", None),
        ("", None),
    ],
)
def test_the_anchor_of_a_text(text, anchor):
    assert anchor_of(text, None) == anchor
    assert anchor_of(text, MONDAY) == MONDAY


def test_a_full_date_needs_day_month_and_year():
    assert full_date("on 12 May, in March 2025, on 3 June 2025") == date(2025, 6, 3)
    assert full_date("in March 2025") is None


@pytest.mark.parametrize("text", [*ABSOLUTE, *PARTIAL, *WEEKDAYS, *RELATIVE, *LENGTHS, *RANGES])
def test_every_date_holds_a_trigger(text):
    tokens = {token.lower() for token in TOKEN.findall(shadow_of(text).text)}
    assert tokens & date_triggers()


PIECES = [*sorted(words().letters), "gunmen", "in", " ", "\n", "–", "999", "31/02/2026", "5:00pm"]
DAYS = st.one_of(st.none(), st.dates())


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)),
    DAYS,
    DAYS,
    st.booleans(),
)
def test_any_words_give_ordered_spans_and_possible_days(text, anchor, running, future):
    last = 0
    for span in find_dates(text, 0, len(text), anchor=anchor, running=running, future=future):
        assert last <= span.start < span.end <= len(text)
        assert 1 <= span.precision <= 3
        assert (span.date_start is None) == (span.date_end is None)
        if span.date_start is None:
            assert span.kind == "duration"
            assert span.days
        else:
            assert span.date_start <= span.date_end
        last = span.end


@pytest.mark.parametrize(
    "piece",
    ["31 ", "Monday and ", "5, ", "for the last ", "January - ", "( ", "a day after ", "ہفتہ ", "\n", "published "],
)
def test_long_runs_take_linear_time(piece):
    # A quadratic pattern would take minutes on this.
    text = piece * (200_000 // len(piece))
    assert isinstance(find_dates(text, 0, len(text), anchor=MONDAY), list)
    anchor_of(text, None)


def test_only_rules_that_the_words_call_for_are_run(monkeypatch):
    run = []
    plain = module._pattern
    monkeypatch.setattr(module, "_pattern", lambda group: run.append(group) or plain(group))
    module._matches_in.cache_clear()
    found("Gunmen attacked a post near the bazaar and fled towards the hills.")
    assert run == []
    found("Gunmen attacked a post on Saturday.")
    assert len(run) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("For Ashura in July 2023 services were cut on July 26 and July 28.", [date(2023, 7, 26), date(2023, 7, 28)]),
        ("They were seized before dawn on Sunday.", [date(2026, 2, 1)]),
    ],
)
def test_days_of_the_month_told_before_and_of_the_dawn(text, days):
    assert [span.date_start for span in found(text) if span.precision == 1] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 27 June, 3 September and 18 November last year", ["2025-06-27", "2025-09-03", "2025-11-18"]),
        ("on 27 December, 3 January and 5 February 2009", ["2008-12-27", "2009-01-03", "2009-02-05"]),
        ("since 11 January, three days after 8 January", ["2026-01-11", "2026-01-08"]),
    ],
)
def test_the_last_of_a_list_names_the_year_of_all(text, days):
    found = find_dates(text, 0, len(text), anchor=date(2026, 2, 2))
    assert [str(span.date_start) for span in found if span.kind == "absolute"] == days
