"""Tell what happened from what was foiled, denied, feared, remembered, or only spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reading.lexicon import pattern
from geo.reading.turns import may_end_in

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.dates import DateSpan
    from geo.reading.lexer import Token

_HYPOTHETICAL_REACH = 70
_GENERAL_REACH = 25
_AIM = re.compile(r"(?<!attempted )(?<!tried )(?<!trying )\bto $")
# What may stand between a word of saying and the day it was said on.
_TOLD_WHOM = (
    "on", "late", "earlier", "here", "in a statement", "to the media", "to media", "to reporters", "to journalists",
    "reporters", "journalists", "newsmen", "afp", "reuters", "(?:a|the) (?:press|news) conference",
    "the assembly", "the house", "the senate", "the court",
)  # fmt: skip
_AFTER_SAYING = rf"(?: (?:{'|'.join(_TOLD_WHOM)}))*\s*$"
_LAST_AFTER_SAYING = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _TOLD_WHOM)
_BEFORE_EVENT = (
    r"\s+(?:the |an? |his |her |their |last \w+'s |\w+day's |yesterday's |alleged |recent |deadly |enforced )*$"
)
_LAST_BEFORE_EVENT = frozenset(
    {"the", "a", "an", "his", "her", "their", "s", "alleged", "recent", "deadly", "enforced"}
)
_SPORT = frozenset({
    "goalkeeper", "striker", "wickets", "innings", "midfield", "midfielder", "semi", "quarterfinal", "semifinal",
    "halftime", "batsman", "bowler", "referee", "offside", "goalless",
})  # fmt: skip
"""In a sentence of a match that tells of no dead or hurt, attacks and ambushes are the game's."""
_COUNTERFACTUAL = re.compile(r"had (?:the|it|they|he|she|an?|this)\b[^.;]*\b(?:would|could|might) have\b")
"""What would have been: "Had the bomb gone off, dozens could have been killed"."""
_CLAIMS = ("claim", "accept", "took", "taken", "assum")
_FOILED = ("foiled", "thwarted")
# "It may be recalled that gunmen …", "One should note that …": what follows happened.
_BY_THE_WAY = re.compile(
    r"\W*(?:it|one|readers) (?:may|might|should|must|can|is|was) (?:also )?(?:be )?(?:here )?"
    r"(?:note[d]?|recall(?:ed)?|mention(?:ed)?|remember(?:ed)?|add(?:ed)?|pertinent|worth\w*|important)\b[^,.]{0,30}?(?:\bthat\b|,)"
)
_SCENE = frozenset({"location", "near"})
_NOBODY = ("no one", "nobody", "no casualt", "no loss", "no injur", "none ")
_NOUN_BEFORE = re.compile(r"\b(?!was |is |has |gets |always |this )[a-z]{2,}(?:s|men|people|women) $")
_SUPERLATIVE = re.compile(
    r"\b(?:deadliest|worst|bloodiest|largest|biggest|highest|most|latest|heaviest"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b[^.;]*$"
)
_COMPARISON_REACH = 70
_WHO = re.compile(r", (?:who|which|when)\b")
_WHEN = re.compile(r"\b(?:when|as|after|responsibility)\b")
_AFTER_IT = re.compile(r"\bdead (?:after|when|as)\b")
_DEFINITE_WORDS = frozenset(
    {"the", "this", "that", "these", "those", "such", "its", "their", "our", "his", "both", "any", "every", "each",
     "of", "latest", "recent", "previous", "all"}
)  # fmt: skip
_DEFINITE = re.compile(rf"\b(?:{'|'.join(sorted(_DEFINITE_WORDS))})\s+(?:\w+[ -]){{0,2}}$")
# "Footage of protests in Mastung", "From Sibi came reports of explosions"
_SHOWN = re.compile(r"\b(?:footage|videos?|pictures|photos|images|reports|news|word) of (?:\w+ ){0,2}$")
_AFTER_HE_HAD = re.compile(r"\b(?:after|because|since) (?:he|she|they) (?:had|was|were)\b[^,;.]{0,40}$")
_NEW = frozenset({"another", "a", "an", "separate", "second", "fresh", "different"})
# "The spokesperson later on July 16 disclosed that …"
_THEN_SAID = re.compile(r",? (?:disclosed|revealed|informed|recalled)\b")
_LONGEST_ON = len("earlier on") + 1
_ON_A_DAY = re.compile(r"\b(?:on|late on|earlier on|in)$")


