"""Find the place of an event in the sentences around the one that tells it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from geo.places.gazetteer import OWN_COUNTRY, WIDE_KINDS
from geo.reading.cases import FAMILY, days_meet, may_be_placed_by
from geo.reading.placepairs import is_seat
from geo.reading.scenes import WANTED_FOR
from geo.reading.storydays import IT_HAPPENED
from geo.reading.turns import turns

if TYPE_CHECKING:
    from datetime import date

    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Analysis, Sentence, Toponym
    from geo.reading.cases import Case, Story
    from geo.reading.told import Told


_SCENE = frozenset({"location", "near", "bare"})
_SAID_THERE = re.compile(
    r"\b(?:said|says|told \w+|reporters|hospitals?|taken|shifted|moved|airlifted) (?:\w+ ){0,3}(?:in|to|at) (?:the )?$"
)
_THE_PLACE = re.compile(
    r"\b(?:in|at|to|near|outside|around|of|from|into|attack\w*|storm\w*|enter\w*|raid\w*|hit|struck|overran|seized) "
    r"(?:the centre of )?(?:the|this) (?P<kind>town|city|village|district|tehsil|valley|pass|port|island)\b"
)
_SAME = re.compile(
    r"\b(?:the|this|that) (?:very )?same (?P<kind>area|town|district|city|village|shrine|mosque|imambargah|church"
    r"|hospital|school|college|university|camp|post|check ?post|hotel|market|road)\b"
)
_AREAS = frozenset({"area", "town", "district", "city", "village"})
_HERE = re.compile(
    r"\b(?:killed|injured|wounded|attacked|died|struck|happened|occurred|exploded|martyred|took place) here\b"
)
_IS_A = re.compile(r"\b(?:is|was) (?:a|an|the|one)\b")
_DESCRIBED = re.compile(r"the (?:\w+ )?(?P<noun>\w+?)s? (?:at|in|near) (?:the )?")
_THAT_EVENT = re.compile(r"(?:that|the) (?:\w+ )?(?:attack|bombing|blast|explosion|assault|ambush|clash|raid)\b")
_CAPITAL = "Quetta"
FROM_DATELINE = "place taken from where the report was written: it names no other"
_LEAD, _HEAD = 4, 6
_LEADING = 30


def place_the_lead(story: Story, analysis: Analysis) -> None:
    """Give a lead that names only the country or the province the place that the next sentences set the scene in."""
    fresh = [case for case in story.cases if not case.is_background]
    lost = [case for case in fresh if case.entry is None and case.tellings]
    if len(lost) != 1 or lost[0].tellings[0].sentence in story.waves:
        return
    case = lost[0]
    first = case.tellings[0].sentence.number
    if len(fresh) > 1 and (first > story.opening + 1 or case.tellings[0].sentence.block.role == "entry"):
        return
    for sentence in analysis.sentences[first : first + _LEAD]:
        if any(other.entry is not None for other in story.by_sentence.get(sentence.number, [])):
            return  # it tells of another event
        for toponym in sentence.toponyms:
            entry = toponym.entry
            if entry is None or not entry.is_spot or toponym.part not in {"location", "near"}:
                continue
            if _is_of_another_thing(toponym, sentence):
                continue
            case.entry, case.toponym = entry, toponym
            return


def place_by_the_only_name(story: Story, analysis: Analysis) -> None:
    """Give the cases without a place the one place that the whole document names, if it says that things happen there.

    A note on one town tells what happened during "the unrest" without naming the town again.
    """
    lost = [case for case in story.cases if case.entry is None and case.tellings and not case.is_background]
    if not lost or any(case.entry is not None for case in story.cases):
        return
    named = _all_of_the_only_name(analysis)
    scenes = [toponym for toponym in named if toponym.part in _SCENE] or _dateline_of_one_district(analysis)
    if not scenes or any(_is_aside(toponym, analysis) for toponym in named):
        return
    for case in lost:
        case.entry, case.toponym = scenes[0].entry, scenes[0]


def reach_of_one_area(analysis: Analysis) -> int:
    """Give the number of the last sentence before a report names a second district, or a place outside the province."""
    district: str | None = None
    for sentence in analysis.sentences:
        for toponym in sentence.toponyms:
            entry = toponym.entry
            if entry is None or toponym.part == "dateline":
                continue
            if entry.is_spot:
                district = district or entry.district
            is_abroad = not entry.is_inside and entry.id != OWN_COUNTRY
            if is_abroad or (entry.is_spot and entry.district != district):
                return sentence.number - 1
    return len(analysis.sentences) - 1


def place_of_one_area(story: Story, number: int) -> list[Toponym]:
    """Give the place of the story where up to a sentence only one district was named; none where it was not, or none.

    A report on a siege gives the days before it their events without naming the town again.
    """
    located = (case.toponym for case in story.cases if case.toponym is not None)
    return list(islice(located, 1)) if number <= story.one_area_until else []


def _all_of_the_only_name(analysis: Analysis) -> list[Toponym]:
    """Give every mention of the one place of the province that a document names; none where it names several."""
    named: list[Toponym] = []
    only: Entry | None = None
    for toponym in (toponym for sentence in analysis.sentences for toponym in sentence.toponyms):
        entry = toponym.entry
        if entry is None or entry.kind in WIDE_KINDS:
            continue
        if not entry.is_inside or (only is not None and entry.id != only.id):
            return []
        only = entry
        named.append(toponym)
    return named


def local_dateline(analysis: Analysis) -> Toponym | None:
    """Give the town that a report is written from, where it names no other place at all.

    A report from the provincial capital may be about any place of the province: it gives none.
    """
    named = _all_of_the_only_name(analysis)
    if not named or any(toponym.part != "dateline" for toponym in named):
        return None
    return None if named[0].entry is not None and named[0].entry.name == _CAPITAL else named[0]


def _dateline_of_one_district(analysis: Analysis) -> list[Toponym]:
    """Give the town that a report is written from where all that it names lies in that town's district."""
    named = [
        t for s in analysis.sentences for t in s.toponyms if t.entry is not None and t.entry.kind not in WIDE_KINDS
    ]
    if not named or named[0].part != "dateline" or named[0].entry is None or named[0].entry.name == _CAPITAL:
        return []
    home = named[0].entry.district
    return named[:1] if all(t.entry is not None and t.is_spot and t.entry.district == home for t in named) else []


