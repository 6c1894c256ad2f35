"""Turn the figures of a document into claims: whose figure, about which event, replaced by which later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from geo.model import Claim, make_id
from geo.reading.claimants import claimant_of, clause_around
from geo.reading.no_event import hits_a_mine
from geo.reading.sides import group_by_target
from geo.reading.stance import is_compared, stance_on
from geo.reading.tolls import PART
from geo.reading.turns import Turns, turns

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Episode, Group, Measure
    from geo.reading.analysis import Analysis, Sentence
    from geo.reading.cases import Case, Story
    from geo.reading.figures import Figure
    from geo.reading.told import Told

_REVISES = Turns(
    ["revised", "updated", "rose", "risen", "rises", "climbed", "increased", "raised", "raises", "jumped", "up from"]
)
_ADDS_UP = Turns(["(?:taking|bringing|brought|took|pushing) (?:the|its|their)"])
_UNREAL = frozenset({"hypothetical", "commemorated", "negated", "negated_after"})
_MOST_GROWTH = 3
_STILL_SPEAKS = 4
"""Sentences after which "he said" still goes back to the spokesman who was named."""
_BODIES = ": bodies"
"""Bodies that a hospital took in are no toll that a later one replaces."""
_Figure = tuple[str, int, int | None]
"""What is measured, and the lowest and highest number."""
_COUNT = Turns(["figures?", "number", "toll", "count", "tally"])


def find_claims(
    analysis: Analysis, story: Story, episodes: list[Episode], *, source_id: str, source_text: str
) -> list[Claim]:
    """Find the claims of a document, each hung on the incident or the episode it speaks of."""
    claims: list[Claim] = []
    background: list[Claim] = []
    told: dict[_Figure, list[int]] = {}
    episode = episodes[0] if episodes else None
    speaker: str | None = None
    spoke_last: Sentence | None = None
    last_group: Group | None = None
    for sentence in analysis.paced("claims"):
        if "toll" not in sentence.tags:
            spoke_last = sentence
            continue
        cases = story.by_sentence.get(sentence.number, [])
        is_background = sentence.number in story.background_sentences and not cases
        if is_background and not _tells_of_another(sentence, story):
            continue
        if _is_unreal(sentence) or _is_general(sentence) or (sentence.number in story.abroad and not cases):
            continue
        figures = sentence.figures
        if not figures:
            continue
        speaker = _speaker(sentence, before=spoke_last, analysis=analysis)
        spoke_last = sentence
        for figure in figures:
            if sentence.block.role == "title" and figure.is_vague:
                continue
            if figure.group is None and figure.noun is None and (figure.is_elliptic or _COUNT.search(sentence)):
                figure.group = last_group
            last_group = figure.group or last_group
            clause = clause_around(sentence, figure.start)
            if _is_of_accident(sentence, clause):
                continue
            own = claimant_of(sentence, before=None, clause=clause) if clause is not None else None
            heard = own or (None if _speaks_next(speaker, clause, sentence) else speaker)
            claim = _claim(figure, sentence, cases, story, episode, heard, analysis, source_id, source_text)
            if is_background:
                # Of an event elsewhere in time: it hangs on nothing, and is no telling of today's figures.
                then = next(one.end for one in story.tellings[sentence.number] if one.has_day)
                background.append(msgspec.structs.replace(claim, episode=None, incident=None, as_of=then))
                continue
            is_plain = (figure.group or "unknown") == "unknown"
            _add(claim, claims, told, is_plain=is_plain, sentence=sentence)
    return sorted([*claims, *background], key=lambda claim: claim.quote_start)


def _tells_of_another(sentence: Sentence, story: Story) -> bool:
    """Tell "in March an attack on a train left 31 dead": a toll of an event that has a day and here no place.

    An entry of a list stands alone: without a place of the province it may be about anywhere.
    """
    if not any(one.has_day and not one.is_outside for one in story.tellings.get(sentence.number, [])):
        return False
    return sentence.block.role != "entry" or any(
        toponym.entry is not None and toponym.entry.is_inside for toponym in sentence.toponyms
    )


def _speaker(sentence: Sentence, *, before: Sentence | None, analysis: Analysis) -> str | None:
    """Give who speaks; "he added" goes back to the sentence before, or some further in a statement."""
    speaker = claimant_of(sentence, before="")
    if speaker == "" and before is not None:
        earlier = analysis.sentences[max(0, sentence.number - _STILL_SPEAKS) : sentence.number]
        named = (claimant_of(back, before=None) for back in (before, *reversed(earlier)))
        return next((name for name in named if name is not None), None)
    return speaker or None


def _speaks_next(speaker: str | None, clause: tuple[int, int] | None, sentence: Sentence) -> bool:
    """Tell "216 were killed; the BLA says it lost 93": it opens a later clause, and gives no figure of this one."""
    if speaker is None or clause is None:
        return False
    following = sentence.text[clause[1] :].lstrip(" ;,")
    for joint in ("while ", "whereas ", "but ", "though ", "although ", "the "):
        following = following.removeprefix(joint)
    return following.startswith(speaker.removeprefix("the ").removeprefix("The "))


def _is_of_accident(sentence: Sentence, clause: tuple[int, int] | None) -> bool:
    """Tell a toll of a road accident or a flood, in the clause that speaks of one."""
    first, last = clause or (0, len(sentence.text))
    told = any(first <= token.start - sentence.start < last for token in sentence.of("accident"))
    # "A suicide bomber rammed into a police truck" tells of none.
    armed = any(
        token.value.group == "militants" and first <= token.start - sentence.start < last
        for token in sentence.of("actor")
    )
    return told and not armed and not hits_a_mine(sentence)


def _is_general(sentence: Sentence) -> bool:
    found = turns("claims", "general").search(sentence)
    return found is not None and not is_compared(sentence, found.start())


def _is_unreal(sentence: Sentence) -> bool:
    """Tell figures of feared, foiled or remembered events: none of them fell."""
    if sentence.tags.isdisjoint(_UNREAL):
        return False
    span = (sentence.start, sentence.end)
    tolls = [token for token in sentence.of("event") if token.value.name == "killing"] or sentence.of("event")
    verdicts = [stance_on(token, sentence, span) for token in tolls]
    return bool(verdicts) and all(verdict in {"hypothetical", "commemorated", "negated"} for verdict in verdicts)


def _claim(
    figure: Figure, sentence: Sentence, cases: list[Case], story: Story, episode: Episode | None,
    speaker: str | None, analysis: Analysis, source_id: str, source_text: str,
) -> Claim:  # fmt: skip
    quote, start, end = analysis.quote(sentence.start, sentence.end, source_text)
    told = _told_beside(figure, sentence, story)
    cases = [case for case in cases if any(one in case.tellings for one in told)] or cases
    on_incident, on_episode = _subject(cases, story, episode)
    group = group_by_target(figure, told, cases, sentence, analysis)
    return Claim(
        id=make_id("claim", source_id, group, figure.measure, figure.low, figure.high, start + figure.start),
        group=group, measure=_measure(figure, cases), low=figure.low, high=figure.high, qualifier=figure.qualifier,
        claimant=speaker, as_of=_as_of(figure, sentence, analysis), episode=on_episode, incident=on_incident,
        source_id=source_id, quote=quote, quote_start=start, quote_end=end, detail=figure.detail,
        confidence=_confidence(figure, group, speaker, on_incident),
        why=(f"{figure.rule}: {figure.noun or figure.measure}",),
    )  # fmt: skip


def _measure(figure: Figure, cases: list[Case]) -> Measure:
    """Give what befell those counted; who was "detained" in an enforced disappearance was abducted."""
    is_taken = figure.measure == "arrested" and bool(cases) and all(case.kind == "abduction" for case in cases)
    return "abducted" if is_taken else figure.measure


def _subject(cases: list[Case], story: Story, episode: Episode | None) -> tuple[str | None, str | None]:
    """Hang a claim on the one incident it speaks of, else on the episode: a total is never shared out."""
    if len(cases) == 1 and cases[0].record_id:
        return cases[0].record_id, None
    if episode is not None:
        return None, episode.id
    located = [case for case in story.cases if case.record_id and not case.is_background]
    return (located[0].record_id, None) if len(located) == 1 or (located and not cases) else (None, None)


def _told_beside(figure: Figure, sentence: Sentence, story: Story) -> list[Told]:
    """Give the events that the figure's own clause tells; all of the sentence's where it stands in none of them."""
    told = story.tellings.get(sentence.number, [])
    place = sentence.start + figure.start
    return [one for one in told if one.clause[0] <= place < one.clause[1]] or told


def _as_of(figure: Figure, sentence: Sentence, analysis: Analysis) -> date | None:
    """Give the day a figure speaks of: the one told next to it, else that of the report."""
    days = [
        (abs(span.start - sentence.start - figure.start), span.date_end)
        for span in sentence.dates
        if span.precision == 1 and span.date_end is not None and span.role not in {"until", "by"}
        and (analysis.published is None or span.date_end <= analysis.published)
    ]  # fmt: skip
    return min(days, key=lambda day: day[0])[1] if days else analysis.published


def _confidence(figure: Figure, group: Group, speaker: str | None, on_incident: str | None) -> float:
    """Tell how often a claim of this kind was right in reports the reader had not seen."""
    score = 0.85
    score += 0.1 if speaker else 0.0
    score -= 0.1 if group == "unknown" else 0.0
    score -= 0.05 if on_incident is None else 0.0
    score -= 0.05 if figure.qualifier == "at_least" else 0.0
    score -= 0.2 if "joined" in figure.rule else 0.0
    return round(max(0.3, min(score, 0.95)), 2)


def _add(
    claim: Claim, claims: list[Claim], told: dict[_Figure, list[int]], *, is_plain: bool, sentence: Sentence
) -> None:
    """Add a claim unless the document told it before; note which earlier one it revises.

    ``told`` gives the numbers of the claims that tell a figure.
    ``is_plain`` says that the text itself named no side ("people"): it may then be any side's figure.
    """
    same_figure = told.setdefault((claim.measure, claim.low, claim.high), [])
    place = next((n for n in same_figure if _is_same(claims[n], claim, is_plain=is_plain)), None)
    if place is None:
        same_figure.append(len(claims))
        claims.append(claim)
        new = claim
    else:
        new = claims[place] = _joined(claims[place], claim)
    _mark_superseded(new, claims, sentence, told_at=claim.quote_start)


def _joined(known: Claim, claim: Claim) -> Claim:
    """Join two tellings of one figure: the side that one of them names, and both claimants."""
    group = known.group if known.group != "unknown" else claim.group
    claimant = known.claimant or claim.claimant
    if known.claimant and claim.claimant and claim.claimant.lower() not in known.claimant.lower():
        claimant = f"{known.claimant}; {claim.claimant}"
    return msgspec.structs.replace(known, group=group, claimant=claimant, detail=known.detail or claim.detail)


def _mark_superseded(new: Claim, claims: list[Claim], sentence: Sentence, *, told_at: int) -> None:
    """Let a figure that "rose to", "was revised to" or "took the toll to" replace the last lower one."""
    revises, adds_up = bool(_REVISES.search(sentence)), bool(_ADDS_UP.search(sentence))
    if not (revises or adds_up):
        return
    for index in range(len(claims) - 1, -1, -1):
        old = claims[index]
        if old is new or old.superseded_by is not None or old.measure != new.measure or old.low >= new.low:
            continue
        if old.group != new.group or new.low > old.low * _MOST_GROWTH or old.why[0].endswith(_BODIES):
            continue
        if adds_up and not revises and old.quote_start == told_at:
            # "22 more …, taking the toll to 177": the 22 are part of it, not replaced by it.
            continue
        claims[index] = msgspec.structs.replace(old, superseded_by=new.id)
        return


def _is_same(known: Claim, claim: Claim, *, is_plain: bool) -> bool:
    """Tell whether two claims of one figure are one: about one thing, and of sides that can be the same."""
    is_part = any(why.startswith(PART) for why in (*known.why, *claim.why))
    if claim.low == 1 and known.quote_start == claim.quote_start and known.why != claim.why and not is_part:
        return False  # "shot dead a doctor in Quetta and a teacher in Kharan"
    subjects = {(known.episode, known.incident), (claim.episode, claim.incident)}
    if known.group != claim.group and not is_plain and "unknown" not in (known.group, claim.group):
        return False
    incidents = {incident for _, incident in subjects if incident is not None}
    return len(subjects) == 1 or (claim.low > 1 and len(incidents) < 2)
