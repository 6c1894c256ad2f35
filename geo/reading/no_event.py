"""Tell event words that tell of no event where they stand: a network that "went off", "the abducted men were freed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.lexer import Token

_TO_HOSPITAL = re.compile(r"\b(?:hospital|injured|wounded|bod(?:y|ies)|treatment|coffins?|samples?|weapons?)\b")
_ROAD = re.compile(
    r"block\w*[^.;]{0,60}\b(?:highways?|roads?|motorway|expressway|traffic|railway (?:track|line)|[mn]-\d+"
    r"|thoroughfares?|(?:cpec|trade|border) routes?|chowk|flyover|toll plaza)\b"
)
# "The highway was blocked by demonstrators"
_ROAD_WAS = re.compile(
    r"\b(?:highway|roads?|motorway|expressway|railway track)\b[^.;]{0,40}\b(?:was|were|been)(?: \w+ly)? $"
)
_BY_PEOPLE = re.compile(
    r" (?:for (?:\w+ ){1,3})?by (?:the )?(?:\w+ ){0,2}(?:protest|demonstrat|relatives|famil|residents|people|locals"
    r"|activists|workers|crowd|mob|women|students|traders|transporters|truckers|tribesmen|labou?rers|employees)"
)
_GOES_OFF = re.compile(r"(?:went|goes|go|gone|going) off")
# "He was targeted because he had opened his shop": a reason, not a deed
_TARGETED_FOR = re.compile(r" (?:because|for (?:his|her|their|being|speaking|having))\b")
_ARE_DONE = re.compile(r" (?:are|is) (?:\w+ly )?(?:directed|conducted|carried out|run|staged|launched|mounted)\b")
_AIDED = re.compile(
    r"\b(?:aided|assisted|facilitated|abetted|supported|helped(?: with| in)?|involved in|wanted in) (?:\w+ )?$"
)
_HIT_BY = re.compile(
    r" (?:hard|hardest|worst|badly|severely)\b| by (?!(?:\w+ ){0,3}(?:bombs?|rockets?|bullets?|gunfire|attack|blast))"
)
_BESIDE = 12
_IN_AN_OPERATION = re.compile(r"\b(?:in|during) (?:an?|the) (?:military|security|intelligence-based) operation\b")
# "the blockade of the highway", and not the one that an army lays on a town
_IS_OF_ROADS = re.compile(
    r"\b(?:highways?|roads?|motorway|expressway|traffic|railway|routes?|[mn]-\d+|chowk|wheel-?jam|protest\w*|sit-?ins?"
    r"|demonstrat\w+|strike|economic)\b"
)
HEADLINE_VERBS = frozenset({"kill", "kills"})
"""What headlines tell a deed by where no other word does."""
_KILLERS = re.compile(
    r"\b(?:gunmen|militants|terrorists|insurgents|rebels|attackers|assailants|armed men|forces|troops|police|soldiers"
    r"|fc|ctd|bl[af]|ttp|blasts?|bombs?|bomber|bombings?|explosions?|attacks?|mines?|landmine|firing|grenade|raid|clash(?:es)?"
    r"|ambush|shooting)(?: \w+ly)? $"
)
_TURNED_UP = re.compile(
    r"\b(?:were|have been|had been|was|been|are) (?:\w+ly )?(?:found|recovered|discovered|dumped)\b"
)
_SET = frozenset({"on fire", "ablaze"})
_SET_IT = re.compile(r"\b(?:set|sets|setting) (?:[\w-]+ ){1,7}$")
_CROPS = re.compile(r"[^.;,]{0,30}\b(?:poppy|crops?|hashish|drugs?|narcotics|heroin|liquor|orchards?|smuggled)\b")
_MINE_WORDS = frozenset({"landmine", "landmines", "mine", "mines", "roadside", "ied", "improvised"})
_MINE = re.compile(r"\b(?:land ?mines?|roadside bomb|ied|improvised explosive)\b")
_SITE_REACH = 24
_SITE_OF = re.compile(r"\b(?:site|scene|spot|venue|victims|survivors|injured|wounded) of (?:the|this|that) (?:\w+ )?$")
_MET_THE_HURT = re.compile(
    r"\b(?:met|visited|meets|visits|enquired|inquired|called on)\b[^.;]{0,60}"
    r"\b(?:injured|wounded|hurt) in (?:the|this|that) (?:[\w-]+ ){0,2}$"
)
# "a press conference on the military operations", "a report about killings"
_TOPIC = re.compile(
    r"\b(?:conference|seminar|webinar|workshop|briefing|report|documentary|debate|discussion|talk|hearing|meeting|session"
    r"|article|petition|bill|motion|resolution) (?:on|about|regarding|concerning) (?:the |an? )?(?:[\w-]+ ){0,3}$"
)
_BY_FORCES = re.compile(r"\b(?:of|by) (?:the )?(?:security forces|troops|army|forces|military|frontier corps)\b")
_WHO_BLOCKED = re.compile(
    r"\b(?:protest[eo]rs|demonstrators|relatives|families|people|activists|residents) who (?:had |have )?$"
)
_TOOK = re.compile(r"\b(?:took|taken|taking|takes)\b[^.;]{0,60}$")
_TOOK_AWAY = frozenset({"took away", "taken away", "snatched"})
_THINGS_AFTER = re.compile(
    r" (?:\w+ ){0,3}(?:rifles?|weapons?|arms|ammunition|vehicles?|motorcycles?|equipment|guns?|cash|records?"
    r"|phones?|cars?)\b"
)
_THE_SAME = re.compile(r"\b(?:the|these|those|their|all|his|her)(?: \w+){0,2} $")
_ROADS = r"(?:highways?|roads?|motorway|expressway|railway track|m-8|n-\d\d)"
_SHOPS = r"(?:shops?|shopping \w+|markets?|bazaars?|business\w*|trade cent\w+|commercial \w+|shutters)"
_CLOSED = re.compile(rf"\b(?:{_ROADS}|{_SHOPS})\b[^.;]{{0,60}}\b(?:closed|blocked|shut|shuttered|down)\b|\bshutters\b")
_IN_PROTEST = re.compile(
    r"\b(?:over|against|protest\w*|demand\w*|sit-in|strike|on (?:the |a )?call (?:of|by)|in solidarity|in mourning)\b"
)
_GATHERED = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|rall(?:y|ies)|sit-ins?|marchers|march|camp|gathering|crowds?|mob|strikers)\b"
)
_KEPT_CLOSED = re.compile(rf"kept (?:[\w-]+ ){{0,4}}{_ROADS} (?:closed|blocked|shut)\b")
_STOOD_CLOSED = ("remained", "stayed", "were closed", "were shut")
_EXPLOSIVE = re.compile(
    r"\b(?:bombs?|explosi\w+|devices?|blasts?|ied|grenades?|mines?|landmines?|rockets?|detonat\w+)\b"
)
_PEOPLE_AFTER = re.compile(
    r" (?:\w+ )?(?:labou?rers?|workers?|officers?|officials?|men|man|people|persons?|miners?|engineers?|students?|women"
    r"|soldiers?|personnel|policemen|passengers|judge|doctors?|employees|individuals|youths?|brothers?|drivers?|nationals)\b"
)


def is_armed(sentence: Sentence) -> bool:
    """Tell whether somebody did it: a sentence on an accident tells of an attack only where an armed group acts."""
    if any(token.value.group == "militants" for token in sentence.of("actor")):
        return True
    return hits_a_mine(sentence) or _IN_AN_OPERATION.search(sentence.lower) is not None


def hits_a_mine(sentence: Sentence) -> bool:
    """Tell "a bus collided with a landmine" from a road accident."""
    return not _MINE_WORDS.isdisjoint(sentence.words) and _MINE.search(sentence.lower) is not None


def tells_no_event(token: Token, sentence: Sentence) -> bool:
    """Tell words that mean something else here, or speak of people and not of what befell them."""
    word = sentence.written(token)
    if not token.value.is_verb:
        return _noun_tells_none(word, token, sentence)
    if token.value.kind == "abduction":
        return _takes_nobody(word, token, sentence)
    if word.startswith("block"):
        return not _is_of_a_road(token, sentence)
    if word.endswith(("broken up", "disperse", "was dispersed", "were dispersed")):
        return _GATHERED.search(sentence.lower) is None
    if word == "kept":
        return _KEPT_CLOSED.match(sentence.lower, token.start - sentence.start) is None
    if word.startswith(_STOOD_CLOSED) or "shutters" in word:
        return not _is_closed_in_protest(sentence)
    if word in _SET:
        return _SET_IT.search(sentence.lower[: token.start - sentence.start]) is None
    if word in HEADLINE_VERBS:
        return not _KILLERS.search(sentence.lower[: token.start - sentence.start])
    if word == "destroyed":
        return _CROPS.match(sentence.lower, token.end - sentence.start) is not None
    if word == "targeted":
        return _TARGETED_FOR.match(sentence.lower, token.end - sentence.start) is not None
    return word.endswith(" hit") and not _is_hit_by_force(token, sentence)


def _is_closed_in_protest(sentence: Sentence) -> bool:
    """Tell shops that a strike closed, and a road that a crowd did, from those closed for rain or on a holiday."""
    return _IN_PROTEST.search(sentence.lower) is not None and _CLOSED.search(sentence.lower) is not None


def _noun_tells_none(word: str, token: Token, sentence: Sentence) -> bool:
    """Tell "the site of the attack", "operations are directed from there", a siege by the forces."""
    offset = token.start - sentence.start
    if " of " in sentence.lower[max(0, offset - _SITE_REACH) : offset] and _SITE_OF.search(sentence.lower[:offset]):
        return True  # "flew there on 8 February to visit the site of the attack"
    if word.startswith("hostage"):
        return _TOOK.search(sentence.lower[:offset]) is None
    if " in " in sentence.lower[max(0, offset - _SITE_REACH) : offset] and _MET_THE_HURT.search(
        sentence.lower[:offset]
    ):
        return True  # "he met those injured in the Mastung attack"
    if word == "bodies":
        return _TURNED_UP.search(sentence.lower, token.end - sentence.start) is None
    if word.startswith("blockade"):
        return _IS_OF_ROADS.search(sentence.lower) is None
    if word == "siege":
        return _BY_FORCES.search(sentence.lower, token.end - sentence.start) is not None
    return word.endswith("s") and _is_in_general(token, sentence)


def _takes_nobody(word: str, token: Token, sentence: Sentence) -> bool:
    """Tell "the abducted men were freed", rifles that were taken away, and the dead taken from a hospital."""
    if word.endswith("taken from"):
        return _TO_HOSPITAL.search(sentence.lower) is not None
    if word in _TOOK_AWAY and _THINGS_AFTER.match(sentence.lower, token.end - sentence.start):
        return True
    return _says_who(token, sentence)


def is_of_a_network(token: Token, sentence: Sentence) -> bool:
    """Tell "internet and phone services went off in Turbat", where nothing exploded."""
    if "service" not in sentence.tags or not _GOES_OFF.fullmatch(sentence.written(token)):
        return False
    return any(service.end <= token.start for service in sentence.of("service")) and not _EXPLOSIVE.search(
        sentence.lower
    )


def explodes(token: Token, sentence: Sentence) -> bool:
    """Tell "a bomb went off in Quetta", where no network did; ``token`` may be a word for a cut, too."""
    if not _GOES_OFF.fullmatch(sentence.written(token)):
        return False
    return any(_EXPLOSIVE.fullmatch(word) for word in sentence.words_before(token.start, 2))


def _is_hit_by_force(token: Token, sentence: Sentence) -> bool:
    """Tell "Quetta, Gwadar and Pasni were hit", "the convoy was hit" from trade that was hit by a strike."""
    if not sentence.tags.isdisjoint({"service", "cut", "accident"}) or _HIT_BY.match(
        sentence.lower, token.end - sentence.start
    ):
        return False
    ends = [target.end for target in sentence.of("target")]
    ends += [place.end for place in sentence.toponyms if place.entry is not None]
    return any(0 <= token.start - end <= _BESIDE for end in ends)


def _is_in_general(token: Token, sentence: Sentence) -> bool:
    """Tell "from there military operations are directed", "he had aided operations of the army": none of them told."""
    start, end = token.start - sentence.start, token.end - sentence.start
    before = sentence.lower[:start]
    return (
        _ARE_DONE.match(sentence.lower, end) is not None
        or _AIDED.search(before) is not None
        or _TOPIC.search(before) is not None
    )


def _says_who(token: Token, sentence: Sentence) -> bool:
    """Tell "the six abducted labourers were freed", who were taken before."""
    if _PEOPLE_AFTER.match(sentence.lower, token.end - sentence.start) is None:
        return False
    return _THE_SAME.search(sentence.lower[: token.start - sentence.start]) is not None


def _is_of_a_road(token: Token, sentence: Sentence) -> bool:
    """Tell people who block a road from authorities who block a network, or who close roads with containers."""
    offset = token.start - sentence.start
    if _ROAD_WAS.search(sentence.lower[:offset]) and _BY_PEOPLE.match(sentence.lower, token.end - sentence.start):
        return True
    if _ROAD.match(sentence.lower, offset) is None:
        return False
    if _WHO_BLOCKED.search(sentence.lower[:offset]):
        return True
    acts_for_the_state = [*sentence.of("authority"), *(a for a in sentence.of("actor") if a.value.group == "security")]
    return all(other.end > token.start for other in acts_for_the_state)
