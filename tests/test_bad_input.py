"""What goes wrong around an open page, in Chromium: each gets a plain sentence and a way on, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from app_data import INCIDENTS, make_store
from playwright.sync_api import expect
from test_browser import chromium, server, store, tabs  # noqa: F401 (most are fixtures)

from geo.store import Store

pytestmark = pytest.mark.browser

REPORT = "Gunmen attacked a police post in Khuzdar on 31 January 2026, officials said."
LOCK = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked_by_another_program(path):
    """Hold an exclusive SQLite lock in a process of its own, as QGIS does while it edits."""
    command = [sys.executable, "-c", LOCK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().strip() == "locked"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait(timeout=20)


def touch(path):
    """Make the file another one, so that the page reads it anew."""
    fresh = path.with_name("fresh.gpkg")
    fresh.write_bytes(path.read_bytes())
    fresh.replace(path)


def tile(page):
    return page.locator(".tile b").first


@pytest.fixture
def report_page(tabs):  # noqa: F811
    page = tabs().open().page
    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("Text of the report").wait_for()
    return page


def read(page, text):
    page.get_by_label("Text of the report").fill(text)
    page.get_by_role("button", name="Read it").click()
    page.locator(".document mark.incident").first.wait_for()


def paste(page, text):
    """Put a long text where it is pasted; typing it would take a browser minutes."""
    page.get_by_label("Text of the report").evaluate(
        """(area, text) => {
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
            area.dispatchEvent(new Event("input", { bubbles: true }));
            area.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        text,
    )
    page.get_by_label("Text of the report").blur()


def test_a_store_that_another_program_locks_is_told_and_the_draft_kept(report_page, store):  # noqa: F811
    page, before = report_page, len(Store(store).load().sources)
    read(page, REPORT)
    with locked_by_another_program(store):
        page.get_by_role("button", name="Save").click()
        told = page.locator("[data-testid=stAlert]")
        expect(told).to_contain_text("another program, perhaps QGIS, has it locked")
        expect(told).to_contain_text("The draft is kept")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. The map shows it now.").wait_for()
    assert len(Store(store).load().sources) == before + 1
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("Taken back.").wait_for()


