"""Read from one sentence who ordered a cut, whose networks it hit, and why."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.lexicon import table
from geo.reading.turns import Turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence
    from geo.reading.cutreport import CutReport
    from geo.reading.lexer import Token

_END_OF_REASON = re.compile(
    r"[.;]|, (?:said|according|officials|[A-Z]\w+ said|scheduled|which|while|and|but"
    r"|the [\w ]{2,40}? (?:has|have|was|were))\b"
)
_ATTRIBUTED = re.compile(
    r",[\"'’”]? (?:the |local |government |senior )?(?:officials|authorities) (?:said|told|confirmed|added)\b"
)


# "Residents urged the authorities to restore it", "a petition in the high court"
_ASKED = re.compile(
    r"\b(?:urged|asked|requested|demanded that|called (?:up)?on|appealed to|moved|petition\w* (?:in|before|to)"
    r"|filed in) (?:the |concerned |relevant )*$"
)
# "The authorities have not commented", "the PTA confirmed that …"
_DID_NOT_ORDER = re.compile(
    r" (?:has|have|had|did|do|does)(?: not|n't)\b| (?:declined|refused|confirmed|denied|was not|were not|could not)\b"
)
# "suspended by the PTA on the directives of the interior ministry": the one behind it ordered it
_DIRECTED_BY = re.compile(
    r"\b(?:on|at|upon|under|following) (?:the )?(?:request|directives?|directions?|orders?|instructions?"
    r"|recommendations?) (?:of|from|by) (?:the )?(?:\w+ )?$"
)


def read_order(report: CutReport) -> None:
    """Fill who ordered the cut, whose networks it hit and the reason that is given; empty where nothing is told."""
    sentence = report.sentence
    authorities = [token for token in sentence.of("authority") if not _only_speaks(token, sentence)]
    behind = [t for t in authorities if _DIRECTED_BY.search(sentence.lower[: t.start - sentence.start])]
    if behind:
        report.ordered_by = behind[0].value
    elif authorities:
        report.ordered_by = authorities[0].value if len(authorities) == 1 else _nearest_authority(authorities, sentence)
    report.operators = tuple(dict.fromkeys(token.value for token in sentence.of("operator")))
    match = _reasons().search(sentence)
    if match is not None:
        report.reason = _END_OF_REASON.split(sentence.text[match.start() :], maxsplit=1)[0].strip(" ,\"'")


def _only_speaks(token: Token, sentence: Sentence) -> bool:
    """Tell the officials of "… and restored late at night, officials said"."""
    start, end = token.start - sentence.start, token.end - sentence.start
    match = _ATTRIBUTED.search(sentence.lower, max(0, start - 12))
    if match is not None and match.start() < start < match.end():
        return True
    return _ASKED.search(sentence.lower[:start]) is not None or _DID_NOT_ORDER.match(sentence.lower, end) is not None


def _nearest_authority(authorities: list[Token], sentence: Sentence) -> str:
    cuts = sentence.of("cut") or authorities
    return str(min(authorities, key=lambda token: abs(token.start - cuts[0].start)).value)


@cache
def _reasons() -> Turns:
    forms = sorted(table("blackouts")["reasons"]["forms"], key=len, reverse=True)
    return Turns(forms)