def stance_on(token: Token, sentence: Sentence, clause: tuple[int, int]) -> str:
    """Tell how a sentence speaks of an event: "" where it happened, else why it is not told as such.

    Parameters
    ----------
    token
        The event word.
    sentence
        The sentence it stands in.
    clause
        The span of its clause, offsets of the canonical text.
    """
    before = token.start - sentence.start
    if sentence.text.endswith("to ", 0, before) and not token.value.is_verb and _AIM.search(sentence.text[:before]):
        return "an aim"
    whole = _stance_of_all(sentence)
    if whole or sentence.tags.isdisjoint(_TOLD_BY):
        return whole
    opening = _BY_THE_WAY.match(sentence.lower)
    aside = sentence.start + opening.end() if opening is not None else sentence.start
    for other in sentence.tokens:
        if other.tag == "general" and not token.value.is_verb and 0 <= token.start - other.end <= _GENERAL_REACH:
            return "how things usually are"
        if other.tag not in _RULES or not clause[0] <= other.start < clause[1] or other.start < aside:
            continue
        if other.end > token.start:
            if other.tag == "negated_after":
                return "foiled" if sentence.written(other).endswith(_FOILED) else _RULES[other.tag]
            continue
        if other.tag == "negated_after":
            continue  # it speaks of what stands before it
        verdict = _RULES[other.tag]
        distance = token.start - other.end
        if other.tag == "hypothetical" and (
            distance > _HYPOTHETICAL_REACH
            or not _is_plain(other, sentence)
            or is_done_to(token, sentence)
            or _is_what_it_follows(other, token, sentence)
        ):
            continue
        if other.tag == "foiled" and "," in sentence.text[other.end - sentence.start : token.start - sentence.start]:
            continue
        if other.tag == "negated" and _spares_the_event(other, token, sentence):
            continue
        if other.tag == "reaction" and (
            token.value.is_verb or _is_claimed(other, token, sentence) or _is_told_in_full(token, sentence)
        ):
            continue
        if other.tag == "commemorated" and _is_told_anew(other, token, sentence):
            continue
        if other.tag == "commemorated" and token.value.is_verb and _is_of_the_victims(other, sentence):
            continue
        return verdict
    return ""


def _stance_of_all(sentence: Sentence) -> str:
    """Tell what the sentence says of whatever it tells: what would have been, or a game."""
    if _COUNTERFACTUAL.match(sentence.lower) is not None:
        return "hypothetical"
    return "a game" if "toll" not in sentence.tags and not _SPORT.isdisjoint(sentence.words) else ""


_RULES = {
    "negated": "negated",
    "negated_after": "negated",
    "foiled": "foiled",
    "hypothetical": "hypothetical",
    "commemorated": "commemorated",
    "reaction": "a reaction to an event told elsewhere",
}
_TOLD_BY = frozenset({*_RULES, "general"})


def _is_what_it_follows(feared: Token, token: Token, sentence: Sentence) -> bool:
    """Tell "two are feared dead after gunmen attacked a post", where the attack happened."""
    first, last = feared.end - sentence.start, token.start - sentence.start
    return token.value.is_verb and _AFTER_IT.search(sentence.lower, first, last) is not None


def _spares_the_event(negated: Token, token: Token, sentence: Sentence) -> bool:
    """Tell "no one was hurt when a grenade was hurled", which happened, from "no grenade was hurled"."""
    text = sentence.lower
    first, last = negated.start - sentence.start, token.start - sentence.start
    return text.startswith(_NOBODY, first) and _WHEN.search(text, first, last) is not None


def _is_claimed(claimed: Token, token: Token, sentence: Sentence) -> bool:
    """Tell "claimed responsibility for a grenade attack on Qambrani Road", which happened there, from a reaction."""
    if not sentence.written(claimed).startswith(_CLAIMS):
        return False
    return any(t.start > token.start and t.entry is not None and t.part in _SCENE for t in sentence.toponyms)


