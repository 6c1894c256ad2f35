from __future__ import annotations

from html.parser import HTMLParser

import pytest
from app_data import HOSTILE, readings
from hypothesis import given
from hypothesis import strategies as st
from reports import Document

from geo.merging import merge
from geo.places.history import district_on
from geo.view.catalogue import Catalogue
from geo.view.panel import blackout_panel, district_panel, in_context, incident_panel, overview_panel
from geo.view.popup import blackout_card, incident_card, safe_link
from geo.view.webmap import json_in_script

ALLOWED = {
    *("div", "section", "h3", "h4", "p", "br", "ul", "li", "dl", "dt", "dd", "b", "s", "mark", "span", "bdi", "a"),
    *("blockquote", "cite", "figure", "figcaption"),
}


class Page(HTMLParser):
    """What a browser would make of a piece of HTML: its elements, its links, its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], []
        self.feed(html)
        self.text = "".join(self.words)

    def handle_starttag(self, tag, attributes):
        if (tag, dict(attributes).get("src", "")[:26]) == ("img", "data:image/svg+xml;base64,"):
            return  # a symbol of ours
        self.tags.add(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(merge(readings()))


def incident_in(catalogue, place):
    return next(one for one in catalogue.incidents.values() if one.place and one.place.name == place)


def blackout_in(catalogue, place):
    return next(one for one in catalogue.blackouts.values() if one.place.name == place)


def test_a_pin_tells_date_place_district_claims_quote_and_source(catalogue):
    incident = incident_in(catalogue, "Nushki")
    page = Page(incident_card(incident, catalogue))
    for told in (
        "Attack: Nushki",
        "31 January 2026",
        "Nushki district",
        "145 militants killed – according to the army, as of 31 January 2026",
        "31 civilians killed – according to the chief minister",
        incident.reports[0].quote,
        "Title wave",
        "Wave Daily",
    ):
        assert told in page.text
    assert ("href", "https://wave.example/story") in page.attributes


def test_a_total_is_told_as_of_the_whole_episode(catalogue):
    text = Page(incident_card(incident_in(catalogue, "Nushki"), catalogue)).text
    assert "not for this place" in text


def test_a_blackout_tells_services_and_that_an_expected_end_is_none(catalogue):
    text = Page(blackout_card([blackout_in(catalogue, "Kalat")], catalogue)).text
    assert "Blackout: Kalat" in text
    assert "mobile calls" in text
    assert "since 31 January 2026" in text
    assert "end expected 3 February 2026" in text
    assert "no end reported; last word on 2 February 2026" in text


@pytest.mark.parametrize("card", [incident_card, incident_panel])
def test_hostile_text_is_only_text(catalogue, card):
    page = Page(card(incident_in(catalogue, "Turbat"), catalogue))
    assert page.tags <= ALLOWED
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [value for name, value in page.attributes if name == "href"], "a javascript: address is no link"
    assert HOSTILE in page.text


@given(st.text(max_size=200))
def test_any_text_is_only_text(text):
    document = Document("any")
    document.about["title"] = document.about["publisher"] = text or None
    document.incident(sentence=text or "x", actors=(text or "x",))
    catalogue = Catalogue(merge([document.reading()]))
    incident = next(iter(catalogue.incidents.values()))
    for html in (incident_card(incident, catalogue), incident_panel(incident, catalogue)):
        page = Page(html)
        assert page.tags <= ALLOWED
        assert {name for name, _ in page.attributes} <= {
            *("class", "dir", "href", "target", "rel", "width", "height", "alt", "src"),
        }


@given(st.text(max_size=200))
def test_json_can_stand_in_a_script(text):
    written = json_in_script({"text": text})
    assert "<" not in written
    assert "\u2028" not in written


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("http://a.example", "http://a.example"),
        ("javascript:alert(1)", None),
        ("  javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("https://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, link):
    assert safe_link(url) == link


def test_the_panel_shows_the_quote_in_its_context(catalogue):
    html = incident_panel(incident_in(catalogue, "Nushki"), catalogue)
    quote = incident_in(catalogue, "Nushki").reports[0].quote
    assert f"<mark>{quote}</mark>" in html
    assert "A wave of attacks" in Page(html).text


def test_the_panel_of_a_blackout_tells_each_service(catalogue):
    text = Page(blackout_panel(blackout_in(catalogue, "Kalat"), catalogue)).text
    assert "internet: " in text
    assert "no end reported" in text


def test_the_panel_of_a_district_tells_people_and_counts():
    text = Page(district_panel([district_on("Kalat")], incidents=2, blackouts=1)).text
    assert "Kalat district" in text
    assert "2 incidents, 1 blackout" in text


def test_the_overview_keeps_rival_claims_apart(catalogue):
    text = Page(overview_panel(tuple(catalogue.episodes.values()), catalogue)).text
    assert "at least 12 places; 4 are named" in text
    assert "the army" in text
    assert "the chief minister" in text


def test_a_context_is_cut_at_spaces():
    text = "one two three four five"
    assert in_context(text, 8, 13, characters=5) == "… two <mark>three</mark> …"
    assert in_context(text, 0, 3, characters=100) == "<mark>one</mark> two three four five"
