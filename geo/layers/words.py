"""Say in plain English what a number, a precision or a claim means, for layers that explain themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.merging import Edit, Figure
    from geo.model import Claim, Group, Measure, Source

WHERE_PREC: dict[int, str] = {
    1: "exact place",
    2: "near the named place",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "along a line or in an area",
    6: "somewhere in the country",
    7: "outside any one country",
}
"""UCDP where_prec in words."""

_QUALIFIERS = {"exactly": "", "at_least": "at least ", "nearly": "nearly ", "up_to": "up to "}


def claim_in_words(claim: Claim, source: Source | None) -> str:
    """Write a claim as "31 killed (civilians) – provincial authorities, 2 Feb 2026".

    >>> from geo.model import Claim
    >>> claim = Claim(id="c", group="civilians", measure="killed", low=31, claimant="provincial authorities",
    ...               source_id="s", quote="31", quote_start=0, quote_end=2)
    >>> claim_in_words(claim, None)
    '31 killed (civilians) – provincial authorities'
    """
    told = [
        claim.claimant or (f"as told by {source.publisher}" if source and source.publisher else "claimant not named")
    ]
    day = claim.as_of or (source.published if source else None)
    if day:
        told.append(day_in_words(day))
    if claim.superseded_by:
        told.append("later revised")
    number = f"{_QUALIFIERS[claim.qualifier]}{_number_in_words(claim.low, claim.high)}"
    return f"{number} {_measure_in_words(claim.measure, claim.group)} – {', '.join(told)}"


def figure_in_words(figure: Figure) -> str:
    """Write a range as "17–22 killed (security)", "at least" where it is open above."""
    number = f"{figure.low}" if figure.low == figure.high else f"{figure.low}–{figure.high}"
    more = " or more" if figure.open_ended else ""
    return f"{number}{more} {figure.measure} ({figure.group})"


def source_in_words(source: Source) -> str:
    """Write a source as "Title, Publisher, 2 Feb 2026, https://…", without what it lacks."""
    published = day_in_words(source.published) if source.published else None
    parts = [source.title or source.path or source.id, source.publisher, published, source.url]
    return ", ".join(part for part in parts if part)


def edits_in_words(ids: tuple[str, ...], edits: Mapping[str, Edit]) -> str:
    """Say which edits shaped a record, by whom, when and why; "" for none."""
    told = [edits[name] for name in ids if name in edits]
    return "; ".join(
        f"{_action_in_words(edit)} by {edit.who}, {day_in_words(edit.when.date())}"
        + (f": {edit.why}" if edit.why else "")
        for edit in told
    )


def _action_in_words(edit: Edit) -> str:
    """Name what an edit does; of a figure, the one as it was read."""
    figures = ", ".join(
        f"{_number_in_words(one.low or 0, one.high)} {_measure_in_words(one.measure, one.group)}"
        for one in edit.figures
    )
    return f"{edit.action} of the figure {figures}" if figures else edit.action


def _number_in_words(low: int, high: int | None) -> str:
    return f"{low}" if high in {None, low} else f"{low}–{high}"


def _measure_in_words(measure: Measure | None, group: Group | None) -> str:
    return "attackers" if measure == "attackers" else f"{measure} ({group})"


def day_in_words(day: date) -> str:
    """Write a day as "2 Feb 2026", in English whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
