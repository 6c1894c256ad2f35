"""Read from one sentence what happened: kind, places, days, who did it to whom.

A sentence may tell several happenings in its clauses ("… in Quetta, while gunmen … in Kech"); a clause
tells at most one, by its first event word that is neither foiled nor denied nor only a reason for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.analysis import by_next_day
from geo.reading.lexicon import forms_of, table
from geo.reading.stance import is_definite, is_statement_day, is_subordinate, stance_on

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Group, Kind
    from geo.reading.analysis import Sentence, Toponym
    from geo.reading.lexer import Token

_CLAUSE = re.compile(
    r";|\bwhile\b|\bwhereas\b|, and\b| and\b|, but\b|\bseparately\b|, with\b|\bmeanwhile\b", re.IGNORECASE
)
_SAYS = re.compile(r"\b(?:said|says|told|announced|stated|confirmed|claimed|reported|gave|spoke)\b")
_STRUCK = re.compile(
    r"\b(?:on|at|against|of|killed|killing|targeted|targeting|attacked|ambushed|hit|struck) (?:the |an? |some |\w+ )?$"
)
_BY = re.compile(r"\bby (?:the |an? |some |suspected |\w+ )?$")
_AGENT_REACH = 45
_KILOMETRES = re.compile(r"\b(?:km|kms|kilomet\w+|miles?)\b", re.IGNORECASE)
_CROWD = re.compile(r"\b(?:protesters|protestors|demonstrators|demonstration|rally|sit-in|gathering|participants|marchers|crowd)\b", re.IGNORECASE)
_ITSELF = re.compile(
    r"\b(?:it|they|its|their) (?:had|have|has|forces|men|personnel|troops|fighters)\b|\bto have\b", re.IGNORECASE
)
_REPORTED_FROM = re.compile(r"\breport(?:ed|s)\b.{0,60}?\bfrom\b", re.IGNORECASE)
_LAG = re.compile(
    r"\b(a|an|one|two|three|four|five|six|\d{1,2}) (day|week|month|year)s? after (?:an? |the |another )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_LAG_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_LAG_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NEAR_VERB = 16
_NEARBY = 40
_EARLIEST_YEAR = 1947
_SLACK = timedelta(days=1)
_RELATIVE = re.compile(r"\s*(?:who|which|whose)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)

# Weak words name an event only where no stronger word does.
_WEAK = frozenset({
    "operation", "operations", "fighting", "killing", "killings", "firing", "bomb", "ied", "rocket", "rockets", "grenade", "hand grenade",
    "targeted", "struck", "captured", "body of", "bodies of", "rally", "rallies", "quadcopter", "missile", "raid", "raids",
    "encounter", "siege", "burnt", "burned", "disappeared", "murder", "arrest", "arrests", "detention", "landmine", "explosive material",
    "standoff", "execution", "crackdown", "demonstration", "went off", "hit by gunfire", "lobbed", "seized", "tore up", "shot", "destroyed", "hits a convoy",
})  # fmt: skip
_SPECIFIC = (
    "suicide bombing",
    "grenade attack",
    "rocket or shelling",
    "air or drone strike",
    "explosion",
    "arson or looting",
)
_LOCATIONS = frozenset({"location", "near", "bare", "between"})
_WIDE_KINDS = frozenset({"province", "country", "division", "region"})


@dataclass(eq=False)
class Told:
    """One happening as one clause tells it; fields are empty where the clause is silent."""

    sentence: Sentence
    token: Token
    kind: Kind
    event_type: str
    sub_event_type: str
    places: list[Toponym] = field(default_factory=list)
    names_province: bool = False
    start: date | None = None
    end: date | None = None
    precision: int = 1
    is_definite: bool = False
    is_weak: bool = False
    is_beside_a_cut: bool = False
    lag_days: int | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: Group | None = None
    why: tuple[str, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether the clause or its sentence gives a date of its own."""
        return self.start is not None


def happenings_in(sentence: Sentence) -> list[Told]:
    """Give what a sentence tells to have happened, one a clause at the most."""
    events = sentence.of("event")
    if not events or ("accident" in sentence.tags and not _is_armed(sentence)):
        return []
    told: list[Told] = []
    for start, end in _clauses(sentence, events):
        inside = [token for token in events if start <= token.start < end]
        one = _read_clause(sentence, inside, (start, end))
        if one is None or _is_out_of_time(one):
            continue
        if not _is_general(one, (start, end)):
            told += _split_by_day(one)
    return told


def _is_general(told: Told, clause: tuple[int, int]) -> bool:
    """Tell how things usually are from one event: "has seen many attacks", unless a date stands in between."""
    if told.has_day and told.precision == 1:
        return False
    for token in told.sentence.of("general"):
        if clause[0] <= token.start < clause[1]:
            first, last = sorted((token.start, told.token.start))
            if not any(first < span.start < last for span in told.sentence.dates if told.has_day):
                return True
    return False


