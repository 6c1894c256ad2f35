"""The geopy geocoder: geopy's own manners, and the answers of the command line."""

import asyncio
import json
from datetime import date

import pytest
from geopy.adapters import BaseAsyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import AsyncRateLimiter, RateLimiter
from geopy.location import Location

from geo.places.geocoder import GazetteerGeocoder, as_answer
from geo.places.lookup import look_up


class _NoNetwork(BaseAsyncAdapter):
    async def get_json(self, *args, **kwargs):
        raise AssertionError("the gazetteer asks no network")

    get_text = get_json


@pytest.fixture
def geocoder():
    return GazetteerGeocoder()


def test_a_location_carries_the_record(geocoder):
    location = geocoder.geocode("Noshki", timeout=1)
    assert isinstance(location, Location)
    assert location.address == "Nushki, Balochistan, Pakistan"
    assert location.raw == as_answer(look_up("Noshki"))
    assert (location.latitude, location.longitude) == (location.raw["lat"], location.raw["lon"])
    assert json.loads(json.dumps(location.raw)) == location.raw


@pytest.mark.parametrize("name", ["Dasht", "Zxqw", "", "Balochistan", "Iran"])
def test_none_for_the_unknown_the_ambiguous_and_the_unpointed(geocoder, name):
    assert geocoder.geocode(name) is None


def test_all_candidates_on_request(geocoder):
    found = geocoder.geocode("Dasht", exactly_one=False)
    assert {location.raw["district"] for location in found} == {"Kech", "Mastung"}
    assert geocoder.geocode("Zxqw", exactly_one=False) is None


def test_context_and_day():
    assert GazetteerGeocoder().geocode("Dasht", district="Mastung").raw["district"] == "Mastung"
    assert GazetteerGeocoder(on=date(2015, 6, 1)).geocode("Duki").raw["district"] == "Loralai"


def test_reverse_gives_the_nearest_place(geocoder):
    location = geocoder.reverse((29.55, 66.02))
    assert location.raw["name"] == "Nushki"
    assert location.raw["away_km"] < 1
    assert len(geocoder.reverse("29.55, 66.02", exactly_one=False)) > 1
    assert geocoder.reverse((10.0, 66.0)) is None


@pytest.mark.parametrize("point", ["nowhere", (95.0, 66.0), (float("nan"), 66.0)])
def test_reverse_refuses_what_is_no_point(geocoder, point):
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(point)


def test_it_works_with_the_rate_limiter(geocoder):
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)
    assert [limited(name).raw["district"] for name in ("Quetta", "Tump")] == ["Quetta", "Kech"]


def test_it_works_with_the_asynchronous_rate_limiter():
    async def ask():
        async with GazetteerGeocoder(adapter_factory=_NoNetwork) as geocoder:
            limited = AsyncRateLimiter(geocoder.geocode, min_delay_seconds=0.0)
            return [(await limited(name)).raw["district"] for name in ("Quetta", "Tump")]

    assert asyncio.run(ask()) == ["Quetta", "Kech"]


def test_the_package_offers_it_without_loading_it():
    import geo.places

    assert geo.places.GazetteerGeocoder is GazetteerGeocoder
    assert geo.places.look_up("Noshki").place.name == "Nushki"
    with pytest.raises(AttributeError, match="no attribute"):
        geo.places.nothing  # noqa: B018 - the attribute is the test
