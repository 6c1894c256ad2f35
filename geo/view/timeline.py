"""The timeline: incidents a day by kind, and under it each blackout from its start to its end, if it had one.

Two Vega-Lite specifications over the same days, so that Streamlit can report a brush on the first and a
click on the second. Days are UTC midnights in milliseconds; nothing here depends on a time zone.
A blackout without an observed end is drawn as a bar to the last day a report speaks of it, and from there as a
dotted line to an arrow: it is not told to have ended, nor to go on. An expected end is a mark of its own.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from geo.layers.standing import first_word, last_word
from geo.model import KINDS
from geo.view.phrases import blackout_when, service_words, title_of
from geo.view.symbols import SYMBOLS
from geo.view.words import say, say_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.merging import MergedBlackout, MergedIncident
    from geo.model import Kind

Spec = dict[str, Any]

BRUSH = "days"
"""Name of the selection that a brush over the days reports."""

BAR = "blackout"
"""Name of the selection that a click on a blackout reports; its field is ``id``."""

MAX_BLACKOUT_ROWS = 14
MAX_DAY_LABELS = 9
MIN_MARGIN_DAYS = 10
_LEFT_MARGIN_PX = 118


class Days(NamedTuple):
    """The days a chart spans, and those of the filter within them; all ends included."""

    first: date
    last: date
    chosen_first: date
    chosen_last: date


def days_around(first: date, last: date, *, earliest: date, latest: date) -> Days:
    """Give the days of the filter with some on either side, within the data.

    >>> days = days_around(date(2026, 1, 31), date(2026, 1, 31), earliest=date(2022, 1, 1), latest=date(2026, 2, 4))
    >>> days.first.isoformat(), days.last.isoformat()
    ('2026-01-21', '2026-02-04')
    """
    margin = timedelta(days=max(MIN_MARGIN_DAYS, (last - first).days // 3))
    return Days(max(first - margin, min(earliest, first)), min(last + margin, max(latest, last)), first, last)


def incidents_spec(incidents: Iterable[MergedIncident], days: Days) -> Spec:
    """Draw incidents by day, week or month (as the span of days asks for), stacked by kind.

    Parameters
    ----------
    incidents
        Undated ones, and those of other days, are passed over.
    days
        The days shown; those of the filter are shaded.
    """
    counts: Counter[tuple[date, Kind]] = Counter()
    width = _bar_days(days)
    for incident in incidents:
        if incident.date_start is not None and days.first <= incident.date_start <= days.last:
            counts[_bar_start(incident.date_start, width), incident.kind] += 1
    axis = _days_axis(days)
    count = {"title": None, "tickMinStep": 1, "tickCount": 3, "format": "d", "minExtent": _LEFT_MARGIN_PX}
    return {
        "height": 92,
        "layer": [
            _band(days, axis),
            {
                "data": {"values": _stacked(counts, width)},
                "params": [{"name": BRUSH, "select": {"type": "interval", "encodings": ["x"]}}],
                "mark": {"type": "rect", "cursor": "crosshair", "clip": True},
                "encoding": {
                    "x": {"field": "start", "type": "temporal"},
                    "x2": {"field": "end"},
                    "y": {"field": "low", "type": "quantitative", "axis": count},
                    "y2": {"field": "high"},
                    "color": {"field": "colour", "type": "nominal", "scale": None},
                    "tooltip": {"field": "about", "type": "nominal"},
                },
            },
        ],
        "config": _CONFIG,
    }


def blackouts_spec(blackouts: Sequence[MergedBlackout], days: Days) -> Spec:
    """Draw each blackout as a bar; the arrow of an open end and the mark of an expected end are layers of their own.

    Parameters
    ----------
    blackouts
        Undated ones are passed over. Only the first :data:`MAX_BLACKOUT_ROWS` places get a row.
    days
        As for :func:`incidents_spec`.
    """
    bars = [_bar(blackout, start, days.last) for blackout in blackouts if (start := first_word(blackout)) is not None]
    bars.sort(key=lambda bar: bar["end"] <= to_ms(days.first))  # those whose last word is older come last
    rows = list(dict.fromkeys(bar["where"] for bar in bars))[:MAX_BLACKOUT_ROWS]
    bars = [bar for bar in bars if bar["where"] in rows]
    row = {"field": "where", "type": "nominal", "sort": rows, "axis": _ROW_AXIS}
    axis = _days_axis(days)
    day: Spec = {"type": "temporal"}  # the lowest layer sets the axis for all
    shape = {"type": "point", "filled": True, "opacity": 1}
    about = {"field": "about", "title": None}
    return {
        "height": {"step": 17},
        "data": {"values": bars},
        "layer": [
            _band(days, axis),
            {
                "params": [{"name": BAR, "select": {"type": "point", "fields": ["id"]}}],
                "mark": {"type": "bar", "height": 8, "cursor": "pointer", "color": _BLACKOUT_COLOUR, "clip": True},
                "encoding": {"x": day | {"field": "start"}, "x2": {"field": "end"}, "y": row, "tooltip": about},
            },
            {
                "transform": [{"filter": "datum.open"}],
                "mark": {
                    "type": "rule", "strokeDash": [2, 4], "strokeWidth": 2, "color": _BLACKOUT_COLOUR, "clip": True
                },
                "encoding": {"x": day | {"field": "end"}, "x2": {"field": "until"}, "y": row, "tooltip": about},
            },
            {
                "transform": [{"filter": f"datum.open && datum.until <= {to_ms(days.last + timedelta(days=1))}"}],
                "mark": shape | {"shape": "triangle-right", "size": 110, "color": _BLACKOUT_COLOUR, "xOffset": -6},
                "encoding": {"x": day | {"field": "until"}, "y": row, "tooltip": about},
            },
            {
                "transform": [{"filter": "datum.expected != null"}],
                "mark": {
                    "type": "tick", "orient": "vertical", "thickness": 2.5, "size": 15, "color": "#D55E00", "clip": True
                },
                "encoding": {"x": day | {"field": "expected"}, "y": row, "tooltip": about},
            },
        ],
        "config": _CONFIG,
    }  # fmt: skip


def is_within(blackout: MergedBlackout, days: Days) -> bool:
    """Tell whether a blackout touches the days: an open one as long as no end of it is told."""
    start = first_word(blackout)
    if start is None:
        return False
    end = date.max if blackout.is_open else blackout.date_end or last_word(blackout) or start
    return start <= days.last and end >= days.first


def brushed_days(selection: object) -> tuple[date, date] | None:
    """Read the days of a brush from what Streamlit reports; None where nothing is brushed.

    >>> brushed_days({"day": [1769817600000, 1770076799999]})
    (datetime.date(2026, 1, 31), datetime.date(2026, 2, 2))
    """
    if not isinstance(selection, dict):
        return None
    ends = next((value for value in selection.values() if isinstance(value, list | tuple) and len(value) == 2), None)
    if ends is None or not all(isinstance(end, int | float) for end in ends):
        return None
    low, high = sorted(float(end) for end in ends)
    first, last = _from_ms(low), _from_ms(max(high - 1, low))
    return first, last


def to_ms(day: date) -> int:
    """Give the UTC midnight of a day in milliseconds, as Vega counts.

    >>> to_ms(date(2026, 1, 31))
    1769817600000
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


