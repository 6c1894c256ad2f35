"""Settle which place names of a document mean a place, which place, and what part it plays.

Two passes: names that can mean one thing only come first; names that are also words, surnames or
namesakes are then settled by the kind word beside them, by the place beside them, and by the
districts that the sentence, the paragraph and the document are about.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.reading.analysis import Sentence, Toponym
from geo.reading.divisions import settle_divisions
from geo.reading.meanings import (
    Meanings,
    home_of,
    is_measured_from_here,
    kind_words,
    meanings,
    meanings_here,
    rank_of,
    weighed,
)
from geo.reading.othernames import is_introduced, is_person, is_title, is_within_a_name
from geo.reading.placepairs import is_seat, list_around
from geo.reading.placeparts import assign_parts
from geo.reading.spellings import refuse_what_lies_elsewhere, respelt
from geo.reading.words import INDEFINITE

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis

_BEFORE_PLACES = frozenset({"in", "near", "at", "from", "outside", "around", "on", "towards", "between"})
_BEHIND_PLACES_URDU = frozenset({"میں", "سے"})
_KIND_BEFORE = frozenset({"village", "town", "killi", "goth", "tehsil", "district"})
_PARTS_OF_NAMES = frozenset({"colony", "goth", "society", "nagar", "phatak", "plaza"})
_MEANT_BEFORE = 3
_BESIDE = 4
"""More than what the document meant by the name before."""


def resolve_mentions(analysis: Analysis) -> None:
    """Fill the toponyms of every sentence of a document."""
    for sentence in analysis.sentences:
        if "place" in sentence.tags:
            sentence.toponyms = _candidates(sentence)
    heard = respelt(analysis)
    for number, others in heard.items():
        sentence = analysis.sentences[number]
        sentence.toponyms = sorted([*sentence.toponyms, *others], key=lambda toponym: toponym.start)
    about = _settle_certain(analysis)
    known: dict[str, Entry] = {}
    for sentence in analysis.sentences:
        for toponym in sentence.toponyms:
            if toponym.entry is None and toponym.reason is None:
                _settle_doubtful(toponym, sentence, about, known)
    for number, others in heard.items():
        refuse_what_lies_elsewhere(others, analysis.sentences[number])
    for sentence in analysis.sentences:
        if sentence.toponyms:
            settle_divisions(sentence)
            assign_parts(sentence)
    for toponym in (toponym for others in heard.values() for toponym in others):
        if toponym.entry is not None:
            toponym.reason = f"a spelling of {toponym.entry.name} that no list has"


def _candidates(sentence: Sentence) -> list[Toponym]:
    found: list[Toponym] = []
    barred = [(token.start, token.end) for token in sentence.of("not_place")]
    for token in sentence.of("place"):
        if barred and any(start <= token.start < end for start, end in barred):
            continue
        text = sentence.document_text[token.start : token.end]
        toponym = Toponym(token.start, token.end, text, token.value, sentence.word_after(token.end))
        is_named_so = sentence.document_text.startswith(",", token.end) and is_introduced(toponym, sentence)
        if text.endswith(" area") and is_within_a_name(toponym, sentence):
            toponym.reason = "part of another name here"
        elif is_named_so or (not meanings(toponym.name).is_plain and is_person(toponym, sentence)):
            toponym.reason = "part of a person's name here"
        found.append(toponym)
    return [one for place, one in enumerate(found) if not is_title(one, found[place + 1 : place + 2])]


def _settle_certain(analysis: Analysis) -> Counter[str]:
    """Settle the names that need no context; count the districts they speak of."""
    about: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for toponym in sentence.toponyms:
            if toponym.reason is not None:
                continue
            meanings = meanings_here(toponym)
            if meanings.is_certain:
                entry = _take(toponym, meanings, sentence)
                if entry.district:
                    about[entry.district] += 1
    return about


def _settle_doubtful(toponym: Toponym, sentence: Sentence, about: Counter[str], known: dict[str, Entry]) -> None:
    """Settle a name by its context; ``known`` says what the document meant by it before, which it goes on meaning."""
    choices = meanings_here(toponym).choices
    meant = known.get(toponym.text.lower())
    following = sentence.text[toponym.end - sentence.start + 1 :][:1]
    if (toponym.after in _PARTS_OF_NAMES and following.isupper()) or _goes_on(toponym, sentence):
        toponym.reason = "part of another name here"
        return
    scored = sorted(
        (
            (
                _support(entry, toponym, sentence, about) + (_MEANT_BEFORE if entry is meant else 0),
                -rank_of(entry),
                entry,
            )
            for entry in choices
        ),
        key=lambda row: row[:2],
        reverse=True,
    )
    best_support, _, best = scored[0]
    if best_support <= 0:
        toponym.reason = _why_not(best)
        return
    tied = {home_of(entry) for support, rank, entry in scored if support == best_support and rank == -rank_of(best)}
    if len(tied) > 1:
        toponym.reason = "ambiguous: " + " or ".join(sorted(f"{best.name} in {home or 'no district'}" for home in tied))
        return
    _take(toponym, weighed(tuple(entry for entry in choices if home_of(entry) == home_of(best))), sentence)
    if toponym.entry is not None:
        known[toponym.text.lower()] = toponym.entry


def _support(entry: Entry, toponym: Toponym, sentence: Sentence, about: Counter[str]) -> int:
    """Weigh what speaks for one meaning of a doubtful name; 0 or less means: not taken."""
    offset = toponym.end - sentence.start
    opens = toponym.start in (sentence.start, sentence.block.text_start)
    weight = 2 if opens and sentence.text[offset : offset + 1] == ":" else 0
    weight += {"": 1, "namesake": 0, "word": 0, "person": 0, "installed": 0}.get(entry.caution, 0)
    following = toponym.after
    before = sentence.word_before(toponym.start)
    if entry.caution == "word" and before in INDEFINITE:
        return 0  # "the port is to become a Hub for trade"
    if (
        following in kind_words()
        or before in _KIND_BEFORE
        or (
            sentence.word_before(toponym.start, words=2)
            in {"village of", "town of", "tehsil of", "area of", "hamlet of"}
        )
    ):
        weight += 2
    if entry.caution in {"word", "installed"} and (before in _BEFORE_PLACES or following in _BEHIND_PLACES_URDU):
        weight += 2
    if entry.caution == "person" and before in {"in", "near", "at", "outside", "around"}:
        weight += 2
    nearby = {other.district for t in sentence.toponyms if t is not toponym and (other := t.entry) is not None}
    if entry.district and entry.district in nearby:
        weight += 3 + (_BESIDE if _is_beside(toponym, entry.district, sentence) else 0)
    elif entry.district and about[entry.district]:
        weight += 1 if entry.caution != "namesake" else 2
    elif entry.caution in {"word", "person"} and nearby and _in_a_list(toponym, sentence):
        weight += 2
    if entry.cue_words and any(cue.lower() in sentence.folded for cue in entry.cue_words):
        weight += 3
    elif entry.caution == "namesake" and (entry.kind == "district" or is_seat(entry)):
        # The district is what a bare name means; the village of that name needs its own cue.
        weight += 1
    if entry.is_inside and is_measured_from_here(toponym, sentence):
        weight += _BESIDE
    if not entry.district and entry.country != "Pakistan":
        weight -= 0 if entry.caution == "" else 1
    return weight


def _goes_on(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell "Gulistan-e-Jauhar", another name, from "Gulistan"."""
    return sentence.lower.startswith(("-e-", "-i-", "-ul-"), toponym.end - sentence.start)


