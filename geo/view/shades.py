"""Districts shaded by a number: five classes from light to dark, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.view.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.layers.build import Layers
    from geo.view.permalink import ShadeBy

CLASSES = 5


def shading_for(shade_by: ShadeBy, layers: Layers) -> dict[str, Any] | None:
    """Give the shading of the districts for a filter; None for no shading, or where every number is zero.

    Parameters
    ----------
    shade_by
        ``incidents`` counts what is placed in the district; ``offline`` the days under blackout that
        reports attest.
    layers
        What the filter shows.
    """
    if shade_by == "none":
        return None
    column = {"incidents": "incidents", "offline": "days_offline_low"}[shade_by]
    values = {
        str(pcode): float(value)
        for pcode, value in zip(layers.districts_gdf["pcode"], layers.districts_gdf[column], strict=True)
    }
    unit = {"incidents": "incidents", "offline": "days"}[shade_by]
    words = {pcode: say(f"count.{unit}", n=int(value)) for pcode, value in values.items()}
    if shade_by == "offline":
        highest = dict(zip(layers.districts_gdf["pcode"], layers.districts_gdf["days_offline_high"], strict=True))
        for pcode, value in values.items():
            if highest[pcode] > value:
                words[pcode] += f" {say('shade.if_never_ended', n=int(highest[pcode]))}"
    return shading(values, words, title=say(f"shade.{shade_by}"))


def shading(values: Mapping[str, float], words: Mapping[str, str], *, title: str) -> dict[str, Any] | None:
    """Sort districts into five classes from light to dark by their value; None where all are zero.

    Parameters
    ----------
    values
        Value by P-code; zero stays unshaded.
    words
        The value in words, by P-code, for the tooltip.
    title
        What is counted.
    """
    highest = max(values.values(), default=0)
    if highest <= 0:
        return None
    levels = {pcode: max(1, -int(-CLASSES * value // highest)) for pcode, value in values.items() if value > 0}
    ends = say("legend.ends", low=1, high=f"{highest:g}")
    return {"levels": levels, "words": dict(words), "title": title, "ends": ends}
