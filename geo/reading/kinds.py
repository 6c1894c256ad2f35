"""Settle what kind of event a clause tells, in our words and in ACLED's, from its words and its people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.no_event import tells_no_event
from geo.reading.people import SAYS

if TYPE_CHECKING:
    from geo.model import Group, Kind
    from geo.reading.lexer import Token
    from geo.reading.lexicon import Happening
    from geo.reading.told import Told

_QUESTIONED = re.compile(r"\bfor (?:questioning|interrogation|investigation)\b")
_IN_A_RAID = re.compile(r"\b(?:in|during) (?:an? |the |that )?(?:[\w-]+ ){0,3}?(?:raid|operation)s?\b(?! on\b)")
# "an operation was launched in Kahan, in which two men were shot dead"
_RAID_IN_WHICH = re.compile(r"\b(?:operation|raid)s?\b[^.;]{0,120}, (?:in|during) which\b[^.;]*$")
_IN_A_CLASH = re.compile(
    r"(?:\W+[\w-]+){0,5}?\W+(?:in|during|when|as) (?:[\w-]+ ){0,6}?"
    r"(?:clash(?:es|ed)?|exchanged fire|traded fire|gun ?battle|firefight)\b"
)
# "Operation Herof was launched by the BLA"
_LAUNCHED_BY = re.compile(r"\b(?:launched|carried out|conducted|begun|started|claimed) by\b")
_TAKEN = ("picked up", "taken away", "took away")
_SEIZED = re.compile(
    r"\b(?:labourers?|workers?|miners?|passengers?|people|men|students?|persons?|engineers?|officials?|employees?|drivers?)"
    r" (?:of (?:[\w()'-]+ ){1,8})?(?:who )?(?:were |was |had been )?seized\b"
    r"|\bseized (?:\w+ ){0,3}(?:labourers?|workers|miners|passengers|people|men)\b"
)
_CROWD = re.compile(
    r"\b(?:protesters|protestors|demonstrators|demonstration|rally|sit-in|march|gathering|participants|marchers|crowds?|mobs?|rioters)\b"
)
_ON_PEOPLE = re.compile(
    r"(?: (?:on|at))? (?:an? |the |\w+ )?"
    r"(?:people|convoys|marchers|civilians?|residents|villagers|passengers|famil(?:y|ies)|cars?|shepherds?|fuel \w+"
    r"|fishermen|(?:oil )?traders|truck(?:s|ers))\b"
)
"""Whom troops hit who "opened fire on people travelling to …": no operation against militants."""
_NO_CROWDS_DEED = frozenset({"suicide bombing", "explosion", "rocket or shelling", "air or drone strike"})
_BATTLE = ("Battles", "Armed clash")
_TYPES: dict[Kind, tuple[str, str]] = {
    "abduction": ("Violence against civilians", "Abduction/forced disappearance"),
    "arrest": ("Strategic developments", "Arrests"),
    "protest": ("Protests", "Peaceful protest"),
}
_GROUND = frozenset({"grenade attack", "rocket or shelling", "air or drone strike"})
"""Weapons that a ground attack on a post is fought with: the attack is a battle."""
_SPECIFIC = (
    "suicide bombing",
    "grenade attack",
    "rocket or shelling",
    "air or drone strike",
    "explosion",
    "arson or looting",
)


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
    if sides == {"security"} and told.victims == "security" and told.token.value.name != "attack beaten back":
        told.victims = "civilians"
    told.kind = _kind(told, events, sides)
    if told.kind == "counter_operation":
        told.event_type, told.sub_event_type = "Battles", "Armed clash"
    elif told.kind == "attack":
        told.event_type, told.sub_event_type = _attack_type(told, events)
    elif told.kind == "protest" and told.token.value.kind == "attack":
        by_force = sides == {"security"}
        told.event_type = "Protests" if by_force else "Riots"
        hurt = any(figure.measure in {"killed", "injured"} for figure in told.sentence.figures)
        by_force_type = "Excessive force against protesters" if hurt else "Protest with intervention"
        told.sub_event_type = by_force_type if by_force else "Violent demonstration"
    elif told.kind != told.token.value.kind:
        types = [(t.value.event_type, t.value.sub_event_type) for t in events if t.value.kind == told.kind]
        told.event_type, told.sub_event_type = types[0] if types else _TYPES.get(told.kind, _BATTLE)
    if told.kind == "arrest":
        police = {token.value.name for token in told.sentence.of("actor") if token.value.group == "security"}
        told.actors = tuple(name for name in told.actors if name in police)  # whom they arrest did not do it
    elif told.token.value.name == "bodies found":
        told.actors = ()


def _kind(told: Told, events: list[Token], sides: set[str]) -> Kind:
    """Choose the kind: what the main word says, unless actors and victims say that it was another."""
    word: Happening = told.token.value
    written = told.sentence.written(told.token)
    is_raid = written.startswith(("raid", "storm"))
    if word.kind in {"arrest", "abduction"} or (is_raid and any(t.value.name == "abduction" for t in events)):
        return _kind_of_taking(told, events, sides, written)
    if written == "seized" and _SEIZED.search(told.sentence.lower) is not None:
        return "abduction"
    if word.kind == "attack":
        return _kind_of_attack(told, events, sides, is_raid=is_raid)
    if word.kind == "protest":
        return "attack" if "militants" in sides else "protest"
    if word.kind == "counter_operation":
        by_militants = sides == {"militants"} or _fallen(told) in {"security", "civilians"}
        is_launched = word.is_verb or _LAUNCHED_BY.search(told.sentence.lower, told.token.end - told.sentence.start)
        return "attack" if is_launched and by_militants else "counter_operation"
    if word.kind != "other" or not told.is_weak:
        return word.kind
    stronger: tuple[Kind, ...] = ("attack", "counter_operation")
    kinds = {token.value.kind for token in events}
    return next((kind for kind in stronger if kind in kinds), word.kind)


def _kind_of_attack(told: Told, events: list[Token], sides: set[str], *, is_raid: bool) -> Kind:
    """Tell an attack from what the forces did, from a crowd's deed, and from people who were taken in it."""
    word: Happening = told.token.value
    is_assault = word.name == "armed attack" and word.is_verb
    if is_assault and _took_people(told, events):
        return "abduction"
    if sides and sides <= {"civilians"} and word.name not in _NO_CROWDS_DEED:
        return "protest"
    lower, start = told.sentence.lower, told.sentence.start
    if word.name == "armed attack" and sides == {"security"} and _CROWD.search(lower):
        return "protest"
    if sides == {"security"} and any(_ON_PEOPLE.match(lower, token.end - start) for token in events):
        told.victims = "civilians"
        return "attack"
    is_raided = is_raid and ("security" in sides or (not sides and _fallen(told) == "militants"))
    is_deed = word.name == "killing" or is_assault
    is_theirs = is_deed and sides == {"security"} and _fallen(told) not in {"security", "civilians"}
    if (is_raided or is_theirs) and not _was_tried(told, events):
        return "arrest" if is_raided and _took_protesters(told, events) else "counter_operation"
    is_riot = any(token.value.name in {"arson or looting", "riot"} for token in events)
    if is_riot and not sides and _CROWD.search(lower):
        return "protest"  # "crowds burned buses, and three people were killed"
    return _kind_of_killing(told, events, sides) if word.name == "killing" else "attack"