def _is_beside(toponym: Toponym, district: str, sentence: Sentence) -> bool:
    """Tell "Dasht in Mastung", "Naseerabad's Dera Murad Jamali": what stands right beside a name says which it is."""
    for other in sentence.toponyms:
        if other is toponym or other.entry is None or other.entry.district != district:
            continue
        first, second = (toponym, other) if toponym.start < other.start else (other, toponym)
        between = sentence.folded[first.end - sentence.start : second.start - sentence.start].strip()
        if between in {"s", "area of"} or (first is toponym and between in {"in", "in the", "area in", "tehsil of"}):
            return True
    return False


def _in_a_list(toponym: Toponym, sentence: Sentence) -> bool:
    for other in sentence.toponyms:
        if other is toponym or other.entry is None:
            continue
        first, second = (toponym, other) if toponym.start < other.start else (other, toponym)
        between = sentence.folded[first.end - sentence.start : second.start - sentence.start].strip()
        if between in {"", "and", "or", "to"}:
            return True  # "the roads from Quetta to Hub"
    return False


def _take(toponym: Toponym, meanings: Meanings, sentence: Sentence) -> Entry:
    """Take the most prominent of several entries of one home: the town before its district."""
    says_district = meanings.district is not None and _says_district(toponym, sentence)
    entry = (meanings.district if says_district else None) or meanings.best
    toponym.entry, toponym.is_district = entry, entry.kind == "district"
    return entry


def _says_district(toponym: Toponym, sentence: Sentence) -> bool:
    if kind_words().get(toponym.after) == "district":
        return True
    folded = sentence.folded
    if "district" not in folded and "ضلع" not in folded:
        return False
    if "district" in toponym.text.lower():
        return True
    if sentence.word_before(toponym.start) in {"district", "districts", "ضلع"}:
        return True
    return ("districts" in folded or "district s" in folded) and _list_of_districts(toponym, sentence)


def _list_of_districts(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether the name stands in a list of districts: "districts including A and B", "A and B districts"."""
    run = list_around(toponym, sentence)
    first, last = run[0], run[-1]
    before = sentence.folded[max(0, first.start - sentence.start - 40) : first.start - sentence.start].split()
    if "districts" in before[-4:]:
        return True
    if "district" in last.text.lower() and sentence.word_after(last.end) == "s":
        return True
    return sentence.word_after(last.end) == "districts"


def _why_not(entry: Entry) -> str:
    return {
        "person": "a surname or given name here: nothing beside it says that it is a place",
        "word": "an ordinary word here: nothing beside it says that it is a place",
        "installed": "a village name without a word beside it that says so",
    }.get(entry.caution, "nothing beside it says which place of this name is meant")
