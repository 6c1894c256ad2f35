"""The commands that read documents: ``read`` prints what they say, ``build`` and ``add`` store it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geo.cli.output import (
    DATE,
    PATH,
    clip,
    count,
    db_option,
    json_option,
    print_json,
    print_table,
    progress,
    quote_range,
    remark,
)
from geo.errors import DocumentError
from geo.model import Place, as_json
from geo.paths import SEEDS, default_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from geo.model import Claim, Mention, Reading
    from geo.reading.sources import Loaded
    from geo.store import Added


@click.command()
@click.argument("path", type=PATH)
@click.option("--published", type=DATE, metavar="DATE", help="The day the document was published, whatever it says.")
@click.option("--explain", is_flag=True, help="Show which rules found each thing.")
@json_option
def read(path: Path, published: date | None, *, explain: bool, as_json: bool) -> None:
    """Show what a document says; store nothing.

    PATH is a text or Markdown file, a saved web page, mail or feed, a folder of them, or - for standard input.
    With --json the answer is one object for a file or -, and a list of such objects for a folder. A broken document
    in a folder is reported on stderr and left out.
    """
    readings = _read_all([path], published=published)
    if as_json:
        documents = [reading_as_json(reading, explain=explain) for reading in readings]
        print_json(documents if path.is_dir() else documents[0])
        return
    for number, reading in enumerate(readings):
        if number:
            click.echo()
        _print_reading(reading, explain=explain)


@click.command()
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH]...")
@db_option
def build(paths: tuple[Path, ...], db: Path | None) -> None:
    """Make the store anew from the documents in seeds/ or PATHs.

    The new store takes the old one's place only when it is complete; building twice gives the same store.
    Documents that were added with add or in the app, and your corrections, are kept.
    """
    from geo.store import Store

    readings = _read_all(paths or (SEEDS,))
    store = db or default_store()
    _print_stored(store, Store(store).replace(readings), readings)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@db_option
def add(paths: tuple[Path, ...], db: Path | None) -> None:
    """Add documents to the store. A document that is already there is not added twice."""
    from geo.store import Store

    readings = _read_all(paths)
    store = db or default_store()
    _print_stored(store, Store(store).add(readings), readings)


def _read_all(paths: Iterable[Path], *, published: date | None = None) -> list[Reading]:
    """Read every document at the paths; report the broken ones, and fail only where none is left."""
    from geo.reading.many import read_many

    readings: list[Reading] = []
    failures: list[str] = []

    def sound() -> Iterator[Loaded]:
        for loaded in _load_all(paths):
            if isinstance(loaded, str):
                failures.append(loaded)
            else:
                yield loaded

    with progress("reading") as show:
        for reading in read_many(sound(), published=published):
            show(reading.source.path or reading.source.title or "")
            readings.append(reading)
    if not readings:
        raise DocumentError("; ".join(failures))
    for failure in failures:
        remark(f"left out: {failure}")
    return readings


def _load_all(paths: Iterable[Path]) -> Iterator[Loaded | str]:
    """Load the documents at the paths; a text stands for one that failed."""
    from geo.reading.sources import Failure, load

    for path in paths:
        try:
            for loaded in load(path):
                yield loaded.message if isinstance(loaded, Failure) else loaded
        except DocumentError as error:
            yield str(error)


def _print_warnings(reading: Reading) -> None:
    name = reading.source.path or reading.source.title or "document"
    for warning in reading.warnings:
        remark(warning if name in warning else f"{name}: {warning}")


def _print_stored(store: Path, done: Added, readings: list[Reading]) -> None:
    for reading in readings:
        _print_warnings(reading)
    found = (
        count(sum(len(reading.incidents) for reading in readings), "report") + " of incidents",
        count(sum(len(reading.blackouts) for reading in readings), "report") + " of blackouts",
        count(sum(len(reading.claims) for reading in readings), "claim"),
    )
    click.echo(f"read {count(len(readings), 'document')}: {', '.join(found)}")
    click.echo(f"{store} holds {count(done.total, 'document')} ({done.new:,} new, {done.replaced:,} read anew)")


def reading_as_json(reading: Reading, *, explain: bool = False) -> dict[str, Any]:
    """Give a reading as the contract has it: each mention and its place in one flat object."""
    whole = as_json(reading)
    records = {key: whole[key] for key in ("incidents", "blackouts", "claims", "episodes")}
    if not explain:
        for record in (*records["incidents"], *records["blackouts"], *records["claims"]):
            record.pop("why", None)
    return {
        "source": whole["source"],
        "places": [_mention_as_json(mention) for mention in reading.mentions if explain or mention.may_be_place],
        **records,
        "warnings": whole["warnings"],
    }


def _mention_as_json(mention: Mention) -> dict[str, Any]:
    place = dict.fromkeys(Place.__struct_fields__) if mention.place is None else as_json(mention.place)
    place["name"] = place["name"] or mention.text
    return {"text": mention.text, "start": mention.start, "end": mention.end, **place, "reason": mention.reason}


def _print_reading(reading: Reading, *, explain: bool) -> None:
    source = reading.source
    published = f"published {source.published}" if source.published else "no publication date"
    click.echo(clip(source.title or source.path or "untitled document", 100))
    click.echo("  " + ", ".join(part for part in (source.publisher, published, source.path) if part))
    placed = sorted({mention.place.name for mention in reading.mentions if mention.place and mention.place.is_located})
    click.echo(f"\nplaces ({len(placed)}): {', '.join(placed) or 'none'}")
    _print_section(
        "incidents",
        [
            (
                incident.kind,
                quote_range(incident.date_start, incident.date_end),
                _where(incident.place),
                clip(", ".join(incident.actors) or "–", 30),
                clip(incident.quote, 48),
            )
            for incident in reading.incidents
        ],
        [incident.why for incident in reading.incidents] if explain else None,
    )
    _print_section(
        "blackouts",
        [
            (
                "+".join(blackout.services),
                quote_range(blackout.date_start, blackout.date_end),
                blackout.status,
                f"until {blackout.date_end_expected} expected" if blackout.date_end_expected else None,
                _where(blackout.place),
                clip(blackout.quote, 40),
            )
            for blackout in reading.blackouts
        ],
        [blackout.why for blackout in reading.blackouts] if explain else None,
    )
    _print_section(
        "claims",
        [
            (
                _figure(claim),
                claim.group,
                claim.measure,
                clip(claim.claimant or "–", 30),
                claim.as_of,
                "superseded" if claim.superseded_by else "",
                clip(claim.quote, 48),
            )
            for claim in reading.claims
        ],
        [claim.why for claim in reading.claims] if explain else None,
    )
    for episode in reading.episodes:
        at_least = f", at least {episode.places_reported_low} places reported" if episode.places_reported_low else ""
        click.echo(f"\nepisode: {episode.title} ({', '.join(episode.places_named)}{at_least})")
    _print_warnings(reading)


def _print_section(title: str, rows: list[tuple[object, ...]], why: list[tuple[str, ...]] | None) -> None:
    click.echo(f"\n{title} ({len(rows)})")
    if not rows:
        return
    if why is None:
        print_table(rows, indent=2)
        return
    for row, rules in zip(rows, why, strict=True):
        print_table([row], indent=2)
        click.echo(f"      because: {'; '.join(rules) or 'no rule is recorded'}")


def _where(place: Place | None) -> str | None:
    if place is None:
        return None
    district = place.district if place.district and place.district != place.name else None
    return f"{place.name} ({district})" if district else place.name


def _figure(claim: Claim) -> str:
    figure = f"{claim.low:,}" if claim.high in (None, claim.low) else f"{claim.low:,}–{claim.high:,}"
    return figure if claim.qualifier == "exactly" else f"{claim.qualifier.replace('_', ' ')} {figure}"