def _is_out_of_time(told: Told) -> bool:
    """Tell an event yet to come, or one from before there was a province to report on."""
    if told.start is None:
        return False
    published = told.sentence.published
    return told.start.year < _EARLIEST_YEAR or (published is not None and told.start > published + _SLACK)


def _split_by_day(told: Told) -> list[Told]:
    """Read "in Gwadar on 20 March and in Turbat on 25 March" as two."""
    spans = [
        s
        for s in told.sentence.dates
        if s.precision == 1 and s.date_start is not None and s.role == "on" and s.kind != "duration"
    ]
    if len(spans) < 2 or len(told.places) < 2 or told.sentence.block.date is not None:
        return [told]
    groups = by_next_day(told.places, spans)
    return [
        replace(told, places=places, start=spans[index].date_start, end=spans[index].date_end, precision=1)
        for index, places in groups.items()
    ]


def _is_armed(sentence: Sentence) -> bool:
    """Tell whether somebody did it: a sentence on an accident tells of an attack only where an armed group acts."""
    return any(token.value.group == "militants" for token in sentence.of("actor"))


def _clauses(sentence: Sentence, events: list[Token]) -> list[tuple[int, int]]:
    """Split where both sides tell an event at a place; elsewhere a sentence is one clause."""
    places = [t for t in sentence.toponyms if t.entry is not None and t.part in _LOCATIONS]
    borders = [sentence.start]
    for match in _CLAUSE.finditer(sentence.text):
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


def _read_clause(sentence: Sentence, events: list[Token], clause: tuple[int, int]) -> Told | None:
    main = _main_event(sentence, events, clause)
    if main is None:
        return None
    token, foiled = main
    told = Told(sentence, token, token.value.kind, token.value.event_type, token.value.sub_event_type)
    told.is_definite = is_definite(token, sentence)
    told.is_weak = _word(token, sentence) in _WEAK or (is_subordinate(token, sentence) and told.is_definite)
    told.is_beside_a_cut = any(
        other.tag in {"service", "cut"} and clause[0] <= other.start < clause[1] for other in sentence.tokens
    )
    _read_people(told, clause)
    _refine(told, events, foiled=foiled)
    told.places = _places(told, _relative_clause(sentence, token, clause)) or _places(told, clause)
    told.names_province = any(
        toponym.entry is not None
        and toponym.entry.kind == "province"
        and toponym.entry.is_inside
        and toponym.part in _LOCATIONS
        for toponym in sentence.toponyms
    )
    _read_days(told, clause)
    told.why = (
        f"{token.value.name}: {sentence.document_text[token.start : token.end]}",
        *(("told as known before",) if told.is_definite else ()),
        *(("date of its own",) if told.has_day else ()),
    )
    return told


def _relative_clause(sentence: Sentence, token: Token, clause: tuple[int, int]) -> tuple[int, int]:
    """Narrow a clause to ", who had been picked up in Mastung," where the event stands in such an aside."""
    offset = token.start - sentence.start
    comma = sentence.text.rfind(",", 0, offset)
    if comma < 0 or not _RELATIVE.match(sentence.text[comma + 1 :]):
        return clause
    end = sentence.text.find(",", offset)
    while end >= 0 and any(toponym.start - sentence.start - end in (1, 2) for toponym in sentence.toponyms):
        end = sentence.text.find(",", end + 1)
    return max(clause[0], sentence.start + comma), clause[1] if end < 0 else min(clause[1], sentence.start + end)


def _places(told: Told, clause: tuple[int, int]) -> list[Toponym]:
    """Give the places where it happened, each told once and as closely as the clause tells it."""
    reported = _REPORTED_FROM.search(told.sentence.text) is not None
    parts = _LOCATIONS | ({"from"} if reported or told.kind in {"abduction", "arrest"} else set())
    found = [
        toponym
        for toponym in told.sentence.toponyms
        if toponym.entry is not None and clause[0] <= toponym.start < clause[1]
        and (toponym.part in parts or (toponym.part == "dateline" and told.sentence.block.role == "entry"))
        and toponym.entry.kind not in _WIDE_KINDS and toponym.entry.is_inside
    ]  # fmt: skip
    accidents = [token.start for token in told.sentence.of("accident") if token.start > told.token.start]
    found = [toponym for toponym in found if not any(toponym.start > start for start in accidents)]
    found = [
        toponym for toponym in found if not (toponym.part == "near" and _only_places(toponym, found, told.sentence))
    ]
    if told.kind in {"abduction", "arrest"} and len(found) > 1:
        found = [toponym for toponym in found if toponym.part != "from"] or found
    lines = [toponym for toponym in found if toponym.part == "between"]
    found = [toponym for toponym in found if toponym not in lines[1:]]
    return [toponym for toponym in found if not any(_holds(toponym, other, told.sentence) for other in found)]


