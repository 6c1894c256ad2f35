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

_ATTRIBUTED = re.compile(
    r",[\"'’”]? (?:the |local |government |senior )?(?:officials|authorities) (?:said|told|confirmed|added)\b"
)


def read_order(report: CutReport) -> None:
    """Fill who ordered the cut, whose networks it hit and the reason that is given; empty where nothing is told."""
    sentence = report.sentence
    authorities = [token for token in sentence.of("authority") if not _only_speaks(token, sentence)]
    if authorities:
        report.ordered_by = authorities[0].value if len(authorities) == 1 else _nearest_authority(authorities, sentence)
    report.operators = tuple(dict.fromkeys(token.value for token in sentence.of("operator")))
    match = _reasons().search(sentence)
    if match is not None:
        report.reason = re.split(r"[.;]|, (?:said|according|officials)", sentence.text[match.start() :])[0].strip(
            " ,\"'"
        )


def _only_speaks(token: Token, sentence: Sentence) -> bool:
    """Tell the officials of "… and restored late at night, officials said"."""
    match = _ATTRIBUTED.search(sentence.lower, max(0, token.start - sentence.start - 12))
    return match is not None and match.start() < token.start - sentence.start < match.end()


def _nearest_authority(authorities: list[Token], sentence: Sentence) -> str:
    cuts = sentence.of("cut") or authorities
    return str(min(authorities, key=lambda token: abs(token.start - cuts[0].start)).value)


@cache
def _reasons() -> Turns:
    forms = sorted(table("blackouts")["reasons"]["forms"], key=len, reverse=True)
    return Turns(forms)
