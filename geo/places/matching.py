"""Find gazetteer entries for one name: exact, then by variant, transliteration and likeness."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo.places.names import fold, sound_key

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry, Gazetteer

How = Literal["exact", "variant", "spelling", "fuzzy", "part", "online", ""]

_SCORE: dict[How, float] = {"exact": 1.0, "variant": 0.97, "spelling": 0.9}
_INSTALLED_FACTOR = 0.85

MIN_FUZZY_SCORE = 0.76
"""A likeness below this is refused: no place is better than a wrong one."""

_FUZZY_FACTOR = 0.85
_SAME_CONSONANTS = 0.07
"""What it adds to a likeness that only vowels differ: they are what romanisations disagree about most."""

_VOWELS = str.maketrans("", "", "aiu")
_MIN_FUZZY_LETTERS = 5
_MIN_KEY_LETTERS = 3


class Match(NamedTuple):
    """One entry that a name may mean, how the name led to it, and how sure that is (0–1)."""

    entry: Entry
    how: How
    score: float


class Index:
    """The written forms of a gazetteer, folded and keyed for look-up."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.entries = gazetteer.entries

    def known(self, folded: str) -> list[Match]:
        """Give the entries whose name or variant is spelled so, after folding, or sounds so; best first."""
        matches = self._exact.get(folded)
        if matches is not None:
            return matches
        key = sound_key(folded)
        return self._sounds.get(key, []) if len(key) >= _MIN_KEY_LETTERS else []

    def alike(self, folded: str) -> list[Match]:
        """Give the entries with a form that looks like this one, best first; [] where none is near enough."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - a reader that needs no likeness starts without it

        key = sound_key(folded)
        if len(key) < _MIN_FUZZY_LETTERS:
            return []
        cutoff = 100 * (MIN_FUZZY_SCORE - _SAME_CONSONANTS) / _FUZZY_FACTOR
        bones = key.translate(_VOWELS)
        best: dict[str, Match] = {}
        for form, likeness, _ in process.extract(key, self._sounds.keys(), scorer=fuzz.ratio, score_cutoff=cutoff):
            if form[0] != key[0] or len(form) < _MIN_FUZZY_LETTERS - 1:
                continue
            for match in self._sounds[form]:
                if not match.entry.is_inside:
                    continue
                bonus = _SAME_CONSONANTS if form.translate(_VOWELS) == bones else 0
                score = (likeness / 100 * _FUZZY_FACTOR + bonus) * (match.score / _SCORE["spelling"])
                if score >= MIN_FUZZY_SCORE and score > (best[match.entry.id].score if match.entry.id in best else 0):
                    best[match.entry.id] = Match(match.entry, "fuzzy", round(score, 3))
        return sorted(best.values(), key=lambda match: -match.score)

    @cached_property
    def longest_form(self) -> int:
        """The number of words of the longest written form."""
        return max((form.count(" ") + 1 for form in self._exact), default=1)

    @cached_property
    def _exact(self) -> dict[str, list[Match]]:
        found: dict[str, dict[str, Match]] = {}
        for entry in self.entries:
            for form in entry.written_forms:
                how: How = "exact" if form == entry.name or form in entry.urdu else "variant"
                _keep_best(found, fold(form), entry, how)
        return _sorted(found)

    @cached_property
    def _sounds(self) -> dict[str, list[Match]]:
        found: dict[str, dict[str, Match]] = {}
        for form, matches in self._exact.items():
            for match in matches:
                if match.entry.kind != "country":  # Cheena near Ziarat is no China
                    _keep_best(found, sound_key(form), match.entry, "spelling")
        return _sorted(found)


def _keep_best(found: dict[str, dict[str, Match]], form: str, entry: Entry, how: How) -> None:
    if not form:
        return
    score = _SCORE[how] * (_INSTALLED_FACTOR if entry.caution == "installed" else 1)
    known = found.setdefault(form, {})
    if entry.id not in known or known[entry.id].score < score:
        known[entry.id] = Match(entry, how, round(score, 3))


def _sorted(found: dict[str, dict[str, Match]]) -> dict[str, list[Match]]:
    return {form: sorted(known.values(), key=lambda match: -match.score) for form, known in found.items()}
