"""Blackouts: one interval per district and service, every report's dates beside it, and no invented end."""

from __future__ import annotations

from datetime import date

import pytest
from reports import (
    FEB_1,
    FEB_2,
    FEB_3,
    JAN_30,
    JAN_31,
    KECH,
    MAKRAN,
    NUSHKI,
    PROVINCE,
    QUETTA,
    SARIAB,
    TUMP,
    TURBAT,
    Document,
    one_blackout,
)

from geo.merging import merge

FEB_5, FEB_20, MAY_1 = date(2026, 2, 5), date(2026, 2, 20), date(2026, 5, 1)


def blackouts(*readings):
    return merge(readings).blackouts


def test_an_open_blackout_stays_open_whatever_end_is_expected():
    (cut,) = blackouts(one_blackout("a", expected=FEB_3), one_blackout("b", published=FEB_5))
    assert (cut.date_start, cut.date_end, cut.date_end_expected) == (JAN_31, None, FEB_3)
    assert (cut.status, cut.is_open, cut.last_attested) == ("ongoing", True, FEB_5)


def test_an_observed_end_closes_it_and_each_report_keeps_its_own_dates():
    (cut,) = blackouts(
        one_blackout("a", start=JAN_31, expected=FEB_3), one_blackout("b", start=JAN_31, end=FEB_5, status="restored")
    )
    assert (cut.date_end, cut.status) == (FEB_5, "restored")
    assert [(r.date_start, r.date_end, r.date_end_expected) for r in cut.reports] in (
        [(JAN_31, None, FEB_3), (JAN_31, FEB_5, None)],
        [(JAN_31, FEB_5, None), (JAN_31, None, FEB_3)],
    )


def test_restored_on_a_day_that_nobody_names_is_over_and_has_no_end():
    (cut,) = blackouts(one_blackout("a", status="restored"))
    assert (cut.status, cut.is_open, cut.date_end) == ("restored", False, None)


def test_the_newest_report_says_whether_it_is_over():
    (cut,) = blackouts(one_blackout("a", status="restored", published=FEB_2), one_blackout("b", published=FEB_5))
    assert (cut.status, cut.is_open) == ("ongoing", True)


def test_news_of_the_end_joins_the_blackout_that_was_open():
    (cut,) = blackouts(one_blackout("a"), one_blackout("b", start=None, end=FEB_5, status="restored", published=FEB_5))
    assert (cut.date_start, cut.date_end) == (JAN_31, FEB_5)


def test_news_of_an_end_months_later_is_another_blackout():
    cuts = blackouts(one_blackout("a"), one_blackout("b", start=None, end=MAY_1, status="restored", published=MAY_1))
    assert [(cut.date_start, cut.date_end) for cut in cuts] == [(JAN_31, None), (None, MAY_1)]


@pytest.mark.parametrize(
    ("where", "other", "count"),
    [
        (TURBAT, TUMP, 1),
        (TURBAT, KECH, 1),
        (QUETTA, SARIAB, 1),
        (QUETTA, NUSHKI, 2),
        (MAKRAN, MAKRAN, 1),
        (MAKRAN, KECH, 2),
    ],
)
def test_one_interval_per_district(where, other, count):
    assert len(blackouts(one_blackout("a", where), one_blackout("b", other))) == count


@pytest.mark.parametrize(
    ("services", "others", "count"),
    [
        (("mobile",), ("mobile_internet",), 1),
        (("internet",), ("mobile_internet",), 1),
        (("internet",), ("broadband",), 1),
        (("mobile",), ("broadband",), 2),
        (("mobile",), ("landline",), 2),
    ],
)
def test_services_that_reports_use_for_each_other_are_one_network(services, others, count):
    assert len(blackouts(one_blackout("a", services=services), one_blackout("b", services=others))) == count


def test_a_later_blackout_is_another_one():
    first = one_blackout("a", end=FEB_3)
    assert len(blackouts(first, one_blackout("b", start=FEB_20, published=FEB_20))) == 2
    assert len(blackouts(first, one_blackout("b", start=FEB_2))) == 1


def test_a_cut_within_the_announced_time_is_the_announced_one():
    assert len(blackouts(one_blackout("a", expected=FEB_20), one_blackout("b", start=FEB_5, published=FEB_5))) == 1


def test_each_service_has_its_own_end_and_some_restored_is_partial():
    document = Document("a")
    document.blackout(QUETTA, JAN_31, services=("mobile", "internet"))
    document.blackout(QUETTA, JAN_31, end=FEB_2, services=("mobile",), status="restored")
    (cut,) = merge([document.reading()]).blackouts
    assert [(span.service, span.date_end) for span in cut.spans] == [("mobile", FEB_2), ("internet", None)]
    assert (cut.status, cut.date_end) == ("partial", None)


def test_a_partial_restoration_is_no_end():
    (cut,) = blackouts(one_blackout("a"), one_blackout("b", end=FEB_3, status="partial"))
    assert (cut.status, cut.date_end) == ("partial", None)


def test_the_whole_province_and_an_unnamed_part_are_areas_of_their_own():
    whole = [one_blackout(name, PROVINCE, extent="whole_province") for name in "ab"]
    part = [one_blackout(name, PROVINCE, extent="part_of_province") for name in "cd"]
    assert sorted((cut.extent, len(cut.reports)) for cut in blackouts(*whole, *part, one_blackout("e"))) == [
        ("named", 1),
        ("part_of_province", 1),
        ("part_of_province", 1),
        ("whole_province", 2),
    ]


def test_reports_that_give_other_starts_are_said_to_disagree():
    (cut,) = blackouts(one_blackout("a", start=JAN_30), one_blackout("b", start=FEB_1))
    assert (cut.date_start, cut.disagreements) == (JAN_30, ("start: 2026-01-30 or 2026-02-01",))


def test_a_blackout_without_any_date_is_kept():
    (cut,) = blackouts(one_blackout("a", start=None, published=None))
    assert (cut.date_start, cut.date_end, cut.last_attested) == (None, None, None)


def test_an_old_cut_told_years_later_is_not_stretched_to_today():
    (cut,) = blackouts(one_blackout("a", start=date(2022, 1, 1), published=FEB_2))
    assert cut.last_attested == date(2022, 1, 1)
