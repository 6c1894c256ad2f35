"""Tell who did it to whom, and from that what kind of event it was."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from geo.reading.lexicon import forms_of, table

if TYPE_CHECKING:
    from geo.model import Group, Kind
    from geo.reading.analysis import Sentence
    from geo.reading.lexer import Token
    from geo.reading.lexicon import Happening
    from geo.reading.told import Told


_SAYS = re.compile(r"\b(?:said|says|told|announced|stated|confirmed|claimed|reported|gave|spoke)\b")
_STRUCK = re.compile(
    r"\b(?:on|at|against|of|killed|killing|targeted|targeting|attacked|ambushed|hit|struck) (?:the |an? |some |\w+ )?$"
)
_BY = re.compile(r"\bby (?:the |an? |some |suspected |\w+ )?$")
_CARRYING = re.compile(
    r" (?:carrying|of|with|transporting) (?:\w+ ){0,2}?"
    r"(?:chinese|engineers?|labourers?|pilgrims|passengers|workers|miners|civilians|foreigners|employees|supporters)\b"
)
_OWNER = re.compile(r"\b([A-Z]\w+)'s? $")
_AND_THEN = re.compile(r", (?:and|but|while) |; ")
_QUESTIONED = re.compile(r"\bfor (?:questioning|interrogation|investigation)\b")
# "11 people, including four Levies personnel, killed": they are among those counted.
_AMONG = re.compile(r"\b(?:including|among them|comprising|as well as) (?:at least )?(?:an? |the |\w+ )?$")
_AGENT_REACH = 45
_IN_A_RAID = re.compile(r"\b(?:in|during) (?:an? |the |that )?(?:[\w-]+ ){0,3}?(?:raid|operation)s?\b(?! on\b)")
_IN_A_CLASH = re.compile(
    r"(?:\W+[\w-]+){0,5}?\W+(?:in|during|when|as) (?:[\w-]+ ){0,6}?"
    r"(?:clash(?:es|ed)?|exchanged fire|traded fire|gun ?battle|firefight)\b"
)
_TAKEN = ("picked up", "taken away", "took away")
_CROWD = re.compile(
    r"\b(?:protesters|protestors|demonstrators|demonstration|rally|sit-in|gathering|participants|marchers|crowds?|mobs?|rioters)\b"
)
_ON_PEOPLE = re.compile(
    r"(?: (?:on|at))? (?:an? |the |\w+ )?"
    r"(?:people|civilians?|residents|villagers|passengers|famil(?:y|ies)|cars?|shepherds?)\b"
)
"""Whom troops hit who "opened fire on people travelling to …": no operation against militants."""
_ITSELF = re.compile(
    r"\b(?:it|they|its|their) (?:had|have|has|forces|men|personnel|troops|fighters)\b|\bto have\b", re.IGNORECASE
)
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_PASSIVE_REACH = 60
_PASSIVE = re.compile(rf"\b(?:{'|'.join(sorted(_BE))})\s+(?:\w+ly\s+)?$")
_SPECIFIC = (
    "suicide bombing",
    "grenade attack",
    "rocket or shelling",
    "air or drone strike",
    "explosion",
    "arson or looting",
)


def read_people(told: Told, clause: tuple[int, int]) -> None:
    """Read who did it to whom: named groups before the deed act, behind "by" they act too."""
    sentence = told.sentence
    first, last = clause
    targets = [token for token in sentence.of("target") if first <= token.start < last]
    actors = [token for token in sentence.of("actor") if first <= token.start < last]
    acting = [token for token in actors if _acts(token, told)]
    told.actors = tuple(dict.fromkeys([token.value.name for token in acting]))
    told.targets = tuple(dict.fromkeys([sentence.document_text[token.start : token.end] for token in targets]))
    sides: set[str | None] = {side_of(token, sentence) for token in targets}
    for toponym in sentence.toponyms:
        if first <= toponym.start < last:
            sides |= _sides_in(toponym.text)
    hit = {token.value.group for token in actors if token not in acting and _is_hit(token, told)}
    if "security" in sides or ("security" in hit and not sides):
        told.victims = "security"
    elif "civilians" in sides:
        told.victims = "civilians"


def side_of(target: Token, sentence: Sentence) -> Group | None:
    """Give the side that people at a target stand on; None for the convoy of a politician, who has guards.

    A convoy is the forces' unless the text says whose it is, or whom it carries.
    """
    side: Group = target.value
    if side != "security" or not _written(target, sentence).startswith(("convoy", "vehicle")):
        return side
    if _CARRYING.match(sentence.lower, target.end - sentence.start):
        return "civilians"
    owner = _OWNER.search(sentence.text[: target.start - sentence.start])
    return None if owner is not None and not owner[1].isupper() else side


@lru_cache(maxsize=4096)
def _sides_in(name: str) -> frozenset[str]:
    """Give the sides that the words of a place name tell of ("Police College Quetta")."""
    return frozenset(side for word in name.lower().split() if (side := _target_words().get(word)) is not None)


@cache
def _target_words() -> dict[str, Group]:
    return cast("dict[str, Group]", forms_of(table("targets")))


def _is_passive(deed: Token, sentence: Sentence) -> bool:
    offset = deed.start - sentence.start
    before = sentence.folded[:offset].rsplit(None, 1)
    may_be = bool(before) and (before[-1] in _BE or before[-1].endswith("ly"))
    if may_be and _PASSIVE.search(sentence.lower, max(0, offset - _PASSIVE_REACH), offset):
        return True
    return _written(deed, sentence).startswith(("was ", "were ", "been "))


def _follows(deed: Token, actor: Token, sentence: Sentence) -> bool:
    """Tell whether a deed stands right behind an actor: "security forces fired on", and not "were fired on"."""
    if deed.start < actor.end:
        return False
    between = sentence.text[actor.end - sentence.start : deed.start - sentence.start].split(None, 2)
    if _written(deed, sentence) == "killed" and sentence.word_after(deed.end) in {"in", "by", "during"}:
        return False  # "one of four militants killed in a gunfight"
    if between and (len(between) > 1 or between[0] not in {"had", "have", "has", "also", "then", "allegedly"}):
        return False
    return not _is_passive(deed, sentence)


def _is_hit(actor: Token, told: Told) -> bool:
    """Tell whether the deed was done to a force: its object, or the subject of a passive."""
    text, offset = told.sentence.lower, actor.start - told.sentence.start
    passive = _is_passive(told.token, told.sentence)
    if _STRUCK.search(text[max(0, offset - 24) : offset]):
        return True
    between = told.sentence.text[actor.end - told.sentence.start : told.token.start - told.sentence.start]
    # "Police said five people were killed": the police speak, and were not hit.
    return passive and actor.start < told.token.start and not _SAYS.search(between)


def _acts(actor: Token, told: Told) -> bool:
    deed, sentence = told.token, told.sentence
    offset = actor.start - sentence.start
    before = sentence.lower[max(0, offset - 24) : offset]
    for token in sentence.of("event"):
        if token.value.is_verb and _follows(token, actor, sentence):
            return True
    if "by " in before and _BY.search(before):
        return -_AGENT_REACH < actor.start - deed.end < _AGENT_REACH
    if _STRUCK.search(before) or _AMONG.search(before):
        return False
    if actor.value.group == "security" and _SAYS.search(
        sentence.text[actor.end - sentence.start : deed.start - sentence.start]
    ):
        # "the military said that …" tells who speaks, not who acts; "said it had killed" tells both.
        between = sentence.text[actor.end - sentence.start : deed.start - sentence.start]
        return bool(_ITSELF.search(between))
    return (
        actor.start < deed.start and not _is_passive(deed, sentence) and not _is_of_another_deed(actor, deed, sentence)
    )


def _is_of_another_deed(actor: Token, deed: Token, sentence: Sentence) -> bool:
    """Read "the BLA claimed the attack, and relatives staged a sit-in": its own deed stands before the "and"."""
    between = [event for event in sentence.of("event") if actor.end <= event.start and event.end <= deed.start]
    if not between:
        return False
    return _AND_THEN.search(sentence.lower, between[0].end - sentence.start, deed.start - sentence.start) is not None


def settle_kind(told: Told, events: list[Token], *, foiled: bool) -> None:
    """Settle kind and ACLED type from all that the clause says.

    Parameters
    ----------
    told
        The telling, with its actors read; changed in place.
    events
        The event words of the clause.
    foiled
        Whether the attack was foiled and yet cost lives: a clash.
    """
    if foiled:
        told.kind, told.event_type, told.sub_event_type = "clash", "Battles", "Armed clash"
        return
    sides = {token.value.group for token in told.sentence.of("actor") if token.value.name in told.actors}
    if sides == {"security"} and told.victims == "security":
        told.victims = "civilians"
    told.kind = _kind(told, events, sides)
    if told.kind == "counter_operation":
        told.event_type, told.sub_event_type = "Battles", "Armed clash"
    elif told.kind == "attack":
        told.event_type, told.sub_event_type = _attack_type(told, events)
    elif told.kind == "protest" and told.token.value.kind == "attack":
        by_force = sides == {"security"}
        told.event_type = "Protests" if by_force else "Riots"
        told.sub_event_type = "Excessive force against protesters" if by_force else "Violent demonstration"
    elif told.kind != told.token.value.kind:
        types = [(t.value.event_type, t.value.sub_event_type) for t in events if t.value.kind == told.kind]
        told.event_type, told.sub_event_type = types[0] if types else ("Battles", "Armed clash")


def _kind(told: Told, events: list[Token], sides: set[str]) -> Kind:
    """Choose the kind: what the main word says, unless actors and victims say that it was another."""
    word: Happening = told.token.value
    written = _written(told.token, told.sentence)
    kinds, names = {token.value.kind for token in events}, {token.value.name for token in events}
    is_raid = written.startswith(("raid", "storm"))
    if word.kind in {"arrest", "abduction"} or ("abduction" in names and is_raid):
        return _kind_of_taking(told, events, sides, written)
    if word.kind == "protest":
        return "attack" if "militants" in sides else "protest"
    if word.kind == "other":
        stronger: tuple[Kind, ...] = ("attack", "counter_operation")
        return next((kind for kind in stronger if kind in kinds and told.is_weak), "other")
    if word.kind == "counter_operation":
        by_militants = sides == {"militants"} or _fallen(told) in {"security", "civilians"}
        return "attack" if word.is_verb and by_militants else "counter_operation"
    if word.kind != "attack":
        return word.kind
    if sides and sides <= {"civilians"}:
        return "protest"
    if word.name == "armed attack" and sides == {"security"} and _CROWD.search(told.sentence.lower):
        return "protest"
    if sides == {"security"} and _ON_PEOPLE.match(told.sentence.lower, told.token.end - told.sentence.start):
        told.victims = "civilians"
        return "attack"
    is_deed = word.name == "killing" or (word.name == "armed attack" and word.is_verb)
    if ("security" in sides and is_raid) or (
        is_deed and sides == {"security"} and _fallen(told) not in {"security", "civilians"}
    ):
        return "counter_operation"
    if names & {"arson or looting", "riot"} and not sides and _CROWD.search(told.sentence.lower):
        return "protest"  # "crowds burned buses, and three people were killed"
    return _kind_of_killing(told, events, sides) if word.name == "killing" else "attack"


def _kind_of_killing(told: Told, events: list[Token], sides: set[str]) -> Kind:
    """Tell those shot by gunmen from those who fell in a clash or an operation."""
    if "militants" not in sides and _fallen(told) == "militants":
        raided = any(_written(token, told.sentence).startswith("raid") for token in events)
        operated = any(token.value.kind == "counter_operation" for token in events)
        return "counter_operation" if operated or raided else "clash"
    if _IN_A_CLASH.match(told.sentence.lower, told.token.end - told.sentence.start):
        return "clash"
    return "counter_operation" if "militants" not in sides and _fell_in_a_raid(told) else "attack"


def _kind_of_taking(told: Told, events: list[Token], sides: set[str], written: str) -> Kind:
    """Tell an abduction from an arrest, and both from gunmen who take people to kill them."""
    word: Happening = told.token.value
    if word.kind != "abduction" and any(token.value.name == "abduction" for token in events):
        return "abduction"
    if word.kind == "arrest" and not (sides == {"militants"} and word.is_verb):
        return "arrest"
    if written in _TAKEN and (_is_told_by_security(told) or _QUESTIONED.search(told.sentence.lower)):
        return "arrest"  # police who say that they have somebody do not hide him
    killed_after = any(t.value.name == "killing" and t.value.is_verb and t.start > told.token.start for t in events)
    return "attack" if killed_after else "abduction"


def _fell_in_a_raid(told: Told) -> bool:
    """Read "the alleged planner was killed in a raid": forces raid, unless what they guard was the target."""
    if told.targets or _fallen(told) in {"security", "civilians"}:
        return False
    return _IN_A_RAID.search(told.sentence.lower, told.token.end - told.sentence.start) is not None


def _is_told_by_security(told: Told) -> bool:
    text, start = told.sentence.text, told.sentence.start
    return any(
        actor.value.group == "security"
        and actor.end < told.token.start
        and _SAYS.search(text[actor.end - start : told.token.start - start])
        for actor in told.sentence.of("actor")
    )


def _fallen(told: Told) -> Group | None:
    """Give the side of the first dead that the clause counts."""
    first, last = (offset - told.sentence.start for offset in told.clause)
    return next((f.group for f in told.sentence.figures if f.measure == "killed" and first <= f.start < last), None)


def _attack_type(told: Told, events: list[Token]) -> tuple[str, str]:
    """Give ACLED's type of an attack: by the weapon, where one is named, else by who was hit."""
    first: dict[str, Happening] = {}
    for token in events:
        first.setdefault(token.value.name, token.value)
    for name in _SPECIFIC:
        if name in first:
            return first[name].event_type, first[name].sub_event_type
    by_killing = (
        told.token.value.name == "killing"
        and told.victims != "security"
        and _fallen(told) in {None, "civilians", "unknown"}
    )
    if told.victims == "civilians" or by_killing:
        return "Violence against civilians", "Attack"
    return "Battles", "Armed clash"


def _written(token: Token, sentence: Sentence) -> str:
    return sentence.lower[token.start - sentence.start : token.end - sentence.start]
