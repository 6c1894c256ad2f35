"""The detail panel: everything that is known of one record, in HTML in which all text is escaped.

The same panel answers a click on a pin, a hatched district, a bar of the timeline or a row of the table.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from geo.layers.standing import last_word, standing
from geo.model import SHARP_WHERE_PREC
from geo.view.phrases import (
    blackout_when,
    claim_head,
    claim_tail,
    edit_line,
    figure_range,
    incident_when,
    place_line,
    service_words,
    title_of,
)
from geo.view.popup import source_html
from geo.view.symbols import symbol_svg
from geo.view.words import say, say_day, say_span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.merging import Figure, MergedBlackout, MergedEpisode, MergedIncident
    from geo.model import Blackout, Claim, Incident
    from geo.places.history import District
    from geo.view.catalogue import Catalogue

CONTEXT_CHARACTERS = 220
"""How much of the text before and after a quote is shown with it."""


def incident_panel(incident: MergedIncident, catalogue: Catalogue) -> str:
    """Write everything about one incident: place, precision, claims, what it was part of, every report."""
    symbol = _picture(symbol_svg(incident.kind, hollow=incident.where_prec > SHARP_WHERE_PREC))
    parts = [
        f'<h3 dir="auto">{symbol} {escape(title_of(incident))}</h3>',
        _line(incident_when(incident), "when"),
        _line(place_line(incident.place, incident.where_prec, catalogue.join_notes.get(incident.id))),
        _facts(
            (say("panel.actors"), ", ".join(incident.actors)),
            (say("panel.targets"), ", ".join(incident.targets)),
            (say("panel.type"), f"{incident.event_type} / {incident.sub_event_type}"),
        ),
        _claims(catalogue.claims_of(incident.claims), incident.figures, catalogue) or _line(say("claim.none"), "soft"),
    ]
    parts += [episode_part(episode, catalogue) for episode in catalogue.episodes_of(incident)]
    parts += [_doubts(incident.disagreements, incident.merge_reason), _edits(incident.edits, catalogue)]
    return _panel([*parts, _reports(incident.reports, catalogue)])


def blackout_panel(blackout: MergedBlackout, catalogue: Catalogue) -> str:
    """Write everything about one blackout: services with their days, who ordered it, every report."""
    spans = "".join(
        f"<li>{escape(service_words([span.service]))}: {escape(_span_words(span.date_start, span.date_end))}</li>"
        for span in blackout.spans
    )
    places = ", ".join(dict.fromkeys(place.name for place in blackout.places))
    parts = [
        f'<h3 dir="auto">{escape(title_of(blackout))}</h3>',
        _line(blackout_when(blackout), "when"),
        _line(_silence(blackout, catalogue.holdings.last_day), "doubt"),
        _line(say("popup.services", services=service_words(blackout.services))),
        f"<ul>{spans}</ul>" if spans else "",
        _facts(
            (say("panel.reported_for"), places),
            (say("panel.ordered_by"), ", ".join(blackout.ordered_by)),
            (say("panel.reason"), ", ".join(blackout.reasons)),
            (say("panel.operators"), ", ".join(blackout.operators)),
        ),
        _line((blackout.place.join_note or "") if blackout.place else "", "soft"),
        _doubts(blackout.disagreements, blackout.merge_reason),
        _edits(blackout.edits, catalogue),
        _reports(blackout.reports, catalogue),
    ]
    return _panel(parts)


def district_panel(districts: Sequence[District], *, incidents: int, blackouts: int) -> str:
    """Write what is known of the districts of one polygon, and how much the filter holds in them."""
    parts = []
    for district in districts:
        people = district.population_2023
        parts += [
            f"<h3>{escape(say('popup.district', district=district.name))}</h3>",
            _facts(
                (say("panel.division"), district.division),
                (say("panel.people"), say("panel.census", n=f"{people:,}") if people else ""),
                (say("panel.formerly"), district.note),
            ),
        ]
    held = [say("count.incidents", n=incidents), say("count.blackouts", n=blackouts)]
    parts.append(_line(say("panel.here", incidents=held[0], blackouts=held[1])))
    return _panel(parts)


def episode_part(episode: MergedEpisode, catalogue: Catalogue, *, of_incident: bool = True) -> str:
    """Write what is claimed for a whole operation or wave; it is never shared out over its places."""
    heading = say("panel.episode", title=episode.title) if of_incident else episode.title
    parts = [
        f'<h4 dir="auto">{escape(heading)}</h4>',
        _line(say_span(episode.date_start, episode.date_end), "when"),
    ]
    if episode.places_reported_low is not None:
        named = len(episode.places_named)
        parts.append(_line(say("claim.at_least_places", n=episode.places_reported_low, named=named)))
    claims = _claims(catalogue.claims_of(episode.claims), episode.figures, catalogue)
    if claims:
        parts += [_line(say("panel.whole_episode"), "soft"), claims]
    parts.append(_edits(episode.edits, catalogue))
    return f'<section class="episode">{"".join(parts)}</section>'


def overview_panel(episodes: Sequence[MergedEpisode], catalogue: Catalogue) -> str:
    """Write what the panel shows while nothing is chosen: how to choose, and the operations in the filter."""
    parts = [_line(say("panel.choose"), "soft")]
    parts += [episode_part(episode, catalogue, of_incident=False) for episode in episodes]
    return _panel(parts)


def list_panel(lines: Sequence[str]) -> str:
    """Write lines as a list."""
    items = "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
    return _panel([f"<ul>{items}</ul>"])


def figure_quote(claim: Claim, catalogue: Catalogue) -> str:
    """Write the sentence of one figure in its context, and where it stands."""
    return _panel([_quoted(claim, catalogue)])


def in_context(text: str, start: int, end: int, *, characters: int = CONTEXT_CHARACTERS) -> str:
    """Mark a stretch of a text within what stands around it, cut at spaces.

    >>> in_context("It was quiet. Then a <blast>. Then quiet.", 14, 29, characters=6)
    '… <mark>Then a &lt;blast&gt;.</mark> Then …'
    """
    before, after = text[max(0, start - characters) : start], text[end : end + characters]
    if start > characters:
        before = "… " + before.partition(" ")[2]
    if end + characters < len(text):
        after = after.rpartition(" ")[0] + " …"
    return f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"


def _panel(parts: Sequence[str]) -> str:
    return f'<div class="panel">{"".join(parts)}</div>'


def _picture(svg: str) -> str:
    """Put a drawing of ours into an image: a page may strip SVG elements from HTML."""
    return f'<img alt="" width="18" height="18" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def _line(text: str, css_class: str = "line") -> str:
    return f'<p class="{css_class}" dir="auto">{escape(text)}</p>' if text else ""


def _facts(*facts: tuple[str, str]) -> str:
    rows = "".join(f'<dt>{escape(name)}</dt><dd dir="auto">{escape(text)}</dd>' for name, text in facts if text)
    return f"<dl>{rows}</dl>" if rows else ""


def _claims(claims: Sequence[Claim], figures: Sequence[Figure], catalogue: Catalogue) -> str:
    """List claims by group: the range of those that stand, then each with who says so."""
    ranges = {(figure.group, figure.measure): figure for figure in figures}
    ordered = sorted(claims, key=lambda c: (c.group, c.measure, c.superseded_by is not None))
    blocks = []
    for key, same in groupby(ordered, key=lambda claim: (claim.group, claim.measure)):
        figure = ranges.get(key)
        disagree = f' <span class="flag">{escape(say("panel.disagree"))}</span>' if figure and figure.disagree else ""
        head = say("panel.figure", group=say(f"group.{key[0]}"), measure=say(f"measure.{key[1]}"))
        span = escape(figure_range(figure)) if figure else ""
        items = "".join(_claim(claim, catalogue) for claim in same)
        blocks.append(f'<p class="figure">{escape(head)} <b>{span}</b>{disagree}</p><ul>{items}</ul>')
    return "".join(blocks)


def _claim(claim: Claim, catalogue: Catalogue) -> str:
    head = escape(claim_head(claim))
    if claim.superseded_by:
        head = f"<s>{head}</s>"
    source = source_html(catalogue.sources.get(claim.source_id))
    return f'<li dir="auto">{head} – {escape(claim_tail(claim, catalogue))} <span class="soft">({source})</span></li>'


def _doubts(disagreements: Sequence[str], merge_reason: str) -> str:
    parts = [_line(text, "doubt") for text in disagreements]
    if merge_reason:
        parts.append(_line(say("panel.merged", reason=merge_reason), "soft"))
    return "".join(parts)


def _edits(ids: Sequence[str], catalogue: Catalogue) -> str:
    """Say what a person put right; a merge and a split are told where the reports are."""
    made = {edit.id: edit for edit in catalogue.holdings.edits if edit.action in {"correct", "reject"}}
    return "".join(_line(edit_line(made[name]), "soft") for name in ids if name in made)


def _reports(reports: Sequence[Incident] | Sequence[Blackout], catalogue: Catalogue) -> str:
    blocks = [f"<h4>{escape(say('count.reports', n=len(reports)))}</h4>"]
    for report in reports:
        told = say_day(report.date_start) if report.date_start else ""
        note = f' <span class="soft">{escape(say("panel.tells", day=told))}</span>' if told else ""
        blocks.append(_quoted(report, catalogue, note))
    return "".join(blocks)


def _quoted(finding: Incident | Blackout | Claim, catalogue: Catalogue, note: str = "") -> str:
    """Quote a sentence in its context, with its document; ``note`` is HTML."""
    source = catalogue.sources.get(finding.source_id)
    text = source.text if source is not None else finding.quote
    start, end = (finding.quote_start, finding.quote_end) if source is not None else (0, len(finding.quote))
    return (
        f'<figure><blockquote dir="auto">{in_context(text, start, end)}</blockquote>'
        f"<figcaption>{source_html(source)}{note}</figcaption></figure>"
    )


def _silence(blackout: MergedBlackout, last_day: date | None) -> str:
    """Say how long nothing has been heard of a blackout without an end; "" where that is not long."""
    word = last_word(blackout)
    if word is None or last_day is None or standing(blackout, last_day) != "unheard":
        return ""
    return say("panel.unheard", n=(last_day - word).days, day=say_day(last_day))


def _span_words(start: date | None, end: date | None) -> str:
    """Say from when to when one service was cut."""
    if end is not None:
        return say_span(start, end) if start is not None else say("date.until", day=say_day(end))
    since = [say("date.since", day=say_day(start))] if start is not None else []
    return ", ".join([*since, say("date.open_undated")])
