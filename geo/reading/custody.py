"""Tell who was held: in an enforced disappearance, or arrested at the protest that the same clause tells.

Reports about people who disappeared say "detained by Pakistani forces" of people whose whereabouts nobody tells.
Where police or a court speak of an arrest it stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.lexer import Token
    from geo.reading.told import Told

_DISAPPEARED = re.compile(
    r"\b(?:disappear\w*|missing persons|whereabouts|(?:undisclosed|unknown|unidentified) (?:location|place)s?"
    r"|(?:location|place) that is not known|enforced|went missing)\b"
)
_TAKEN_AWAY = re.compile(
    r"\b(?:(?:(?:moved|shifted|taken|transferred)(?: him| her| them)?|took (?:him|her|them)) to"
    r" (?:an? )?(?:undisclosed|unknown|unidentified)"
    r"|not been (?:seen|heard)|(?:location|place) (?:that is not known|(?:not |un)disclosed|unknown))\b"
)
_BY_LAW = re.compile(
    r"\b(?:police|ctd|counter[- ]terrorism|court|magistrate|fir|suspects?|militants?|terrorists?|protest\w*|"
    r"rall(?:y|ies)|march\w*|sit-in|leaders?|activists)\b"
)
# "to demand the release of those who were arrested"
_OF_OTHERS = re.compile(r"\b(?:release|recovery|return|those|against|had|who (?:was|were))\b[^,;]{0,60}$")
_ENOUGH = 2
"""Sentences: a report that speaks of disappearances once only mentions them."""


def mark_disappearances(analysis: Analysis, tellings: dict[int, list[Told]]) -> None:
    """Make the arrests of a report on disappearances what they are told as; ``tellings`` is changed in place."""
    arrests = [one for found in tellings.values() for one in found if _takes_somebody(one)]
    if not arrests:
        return
    is_about_them = sum(_DISAPPEARED.search(s.lower) is not None for s in analysis.sentences) >= _ENOUGH
    for one in arrests:
        if not is_about_them and _TAKEN_AWAY.search(one.sentence.lower) is None:
            continue
        number = one.sentence.number
        following = [s for s in analysis.sentences[number : number + 2] if s.paragraph == one.sentence.paragraph]
        is_hidden = any(_TAKEN_AWAY.search(s.lower) for s in following)
        if is_hidden or _BY_LAW.search(one.sentence.lower) is None:
            one.kind = "abduction"
            one.event_type, one.sub_event_type = "Violence against civilians", "Abduction/forced disappearance"
            one.why = (*one.why, "told among enforced disappearances")


def _takes_somebody(one: Told) -> bool:
    """Tell an arrest, and a raid whose people "were shifted to an unknown location"."""
    if one.kind != "counter_operation":
        return one.kind == "arrest" and one.token.value.is_verb
    taken = any(token.value.kind == "arrest" and token.value.is_verb for token in one.sentence.of("event"))
    return taken and _TAKEN_AWAY.search(one.sentence.lower) is not None


def is_made_there(token: Token, sentence: Sentence) -> bool:
    """Tell "police arrested 12 of them", "dozens were detained" from those arrested before, whom a protest is for."""
    if token.value.kind != "arrest" or not token.value.is_verb:
        return False
    before = sentence.lower[: token.start - sentence.start]
    if _OF_OTHERS.search(before) is not None:
        return False
    by_police = any(actor.value.group == "security" and actor.end <= token.start for actor in sentence.of("actor"))
    return by_police or before.endswith(("was ", "were ")) or sentence.written(token).startswith(("was ", "were "))
