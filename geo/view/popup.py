"""Pop-ups: a card of HTML for one record, in which every string from a document is text.

All text goes through :func:`html.escape`, and a link is only made of an http(s) address, so nothing a
document holds can become markup or script. The cards travel as JSON and are inserted by Leaflet.
Text that may be Urdu carries ``dir="auto"``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geo.view.phrases import blackout_when, claim_line, incident_when, place_line, service_words, title_of
from geo.view.words import say, say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.merging import MergedBlackout, MergedIncident
    from geo.model import Blackout, Claim, Incident, Source
    from geo.view.catalogue import Catalogue

MAX_CLAIMS = 4
"""A pop-up shows so many claims; the detail panel shows them all."""


def incident_card(incident: MergedIncident, catalogue: Catalogue) -> str:
    """Write the pop-up of one incident: date, place, district, who claims what, the sentence, its source."""
    parts = [_heading(title_of(incident)), _paragraph(incident_when(incident), "when")]
    parts.append(_paragraph(place_line(incident.place, incident.where_prec, catalogue.join_notes.get(incident.id))))
    own = catalogue.claims_of(incident.claims)
    if own:
        parts.append(_claims(own, catalogue))
    parts.append(_quotes(incident.reports, catalogue))
    for episode in catalogue.episodes_of(incident):
        claims = catalogue.claims_of(episode.claims)
        if claims:
            parts.append(_paragraph(say("claim.for_episode", title=episode.title), "doubt"))
            parts.append(_claims(claims, catalogue))
    return _card(parts)


def blackout_card(blackouts: Sequence[MergedBlackout], catalogue: Catalogue) -> str:
    """Write the pop-up of one district's blackouts, the ones given."""
    parts: list[str] = []
    for blackout in blackouts:
        parts.append(_heading(title_of(blackout)))
        parts.append(_paragraph(blackout_when(blackout), "when"))
        parts.append(_paragraph(say("popup.services", services=service_words(blackout.services))))
        if blackout.ordered_by:
            parts.append(_paragraph(say("popup.ordered", who=", ".join(blackout.ordered_by))))
        parts.append(_quotes(blackout.reports, catalogue))
    return _card(parts)


def safe_link(url: str | None) -> str | None:
    """Give an address that may stand in a link; None for anything but http and https.

    >>> safe_link("javascript:alert(1)") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def source_html(source: Source | None) -> str:
    """Name a document, linked where it has a web address."""
    if source is None:
        return escape(say("popup.untitled"))
    title = escape(source.title or say("popup.untitled"))
    link = safe_link(source.url)
    if link:
        title = f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    rest = [
        escape(text) for text in (source.publisher, say_day(source.published) if source.published else None) if text
    ]
    return ", ".join([f'<bdi dir="auto">{title}</bdi>', *rest])


def _card(parts: Iterable[str]) -> str:
    return f'<div class="card">{"".join(parts)}</div>'


def _heading(text: str) -> str:
    return f'<h3 dir="auto">{escape(text)}</h3>'


def _paragraph(text: str, css_class: str = "line") -> str:
    return f'<p class="{css_class}" dir="auto">{escape(text)}</p>' if text else ""


def _claims(claims: Sequence[Claim], catalogue: Catalogue) -> str:
    rows = "".join(f'<li dir="auto">{escape(claim_line(claim, catalogue))}</li>' for claim in claims[:MAX_CLAIMS])
    if len(claims) > MAX_CLAIMS:
        rows += f"<li>{escape(say('popup.more_claims', n=len(claims) - MAX_CLAIMS))}</li>"
    return f"<ul>{rows}</ul>"


def _quotes(reports: Sequence[Incident] | Sequence[Blackout], catalogue: Catalogue) -> str:
    """Quote the first report and count the others."""
    if not reports:
        return ""
    first, others = reports[0], len(reports) - 1
    source = source_html(catalogue.sources.get(first.source_id))
    more = f"<br>{escape(say('popup.more', n=others))}" if others else ""
    return f'<blockquote dir="auto">{escape(first.quote)}</blockquote><cite>{source}{more}</cite>'
