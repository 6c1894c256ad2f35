"""What a designer would wince at, measured in Chromium: contrast, focus, labels, what leaves the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_browser import FRAME, chromium, server, store, tabs  # noqa: F401 (most are fixtures)

pytestmark = pytest.mark.browser

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
REPORT = "Gunmen attacked a police post in Khuzdar on 31 January 2026. Internet was cut in Khuzdar on 31 January 2026."
COLLIDING = """() => {
    const box = (element) => element.getBoundingClientRect();
    const names = [...document.querySelectorAll(".label.town span")];
    const others = [...document.querySelectorAll("path.pin, .cluster, .sign, .leaflet-control")].map(box);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const map = box(document.querySelector(".leaflet-container"));
    const isOut = (a) => a.left < map.left || a.right > map.right || a.top < map.top || a.bottom > map.bottom;
    const found = names.filter((name) => {
        const own = box(name);
        return isOut(own) || others.some((other) => meet(own, other))
            || names.some((other) => other !== name && meet(own, box(other)));
    });
    return [names.length, found.map((name) => name.textContent)];
}"""


def pages(tab):
    """Go through every page, and give its name each time it has come to rest."""
    tab.rest()
    tab.pin("Nushki").click()
    expect(tab.page.locator(".st-key-details")).to_contain_text("Attack: Nushki")
    tab.page.locator(".st-key-details").get_by_text("Correct this record").click()
    tab.rest()
    yield "map"
    tab.page.get_by_role("link", name="Sources").click()
    tab.page.get_by_text("Every document in the store").wait_for()
    yield "sources"
    tab.page.get_by_role("link", name="Data").click()
    tab.page.locator(".accuracy").wait_for()
    yield "data"
    tab.page.get_by_role("link", name="Add a report").click()
    tab.page.get_by_role("button", name="Read it").click()
    tab.page.get_by_text("Paste a text or choose a file first.").wait_for()
    yield "form"
    tab.page.get_by_label("Text of the report").fill(REPORT)
    tab.page.get_by_role("button", name="Read it").click()
    tab.map.locator("path.pin").first.wait_for()
    tab.rest()
    yield "draft"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(tabs, scheme):  # noqa: F811 (the fixture)
    tab = tabs(color_scheme=scheme).open()
    faint = {
        (page, text): ratio
        for page in pages(tab)
        for frame in tab.page.frames
        for text, ratio in frame.evaluate(CONTRAST).items()
    }
    assert faint == {}


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (390, 844)])
def test_names_on_the_map_touch_nothing_and_none_is_cut_off(tabs, size):  # noqa: F811
    tab = tabs(viewport=dict(zip(("width", "height"), size, strict=True))).open()
    tab.rest()
    number, colliding = tab.frame.evaluate(COLLIDING)
    assert number > 10
    assert colliding == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_map_stays_where_it_is_whatever_the_figures_say(tabs):  # noqa: F811
    places = set()
    for query in ("", "?text=nothing+of+the+kind", "?show=attacks", "?from=2026-01-31&to=2026-01-31"):
        tab = tabs().open(query)
        tab.rest()
        box = tab.page.locator(FRAME).bounding_box()
        places.add(tuple(round(box[side]) for side in ("x", "y", "width", "height")))
    assert len(places) == 1


def test_the_focus_is_seen_on_every_link_and_button(tabs):  # noqa: F811
    tab = tabs().open()
    expect(tab.page.get_by_role("button", name="Reset all filters")).to_be_visible()  # they come after the map
    tab.rest()
    seen, hidden = set(), []
    for _ in range(40):
        tab.page.keyboard.press("Tab")
        focus = tab.page.evaluate(
            "[document.activeElement.matches('a, button'), document.activeElement.innerText.slice(0, 30),"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        if focus[0]:
            seen.add(focus[1])
            hidden += [focus[1]] if focus[2] == "none" else []
    assert {name.split("\n")[-1] for name in seen} >= {"Map", "Sources", "Add a report", "Data", "Reset all filters"}
    assert hidden == []