def _is_aside(toponym: Toponym, analysis: Analysis) -> bool:
    """Tell a place where somebody only spoke or was taken to."""
    if toponym.part == "office":
        return True
    sentence = next(s for s in analysis.sentences if s.start <= toponym.start < s.end)
    return _is_of_another_thing(toponym, sentence)


def _is_of_another_thing(toponym: Toponym, sentence: Sentence) -> bool:
    """Tell where something was only said, and the attack that somebody was wanted for."""
    before = sentence.lower[: toponym.start - sentence.start]
    return _SAID_THERE.search(before) is not None or WANTED_FOR.search(before) is not None


def _subject(analysis: Analysis, kind: str | None) -> list[Toponym]:
    """Give the town that a page is about ("Mach is a town in …"), where an event is told without a place.

    ``kind`` is what the sentence calls it ("close to the town"). Without it the page must bear the town's name.
    """
    for sentence in analysis.sentences[:_LEAD]:
        first = next((t for t in sentence.toponyms if t.entry is not None), None)
        if first is None or first.entry is None or first.start - sentence.start > _LEADING:
            continue
        says = _IS_A.search(sentence.lower, first.end - sentence.start)
        if says is None:
            continue
        title = analysis.sentences[0].text.strip()
        words = sentence.lower[says.end() :].split(",")[0].split()
        fits = title == first.text if kind is None else kind in words or kind == first.entry.kind
        return [first] if fits and first.entry.is_inside else []
    return []


def relocate(sentence: Sentence, story: Story) -> None:
    """Move the case at hand to where "It happened in the Hoshab area" puts it, within the district told before."""
    if not story.cases or not sentence.toponyms or IT_HAPPENED.match(sentence.lower) is None:
        return
    at_hand = story.by_sentence.get(sentence.number - 1) or [case for case in story.cases if not case.is_background]
    exact = next((t for t in sentence.toponyms if t.part in _SCENE and t.is_spot), None)
    if exact is None or exact.entry is None or len(at_hand) != 1 or at_hand[0].entry is None:
        return
    told = at_hand[0].entry
    is_wide = told.kind == "district" or is_seat(told) or "district" in sentence.words
    if told.district == exact.entry.district and is_wide and told is not exact.entry:
        at_hand[0].entry, at_hand[0].toponym = exact.entry, exact


def goes_back(sentence: Sentence) -> bool:
    """Tell whether a sentence names its place by going back to one: "in the same city", "near the town"."""
    return any(pattern.search(sentence.lower) is not None for pattern in (_SAME, _THE_PLACE, _HERE))