def _only_places(near: Toponym, found: list[Toponym], sentence: Sentence) -> bool:
    """Tell whether "near X" only says where the place named just before it lies."""
    for other in found:
        between = sentence.text[other.end - sentence.start : near.start - sentence.start]
        if other.part == "near" or other.end > near.start:
            continue
        if (len(between) < _NEARBY and " and " not in between) or _KILOMETRES.search(between):
            return True
    return False


def _holds(large: Toponym, small: Toponym, sentence: Sentence) -> bool:
    """Tell whether one place only says where another of the clause lies: the district beside its village."""
    big, little = large.entry, small.entry
    if big is None or little is None or big.district != little.district or big.name == little.name:
        return False
    if big.kind == "district":
        return little.kind != "district"
    if big.kind != "town" or big.name != big.district:
        return False
    first, second = (large, small) if large.start < small.start else (small, large)
    between = sentence.folded[first.end - sentence.start : second.start - sentence.start].strip()
    return between not in {"", "and", "or", "as well as"}


def _main_event(sentence: Sentence, events: list[Token], clause: tuple[int, int]) -> tuple[Token, bool] | None:
    """Choose the word that tells the event; the flag says that it was foiled and yet cost lives."""
    candidates: list[tuple[tuple[bool, bool, bool], Token]] = []
    foiled: list[Token] = []
    for token in events:
        verdict = stance_on(token, sentence, clause)
        if verdict == "foiled":
            foiled.append(token)
        if verdict:
            continue
        weak = _word(token, sentence) in _WEAK
        aside = _relative_clause(sentence, token, clause) != clause
        candidates.append(((is_subordinate(token, sentence), weak or aside, is_definite(token, sentence)), token))
    if candidates:
        (is_reason, weak, _), token = min(candidates, key=lambda row: row[0])
        opens_known = is_definite(min((other for _, other in candidates), key=lambda other: other.start), sentence)
        before = [other for _, other in candidates if opens_known and _has_lag(other, sentence)]
        if before:
            # "The bombing came a week after an explosion in Mastung": the new event is the earlier one.
            return before[0], False
        return None if is_reason and weak else (token, False)
    if foiled and any(token.value.measure == "killed" for token in sentence.of("toll")):
        return foiled[0], True
    return None


def _word(token: Token, sentence: Sentence) -> str:
    return sentence.document_text[token.start : token.end].lower()


def _read_people(told: Told, clause: tuple[int, int]) -> None:
    """Read who did it to whom: named groups before the deed act, behind "by" they act too."""
    sentence = told.sentence
    actors, targets = [], []
    for token in sentence.tokens:
        if not clause[0] <= token.start < clause[1]:
            continue
        if token.tag == "target":
            targets.append(token)
        elif token.tag == "actor":
            actors.append(token)
    acting = [token for token in actors if _acts(token, told)]
    told.actors = tuple(dict.fromkeys(token.value.name for token in acting))
    told.targets = tuple(dict.fromkeys(sentence.document_text[token.start : token.end] for token in targets))
    sides = {token.value for token in targets} | {
        side
        for toponym in sentence.toponyms
        if clause[0] <= toponym.start < clause[1]
        for word in toponym.text.lower().split()
        if (side := _target_words().get(word)) is not None
    }
    hit = {token.value.group for token in actors if token not in acting and _is_hit(token, told)}
    if "security" in sides or ("security" in hit and not sides):
        told.victims = "security"
    elif "civilians" in sides:
        told.victims = "civilians"


@cache
def _target_words() -> dict[str, str]:
    return forms_of(table("targets"))


def _is_passive(deed: Token, sentence: Sentence) -> bool:
    return bool(_PASSIVE.search(sentence.text[: deed.start - sentence.start])) or _word(deed, sentence).startswith(
        ("was ", "were ", "been ")
    )


def _is_hit(actor: Token, told: Told) -> bool:
    """Tell whether the deed was done to a force: its object, or the subject of a passive."""
    text, offset = told.sentence.text, actor.start - told.sentence.start
    passive = _is_passive(told.token, told.sentence)
    return bool(_STRUCK.search(text[max(0, offset - 24) : offset].lower())) or (
        passive and actor.start < told.token.start
    )


