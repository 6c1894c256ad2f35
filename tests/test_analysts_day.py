"""An analyst's day in one walk: look, narrow down, read, share, add a report, put it right, take the data away."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from test_browser import FRAME, chart, chromium, server, store, tabs  # noqa: F401 (most are fixtures)

pytestmark = pytest.mark.browser

REPORT = "Gunmen attacked a police post in Khuzdar on 31 January 2026, officials said. Two guards were killed."
KINDS = ("Attack", "Clash", "Protest", "Arrest", "Abduction", "Blackout")


def place_on_page(tab):
    """Give where the map's frame lies on the page, however far that is scrolled."""
    return tab.page.locator(FRAME).evaluate(
        """frame => {
            const page = frame.closest("[data-testid=stMainBlockContainer]").getBoundingClientRect();
            const box = frame.getBoundingClientRect();
            return [box.left - page.left, box.top - page.top, box.width, box.height];
        }"""
    )


def shown(tab):
    """Give what a tab shows: the count of each kind, the name of each pin, the size of the table."""
    pins = tab.map.locator("path.pin").evaluate_all("all => all.map(path => path.getAttribute('aria-label'))")
    table = tab.page.get_by_role("tab", name=re.compile("^Incidents"))
    return {kind: tab.count(kind) for kind in KINDS}, sorted(pins), table.inner_text()


def rows(tab, number):
    """Give the cells of each row of the table of incidents, once it has so many."""
    table = tab.page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    expect(table.locator("tbody tr")).to_have_count(number)
    cells = "all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))"
    return table.locator("tbody tr").evaluate_all(cells)


def brush(tab, start, end):
    """Drag over the timeline from one share of its days to another."""
    box = chart(tab, 0)
    left, right = (box["x"] + 118 + share * (box["width"] - 118) for share in (start, end))

    def drag():
        tab.page.mouse.move(left, box["y"] + 40)
        tab.page.mouse.down()
        tab.page.mouse.move(right, box["y"] + 44, steps=6)
        tab.page.mouse.up()

    tab.act(drag)  # the map may answer before the button is up


def add_and_correct_a_report(tab):
    """Paste the report, put its toll right, move what it tells from Khuzdar to Panjgur, and save it."""
    page = tab.page
    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("Text of the report").fill(REPORT)
    page.get_by_role("textbox", name="Title").fill("Post attacked")
    page.get_by_role("button", name="Read it").click()
    tab.map.locator("path.pin").first.wait_for()  # the small map's first answer makes Streamlit run once more
    tab.rest()
    finding = page.locator("[data-testid=stExpander]", has_text="Attack: Khuzdar")
    finding.locator("summary").click()
    figure = finding.get_by_label("A figure that is wrong")
    figure.click()
    tab.rest()
    figure.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")  # a list that reaches below the window cannot be clicked
    finding.get_by_label("Highest").fill("3")
    finding.get_by_role("button", name="Keep figure").click()
    expect(finding).to_contain_text("Read as “2 security personnel killed”")
    finding.get_by_role("textbox", name="Place").fill("Panjgur")
    finding.get_by_role("button", name="Keep correction").click()
    expect(page.locator("[data-testid=stExpander]", has_text="Attack: Panjgur")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. The map shows it now.").wait_for()


def test_an_analysts_day(tabs):  # noqa: F811 (the fixture)
    tab = tabs().open()
    page, panel = tab.page, tab.page.locator(".st-key-details")
    tab.rest()
    place = place_on_page(tab)

    for _ in range(2):  # narrow down to the second day
        tab.act(page.get_by_role("button", name="Next day").click)
    expect(page).to_have_url(re.compile("from=2026-01-31&to=2026-01-31"))
    expect(page.get_by_role("tab", name="Incidents (4)")).to_be_visible()
    assert place_on_page(tab) == place

    tab.pin("Nushki").click()
    expect(panel).to_contain_text("Attack: Nushki")
    expect(panel).to_contain_text("145 militants killed")
    expect(panel).to_contain_text("according to the army")
    tab.rest()
    assert place_on_page(tab) == place

    brush(tab, 0.04, 0.36)  # of five days, the first two
    expect(page).to_have_url(re.compile("from=2026-01-30&to=2026-01-31"))
    expect(page.get_by_role("tab", name="Incidents (5)")).to_be_visible()
    tab.rest()
    assert (tab.count("Attack"), tab.count("Clash")) == (4, 1)
    assert place_on_page(tab) == place

    other = tabs().open(page.url.removeprefix(f"{tab.url}/"))
    other.rest()
    expect(other.page).to_have_url(re.compile("from=2026-01-30&to=2026-01-31"))
    expect(other.page.locator(".st-key-details")).to_contain_text("Attack: Nushki")
    assert shown(other) == shown(tab)

    add_and_correct_a_report(tab)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("tab", name="Incidents (6)")).to_be_visible()
    expect(tab.pin("Panjgur")).to_have_count(1)
    expect(tab.pin("Khuzdar")).to_have_count(0)
    tab.rest()
    assert place_on_page(tab) == place

    with page.expect_download() as download:
        page.locator(".st-key-download-attacks-geojson button").click()
    features = json.loads(download.value.path().read_text(encoding="utf-8"))["features"]
    exported = [[f["properties"][name] for name in ("date_start", "kind", "place_name")] for f in features]
    assert "2–3 killed (security)" in [f["properties"]["claimed"] for f in features]
    seen = [[date, kind.lower(), place] for date, kind, place, *_ in rows(tab, len(features))]
    assert ["2026-01-31", "attack", "Panjgur"] in seen
    assert sorted(exported) == sorted(seen)
    assert len(seen) == tab.count("Attack") + tab.count("Clash") == 6
    assert place_on_page(tab) == place

    for one in (tab, other):
        here = (f"{one.url}/", f"{one.url.replace('http', 'ws')}/", "data:", "blob:")
        assert not [asked for asked in one.requests if not asked.startswith(here)]
        assert not one.errors
