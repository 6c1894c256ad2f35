"""Measure the reader against annotated documents: ``python benchmarks/score.py [FOLDER] [--misses]``.

Each ``NAME.gold.json`` in the folder names its document, its publication date and what a careful reader finds in it.
Keys that end in ``_optional`` are neither rewarded nor punished; ``not_places`` and ``claims_wrong`` are
punished. Prints precision, recall and F1 for each task, and how often a finding of each confidence is right.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli.documents import reading_as_json
from geo.model import PROVINCE
from geo.reading import read_loaded
from geo.reading.sources import Failure, load

if TYPE_CHECKING:
    from collections.abc import Callable

Found = dict[str, Any]
ONE_DAY = timedelta(days=1)
LIKE_KINDS = {"attack", "clash"}  # one report's attack is the next one's clash


@dataclass
class Tally:
    """Hits, false findings and misses of one task, with the items that went wrong."""

    hits: int = 0
    false: list[object] = field(default_factory=list)
    missed: list[object] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another document's results in."""
        self.hits += other.hits
        self.false += other.false
        self.missed += other.missed

    def __str__(self) -> str:
        """Write precision, recall and F1 with the counts they come from."""
        precision = self.hits / max(self.hits + len(self.false), 1)
        recall = self.hits / max(self.hits + len(self.missed), 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        counts = f"{self.hits} hit, {len(self.false)} false, {len(self.missed)} missed"
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({counts})"


def read(gold: Found, folder: Path) -> Found:
    """Read the gold file's document as ``incidentmap read --json`` does."""
    loaded = next(iter(load(folder / gold["document"])))
    if isinstance(loaded, Failure):
        raise SystemExit(loaded.message)
    published = gold.get("published")
    return reading_as_json(read_loaded(loaded, published=date.fromisoformat(published) if published else None))


def score_places(found: Found, gold: Found) -> Tally:
    """Compare the sets of canonical names inside the province."""
    wanted = {_fold(name) for name in gold["places"]}
    allowed = {_fold(name) for name in gold.get("places_optional", [])} | {_fold(PROVINCE)}
    located = [place for place in found["places"] if place["lat"] is not None and place["province"] == PROVINCE]
    names = {_fold(place["name"]) for place in located}
    # "Mach railway station" where the gold says Mach is the same answer told more exactly.
    names = {name for name in names if name in wanted or not any(_within(part, name) for part in wanted)}
    traps = {_fold(name) for name in gold.get("not_places", [])} & {_fold(place["text"]) for place in found["places"]}
    false = sorted(names - wanted - allowed) + [f"{name} (no place)" for name in sorted(traps)]
    return Tally(len(wanted & names), [*false], [*sorted(wanted - names)])


def score_records(task: str, same: Callable[[Found, Found], bool], found: Found, gold: Found) -> Tally:
    """Pair findings with gold items, each used once; what pairs with an optional item is left out."""
    tally, left = Tally(), list(found[task])
    for item in gold[task]:
        match = next((record for record in left if same(record, item)), None)
        if match is None:
            tally.missed.append(item)
        else:
            tally.hits += 1
            left.remove(match)
    optional = gold.get(f"{task}_optional", [])
    tally.false += [record for record in left if not any(same(record, item) for item in optional)]
    return tally


def score_claims(found: Found, gold: Found) -> Tally:
    """Pair figures of killed and injured; a figure that is no toll is a false finding."""
    tolls = [claim for claim in found["claims"] if claim["measure"] in {"killed", "injured"}]
    tally = score_records("claims", _same_claim, {"claims": tolls}, gold)
    for trap in gold.get("claims_wrong", []):
        if any(_same_claim(claim, {**trap, "group": None}) for claim in tolls):
            tally.false.append(trap)
    return tally


def _same_incident(found: Found, gold: Found) -> bool:
    kinds = {found["kind"], gold.get("kind") or found["kind"]}
    if (len(kinds) > 1 and kinds != LIKE_KINDS) or not _same_place(found, gold):
        return False
    if gold.get("date_start") is None:
        return True
    if found["date_start"] is None:
        return False
    first, last = _days(found)
    gold_first, gold_last = _days(gold)
    return first <= gold_last + ONE_DAY and last >= gold_first - ONE_DAY


def _same_blackout(found: Found, gold: Found) -> bool:
    if not _same_place(found, gold) or not set(found["services"]) & set(gold.get("services") or found["services"]):
        return False
    if gold.get("date_start"):
        if found["date_start"] is None:
            return False
        if abs(date.fromisoformat(found["date_start"]) - date.fromisoformat(gold["date_start"])) > ONE_DAY:
            return False
    expected = gold.get("date_end_expected")
    return not expected or expected in (found["date_end_expected"], found["date_end"])


def _same_claim(found: Found, gold: Found) -> bool:
    return (
        gold["value"] in (found["low"], found["high"])
        and found["measure"] == gold["measure"]
        and gold.get("group") in (None, "unknown", found["group"])
    )


def _same_place(found: Found, gold: Found) -> bool:
    ours, theirs = _place_name(found), _place_name(gold)
    return ours == theirs or (bool(ours and theirs) and (_within(ours, theirs) or _within(theirs, ours)))


def _place_name(record: Found) -> str:
    place = record.get("place")
    return _fold(place["name"] if isinstance(place, dict) else place)


def _fold(name: str | None) -> str:
    return (name or "").strip().casefold()


def _within(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _days(record: Found) -> tuple[date, date]:
    first = date.fromisoformat(record["date_start"])
    return first, date.fromisoformat(record["date_end"]) if record["date_end"] else first


TASKS: dict[str, Callable[[Found, Found], Tally]] = {
    "places": score_places,
    "incidents": lambda found, gold: score_records("incidents", _same_incident, found, gold),
    "blackouts": lambda found, gold: score_records("blackouts", _same_blackout, found, gold),
    "claims": score_claims,
}


def main() -> None:
    """Score every gold file of a folder and print the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent.parent / "tests" / "documents")
    parser.add_argument("--misses", action="store_true", help="show every false finding and every miss")
    options = parser.parse_args()
    totals = {task: Tally() for task in TASKS}
    bands: dict[float, list[bool]] = defaultdict(list)
    gold_files = sorted(options.folder.glob("*.gold.json"))
    for path in gold_files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = read(gold, path.parent)
        tallies = {task: score(found, gold) for task, score in TASKS.items()}
        print(f"{path.name.removesuffix('.gold.json'):40s}", *map(_short, tallies.items()))
        for task, tally in tallies.items():
            totals[task].add(tally)
            if options.misses:
                for sort, items in (("false", tally.false), ("missed", tally.missed)):
                    for item in items:
                        print(f"    {task}: {sort}: {json.dumps(item, ensure_ascii=False)[:200]}")
            if task != "places":
                for record in found[task]:
                    bands[min(int(record["confidence"] * 5), 4) / 5].append(record not in tally.false)
    print(f"\n{len(gold_files)} documents in {options.folder.name}")
    for task, tally in totals.items():
        print(f"{task:10s} {tally}")
    print("\nconfidence  findings  right")
    for low, right in sorted(bands.items()):
        print(f"{low:.1f} – {low + 0.2:.1f}   {len(right):8d}  {sum(right) / len(right):5.0%}")


def _short(item: tuple[str, Tally]) -> str:
    task, tally = item
    return f"{task} {tally.hits}/{len(tally.false)}/{len(tally.missed)}"


if __name__ == "__main__":
    main()