def _named_before(before: list[Sentence], kind: str) -> list[Toponym]:
    """Give the city that "the same city" goes back to: the last one named in the sentences before."""
    wanted = {"city": "town"}.get(kind, kind)
    for sentence in before[: -_LEAD - 1 : -1]:
        named = [t for t in sentence.toponyms if t.entry is not None and t.entry.is_inside]
        fitting = [t for t in named if t.entry is not None and wanted in {"area", t.entry.kind}]
        if fitting:
            return fitting[-1:]
    return []


def places_from_context(one: Told, story: Story, analysis: Analysis) -> list[Toponym]:
    """Give a telling without a place that of the sentence before, if that one set the scene and told nothing itself.

    "In the area", "there", "in the town" go back to the place of the last case.
    """
    sentence = one.sentence
    before = analysis.sentences[sentence.number - 1] if sentence.number else None
    if sentence.block.role == "entry":
        return _of_the_title(analysis)
    if _HERE.search(sentence.lower):
        return _named_before(analysis.sentences[: sentence.number], "area")
    if before is not None and one.has_day and _THAT_EVENT.match(sentence.lower):
        return _left_over(before, story)
    if before is not None and before.paragraph == sentence.paragraph and before.number not in story.by_sentence:
        scene = [t for t in before.toponyms if t.part in _SCENE and t.is_spot]
        located = [t for t in scene if t.part == "location"]
        if len(located) == 1 and all(t in located or t.part == "near" for t in scene):
            scene = located  # "in Marget, which is 50 km from Quetta"
        leading = [t for t in located if t.start - before.start < _LEADING]
        if not one.is_definite and (len(scene) == 1 or leading):
            return leading[-1:] or scene
    described = _described_next(one, analysis)
    if described:
        return described
    same = _SAME.search(sentence.lower) if "same" in sentence.words else None
    if one.has_day and not one.is_definite:
        located = [case.toponym for case in story.cases if case.toponym is not None]
        if same is not None and same["kind"] not in _AREAS:
            return located[:1]  # "the same shrine was attacked on 19 March 2005, too"
        if turns("story", "same_place").search(sentence):
            if same is not None:
                return _named_before(analysis.sentences[: sentence.number], same["kind"])
            if located:
                return located[:1]
    if not one.has_day or any(t.entry and not t.entry.is_inside and t.part in _SCENE for t in sentence.toponyms):
        return []
    called = _THE_PLACE.search(sentence.lower)
    return _subject(analysis, called["kind"] if called is not None else None)


def _of_the_title(analysis: Analysis) -> list[Toponym]:
    """Give the one place that the title of a list names: "Attacks in Quetta" is about Quetta in all its entries."""
    titles = [sentence for sentence in analysis.sentences[:_HEAD] if sentence.block.role in {"title", "heading"}]
    named = [t for s in titles for t in s.toponyms if t.entry is not None and t.entry.kind not in WIDE_KINDS]
    return named if len(named) == 1 and named[0].part in _SCENE and named[0].is_spot else []


def _left_over(before: Sentence, story: Story) -> list[Toponym]:
    """Give the place of "… following the bombing of a train in Quetta. That attack, on 24 May, killed 14."."""
    taken = {place.start for told in story.tellings.get(before.number, []) for place in told.places}
    left = [t for t in before.toponyms if t.part in _SCENE and t.start not in taken and t.is_spot]
    return left if len(left) == 1 else []


def _described_next(one: Told, analysis: Analysis) -> list[Toponym]:
    """Read "Gunmen stormed three posts. The posts at Dhana Sar are held by the Levies": where what was hit stands."""
    following = analysis.sentences[one.sentence.number + 1 : one.sentence.number + 2]
    if not following or following[0].paragraph != one.sentence.paragraph or following[0].of("event"):
        return []
    described = _DESCRIBED.match(following[0].lower)
    if described is None or one.sentence.words.isdisjoint({described["noun"], described["noun"] + "s"}):
        return []
    return [
        t for t in following[0].toponyms
        if t.start == following[0].start + described.end() and t.part in _SCENE and t.is_spot
    ]  # fmt: skip


def lead_without_place(one: Told, toponym: Toponym, story: Story, start: date | None, end: date | None) -> Case | None:
    """Give the case that the lead told without a place, which a later sentence now places."""
    if len(one.places) > 1 or any(case.entry is not None and not case.is_background for case in story.cases):
        return None
    for case in story.cases:
        family = FAMILY.get(one.kind, one.kind)
        if one.has_day and one.sentence.number - case.tellings[-1].sentence.number > 1:
            continue  # with a day of its own, and not said in the same breath
        if may_be_placed_by(case, family) and days_meet(case, start, end) and not case.is_background:
            case.entry, case.toponym = toponym.entry, toponym
            return case
    return None
