"""Tell who did it to whom."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from geo.reading.lexicon import forms_of, table

if TYPE_CHECKING:
    from geo.model import Group
    from geo.reading.analysis import Sentence
    from geo.reading.lexer import Token
    from geo.reading.told import Told


SAYS = re.compile(
    r"\b(?:(?<!is )(?<!are )(?<!was )(?<!were )said|says|told|announced|stated|confirmed|claimed|reported|gave|spoke)\b"
)
_STRUCK = re.compile(
    r"\b(?:on|at|against|of|killed|killing|targeted|targeting|attacked|ambushed|hit|struck) (?:the |an? |some |\w+ )?$"
)
_BY = re.compile(r"\bby (?:the |an? |some |suspected |\w+ )?$")
_CARRYING = re.compile(
    r" (?:carrying|of|with|transporting) (?:\w+ ){0,2}?"
    r"(?:chinese|engineers?|labourers?|pilgrims|passengers|workers|miners|civilians|foreigners|employees|supporters)\b"
)
_COUNTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|dozens?)"
    r" (?:of )?(?:\w+ )?$"
)
_FELL = frozenset({"killed", "slain", "gunned down", "shot dead", "eliminated", "neutralised", "neutralized"})
_OWNER = re.compile(r"\b([A-Z]\w+)'s? $")
_AND_THEN = re.compile(r", (?:and|but|while) |; ")
# "11 people, including four Levies personnel, killed": they are among those counted.
_AMONG = re.compile(r"\b(?:including|among them|comprising|as well as) (?:at least )?(?:[\w-]+ ){0,3}$")
_ACCORDING = re.compile(r"\baccording to (?:the |\w+ )?$")
_AGAINST = re.compile(
    r" (?:\w+ ){0,4}?(?:between|with) (?:the |an? |some |suspected |unidentified )?"
    r"(?:[\w-]+ ){0,5}?(?:and (?:the |\w+ )?)?"
)
# "A Frontier Corps man was injured when snipers fired": he did nothing
_HURT_WHEN = re.compile(
    r"\b(?:was|were|been) (?:\w+ly )?(?:injured|wounded|killed|martyred|hurt|shot|hit)\b"
    r"[^,;]{0,40}\b(?:when|as|after)\b"
)
# "The BLA and the TTP both denied involvement"
_DENIES = re.compile(
    r"(?:,? and (?:the )?(?:[\w-]+ ){1,3})?(?: (?:both|also|have|has|had|however))* ?"
    r"\b(?:den(?:y|ied|ies)|rejected|disowned|distanced)\b"
)
# What befell a force, or what it did afterwards, before the deed is named
_BESET = re.compile(
    r"\b(?:hurt|injured|wounded|martyred|died|lost (?:a|an|its|their|his|two|three|four|five|six|\d+)|sustained"
    r"|suffered|embraced martyrdom|reached|arrived|rushed|cordoned|identified|registered|found|stopped the|rescued)\b"
)
# "near a hotel", "were shifted to the hospital": no target
_ONLY_NEAR = re.compile(
    r"\b(?:near|outside|beside|close to|opposite|behind|shifted to|moved to|taken to|rushed to|brought to|admitted to"
    r"|(?:sources|officials|spokes\w+|doctors) (?:at|of|in)) (?:the |a |an )?(?:[\w-]+ ){0,2}$"
)
_CAME_AS = re.compile(r"\b(?:after|when|as|while|who)\b")
_SURVIVED = re.compile(r"\b(?:survived|escaped|came under|come under|targeted (?:in|by)|faced|condemned)\b")
_AGENT_REACH = 45
_ITSELF = re.compile(
    r"\b(?:it|they|its|their) (?:had|have|has|forces|men|personnel|troops|fighters)\b|\bto have\b", re.IGNORECASE
)
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_PASSIVE_REACH = 60
_PASSIVE = re.compile(rf"\b(?:{'|'.join(sorted(_BE))})\s+(?:\w+ly\s+)?$")


def read_people(told: Told, clause: tuple[int, int]) -> None:
    """Read who did it to whom: named groups before the deed act, behind "by" they act too."""
    sentence = told.sentence
    first, last = clause
    targets = [
        token
        for token in sentence.of("target")
        if first <= token.start < last and not _ONLY_NEAR.search(sentence.lower[: token.start - sentence.start])
    ]
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
    if side != "security" or not sentence.written(target).startswith(("convoy", "vehicle")):
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
    return sentence.written(deed).startswith(("was ", "were ", "been ", "came under", "under attack", "comes under"))


def _follows(deed: Token, actor: Token, sentence: Sentence) -> bool:
    """Tell whether a deed stands right behind an actor: "security forces fired on", and not "were fired on"."""
    if deed.start < actor.end:
        return False
    between = sentence.text[actor.end - sentence.start : deed.start - sentence.start].split(None, 2)
    if sentence.written(deed) in _FELL and _is_of_headline(deed, actor, sentence):
        return False  # "one of four militants killed in a gunfight", "15 terrorists killed, soldier martyred"
    if between and (len(between) > 1 or between[0] not in {"had", "have", "has", "also", "then", "allegedly"}):
        return False
    return not _is_passive(deed, sentence)


def _is_of_headline(deed: Token, actor: Token, sentence: Sentence) -> bool:
    """Tell "four militants killed in a gunfight", where "were" is left out, from "militants killed four"."""
    after = sentence.word_after(deed.end)
    if after in {"in", "by", "during"} or sentence.text[deed.end - sentence.start :][:1] in {",", ";", "."}:
        return True
    counted = _COUNTED.search(sentence.lower[: actor.start - sentence.start]) is not None
    return counted and after in {"and", "as", "after", "near", ""}


def _is_hit(actor: Token, told: Told) -> bool:
    """Tell whether the deed was done to a force: its object, or the subject of a passive."""
    text, offset = told.sentence.lower, actor.start - told.sentence.start
    passive = _is_passive(told.token, told.sentence)
    if _STRUCK.search(text[max(0, offset - 24) : offset]):
        return True
    between = told.sentence.text[actor.end - told.sentence.start : told.token.start - told.sentence.start]
    # "Police said five people were killed": the police speak, and were not hit.
    return passive and actor.start < told.token.start and not SAYS.search(between)


def _acts(actor: Token, told: Told) -> bool:
    deed, sentence = told.token, told.sentence
    offset = actor.start - sentence.start
    before = sentence.lower[max(0, offset - 24) : offset]
    hits_mine = sentence.written(deed).endswith("landmine") and deed.value.is_verb
    if denies(actor, sentence) or (hits_mine and actor.end <= deed.start):
        return False  # who "hit a landmine" did not lay it
    for token in sentence.of("event"):
        if token.value.is_verb and _follows(token, actor, sentence):
            return True
    if actor.end + 1 == deed.start and sentence.written(deed) in _FELL and _is_of_headline(deed, actor, sentence):
        return False
    if _SURVIVED.search(sentence.lower, actor.end - sentence.start, max(0, deed.start - sentence.start)):
        return False
    if _HURT_WHEN.search(sentence.lower, actor.end - sentence.start, max(0, deed.start - sentence.start)):
        return False
    if actor.value.group == "security" and _is_bystander(actor, deed, sentence):
        return False
    if told.kind == "clash" and _is_side_of_clash(actor, deed, sentence):
        return True
    if "by " in before and _BY.search(before):
        return -_AGENT_REACH < actor.start - deed.end < _AGENT_REACH
    if _STRUCK.search(before) or _AMONG.search(before) or _ACCORDING.search(before):
        return False
    if actor.value.group == "security" and SAYS.search(
        sentence.text[actor.end - sentence.start : deed.start - sentence.start]
    ):
        # "the military said that …" tells who speaks, not who acts; "said it had killed" tells both.
        between = sentence.text[actor.end - sentence.start : deed.start - sentence.start]
        return bool(_ITSELF.search(between))
    return (
        actor.start < deed.start and not _is_passive(deed, sentence) and not _is_of_another_deed(actor, deed, sentence)
    )


def _is_bystander(actor: Token, deed: Token, sentence: Sentence) -> bool:
    """Tell a force that was hurt or came afterwards from one that did it: "Police reached the spot after gunmen …"."""
    if actor.end > deed.start:
        return False
    between = sentence.lower[actor.end - sentence.start : deed.start - sentence.start]
    others = (a for a in sentence.of("actor") if actor.end <= a.start < deed.start and a.value.group == "militants")
    return _BESET.search(between) is not None or any(_CAME_AS.search(between) for _ in others)


def denies(actor: Token, sentence: Sentence) -> bool:
    """Tell "both the BLA and the TTP denied involvement"."""
    return _DENIES.match(sentence.lower, actor.end - sentence.start) is not None


def _is_side_of_clash(actor: Token, deed: Token, sentence: Sentence) -> bool:
    """Tell both sides of "an exchange of fire between the FC and militants", "gunmen clashed with Levies"."""
    if actor.start < deed.end:
        return False
    return _AGAINST.fullmatch(sentence.lower[deed.end - sentence.start : actor.start - sentence.start]) is not None


def _is_of_another_deed(actor: Token, deed: Token, sentence: Sentence) -> bool:
    """Read "the BLA claimed the attack, and relatives staged a sit-in": its own deed stands before the "and"."""
    between = [event for event in sentence.of("event") if actor.end <= event.start and event.end <= deed.start]
    if not between:
        return False
    return _AND_THEN.search(sentence.lower, between[0].end - sentence.start, deed.start - sentence.start) is not None
