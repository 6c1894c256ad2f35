"""Turn the figures of a document into claims: whose figure, about which event, replaced by which later one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from geo.model import Claim, make_id
from geo.reading.claimants import claimant_of
from geo.reading.stance import stance_on

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Episode, Group
    from geo.reading.figures import Figure
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.incidents import Case, Story

_REVISES = re.compile(
    r"\b(?:revised|updated|rose|risen|rises|climbed|increased|raised|jumped|up from|taking the|bringing the|brought the|took the)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|the statement|the official|the spokes\w+)\b", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:figures?|number|toll|count|tally)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:since (?:the (?:start|beginning)|\d{4}|January)|so far this year|this year|over the (?:past|last) (?:\w+ )?(?:years?|months?|decade)|in \d{4} alone|during the year|last year|in the past (?:\w+ )?(?:years?|months?)|annual|in recent (?:years|months)|between \d{4} and \d{4})\b",
    re.IGNORECASE,
)


def find_claims(
    analysis: Analysis, story: Story, episodes: list[Episode], *, source_id: str, source_text: str
) -> list[Claim]:
    """Find the claims of a document, each hung on the incident or the episode it speaks of."""
    claims: list[Claim] = []
    episode = episodes[0] if episodes else None
    speaker: str | None = None
    spoke_last: Sentence | None = None
    last_group: Group | None = None
    for sentence in analysis.sentences:
        if "toll" not in sentence.tags:
            spoke_last = sentence
            continue
        figures = sentence.figures
        if not figures or "accident" in sentence.tags or _is_unreal(sentence) or _is_general(sentence):
            continue
        cases = story.by_sentence.get(sentence.number, [])
        if sentence.number in story.background_sentences and not cases:
            continue
        speaker = _speaker(sentence, before=spoke_last)
        spoke_last = sentence
        for figure in figures:
            if figure.group is None and figure.noun is None and (figure.is_elliptic or _COUNT.search(sentence.text)):
                figure.group = last_group
            last_group = figure.group or last_group
            claim = _claim(figure, sentence, cases, story, episode, speaker, analysis, source_id, source_text)
            is_plain = (figure.group or "unknown") == "unknown"
            _add(claim, claims, is_plain=is_plain, revises=bool(_REVISES.search(sentence.text)))
    return claims


def _speaker(sentence: Sentence, *, before: Sentence | None) -> str | None:
    """Give who speaks; "he added" goes back to the sentence before."""
    earlier = claimant_of(before, before=None) if before is not None and _PRONOUN.search(sentence.text) else None
    return claimant_of(sentence, before=earlier)


def _is_general(sentence: Sentence) -> bool:
    return bool(_GENERAL.search(sentence.text))


def _is_unreal(sentence: Sentence) -> bool:
    """Tell figures of feared, foiled or remembered events: none of them fell."""
    span = (sentence.start, sentence.end)
    tolls = [token for token in sentence.of("event") if token.value.name == "killing"] or sentence.of("event")
    verdicts = [stance_on(token, sentence, span) for token in tolls]
    return bool(verdicts) and all(verdict in {"hypothetical", "commemorated", "negated"} for verdict in verdicts)


def _claim(
    figure: Figure, sentence: Sentence, cases: list[Case], story: Story, episode: Episode | None,
    speaker: str | None, analysis: Analysis, source_id: str, source_text: str,
) -> Claim:  # fmt: skip
    quote, start, end = analysis.quote(sentence.start, sentence.end, source_text)
    on_incident, on_episode = _subject(cases, story, episode)
    group = figure.group or "unknown"
    group = _group_by_target(group, figure, cases, sentence, story)
    return Claim(
        id=make_id("claim", source_id, group, figure.measure, figure.low, figure.high, start + figure.start),
        group=group, measure=figure.measure, low=figure.low, high=figure.high, qualifier=figure.qualifier,
        claimant=speaker, as_of=_as_of(sentence, analysis), episode=on_episode, incident=on_incident,
        source_id=source_id, quote=quote, quote_start=start, quote_end=end, detail=figure.detail,
        confidence=_confidence(figure, speaker), why=(f"{figure.rule}: {figure.noun or figure.measure}",),
    )  # fmt: skip


def _subject(cases: list[Case], story: Story, episode: Episode | None) -> tuple[str | None, str | None]:
    """Hang a claim on the one incident it speaks of, else on the episode: a total is never shared out."""
    if len(cases) == 1 and cases[0].record_id:
        return cases[0].record_id, None
    if episode is not None:
        return None, episode.id
    located = [case for case in story.cases if case.record_id and not case.is_background]
    return (located[0].record_id, None) if len(located) == 1 or (located and not cases) else (None, None)


def _group_by_target(group: Group, figure: Figure, cases: list[Case], sentence: Sentence, story: Story) -> Group:
    """Give "people" the side of what was hit, where the text says what was hit: a shrine, a police college."""
    if group != "unknown" or figure.measure not in {"killed", "injured", "abducted"}:
        return group
    told = story.tellings.get(sentence.number, [])
    sides = {one.victims for one in told if one.victims} or {token.value for token in sentence.of("target")} or {case.victims for case in cases if case.victims}
    sides -= {"infrastructure"}
    return sides.pop() if len(sides) == 1 else group  # type: ignore[return-value]


def _as_of(sentence: Sentence, analysis: Analysis) -> date | None:
    days = [span.date_end for span in sentence.dates if span.precision == 1 and span.date_end is not None]
    if len(days) == 1 and analysis.published is not None and days[0] > analysis.published:
        return analysis.published
    return days[-1] if days and re.match(r"On\b", sentence.text) and len(days) == 1 else analysis.published


def _confidence(figure: Figure, speaker: str | None) -> float:
    score = 0.7
    score += 0.1 if speaker else 0.0
    score += 0.1 if figure.group not in (None, "unknown") else 0.0
    score -= 0.15 if "joined" in figure.rule or "behind" in figure.rule else 0.0
    score -= 0.1 if figure.is_elliptic else 0.0
    return round(min(score, 0.95), 2)


def _add(claim: Claim, claims: list[Claim], *, is_plain: bool, revises: bool) -> None:
    """Add a claim unless the document told it before; note which earlier one it revises.

    ``is_plain`` says that the text itself named no side ("people"): it may then be any side's figure.
    """
    for index, known in enumerate(claims):
        if not _is_same(known, claim, is_plain=is_plain):
            continue
        group = known.group if known.group != "unknown" else claim.group
        claimant = known.claimant or claim.claimant
        if known.claimant and claim.claimant and claim.claimant.lower() not in known.claimant.lower():
            claimant = f"{known.claimant}; {claim.claimant}"
        claims[index] = msgspec.structs.replace(known, group=group, claimant=claimant, detail=known.detail or claim.detail)
        return
    if revises:
        for index in range(len(claims) - 1, -1, -1):
            known = claims[index]
            if known.measure == claim.measure and known.group in {claim.group, "unknown"} and known.low < claim.low and (
                known.superseded_by is None and _is_total(known, claim)
            ):  # fmt: skip
                claims[index] = msgspec.structs.replace(known, superseded_by=claim.id)
                break
    claims.append(claim)


def _is_total(old: Claim, new: Claim) -> bool:
    """Tell whether an older figure was the running total: told in the same sentence, or just before it."""
    return new.low < old.low * 3 and (old.episode, old.incident) == (new.episode, new.incident)


def _is_same(known: Claim, claim: Claim, *, is_plain: bool) -> bool:
    if (known.measure, known.low, known.high) != (claim.measure, claim.low, claim.high):
        return False
    subjects = {(known.episode, known.incident), (claim.episode, claim.incident)}
    if known.group != claim.group and not is_plain and "unknown" not in (known.group, claim.group):
        return False
    return len(subjects) == 1 or (None, None) in subjects or claim.low > 1
