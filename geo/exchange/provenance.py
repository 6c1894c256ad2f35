"""What every exported file says of itself: program, filters, boundaries and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import __version__
from geo.places.boundaries import boundaries_in_use

if TYPE_CHECKING:
    from geo.layers.filters import Filters


def provenance(filters: Filters) -> dict[str, str]:
    """Give what a reader of an exported file must know, by short English names."""
    layer = boundaries_in_use()
    words = filters.words()
    return {
        "program": f"incidentmap {__version__}",
        "filters": "; ".join(f"{word}: {value}" for word, value in words.items()) or "none",
        "crs": "EPSG:4326 (WGS 84)",
        "boundaries": f"{layer.source} ({layer.vintage}), {layer.licence}",
        "places": "incidentmap gazetteer, with GeoNames identifiers (CC BY 4.0)",
        "quotes": "each quotation belongs to the publisher that its row names",
        "figures": "as claimed by those named; a claim on an episode is not shared out over its places",
    }
