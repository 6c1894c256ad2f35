"""Page furniture against lines of a report."""

from __future__ import annotations

import pytest

from geo.reading.furniture import (
    furniture,
    is_notice,
    is_only_links,
    is_page_title,
    may_be_dateline,
    opens_page_box,
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Author : NewsGram Desk", "line"),
        ("[DS]", "line"),
        ("(VOICE/NW)", "line"),
        ("Pakistan", "line"),
        ("By Saleem Shahid", "line"),
        ("By Saleem Shahid and Amin Ullah", "line"),
        ("Subscribe to our channels on YouTube and WhatsApp", "line"),
        ("Published in Dawn, February 2nd, 2026", "line"),
        ("Read more: Blast in Quetta kills five", "line"),
        ("Also read: Why the mines of Duki are not safe", "line"),
        ("Share this", "line"),
        ("By News Desk - November 12, 2024", "line"),
        ("TBP News Desk | November 12, 2024", "line"),
        ("Our Correspondent February 02, 2026", "line"),
        ("Saleem Shahid Published July 11, 2025 Updated July 11, 2025 09:27am", "line"),
        ("News|Pakistan", "line"),
        ("HOME  NEWS  OPINION  FEATURES", "line"),
        ("KEEP READING", "box"),
        ("list 1 of 3", "line"),
        ("Also Read | Who runs the coast", "line"),
        ("Updated 5 hours ago", "line"),
        ("0 comments", "line"),
        ("#Balochistan #Quetta", "line"),
        ("Image source, Getty Images", "line"),
        ("5 min read", "line"),
        ("(Reporting by staff in Quetta; Editing by staff in Islamabad)", "line"),
        ("This website uses cookies to improve your experience", "line"),
        ("Related Stories", "box"),
        ("You may also like:", "box"),
        ("Suggested Reading:", "ending"),
        ("References", "ending"),
        ("حوالہ جات", "ending"),
        ("Rescue workers at the site of the blast in Quetta. — AFP", "caption"),
        ("Troops stand guard in Nushki. [Naseer Ahmed/Reuters]", "caption"),
        ("Protesters in Gwadar on Friday. (Photo by Online)", "caption"),
        ("People gather in Kohlu after a blast. PHOTO: FILE", "caption"),
        ("A view of the bazaar of Bela.—File photo", "caption"),
        ("A file photo of the market of Bela that burned.", "caption"),
        ("Also Read: Two shot in Hub", "line"),
        ("مزید پڑھیں: حب میں فائرنگ", "line"),
        ("یہ بھی پڑھیے", "box"),
        ("متعلقہ خبریں", "box"),
        ("← Two shot in Hub", "line"),
        ("Bridge over the Bolan reopened →", "line"),
    ],
)
def test_furniture(line, kind):
    assert furniture(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the road was open again.",
        "Pakistan says that two soldiers were killed in Mach.",
        "Related attacks were reported from Kech and Panjgur.",
        "Read more slowly, the statement admits that nobody was killed in Gwadar.",
        "Quetta | Mastung | Kalat | Khuzdar | Nushki",
        "Two reporters killed in Mastung",
        "Reading: two men shot in Hub",
        "مزید دو افراد حب میں ہلاک ہوئے",
        "Gunmen torch bureau of a newspaper in Khuzdar",
        "By 5 February the road was open, Dawn reported.",
        "Posted near the border, the soldiers were killed on Sunday.",
        "Sources in the Levies said two men were killed.",
        "Video footage showed gunmen in the bazaar of Mangochar.",
        "Two soldiers were killed in Mach, the military said in a statement to AFP",
        "The blast was filmed by a resident of Hub, who told AFP.",
        "Police shared no details of the raid.",
        "Follow-up attacks were reported near Mach.",
        "Quetta",
        "Attack",
        "موبائل سروس معطل",
    ],
)
def test_lines_of_the_report_stay(line):
    assert furniture(line) is None


def test_words_before_a_colon_that_are_no_place():
    assert may_be_dateline("QUETTA")
    assert may_be_dateline("Dera Bugti")
    assert not may_be_dateline("Analysis")
    assert not may_be_dateline("Key Points")


@pytest.mark.parametrize(
    "heading", ["More News", "Latest News", "Comments ( )", "RELATED STORIES:", "More from Pakistan"]
)
def test_headings_of_boxes_on_web_pages(heading):
    assert opens_page_box(heading)


@pytest.mark.parametrize("heading", ["Background", "Comments of the minister", "Related violence", "", "Mastung"])
def test_headings_of_the_report(heading):
    assert not opens_page_box(heading)


def test_a_long_text_is_no_notice():
    assert is_notice("We use cookies. Accept all cookies to go on.")
    assert not is_notice("Two died in Mach. " * 40 + "We use cookies.")


def test_lines_of_links():
    assert is_only_links("[Two shot in Hub]")
    assert is_only_links("[Home] | [News]")
    assert not is_only_links("[Two men were shot in Hub.]")
    assert not is_only_links("[5 Jan] Two shot in Hub")


def test_the_name_of_a_saved_page():
    assert is_page_title("Two shot in Hub - Dawn")
    assert is_page_title("Two shot in Hub | Reuters")
    assert not is_page_title("Police at the gate of the fort in Bela.—AFP")
    assert not is_page_title("Police at the gate of the fort in Bela. - AFP")


def test_what_a_browser_prints_at_the_head_of_a_sheet_is_furniture():
    assert furniture("7/8/26, 2:10 PM          Two shot in Hub - Dawn") == "line"
    assert furniture("7/8/26: Two men were shot in Hub") is None