def test_a_store_locked_while_the_page_reads_it_anew_is_told_and_comes_back(tabs, store):  # noqa: F811
    page = tabs().open().page
    with locked_by_another_program(store):
        page.get_by_role("button", name="Next day").click()
        expect(page.get_by_role("tab", name="Incidents (1)")).to_be_visible()  # what was read already is still shown
    touch(store)
    with locked_by_another_program(store):
        page.get_by_role("button", name="Next day").click()
        page.get_by_text("The store cannot be shown.").wait_for()
        expect(page.get_by_text("another program, perhaps QGIS, has it locked")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(tile(page)).to_be_visible()


def test_a_store_that_is_deleted_and_made_again(tabs, store):  # noqa: F811
    page = tabs().open().page
    expect(tile(page)).to_have_text(str(INCIDENTS))
    away = store.with_name("away.gpkg")
    store.rename(away)
    page.get_by_role("button", name="Next day").click()
    page.get_by_text("There is no store yet.").wait_for()
    expect(page.get_by_text("incidentmap build", exact=True)).to_be_visible()
    store.write_bytes(b"no database at all" * 99)
    page.get_by_role("button", name="Try again").click()
    page.get_by_text("The store cannot be shown.").wait_for()
    store.unlink()
    away.rename(store)
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("button", name="Reset all filters").click()
    expect(tile(page)).to_have_text(str(INCIDENTS))


def test_two_tabs_correct_the_same_report(tabs, tmp_path_factory, store):  # noqa: F811
    wanted = next(one for one in Store(store).load().incidents if one.place and one.place.name == "Tump")
    pages = [tabs().open(f"?open=incident:{wanted.id}").page for _ in range(2)]
    for page, name in zip(pages, ("First", "Second"), strict=True):
        page.locator(".st-key-details").get_by_text("Correct this record").click()
        page.get_by_label("Your name or initials").fill(name)
    first, second = pages
    first.get_by_role("textbox", name="Place").fill("Mand")
    first.get_by_role("button", name="Keep correction").click()
    expect(first.locator(".st-key-details h3").first).to_contain_text("Mand")
    second.get_by_label("Why (kept with the correction)").fill("no event at all")
    second.get_by_role("button", name="Not an event: reject").click()
    told = second.locator("[data-testid=stAlert]")
    expect(told).to_contain_text("First has corrected this record meanwhile")
    expect(second.locator(".st-key-details h3").first).to_contain_text("Mand")
    assert [edit.who for edit in Store(store).edits()] == ["First"]
    expect(second.get_by_label("Why (kept with the correction)")).to_have_value("no event at all")
    second.get_by_role("button", name="Not an event: reject").click()
    expect(second.get_by_text("Second rejected this record")).to_be_visible()
    assert [edit.who for edit in Store(store).edits()] == ["First", "Second"]
    for _ in range(2):
        Store(store).undo_edit()


def test_an_upload_of_100_mb_is_refused_and_a_smaller_one_taken(report_page, tmp_path):
    large, small = tmp_path / "large.txt", tmp_path / "small.txt"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    small.write_text(REPORT)
    choose = report_page.locator("input[type=file]")
    choose.set_input_files(large)
    expect(report_page.get_by_text("File must be 20.0MB or smaller.")).to_be_visible()
    choose.set_input_files(small)
    report_page.get_by_text("small.txt").wait_for()
    report_page.get_by_role("button", name="Read it").click()
    report_page.locator(".document mark.incident").first.wait_for()


def test_good_uploads_are_read_and_a_pdf_and_a_zip_among_them_are_named(report_page):
    files = [
        {"name": "good.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
        {"name": "renamed.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"},
        {"name": "packed.md", "mimeType": "text/plain", "buffer": b"PK\x03\x04\x14\x00" * 50},
    ]
    report_page.locator("input[type=file]").set_input_files(files)
    report_page.get_by_text("good.txt").wait_for()
    report_page.get_by_role("button", name="Read it").click()
    report_page.locator(".document mark.incident").first.wait_for()
    told = report_page.locator("[data-testid=stAlert]")
    expect(told.filter(has_text="renamed.txt")).to_be_visible()
    expect(told.filter(has_text="packed.md")).to_be_visible()


def test_a_zip_is_not_taken(report_page):
    packed = {"name": "packed.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04\x14\x00" * 50}
    report_page.locator("input[type=file]").set_input_files(packed)
    expect(report_page.get_by_text("files are not allowed")).to_be_visible()


def test_half_a_million_characters_are_read_while_the_page_stays_at_hand(report_page):
    text = f"{REPORT}\n\n" + "The road to the coast was closed for repairs, the office said.\n\n" * 8_000
    assert len(text) > 500_000
    paste(report_page, text)
    report_page.get_by_role("button", name="Read it").click()
    report_page.locator(".document mark.incident").first.wait_for()
    expect(report_page.get_by_text("The text is long")).to_be_visible()


def test_a_long_reading_is_cancelled_and_the_form_is_as_it_was(report_page):
    text = f"{REPORT}\n\n" * 8_000
    paste(report_page, text)
    report_page.locator("input[type=file]").set_input_files(
        {"name": "long.txt", "mimeType": "text/plain", "buffer": text.encode() * 10}
    )
    report_page.get_by_text("long.txt").wait_for()
    report_page.get_by_role("textbox", name="Title").fill("A long one")
    report_page.get_by_role("button", name="Read it").click()
    report_page.get_by_role("progressbar").wait_for()
    report_page.get_by_role("button", name="Cancel").click()
    expect(report_page.get_by_role("progressbar")).to_have_count(0)
    expect(report_page.get_by_role("textbox", name="Title")).to_have_value("A long one")
    assert report_page.get_by_label("Text of the report").input_value() == text
    expect(report_page.get_by_role("button", name="Read it")).to_be_enabled()


def test_a_fresh_store_is_where_it_was(store):  # noqa: F811
    """Runs last: nothing that was saved before is lost by any of the above."""
    untouched = Store(make_store(store.with_name("untouched.gpkg"))).load()
    assert Store(store).load().incidents == untouched.incidents
