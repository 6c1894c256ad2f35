"""Read from one sentence what happened: kind, places, days, who did it to whom.

A sentence may tell several happenings in its clauses ("… in Quetta, while gunmen … in Kech"); a clause
tells at most one, by its first event word that is neither foiled nor denied nor only a reason for another, and
the arrests made at a protest.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.places.gazetteer import OWN_COUNTRY
from geo.reading.custody import is_made_there
from geo.reading.eventdays import has_lag, read_days, split_by_day
from geo.reading.kinds import settle_kind
from geo.reading.lexicon import table
from geo.reading.no_event import HEADLINE_VERBS, is_armed, is_of_a_network, tells_no_event
from geo.reading.openings import end_of_opening
from geo.reading.people import read_people
from geo.reading.scenes import LOCATIONS, between_semicolons, places_of
from geo.reading.stance import happened_before, is_compared, is_definite, is_subordinate, stance_on
from geo.reading.told import Told

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.lexer import Token

_CLAUSE = re.compile(r";|\bwhile\b|\bwhereas\b|, and\b| and\b|, but\b|\bseparately\b|, with\b|\bmeanwhile\b")
_TITLE_CLAUSE = re.compile(rf"{_CLAUSE.pattern}|, ")
_NEAR_VERB = 16
_EARLIEST_YEAR = 1947
_SLACK = timedelta(days=1)
_MOST_OF_A_YEAR = timedelta(days=300)
_MANY = re.compile(r"\b(?:attacks|incidents|bombings|blasts|killings|clashes|cases|operations|ambushes|assaults)\b")
# "over the past 24 hours" is news, "over the past two years" is how things are
_LATELY = re.compile(r" (?:[\w-]+ )?(?:hours?|days?|night|week)\b")
# "The attempt was foiled. However, four policemen were killed in the operation."
_COST_LIVES = re.compile(
    r"^(?:however|but|nevertheless)\b[^.]*\b(?:killed|martyred)\b"
    r"|\b(?:killed|martyred) (?:in|during) the (?:operation|attack|assault|clash|gunfight|exchange|fighting|raid)"
)
_MOURNERS = re.compile(
    r"(?:;|\band|, after which|, whereupon|\bwhile) (?:the |his |her |their )?(?:\w+ )?(?:relatives|famil(?:y|ies)"
    r"|heirs|residents|locals|people|villagers|traders|shopkeepers|tribesmen|colleagues|students|lawyers|protesters|activists)\b[^.;,]{0,30}$"
)
_FOUND = re.compile(r"\b(?:found|recovered|discovered|retrieved|located)\b")
_RELATIVE = re.compile(r"\s*(?:who|which|whose)\b")


_Standing = tuple[bool, bool, bool]
"""Whether an event word only gives a reason, says little, tells what is known: the least of these is the main one."""


@cache
def _weak_words() -> frozenset[str]:
    return frozenset(form.lower() for form in table("events")["weak"]["forms"])


def happenings_in(sentence: Sentence, *, following: Sentence | None = None) -> list[Told]:
    """Give what a sentence tells to have happened, one a clause, and the arrests at a protest.

    Parameters
    ----------
    sentence
        A sentence with its places settled.
    following
        The one behind it, which may tell that what was foiled cost lives; None at the end of a document.
    """
    events = [token for token in sentence.of("event") if not is_of_a_network(token, sentence)]
    events = [token for token in events if sentence.written(token) not in HEADLINE_VERBS] or events
    if not events or ("accident" in sentence.tags and not is_armed(sentence)):
        return []
    told: list[Told] = []
    for start, end in _clauses(sentence, events):
        inside = [token for token in events if start <= token.start < end]
        one = _read_clause(sentence, inside, (start, end), following=following)
        if one is None or _is_out_of_time(one):
            continue
        if not _is_general(one, (start, end)):
            told += split_by_day(one)
            told += _arrests_at(one, inside, following=following)
            told += _protests_over(one, inside, following=following)
    return told


def _arrests_at(protest: Told, events: list[Token], *, following: Sentence | None) -> list[Told]:
    """Give the arrests that one clause tells beside a protest: "staged a sit-in, and police arrested 12 of them"."""
    sentence = protest.sentence
    arrests = [token for token in events if is_made_there(token, sentence)] if protest.kind == "protest" else []
    one = _read_clause(sentence, arrests, protest.clause, following=following) if arrests else None
    if one is None or one.kind != "arrest":
        return []
    one.places = one.places or protest.places
    police = {actor.value.name for actor in sentence.of("actor") if actor.value.group == "security"}
    one.actors = tuple(name for name in one.actors if name in police)
    if not one.has_day:
        one.start, one.end, one.precision = protest.start, protest.end, protest.precision
    return [one]


def _protests_over(deed: Told, events: list[Token], *, following: Sentence | None) -> list[Told]:
    """Give the protest that one clause tells beside its cause: "was abducted; his relatives blocked the highway"."""
    sentence = deed.sentence
    if deed.kind not in {"abduction", "attack", "arrest"}:
        return []
    protests = [
        token
        for token in events
        if token.value.kind == "protest" and token.value.is_verb and token.start > deed.token.end
        and _MOURNERS.search(sentence.lower, deed.token.end - sentence.start, token.start - sentence.start)
    ]  # fmt: skip
    one = (
        _read_clause(sentence, protests, (protests[0].start, deed.clause[1]), following=following) if protests else None
    )
    if one is None or one.kind != "protest":
        return []
    one.places, one.actors = one.places or deed.places, ()
    if not one.has_day:
        one.start, one.end, one.precision = deed.start, deed.end, deed.precision
    return [one]


def _is_general(told: Told, clause: tuple[int, int]) -> bool:
    """Tell how things usually are from one event: "has seen many attacks", unless a date stands in between."""
    if told.has_day and told.precision == 1:
        return False
    if told.start is not None and told.end is not None and told.end - told.start > _MOST_OF_A_YEAR:
        return _MANY.search(told.sentence.lower) is not None  # "In 2024, 225 people were killed in attacks"
    for token in told.sentence.of("general"):
        if _LATELY.match(told.sentence.lower, token.end - told.sentence.start):
            continue
        if clause[0] <= token.start < clause[1] and not is_compared(told.sentence, token.start - told.sentence.start):
            first, last = sorted((token.start, told.token.start))
            if not any(first < span.start < last for span in told.sentence.dates if told.has_day):
                return True
    return False


def _is_out_of_time(told: Told) -> bool:
    """Tell an event yet to come, or one from before there was a province to report on."""
    if told.start is None:
        return False
    published = told.sentence.published
    if told.sentence.block.date is not None:
        published = None  # a list of dated entries may go on after the day it was begun
    return told.start.year < _EARLIEST_YEAR or (published is not None and told.start > published + _SLACK)


def _clauses(sentence: Sentence, events: list[Token]) -> list[tuple[int, int]]:
    """Split where both sides tell an event at a place; elsewhere a sentence is one clause."""
    is_title = sentence.block.role == "title"
    takes_away = any(token.value.kind in {"abduction", "arrest"} for token in events)
    parts = LOCATIONS | ({"from"} if takes_away else set())
    places = [t for t in sentence.toponyms if t.entry is not None and (t.part in parts or is_title)]
    if len(places) < 2:
        return [(sentence.start, sentence.end)]
    borders = [sentence.start]
    opening = end_of_opening(sentence)
    if opening is not None:
        borders.append(opening)
    for match in (_TITLE_CLAUSE if is_title else _CLAUSE).finditer(sentence.lower) if len(events) > 1 else ():
        at = sentence.start + match.start()
        if (
            match.group().strip(" ,").lower() == "and"
            and not any(0 <= token.start - at < _NEAR_VERB and token.value.is_verb for token in events)
            and not match.group().startswith(",")
        ):
            continue
        left, right = (borders[-1], at), (at, sentence.end)
        if all(
            any(a <= token.start < b for token in events) and any(a <= place.start < b for place in places)
            for a, b in (left, right)
        ):
            borders.append(at)
    return list(zip(borders, [*borders[1:], sentence.end], strict=True))


def _read_clause(
    sentence: Sentence, events: list[Token], clause: tuple[int, int], *, following: Sentence | None
) -> Told | None:
    main = _main_event(sentence, events, clause, following=following)
    if main is None:
        return None
    token, (is_reason, _, definite), foiled = main
    scenes = [
        (toponym.start, toponym.entry)
        for toponym in sentence.toponyms
        if toponym.entry is not None and toponym.part in LOCATIONS
    ]
    told = Told(sentence, token, token.value.kind, token.value.event_type, token.value.sub_event_type, clause)
    abroad = [start for start, entry in scenes if not entry.is_inside and entry.id != OWN_COUNTRY]
    told.is_outside = any(clause[0] <= start < clause[1] for start in abroad)
    told.is_definite = definite and token.value.name != "bodies found"  # "the body of a youth" is told first, too
    told.is_weak = (sentence.written(token) in _weak_words() and not _is_borne_out(token, events, sentence)) or (
        definite and is_reason
    )
    first, last = between_semicolons(sentence, token.start, clause)
    told.is_beside_a_cut = not sentence.tags.isdisjoint({"service", "cut"}) and any(
        other.tag in {"service", "cut"} and first <= other.start < last for other in sentence.tokens
    )
    read_people(told, clause)
    settle_kind(told, events, foiled=foiled)
    if sentence.toponyms:
        aside = _relative_clause(sentence, token, clause)
        told.places = places_of(told, aside) or (places_of(told, clause) if aside != clause else [])
    told.names_province = "province" in [entry.kind for _, entry in scenes if entry.is_inside]
    read_days(told, clause)
    told.why = (
        f"{token.value.name}: {sentence.document_text[token.start : token.end]}",
        *(("told as known before",) if told.is_definite else ()),
        *(("date of its own",) if told.has_day else ()),
    )
    return told


def _is_borne_out(token: Token, events: list[Token], sentence: Sentence) -> bool:
    """Tell "a bomb went off", "the body of a man was found": words that alone say little, and together that it did."""
    if token.value.name == "bodies found":
        return _FOUND.search(sentence.lower, token.end - sentence.start) is not None
    alike = [other for other in events if other.value.name == token.value.name]
    return any(
        noun.end < verb.start and verb.value.is_verb and not noun.value.is_verb for noun, verb in pairwise(alike)
    )


def _relative_clause(sentence: Sentence, token: Token, clause: tuple[int, int]) -> tuple[int, int]:
    """Narrow a clause to ", who had been picked up in Mastung," where the event stands in such an aside."""
    offset = token.start - sentence.start
    comma = sentence.text.rfind(",", 0, offset)
    is_taken = token.value.kind == "abduction" and token.value.is_verb and offset - comma == len(", ")
    if comma < 0 or not (is_taken or _RELATIVE.match(sentence.lower, comma + 1)):
        return clause  # "the family of Zahid, abducted on Friday from Pasni, held a press conference"
    end = sentence.text.find(",", offset)
    while end >= 0 and any(toponym.start - sentence.start - end in (1, 2) for toponym in sentence.toponyms):
        end = sentence.text.find(",", end + 1)
    return max(clause[0], sentence.start + comma), clause[1] if end < 0 else min(clause[1], sentence.start + end)


def _main_event(
    sentence: Sentence, events: list[Token], clause: tuple[int, int], *, following: Sentence | None
) -> tuple[Token, _Standing, bool] | None:
    """Choose the word that tells the event; the flag says that it was foiled and yet cost lives."""
    candidates: list[Token] = []
    foiled: list[Token] = []
    for token in events:
        verdict = stance_on(token, sentence, clause)
        if verdict == "foiled":
            foiled.append(token)
        if verdict:
            continue
        if tells_no_event(token, sentence):
            continue
        candidates.append(token)
    found_dead = [token for token in candidates if token.value.name == "bodies found"]
    if found_dead and all(token in found_dead or token.value.kind == "abduction" for token in candidates):
        # "The bodies of three men abducted last month were found".
        return found_dead[0], _standing(found_dead[0], sentence, clause), False
    if candidates:
        return _least(candidates, sentence, clause)
    if foiled and (
        any(token.value.measure == "killed" for token in sentence.of("toll"))
        or (following is not None and _COST_LIVES.search(following.lower) is not None)
    ):
        return foiled[0], _standing(foiled[0], sentence, clause), True
    return None


def _least(
    candidates: list[Token], sentence: Sentence, clause: tuple[int, int]
) -> tuple[Token, _Standing, bool] | None:
    """Choose the word with the least against it, the first of equals; most often that is the first."""
    candidates = [token for token in candidates if not happened_before(token, sentence)] or candidates
    chosen, least = candidates[0], _standing(candidates[0], sentence, clause)
    is_new = (other for other in candidates if has_lag(other, sentence) and not is_definite(other, sentence))
    before = list(is_new) if least[2] else []
    if before:
        # "The bombing came a week after an explosion in Mastung": the new event is the earlier one.
        return before[0], _standing(before[0], sentence, clause), False
    for token in candidates[1:]:
        if not any(least):
            break
        standing = _standing(token, sentence, clause)
        if standing < least:
            chosen, least = token, standing
    is_reason, weak, _ = least
    is_heading = sentence.block.role in {"title", "heading"}  # "Trains resume after operations": the body tells them
    return None if is_reason and (weak or is_heading) else (chosen, least, False)


def _standing(token: Token, sentence: Sentence, clause: tuple[int, int]) -> _Standing:
    weak = sentence.written(token) in _weak_words() or _relative_clause(sentence, token, clause) != clause
    return is_subordinate(token, sentence), weak, is_definite(token, sentence)
