"""Whole pages taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import layout as module
from geo.reading.layout import blocks

PARAGRAPH = (
    "Two constables were killed and a third was wounded when gunmen on motorcycles opened fire on a police post near "
    "the bus terminal, the district police officer said, and a search of the hills was under way by nightfall."
)


def seen(text, **options):
    """Give the role and the own words of every block."""
    return [(block.role, text[block.text_start : block.end]) for block in blocks(text, **options)]


def roles(text):
    return [block.role for block in blocks(text)]


def test_a_news_page():
    page = f"""X
Pakistan

Gunmen kill two policemen in Kharan

Author : The Desk

KHARAN: {PARAGRAPH}

Policemen at the scene. — AFP

What the police say

{PARAGRAPH}

[DS]

Suggested Reading:

Subscribe to our channels

Minister opens a dam in Turbat"""
    assert roles(page) == [
        "furniture", "furniture", "title", "furniture", "body", "caption", "heading", "body", "furniture", "furniture",
        "furniture", "furniture",
    ]  # fmt: skip


def test_a_close_button_is_cut_off():
    assert seen(f"{PARAGRAPH} X") == [("body", PARAGRAPH)]


def test_a_box_of_links_lasts_until_the_report_goes_on():
    page = f"{PARAGRAPH}\n\nRelated stories\n\nThree hurt in Ziarat\n\nBlast in Hub\n\n{PARAGRAPH}"
    assert roles(page) == ["body", "furniture", "furniture", "furniture", "body"]


def test_a_box_amid_the_report_ends_with_the_next_sentence():
    sentence = "In Musakhel, gunmen killed 23 people after checking their papers."
    page = f"{PARAGRAPH}\n\nKeep reading\n\nlist 1 of 2\n\nWhat is the BLA?\n\n{sentence}"
    assert roles(page) == ["body", "furniture", "furniture", "furniture", "body"]


def test_an_ending_needs_a_report_before_it():
    assert roles(f"Sources\n\n{PARAGRAPH}\n\nReferences\n\n{PARAGRAPH}") == [
        "heading",
        "body",
        "furniture",
        "furniture",
    ]


def test_a_lone_sentence_is_body():
    assert roles("The shrine was attacked on Saturday.") == ["body"]
    assert roles("Mobile internet suspended in Quetta") == ["body"]


def test_the_title_comes_before_the_report():
    assert roles(f"Gunmen kill two in Kharan\n\n{PARAGRAPH}") == ["title", "body"]
    assert roles(f"{PARAGRAPH}\n\nGunmen kill two in Kharan\n\n{PARAGRAPH}") == ["body", "heading", "body"]
    assert roles(f"# Kharan\n\n## Two killed near the bus terminal\n\n{PARAGRAPH}") == ["heading", "title", "body"]


def test_telegraphic_lines_are_no_headings():
    lines = "Two killed by gunmen in the bazaar of Mach\nOne person hurt by a landmine near Kohlu\nA bridge blown up"
    assert roles(f"{PARAGRAPH}\n\n{lines}")[1:3] == ["body", "body"]


def test_list_items_and_quotations():
    page = "- two killed in Mach\n* one hurt in Hub\n3. a bridge blown up\n> “We did it,” the group said."
    assert seen(page) == [
        ("list_item", "two killed in Mach"),
        ("list_item", "one hurt in Hub"),
        ("list_item", "a bridge blown up"),
        ("body", "“We did it,” the group said."),
    ]


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("QUETTA: ", "QUETTA"),
        ("QUETTA, Feb 1 (Reuters) - ", "QUETTA, Feb 1 (Reuters)"),
        ("QUETTA, Pakistan, Feb 11 (Reuters) - ", "QUETTA, Pakistan, Feb 11 (Reuters)"),
        ("QUETTA, Pakistan (AP) — ", "QUETTA, Pakistan (AP)"),
        ("KARACHI/QUETTA — ", "KARACHI/QUETTA"),
        ("DERA ALLAH YAR: ", "DERA ALLAH YAR"),
        ("ISLAMABAD (AFP) – ", "ISLAMABAD (AFP)"),
        ("Quetta: ", "Quetta"),
        ("Rawalpindi, 5 September 2023: ", "Rawalpindi, 5 September 2023"),
    ],
)
def test_datelines(opening, dateline):
    text = opening + PARAGRAPH
    (block,) = blocks(text)
    assert text[slice(*block.dateline)] == dateline
    assert text[block.text_start : block.end] == PARAGRAPH


def test_an_urdu_dateline():
    text = "کوئٹہ (نامہ نگار) نوشکی میں دو افراد ہلاک ہو گئے۔"
    (block,) = blocks(text)
    assert text[slice(*block.dateline)] == "کوئٹہ (نامہ نگار)"


def test_an_urdu_dateline_with_an_agency_may_open_any_paragraph():
    text = "نوشکی: کیمپ پر حملہ ہوا۔\n\nکوئٹہ(این این آئی) نوشکی میں دو افراد ہلاک ہو گئے۔"
    *_, block = blocks(text)
    assert text[slice(*block.dateline)] == "کوئٹہ(این این آئی)"


def test_the_date_that_an_archive_puts_before_a_text_is_no_part_of_it():
    text = "date 2026-02-01 " + PARAGRAPH
    (block,) = blocks(text)
    assert (text[block.text_start : block.end], block.date) == (PARAGRAPH, None)


@pytest.mark.parametrize("opening", ["Analysis: ", "UPDATE: ", "He said: ", "The BLA - ", "BLA: "])
def test_no_datelines(opening):
    assert blocks(opening + PARAGRAPH)[0].dateline is None


def test_headings_of_a_wiki():
    assert roles(f"== Attack on the mine ==\n\n{PARAGRAPH}\n\n=== Aftermath ===\n\n{PARAGRAPH}")[1:] == [
        "body",
        "heading",
        "body",
    ]


def test_empty_text_has_no_blocks():
    assert blocks("") == []
    assert blocks("\n \n---\n***\n") == []


@given(st.text(st.one_of(st.characters(), st.sampled_from("\n\n -#*>.:QUETTA3[]—X")), max_size=300))
def test_blocks_are_in_order_and_inside_the_text(text):
    last = 0
    for block in blocks(text):
        assert last <= block.start <= block.text_start <= block.end <= len(text)
        assert block.start < block.end
        if block.dateline is not None:
            assert block.start <= block.dateline[0] < block.dateline[1] <= block.text_start
        last = block.end


def test_work_grows_with_the_text_and_not_with_its_square(monkeypatch):
    sizes = []
    plain = module.furniture
    monkeypatch.setattr(module, "furniture", lambda line: sizes.append(len(line)) or plain(line))
    text = "Quetta: 3 May 2024\n\n" * 2_000
    blocks(text)
    assert sum(sizes) <= len(text)


@pytest.mark.parametrize("piece", ["A", "A ", "- ", "> ", "(", "QUETTA ", "— AFP ", "31 ", "\n", " X", "Ab-"])
def test_long_runs_take_linear_time(piece):
    # A quadratic pattern would take minutes on this.
    assert isinstance(blocks(piece * (200_000 // len(piece))), list)


def test_an_agency_closes_a_dateline():
    page = "Islamabad, July 13 (IANS) At least 85 people were killed in a bombing at a rally on Friday, officials said."
    (block,) = blocks(page)
    assert page[block.text_start : block.end].startswith("At least 85")


@pytest.mark.parametrize("opening", ["QUETTA: ", "*QUETTA: ", "**QUETTA:** ", "_Quetta_ – "[1:].replace("_", "")])
def test_a_dateline_may_be_emphasised(opening):
    text = f"{opening}{PARAGRAPH}"
    (block,) = blocks(text)
    assert block.dateline is not None
    assert text[slice(*block.dateline)].upper() == "QUETTA"


def test_a_line_of_links_is_furniture_unless_it_comes_first():
    page = f"[Two shot in Hub]\n\n{PARAGRAPH}\n\n[Bridge reopened]"
    assert roles(page) == ["title", "body", "furniture"]


def test_an_arrow_points_to_another_page_and_a_quoted_mail_does_not():
    assert roles(f"{PARAGRAPH}\n\n>>> Two shot in Hub\n\n{PARAGRAPH}") == ["body", "furniture", "body"]
    mail = ">> Two men were shot in Hub on Friday\n>> as they came home from the mosque."
    assert "furniture" not in roles(f"{PARAGRAPH}\n\n{mail}")


def test_lines_with_their_source_are_the_report_where_there_is_no_other():
    page = "Two men shot dead in Hub by gunmen on motorcycles — Dawn\nBridge over the Bolan blown up — Reuters"
    assert "caption" not in roles(page)
    assert roles(f"{page}\n\n{PARAGRAPH}") == ["caption", "caption", "body"]
