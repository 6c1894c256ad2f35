"""How each kind of record looks: form first, colour second, always with a word.

Colours are the Okabe–Ito palette, which people with the common forms of colour blindness tell
apart; no two kinds share a form, so the map also reads in grey. A sharp pin is filled; a point
that stands for a district or more (``where_prec`` 3 and up) is hollow. A blackout is a hatched
district, hatched more densely the more services are cut, with a sign of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Any

from geo.model import KINDS, SHARP_WHERE_PREC, Kind
from geo.view.words import say

Outline = tuple[tuple[float, float], ...]
"""A closed outline around (0, 0), x to the right and y downwards, within one unit of the centre."""

HATCH_SPACINGS_PX: tuple[int, ...] = (11, 8, 6, 4)
"""Distance between the lines of a hatch for one, two, three, and four or more services."""


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """The look of one kind of record.

    Parameters
    ----------
    colour
        Fill on any background, ``#rrggbb``.
    outline
        The form, in units of the symbol's radius.
    """

    colour: str
    outline: Outline

    def path(self, radius: float = 1.0) -> str:
        """Give the form as SVG path data around (0, 0); Vega takes the same string as a shape.

        >>> Symbol(colour="#000000", outline=((0, -1), (1, 1), (-1, 1))).path(2)
        'M0,-2L2,2L-2,2Z'
        """
        return (
            "M" + "L".join(f"{round(x * radius, 3) + 0:g},{round(y * radius, 3) + 0:g}" for x, y in self.outline) + "Z"
        )


def _regular(corners: int, *, turn_deg: float = 0.0, reach: float = 1.0) -> Outline:
    """Give a regular polygon, its first corner up, turned clockwise."""
    angles = (math.radians(turn_deg + 360 * i / corners - 90) for i in range(corners))
    return tuple((reach * math.cos(a), reach * math.sin(a)) for a in angles)


def _star(points: int, *, inner: float) -> Outline:
    """Give a star whose inner corners lie at ``inner`` of its radius."""
    outer_corners = _regular(points, reach=1.15)
    inner_corners = _regular(points, turn_deg=180 / points, reach=inner)
    return tuple(corner for pair in zip(outer_corners, inner_corners, strict=True) for corner in pair)


def _cross(arm: float) -> Outline:
    """Give an X with arms ``arm`` wide."""
    plus = (
        (-arm, -1.1), (arm, -1.1), (arm, -arm), (1.1, -arm), (1.1, arm), (arm, arm),
        (arm, 1.1), (-arm, 1.1), (-arm, arm), (-1.1, arm), (-1.1, -arm), (-arm, -arm),
    )  # fmt: skip
    turn = math.sqrt(0.5)
    return tuple(((x - y) * turn, (x + y) * turn) for x, y in plus)


SYMBOLS: dict[Kind, Symbol] = {
    "attack": Symbol(colour="#D55E00", outline=_star(8, inner=0.62)),
    "clash": Symbol(colour="#CC79A7", outline=_cross(0.36)),
    "counter_operation": Symbol(colour="#0072B2", outline=_regular(4, turn_deg=45)),
    "abduction": Symbol(colour="#E69F00", outline=_regular(3, turn_deg=180, reach=1.15)),
    "protest": Symbol(colour="#009E73", outline=_regular(3, reach=1.15)),
    "arrest": Symbol(colour="#56B4E9", outline=_regular(4, reach=1.1)),
    "other": Symbol(colour="#8A8A8A", outline=_regular(20, reach=0.9)),
}
"""One symbol for each kind of incident, in the order of the legend."""

BLACKOUT_SIGN = (
    "M-7,5h3v-3h-3ZM-2,5h3v-6h-3ZM3,5h3v-9h-3Z"  # three bars of signal
    "M-8.2,-6.2l1.4,-1.4l15,13.2l-1.4,1.4Z"  # struck through
)
"""SVG path of the sign that stands in a hatched district, about 16 px wide around (0, 0)."""


def is_sharp(where_prec: int) -> bool:
    """Tell whether a point is precise enough for a filled pin.

    >>> [is_sharp(1), is_sharp(3)]
    [True, False]
    """
    return where_prec <= SHARP_WHERE_PREC


def hatch_level(services_cut: int) -> int:
    """Give the index into :data:`HATCH_SPACINGS_PX` for so many services cut.

    >>> [hatch_level(n) for n in (1, 2, 6)]
    [0, 1, 3]
    """
    return min(max(services_cut, 1), len(HATCH_SPACINGS_PX)) - 1


def symbol_svg(kind: Kind, *, hollow: bool = False, size_px: int = 18) -> str:
    """Draw one symbol as a small standalone SVG, for legends and headings."""
    symbol = SYMBOLS[kind]
    fill = "none" if hollow else symbol.colour
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size_px}" height="{size_px}" viewBox="-10 -10 20 20" '
        f'role="img" aria-label="{escape(say(f"kind.{kind}"))}">'
        f'<path d="{symbol.path(7.5)}" fill="{fill}" stroke="{symbol.colour}" stroke-width="1.6"/></svg>'
    )


def for_browser() -> dict[str, Any]:
    """Give all of the above as plain JSON for the script that draws in the browser."""
    return {
        "kinds": {
            kind: {
                "label": say(f"kind.{kind}"),
                "plural": say(f"kinds.{kind}"),
                "colour": SYMBOLS[kind].colour,
                "outline": SYMBOLS[kind].outline,
            }
            for kind in KINDS
        },
        "blackout": {"sign": BLACKOUT_SIGN, "spacings_px": HATCH_SPACINGS_PX},
    }
