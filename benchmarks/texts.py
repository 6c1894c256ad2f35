"""The texts that the reading benchmark reads, made anew from a seed each time so that none repeats itself."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# News that never comes near Balochistan. Our own words.
ELSEWHERE = """
The harbour board of the northern city voted on Thursday to keep the old ferry line for two more winters.
Two hundred runners finished the mountain race in heavy rain, and the winner broke the record by four minutes.
A storm cut the road between the two valleys and left nineteen villages without electricity over the weekend.
The ministry said that the price of bread rose by three percent in May, less than economists had expected.
Police arrested four men after a jewellery shop was robbed in the centre of the capital on Monday night.
The museum will show forty paintings from its cellar, among them a portrait that nobody had seen since 1931.
Engineers repaired the undersea cable in eleven days, and the island's banks opened again on Friday morning.
The opposition asked for a new count in three districts where fewer than fifty votes decided the election.
A fire destroyed a warehouse near the railway station, but no one was hurt, the fire brigade said.
The central bank left its rate unchanged and warned that a weak harvest could drive up the cost of food.
Researchers counted the seabirds of the archipelago for the thirtieth time and found a third fewer than in 1996.
The striker scored twice in the second half, and the visitors went home with their first point of the season.
A court ruled that the dam may be finished, provided that a fish ladder is built before the next spring.
Doctors at the university hospital described a simple blood test that finds the disease two years earlier.
The old tram depot becomes a library; the mayor laid its first stone in front of some three hundred guests.
Farmers blocked the motorway with tractors for six hours to protest against the new rules on fertiliser.
"""


def dense(size: int, *, document_size: int = 4000) -> list[str]:
    """Make documents of conflict news, ``size`` characters in all, of paragraphs from seeds and test documents."""
    paths = [*(ROOT / "seeds").glob("*.md"), *(ROOT / "tests" / "documents").glob("*.txt")]
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths) if "urdu" not in path.name]
    bodies = [text.split("\n---\n", 1)[-1] for text in texts]
    paragraphs = [part.strip() for body in bodies for part in body.split("\n\n") if len(part) > 80]
    return _documents(paragraphs, "\n\n", size, document_size)


def elsewhere(size: int, *, document_size: int = 4000) -> list[str]:
    """Make documents that never name Balochistan, ``size`` characters in all."""
    return _documents(ELSEWHERE.strip().splitlines(), " ", size, document_size)


def _documents(parts: list[str], glue: str, size: int, document_size: int) -> list[str]:
    draw = random.Random(2026)
    documents: list[str] = []
    written = 0
    while written < size:
        chosen: list[str] = []
        while sum(map(len, chosen)) < document_size:
            chosen.append(draw.choice(parts))
        documents.append(glue.join(chosen))
        written += len(documents[-1])
    return documents