def _took_protesters(told: Told, events: list[Token]) -> bool:
    """Tell "police raided the camp and detained 16 activists" from a raid on militants."""
    if any(figure.measure == "killed" for figure in told.sentence.figures):
        return False
    is_theirs = any(actor.value.group == "civilians" for actor in told.sentence.of("actor"))
    return is_theirs and any(token.value.kind == "arrest" and token.value.is_verb for token in events)


def _was_tried(told: Told, events: list[Token]) -> bool:
    """Tell those "killed when they tried to attack a check post" from those an operation killed."""
    return any(told.sentence.written(token).startswith(("tried to", "attempted to")) for token in events)


def _took_people(told: Told, events: list[Token]) -> bool:
    """Tell "gunmen attacked the camp and abducted six labourers" from a raid that cost lives."""
    if any(figure.measure in {"killed", "injured"} for figure in told.sentence.figures):
        return False
    taken = [token for token in events if token.value.kind == "abduction" and token.value.is_verb]
    return any(token.start > told.token.start and not tells_no_event(token, told.sentence) for token in taken)


def _kind_of_killing(told: Told, events: list[Token], sides: set[str]) -> Kind:
    """Tell those shot by gunmen from those who fell in a clash or an operation."""
    if "militants" not in sides and _fallen(told) == "militants":
        raided = any(told.sentence.written(token).startswith("raid") for token in events)
        operated = any(token.value.kind == "counter_operation" for token in events)
        return "counter_operation" if operated or raided else "clash"
    if _IN_A_CLASH.match(told.sentence.lower, told.token.end - told.sentence.start):
        return "clash"
    if sides == {"security"} and _CROWD.search(told.sentence.lower) and "clashed" in told.sentence.words:
        return "clash"  # "a constable was shot dead when protesters and police clashed"
    return "counter_operation" if "militants" not in sides and _fell_in_a_raid(told) else "attack"


def _kind_of_taking(told: Told, events: list[Token], sides: set[str], written: str) -> Kind:
    """Tell an abduction from an arrest, and both from gunmen who take people to kill them."""
    word: Happening = told.token.value
    if written == "picked up" and "movement" in told.sentence.words:
        return "counter_operation"  # "movement of militants was picked up by the forces"
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
    lower, start = told.sentence.lower, told.sentence.start
    if _IN_A_RAID.search(lower, told.token.end - start) is not None:
        return True
    return _RAID_IN_WHICH.search(lower[: told.token.start - start]) is not None


def _is_told_by_security(told: Told) -> bool:
    text, start = told.sentence.text, told.sentence.start
    return any(
        actor.value.group == "security"
        and actor.end < told.token.start
        and SAYS.search(text[actor.end - start : told.token.start - start])
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
    if told.token.value.kind == "abduction":
        return "Violence against civilians", "Attack"  # taken, and killed
    before = told.sentence.lower[: told.token.start - told.sentence.start].rstrip()
    if before.endswith(("suicide bomber", "suicide bombers", "suicide attacker")):
        return "Explosions/Remote violence", "Suicide bomb"
    is_assault = told.token.value.name == "armed attack" and told.token.value.is_verb and told.victims != "civilians"
    if told.token.value.kind == "attack" and told.sentence.written(told.token) == "destroyed" and not told.victims:
        return "Strategic developments", "Looting/property destruction"
    for name in _SPECIFIC:
        if name in first and not (is_assault and name in _GROUND):
            return first[name].event_type, first[name].sub_event_type
    by_killing = (
        told.token.value.name == "killing"
        and told.victims != "security"
        and _fallen(told) in {None, "civilians", "unknown"}
    )
    if told.victims == "civilians" or by_killing:
        return "Violence against civilians", "Attack"
    return "Battles", "Armed clash"
