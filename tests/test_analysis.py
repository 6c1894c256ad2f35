"""Sentences with their known words, dates and figures, and the way back to the source's own words."""

from __future__ import annotations

from datetime import date

import pytest
from steps import MONDAY, analysed, iso, sentence_of

from geo.reading.analysis import by_day


def spans(dates):
    return [(iso(span.date_start), iso(span.date_end)) for span in dates]


def test_a_text_is_cut_into_numbered_sentences_and_paragraphs():
    analysis = analysed("Gunmen fled.\n\nA blast hit Turbat. Nobody was hurt.")
    assert [(s.number, s.text) for s in analysis.sentences] == [
        (0, "Gunmen fled."),
        (1, "A blast hit Turbat."),
        (2, "Nobody was hurt."),
    ]
    assert analysis.sentences[1].paragraph == analysis.sentences[2].paragraph != analysis.sentences[0].paragraph


def test_a_sentence_knows_what_kinds_of_words_it_holds():
    sentence = sentence_of("Ufone was jammed in Kech, the PTA said.")
    assert sentence.tags >= {"operator", "cut", "place", "authority"}
    assert "event" not in sentence.tags
    assert [token.value for token in sentence.of("operator", "authority")] == [
        "Ufone",
        "Pakistan Telecommunication Authority",
    ]


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ("Blast in “Noush\u00adki” today", "Noushki"),
        ("Blast in **Quetta** today", "Quetta"),
        ("Blast in كوئٹه today", "کوئٹہ"),
        ("Blast near \u200fKalāt\u200f today", "Kalat"),
        ("Blast in <b>Mach</b>, Bolan", "Mach"),
    ],
)
def test_a_quote_is_the_sources_own_words(source, canonical):
    analysis = analysed(source)
    start = analysis.text.index(canonical)
    written, first, last = analysis.quote(start, start + len(canonical), source)
    assert source[first:last] == written
    assert analysed(written).text == canonical


def test_words_before_and_after_a_position():
    sentence = sentence_of("A blast hit the main bazaar of Turbat town on Sunday.")
    turbat = sentence.toponyms[0]
    assert sentence.word_before(turbat.start) == "of"
    assert sentence.word_before(turbat.start, words=3) == "main bazaar of"
    assert sentence.word_after(sentence.start + sentence.text.index(" town")) == "town"


def test_a_clause_is_a_sentence_of_its_own():
    sentence = sentence_of("Gunmen struck Sibi on Saturday; a bomb went off in Turbat on Sunday.")
    second = sentence.part(sentence.start + sentence.text.index(";"), sentence.end)
    assert second.text == "; a bomb went off in Turbat on Sunday."
    assert [toponym.text for toponym in second.toponyms] == ["Turbat"]
    assert spans(second.dates) == [("2026-02-01", "2026-02-01")]
    assert second.document_text[second.start : second.end] == second.text


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Services will resume on Tuesday.", "2026-01-27", "2026-02-03"),
        ("Gunmen struck Sibi on 31 January.", "2026-01-31", "2026-01-31"),
    ],
)
def test_a_weekday_is_read_as_past_or_to_come(text, past, future):
    sentence = sentence_of(text)
    assert spans(sentence.dates) == [(past, past)]
    assert spans(sentence.future_dates) == [(future, future)]


def test_the_days_count_from_the_publication_or_from_the_text_itself_or_from_nothing():
    assert analysed("A blast hit Sibi on Sunday.").anchor == MONDAY
    assert analysed("SIBI, Feb 2, 2026: A blast hit the town.", published=None).anchor == MONDAY
    assert analysed("A blast hit Sibi on Sunday.", published=None).anchor is None


def test_the_day_of_a_dateline_is_the_reports():
    sentence = sentence_of("QUETTA, Feb 2: A blast hit Sibi on Sunday.")
    assert spans(sentence.dates) == [("2026-02-01", "2026-02-01")]


def test_words_of_a_quoted_note_count_from_its_own_day():
    sentence = sentence_of("[Jan 15] Gunmen struck Sibi yesterday.")
    assert spans(sentence.dates)[-1] == ("2026-01-14", "2026-01-14")


def test_the_same_night_is_that_of_the_day_named_last():
    analysis = analysed("Gunmen struck Sibi on 28 January. A bomb went off in Turbat the same night.")
    assert analysis.sentences[1].running == date(2026, 1, 28)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Nine people were killed on 31 January.", [(9, "killed")]),
        ("A blast killed two people in 2024.", [(2, "killed")]),
        ("Nine people came.", []),
    ],
)
def test_numbers_in_dates_count_nobody(text, figures):
    assert [(figure.low, figure.measure) for figure in sentence_of(text).figures] == figures


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("in Zhob on Monday, in Loralai on Tuesday", [["Zhob"], ["Loralai"]]),
        ("in Zhob and Duki on Monday, in Loralai on Tuesday", [["Zhob", "Duki"], ["Loralai"]]),
        ("on Monday in Zhob, on Tuesday in Loralai", [["Zhob"], ["Loralai"]]),
    ],
)
def test_places_belong_to_the_day_told_next(text, groups):
    sentence = sentence_of(f"Protests were held {text}.")
    found = by_day(sentence.toponyms, sentence.dates)
    assert [[place.text for place in found.get(index, [])] for index in range(2)] == groups


def test_what_a_sentence_tells_is_worked_out_once():
    sentence = sentence_of("Gunmen killed two men in Sibi on Sunday.")
    assert sentence.dates is sentence.dates
    assert sentence.words is sentence.words
    assert sentence.words == {"gunmen", "killed", "two", "men", "in", "sibi", "on", "sunday"}


def test_a_caption_names_places_and_tells_nothing():
    report = "A bomb went off in Turbat on Sunday and hurt two men of the Levies force."
    analysis = analysed(f"{report}\n\nPolice at the site of a blast that killed six in Hub on Friday.—AFP")
    caption = analysis.sentences[1]
    assert caption.block.role == "caption"
    assert caption.tags == {"place"}
    assert [place.text for place in caption.toponyms] == ["Hub"]
    assert not caption.dates
    assert not caption.figures