_BLACKOUT_COLOUR = "#7A828C"
_ROW_AXIS = {
    "title": None,
    "minExtent": _LEFT_MARGIN_PX,
    "labelLimit": _LEFT_MARGIN_PX - 8,
    "ticks": False,
    "labelFlush": False,
    "labelBound": False,
    "labelOverlap": False,
}
_CONFIG = {"view": {"stroke": None}, "axis": {"domain": False}, "padding": 0}


def _from_ms(ms: float) -> date:
    return datetime.fromtimestamp(ms / 1000, tz=UTC).date()


def _band(days: Days, axis: Spec) -> Spec:
    """Shade the days of the filter; as the lowest layer it also sets the axis for those above."""
    beyond = (days.last - days.chosen_last).days  # an expected end may lie after all the data
    is_all = days.chosen_first == days.first and beyond * 20 < (days.last - days.first).days
    chosen = {"start": to_ms(days.chosen_first), "end": to_ms(days.chosen_last + timedelta(days=1))}
    return {
        "data": {"values": [chosen]},
        "mark": {"type": "rect", "color": "#1f5fd0", "opacity": 0 if is_all else 0.13, "clip": True},
        "encoding": {"x": axis | {"field": "start"}, "x2": {"field": "end"}},
    }


def _bar_days(days: Days) -> int:
    """Choose bars of a day, a week or four weeks, so that they stay wide enough to see."""
    spanned = (days.last - days.first).days
    return 1 if spanned <= 120 else 7 if spanned <= 700 else 28


def _bar_start(day: date, width: int) -> date:
    """Give the first day of the bar that a day falls in; bars of a week begin on Mondays."""
    return date.fromordinal((day.toordinal() - 1) // width * width + 1)


def _stacked(counts: Mapping[tuple[date, Kind], int], width: int) -> list[Spec]:
    """Lay the kinds of each bar on top of one another, in the order of the legend."""
    heights: Counter[date] = Counter()
    values = []
    for (start, kind), n in sorted(counts.items(), key=lambda item: (item[0][0], KINDS.index(item[0][1]))):
        end = start + timedelta(days=width)
        values.append(
            {
                "start": to_ms(start),
                "end": to_ms(end),
                "low": heights[start],
                "high": heights[start] + n,
                "colour": SYMBOLS[kind].colour,
                "about": f"{say_span(start, end - timedelta(days=1))}: {n} {say(f'kinds.{kind}')}",
            }
        )
        heights[start] += n
    return values


def _moment(day: date) -> Spec:
    """Write a day as Vega-Lite wants it in an axis; a plain number is dropped there."""
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def _days_axis(days: Days) -> Spec:
    """Lay out the days: whole days only, and a label every so many that they do not run together."""
    spanned = (days.last - days.first).days + 1
    step = -(-spanned // MAX_DAY_LABELS)
    labels = [_moment(days.first + timedelta(days=offset)) for offset in range(0, spanned, step)]
    return {
        "type": "temporal",
        "scale": {"type": "utc", "domain": [_moment(days.first), _moment(days.last + timedelta(days=1))]},
        "axis": {
            "title": None,
            "grid": False,
            "values": labels,
            "format": "%-d %b" if spanned <= 300 else "%-d %b %Y",
            "labelAlign": "left",
            "labelBound": False,
        },
    }


def _place_of(blackout: MergedBlackout) -> str:
    return title_of(blackout).removeprefix(say("popup.blackout", place=""))


def _bar(blackout: MergedBlackout, start: date, last: date) -> Spec:
    """Give a bar to the last word of a blackout, and how far its open end is drawn after that."""
    end = blackout.date_end or last_word(blackout) or start
    expected = blackout.date_end_expected
    where = say(f"timeline.{blackout.extent}") if blackout.extent != "named" else _place_of(blackout)
    return {
        "id": blackout.id,
        "where": where,
        "start": to_ms(start),
        "end": to_ms(end + timedelta(days=1)),
        "open": blackout.is_open,
        "until": to_ms(max(end, last) + timedelta(days=1)),
        "expected": to_ms(expected) if expected else None,
        "about": f"{where}: {service_words(blackout.services)}; {blackout_when(blackout)}",
    }
