"""Whether somebody else has decided about the same reports since a person looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geo.merging.records import Edit


def meanwhile(reports: Collection[str], *, seen: Iterable[Edit], now: Iterable[Edit]) -> Edit | None:
    """Give an edit about one of these reports that was made, or taken back, since ``seen``; None where there is none.

    Parameters
    ----------
    reports
        Ids of the reports that a new edit is about.
    seen, now
        The edits as the person knew them, and as they are.
    """
    before, after = {edit.id: edit for edit in seen}, {edit.id: edit for edit in now}
    changed = [after.get(name) or before[name] for name in before.keys() ^ after.keys()]
    touching = [edit for edit in changed if not set(reports).isdisjoint(edit.reports)]
    return max(touching, key=lambda edit: (edit.when, edit.id), default=None)