def _is_told_in_full(token: Token, sentence: Sentence) -> bool:
    """Tell "condemned the murder of 14 people near Ormara", with its dead and its place, from a bare reaction."""
    if not any(t.start > token.start and t.entry is not None and t.part in _SCENE for t in sentence.toponyms):
        return False
    return any(figure.measure == "killed" for figure in sentence.figures)


def _is_of_the_victims(commemorated: Token, sentence: Sentence) -> bool:
    """Read "a bomber targeting a procession marking the birthday of the Prophet killed 52": those hit remembered."""
    return any(
        actor.value.group == "militants" and actor.end <= commemorated.start for actor in sentence.of("actor")
    ) and any(target.end <= commemorated.start for target in sentence.of("target"))


def _is_told_anew(commemorated: Token, token: Token, sentence: Sentence) -> bool:
    """Read "the anniversary of the death of X, who was killed in Kohlu on 26 August 2006", a day of its own."""
    between = sentence.lower[commemorated.end - sentence.start : token.start - sentence.start]
    return _WHO.search(between) is not None and any(
        span.precision == 1 and span.start > token.start for span in sentence.dates
    )


def is_compared(sentence: Sentence, start: int) -> bool:
    """Tell "one of the deadliest flare-ups in recent years": years to compare with, and no event of theirs.

    ``start`` is the offset in the sentence of the words that speak of years.
    """
    return _SUPERLATIVE.search(sentence.lower, max(0, start - _COMPARISON_REACH), start) is not None


def is_done_to(token: Token, sentence: Sentence) -> bool:
    """Read "would not bury ten miners killed by gunmen": whatever they would do, the killing happened."""
    text, offset = sentence.lower, token.start - sentence.start
    agents = (" by ", " in ") if token.value.name == "killing" else (" by ",)
    if not token.value.is_verb or not text.startswith(agents, token.end - sentence.start):
        return False
    return _NOUN_BEFORE.search(text[:offset]) is not None


def _is_plain(token: Token, sentence: Sentence) -> bool:
    """Tell the modal "may" from the month, "will" from a name: in small letters, or opening the sentence."""
    text = sentence.document_text[token.start : token.end]
    return text.islower() or token.start == sentence.start


def is_subordinate(token: Token, sentence: Sentence) -> bool:
    """Tell whether an event word only gives the reason or the time of another ("a rally against the killing")."""
    end = token.start - sentence.start
    start = max(0, end - 60)
    if not may_end_in(sentence.folded[start:end], "stance", "subordinate", others=_LAST_BEFORE_EVENT):
        return False
    return pattern("stance", "subordinate", after=_BEFORE_EVENT).search(sentence.lower[start:end]) is not None


def happened_before(token: Token, sentence: Sentence) -> bool:
    """Tell the abduction of "the road was blocked after he had reportedly been abducted"."""
    before = sentence.lower[max(0, token.start - sentence.start - 60) : token.start - sentence.start]
    return token.value.is_verb and _AFTER_HE_HAD.search(before) is not None


def is_definite(token: Token, sentence: Sentence) -> bool:
    """Tell "the attack", which was told before, from "an attack"."""
    if token.value.is_verb:
        return False
    end = token.start - sentence.start
    start = max(0, end - 40)
    if _DEFINITE_WORDS.isdisjoint(sentence.folded[start:end].rsplit(None, 3)[-3:]):
        return False
    before = sentence.lower[start:end]
    found = _DEFINITE.search(before)
    if found is None or _SHOWN.search(before) is not None:
        return False
    return _NEW.isdisjoint(found[0].split())


def is_statement_day(span: DateSpan, sentence: Sentence) -> bool:
    """Tell a day on which something was said from the day on which it happened."""
    if _THEN_SAID.match(sentence.lower, span.end - sentence.start) is not None:
        return True
    end = span.start - sentence.start
    before = sentence.lower[:end].rstrip()
    if before.endswith(("on", "in")):
        on = _ON_A_DAY.search(before, max(0, len(before) - _LONGEST_ON))
        before = before[: on.start()].rstrip() if on is not None else before
    if not may_end_in(sentence.folded[: len(before)], "stance", "saying", others=_LAST_AFTER_SAYING):
        return False
    return pattern("stance", "saying", after=_AFTER_SAYING).search(before) is not None