def _acts(actor: Token, told: Told) -> bool:
    deed, sentence = told.token, told.sentence
    offset = actor.start - sentence.start
    before = sentence.text[max(0, offset - 24) : offset].lower()
    if _BY.search(before):
        return -_AGENT_REACH < actor.start - deed.end < _AGENT_REACH
    if _STRUCK.search(before):
        return False
    if actor.value.group == "security" and _SAYS.search(
        sentence.text[actor.end - sentence.start : deed.start - sentence.start]
    ):
        # "the military said that …" tells who speaks, not who acts; "said it had killed" tells both.
        between = sentence.text[actor.end - sentence.start : deed.start - sentence.start]
        return bool(_ITSELF.search(between))
    passive = _is_passive(deed, sentence)
    return actor.start < deed.start and not passive


def _refine(told: Told, events: list[Token], *, foiled: bool) -> None:
    """Settle kind and ACLED type from all that the clause says."""
    names = {token.value.name for token in events}
    sides = {token.value.group for token in told.sentence.of("actor") if token.value.name in told.actors}
    kinds = {token.value.kind for token in events}
    if foiled:
        told.kind, told.event_type, told.sub_event_type = "clash", "Battles", "Armed clash"
        return
    fallen = next((figure.group for figure in told.sentence.figures if figure.measure == "killed"), None)
    word = told.token.value
    if (
        word.kind == "attack"
        and sides == {"security"}
        and (word.name == "killing" or (word.name == "armed attack" and word.is_verb))
    ):
        told.kind = "counter_operation"
    elif "security" in sides and _word(told.token, told.sentence) in {"raid", "raids", "raided"}:
        told.kind = "counter_operation"
    elif word.name == "killing" and fallen == "militants" and "militants" not in sides:
        raided = any(_word(token, told.sentence) in {"raid", "raids", "raided"} for token in events)
        told.kind = "counter_operation" if "counter_operation" in kinds or raided else "clash"
    elif told.kind == "counter_operation" and told.token.value.is_verb and fallen in {"security", "civilians"}:
        told.kind = "attack"
    if "abduction" in names and (told.kind == "arrest" or _word(told.token, told.sentence).startswith(("raid", "storm"))):
        told.kind = "abduction"
    if told.kind in {"arrest", "abduction"} and any(
        t.value.name == "killing" and t.value.is_verb and t.start > told.token.start for t in events
    ):
        told.kind = "attack"
    if sides == {"security"} and told.victims == "security":
        told.victims = "civilians"
    if (
        told.kind in {"abduction", "arrest"}
        and told.token.value.name == "abduction"
        and {"killing", "bodies found"} & names
    ):
        told.kind = "attack" if "killing" in names else told.kind
    if told.kind == "other" and kinds & {"attack", "counter_operation"} and told.is_weak:
        stronger = next(token for token in events if token.value.kind in {"attack", "counter_operation"})
        told.kind = stronger.value.kind
    if told.kind == "counter_operation":
        told.event_type, told.sub_event_type = "Battles", "Armed clash"
        return
    if told.kind != "attack":
        return
    for name in _SPECIFIC:
        match = next((token.value for token in events if token.value.name == name), None)
        if match is not None:
            told.event_type, told.sub_event_type = match.event_type, match.sub_event_type
            return
    if told.victims == "civilians" or (told.token.value.name == "killing" and told.victims != "security"):
        told.event_type, told.sub_event_type = "Violence against civilians", "Attack"
    else:
        told.event_type, told.sub_event_type = "Battles", "Armed clash"


def _has_lag(token: Token, sentence: Sentence) -> re.Match[str] | None:
    return _LAG.search(sentence.text[: token.start - sentence.start])


def _lag_before(told: Told) -> int | None:
    """Read "a week after an explosion …": how many days before the main event this one lies."""
    match = _has_lag(told.token, told.sentence)
    if match is None:
        return None
    count = match.group(1).lower()
    return (int(count) if count.isdigit() else _LAG_WORDS[count]) * _LAG_DAYS[match.group(2).lower()]


def _read_days(told: Told, clause: tuple[int, int]) -> None:
    sentence = told.sentence
    told.lag_days = _lag_before(told)
    if told.lag_days is not None:
        return
    if sentence.block.date is not None:
        told.start, told.end = sentence.block.date.date_start, sentence.block.date.date_end
        told.precision = sentence.block.date.precision
        return
    spans = [
        span
        for span in sentence.dates
        if span.date_start is not None and span.role not in {"until", "by"} and span.kind not in {"duration", "year"}
        and not is_statement_day(span, sentence)
    ]  # fmt: skip
    if not spans and sentence.block.role not in {"title", "heading"}:
        spans = [span for span in sentence.dates if span.kind == "year" and span.role in {"on", "from_to"}]
    inside = [span for span in spans if clause[0] <= span.start < clause[1]] or spans
    if not inside:
        return
    best = min(inside, key=lambda span: (span.precision, span.kind == "relative", abs(span.start - told.token.start)))
    told.start, told.end, told.precision = best.date_start, best.date_end, best.precision
