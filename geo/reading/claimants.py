"""Find who gives a figure: the one who "said", "according to" whom, in the words of the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.reading.lexicon import table
from geo.reading.turns import Turns

if TYPE_CHECKING:
    from geo.reading.analysis import Sentence

_LONGEST = 90
_TRIM = re.compile(
    r"^(?:the same day,? |meanwhile,? |however,? |earlier,? |later,? |on \w+day,? |but |and |while |that |also )+",
    re.IGNORECASE,
)
_DATE_START = re.compile(
    r"^(?:On|In|Late|Early|Earlier)\b[^,]{0,40}, |^On \d{1,2} [A-Z]\w+(?: \d{4})? "
    r"|^In a statement(?: \w+){0,2} (?=the )"
)
_TELLS = re.compile(
    r"\b(?:killed|injured|wounded|martyred|died|were|was|attacked|abducted|arrested|shot|blew|exploded|rejected)\b"
)
"""What no name of a speaker holds."""
_ADJECTIVE = re.compile(r"\b(?:an?|the|their|his|its|of|in)\s*$")
"""Stands before "an alleged encounter", which nobody alleged."""
_AGAINST = re.compile(r";|\bwhile\b|\bwhereas\b|, but\b|, though\b|, although\b")
_AGAINST_WORDS = frozenset({"while", "whereas", "but", "though", "although"})
_NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[;:\"]|\bthat\b|(?<=[a-z]), (?=(?:while|and|but) )")
_BEFORE_VERB = re.compile(
    r"\s+(?:also|later|earlier|had|has|have|further|on \w+day|late on \w+day|on [A-Z]\w+|(?!family\b)\w+ly|"
    r"while (?:talking|speaking) to [^,]{3,40}|in a statement|released|issued)$"
)
_ASIDE = re.compile(
    r"(?:who|which|whose|for (?:his|her|its|their) part|in|on|while|during|speaking|talking|through|via)\b"
)
_AFTER_VERB = re.compile(r"[,;.\"]| that | on \w+day| in a ")
_AFTER_BY = re.compile(r"[,;.]| that | said| on \w+day")
_PRONOUN = re.compile(r"^(?:he|she|they|it|the statement|the official|the spokesman|the spokesperson)$", re.IGNORECASE)


def claimant_of(sentence: Sentence, *, before: str | None, clause: tuple[int, int] | None = None) -> str | None:
    """Give who says what a sentence says.

    Parameters
    ----------
    sentence
        The sentence with the figure.
    before
        Who spoke in the sentence before, for "he added".
    clause
        The part of the sentence to look at, offsets in it; all of it where None.

    Returns
    -------
    str or None
        The claimant as the text names it; None where the text says it in its own voice.
    """
    start, end = clause or (0, len(sentence.text))
    text, lower = sentence.text[start:end], sentence.lower[start:end]
    by = _by().expression.search(lower) if _by().may_stand_in(sentence) else None
    if by is not None:
        return _clean(_AFTER_BY.split(text[by.end() :], 1)[0])
    if not _verbs().may_stand_in(sentence):
        return None
    for verb in _verbs().expression.finditer(lower):
        if _ADJECTIVE.search(lower[: verb.start()]):
            continue
        name = _speaker_before(text[: verb.start()])
        if (name is None and text[: verb.start()].rstrip().endswith((",", '"'))) or (
            name is None and verb.group() == "said"
        ):
            name = _speaker_after(text[verb.end() :])
        if name is None:
            continue
        return before if _PRONOUN.match(name) else name
    return None


def clause_around(sentence: Sentence, offset: int) -> tuple[int, int] | None:
    """Give the clause of a figure where a sentence sets two against each other; None where it has but one.

    "The group claimed it killed 84 soldiers; the army said seven died" has two who speak.
    """
    if ";" not in sentence.lower and _AGAINST_WORDS.isdisjoint(sentence.words):
        return None
    borders = [match.span() for match in _AGAINST.finditer(sentence.lower)]
    if not borders:
        return None
    start = max((last for _, last in borders if last <= offset), default=0)
    end = min((first for first, _ in borders if first > offset), default=len(sentence.text))
    return start, end


def _speaker_before(text: str) -> str | None:
    """Give the words before a verb of saying, back to where their clause begins."""
    clause = _DATE_START.sub("", text)
    clause = _CLAUSE_START.split(clause)[-1].rstrip()
    clause = _BEFORE_VERB.sub("", clause).strip(" ,")
    if clause.count(",") >= 1:
        parts = [part.strip() for part in clause.split(",")]
        if _ASIDE.match(parts[-1]):
            # "Shahid Rind, who speaks for the government, said"; "The BLA, in a statement, said"
            parts = parts[:-1]
        if _PRONOUN.match(parts[-1]):
            return parts[-1]  # "Five soldiers were killed, he said"
        clause = parts[-1] if _speaks(parts[-1]) else ", ".join(parts[-2:])
        if not _speaks(clause):
            return None
    clause = _clean(clause) or ""
    if clause.endswith(" and") or _TELLS.search(clause):
        # "the ISPR rejected the claim and said": its subject, where it opens with one that speaks
        speaker = _speakers().match(clause.lower().removeprefix("the "))
        clause = clause[: speaker.end() + (4 if clause.lower().startswith("the ") else 0)] if speaker else ""
    if _NOBODY.match(clause):
        return None
    if not clause or len(clause) > _LONGEST:
        return None
    return clause if _speaks(clause) or _PRONOUN.match(clause) else None


def _speaker_after(text: str) -> str | None:
    name = _clean(_AFTER_VERB.split(text, 1)[0])
    return name if name and len(name) <= _LONGEST and _speaks(name) else None


def _speaks(words: str) -> bool:
    """Tell whether words can name a speaker: an office, a group, or a name with capitals at the end."""
    if _speakers().search(words.lower()):
        return True
    last = words.split()[-2:]
    return len(last) == 2 and all(word[:1].isupper() for word in last) and len(words.split()) <= 8


def _clean(words: str) -> str | None:
    cleaned = _TRIM.sub("", words.strip(" ,\"'-")).strip()
    if cleaned.count("(") != cleaned.count(")"):
        cleaned = cleaned.split("(")[0].strip(" ,)")
    return cleaned or None


@cache
def _verbs() -> Turns:
    return Turns(sorted(table("attribution")["verbs"], key=len, reverse=True))


@cache
def _by() -> Turns:
    return Turns(sorted(table("attribution")["by"], key=len, reverse=True), after=r"\s+")


@cache
def _speakers() -> re.Pattern[str]:
    forms = sorted(table("attribution")["speakers"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(form.lower()) for form in forms)})\b")
