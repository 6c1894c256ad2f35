"""Which records a set of filters shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.layers.standing import first_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.layers.filters import Filters
    from geo.merging import MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Blackout, Claim, Episode, Incident, Source


class Sieve:
    """The filters made ready to judge many records.

    Parameters
    ----------
    filters
        What to show.
    sources
        Documents by id, for the filter on the source and the text.
    last_day
        The last day of the data: until then an open blackout is shown.
    """

    def __init__(self, filters: Filters, sources: Mapping[str, Source], last_day: date | None) -> None:
        self.filters = filters
        self.last_day = last_day
        self._kinds = frozenset(filters.kinds)
        self._districts = frozenset(filters.districts)
        self._divisions = frozenset(filters.divisions)
        self._actor, self._text = filters.actor.casefold(), filters.text.casefold()
        self._from, self._to = filters.date_from or date.min, filters.date_to or date.max
        wanted = filters.source.casefold()
        self._sources = frozenset(name for name, source in sources.items() if wanted in _described(source))
        self._any_source = not wanted

    def takes_incident(self, incident: MergedIncident) -> bool:
        """Whether an incident passes every filter."""
        filters, place = self.filters, incident.place
        return (
            "attacks" in filters.show
            and incident.where_prec <= filters.max_where_prec
            and (not self._kinds or incident.kind in self._kinds)
            and (not filters.is_dated or self._in_time(incident.date_start, incident.date_end))
            and (not filters.disagree_only or incident.disagree)
            and (not self._districts or (place is not None and place.district in self._districts))
            and (not self._divisions or (place is not None and place.division in self._divisions))
            and (not self._actor or _holds(self._actor, (*incident.actors, *incident.targets)))
            and self._is_told(incident.reports)
            and (not self._text or _holds(self._text, _texts_of_incident(incident)))
        )

    def takes_blackout(self, blackout: MergedBlackout, districts: Iterable[str], divisions: Iterable[str]) -> bool:
        """Whether a blackout of these districts passes every filter that applies to one.

        A filter on kind or precision says nothing about blackouts; one on an actor looks at who ordered it.
        An open blackout is shown until the last day of the data; one restored on a day that nobody names, until
        the last day it was heard of. One without any date passes only where no dates are asked for.
        """
        filters = self.filters
        start = first_word(blackout)
        latest = self.last_day if blackout.is_open else blackout.last_attested
        end = blackout.date_end or (None if start is None else max(filter(None, (latest, start))))
        return (
            "blackouts" in filters.show
            and (not filters.is_dated or self._in_time(start, end))
            and (not filters.disagree_only or blackout.disagree)
            and (not self._districts or not self._districts.isdisjoint(districts))
            and (not self._divisions or not self._divisions.isdisjoint(divisions))
            and (not self._actor or _holds(self._actor, (*blackout.ordered_by, *blackout.operators)))
            and self._is_told(blackout.reports)
            and (not self._text or _holds(self._text, _texts_of_blackout(blackout)))
        )

    def takes_episode(self, episode: MergedEpisode, shown: frozenset[str]) -> bool:
        """Whether an episode has an incident on show, or has none at all and passes by its own date and source."""
        if episode.incidents:
            return not shown.isdisjoint(episode.incidents)
        filters = self.filters
        return (
            self._asks_for_no_place_or_kind()
            and not self._actor
            and (not filters.is_dated or self._in_time(episode.date_start, episode.date_end))
            and (not filters.disagree_only or episode.disagree)
            and self._is_told(episode.reports)
            and (not self._text or _holds(self._text, (episode.title, *episode.places_named)))
        )

    def takes_loose_claim(self, claim: Claim) -> bool:
        """Whether a claim passes that hangs on no incident and no episode."""
        filters = self.filters
        return (
            self._asks_for_no_place_or_kind()
            and not filters.disagree_only
            and (not filters.is_dated or self._in_time(claim.as_of, claim.as_of))
            and self._is_told((claim,))
            and (not self._actor or _holds(self._actor, (claim.claimant or "",)))
            and (not self._text or _holds(self._text, (claim.quote,)))
        )

    def _asks_for_no_place_or_kind(self) -> bool:
        return "attacks" in self.filters.show and not (self._kinds or self._districts or self._divisions)

    def _is_told(self, reports: Iterable[Incident | Blackout | Episode | Claim]) -> bool:
        return self._any_source or any(report.source_id in self._sources for report in reports)

    def _in_time(self, start: date | None, end: date | None) -> bool:
        first, last = start or end, end or start
        return first is not None and last is not None and first <= self._to and last >= self._from


def _described(source: Source) -> str:
    parts = (source.id, source.title, source.publisher, source.url, source.path)
    return "\n".join(part for part in parts if part).casefold()


def _texts_of_incident(incident: MergedIncident) -> tuple[str, ...]:
    quotes = (report.quote for report in incident.reports)
    name = incident.place.name if incident.place else ""
    return (name, *incident.actors, *incident.targets, *quotes)


def _texts_of_blackout(blackout: MergedBlackout) -> tuple[str, ...]:
    quotes = (report.quote for report in blackout.reports)
    return (*(place.name for place in blackout.places), *blackout.ordered_by, *blackout.reasons, *quotes)


def _holds(wanted: str, texts: Iterable[str]) -> bool:
    return any(wanted in text.casefold() for text in texts)
