"""Where communications were cut: named places, the province, or a part of it."""

from __future__ import annotations

import pytest
from steps import cuts_in


@pytest.mark.parametrize(
    ("text", "places", "extent"),
    [
        ("Mobile service was suspended in Quetta and Sibi.", ["Quetta", "Sibi"], "named"),
        ("Mobile service was suspended across Balochistan.", [], "whole_province"),
        ("Mobile service was suspended in all 36 districts of Balochistan.", [], "whole_province"),
        ("Mobile service was suspended across Balochistan, except Quetta.", [], "part_of_province"),
        ("Mobile service was suspended in 13 districts of Balochistan.", [], "part_of_province"),
        ("Mobile service was suspended in a large part of Balochistan.", [], "part_of_province"),
        ("Voice and data services are affected in Quetta and Ziarat.", ["Quetta", "Ziarat"], "named"),
        ("بلوچستان کے تیرہ اضلاع میں موبائل سروس معطل ہے۔", [], "part_of_province"),
        (
            "Mobile data was off in the whole province until the high court in Quetta lifted the ban.",
            [],
            "whole_province",
        ),
        ("Users in Nushki and Kharan reported no 3G or 4G.", ["Nushki", "Kharan"], "named"),
        ("The order directed operators to withdraw 3G service in Kalat and Surab.", ["Kalat", "Surab"], "named"),
        ("Mobile service was restored to Turbat.", ["Turbat"], "named"),
        (
            "Phone services in Makran were cut off because of damage to a fibre-optic cable near Uthal.",
            ["Makran"],
            "named",
        ),
        ("Lawyers told the Balochistan High Court that mobile data was suspended in Kech.", ["Kech"], "named"),
        ("The government imposed Section 144 in Quetta and suspended mobile data.", ["Quetta"], "named"),
        ("Mobile data was suspended in 80 percent of the province.", [], "part_of_province"),
        ("Mobile service will be off in the capital of Balochistan.", ["capital of Balochistan"], "named"),
        (
            "Mobile service was suspended in Quetta, and public transport on the Sibi route was stopped.",
            ["Quetta"],
            "named",
        ),
    ],
)
def test_places_and_extent(text, places, extent):
    (report,) = cuts_in(text)
    assert [place.text for place in report.places] == places
    assert report.extent == extent


def test_a_cut_in_another_province_is_none_of_ours():
    assert cuts_in("Mobile service was suspended in Peshawar on Sunday.") == []


@pytest.mark.parametrize(
    ("text", "places", "extent"),
    [
        ("The home department of the province suspended mobile data across the entire district.", [], "named"),
        ("Mobile data was suspended across the entire province.", [], "whole_province"),
        ("Mobile data is off again, said a woman who lives on Sariab Road.", [], "named"),
        ("Residents of Kalat said that they lost mobile data.", ["Kalat"], "named"),
        ("Mobile data is off, said the spokesman of the Quetta division of Pakistan Railways.", [], "named"),
    ],
)
def test_what_is_no_place_of_the_cut(text, places, extent):
    (report,) = cuts_in(text)
    assert ([place.text for place in report.places], report.extent) == (places, extent)
