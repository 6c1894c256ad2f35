"""The whole reader: the report of 31 January 2026, the development documents, and anything that anybody may feed it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import blackouts, claims, incidents, iso, read

from geo.cli.documents import reading_as_json
from geo.model import KINDS, MEASURES, SERVICES, Reading, as_json
from geo.reading import read_document, read_loaded, read_source
from geo.reading.sources import load

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "tests" / "documents"
ARTICLE = ROOT.parent / "shared" / "seeds" / "newsgram-2026-02-balochistan.txt"
DIGEST = ROOT / "seeds" / "2026-02-02-newsgram-coordinated-attacks.md"
GOLD = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(DOCUMENTS.glob("*.gold.json"))]

ATTACKED = {"Quetta", "Mastung", "Nushki", "Dalbandin", "Kharan", "Panjgur", "Tump", "Gwadar", "Pasni"}
CUT_OFF = {"Quetta", "Mastung", "Kalat", "Khuzdar", "Nushki", "Dalbandin", "Kharan"}
DISTRICTS = {"Tump": "Kech", "Dalbandin": "Chagai", "Pasni": "Gwadar", "Nushki": "Nushki", "Panjgur": "Panjgur"}
NO_TOLLS = {200, 250, 1000, 2000, 4000, 5000}


# --- the report of the nine attacks ---------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[DIGEST, ARTICLE], ids=["digest", "article"])
def report(request):
    """The report as the seeds hold it, and the article itself where it lies beside the checkout."""
    if not request.param.is_file():
        pytest.skip("the article does not lie beside the checkout")
    return read_loaded(next(iter(load(request.param))))


def test_nine_attacks_in_one_wave(report):
    found = [i for i in report.incidents if i.date_start == date(2026, 1, 31)]
    assert sorted(i.place.name for i in found) == sorted(ATTACKED)
    assert {(i.kind, i.date_end, i.episode) for i in found} == {("attack", date(2026, 1, 31), report.episodes[0].id)}
    assert [episode.places_reported_low for episode in report.episodes] == [12]
    assert all("Balochistan Liberation Army" in i.actors for i in found)


def test_seven_towns_cut_off_until_further_notice(report):
    assert {b.place.name for b in report.blackouts} == CUT_OFF
    assert len(report.blackouts) == len(CUT_OFF)
    assert {(frozenset(b.services), b.date_end_expected, b.date_end, b.status) for b in report.blackouts} == {
        (frozenset({"mobile", "internet"}), date(2026, 2, 3), None, "ongoing")
    }


def test_where_only_the_networks_were_cut_nobody_attacked(report):
    assert not {i.place.name for i in report.incidents if i.place} & {"Kalat", "Khuzdar"}


def test_the_figures_of_the_report(report):
    killed = {(claim.low, claim.group) for claim in report.claims if claim.measure == "killed"}
    assert killed >= {
        (31, "civilians"),
        (17, "security"),
        (92, "militants"),
        (145, "militants"),
        (22, "militants"),
        (177, "militants"),
    }
    assert not {claim.low for claim in report.claims if claim.measure in {"killed", "injured"}} & NO_TOLLS
    figures = {claim.id: claim.low for claim in report.claims}
    replaced = {claim.low: figures[claim.superseded_by] for claim in report.claims if claim.superseded_by}
    assert replaced == {145: 177}


def test_the_women_are_among_the_civilians(report):
    (civilians,) = [claim for claim in report.claims if claim.low == 31 and claim.episode]
    assert "five women" in (civilians.detail or "")
    assert not [claim for claim in report.claims if claim.low == 5]


def test_the_hijacking_of_2025_is_no_part_of_it(report):
    assert {i.date_start.year for i in report.incidents if i.episode} == {2026}
    hung = [claim for claim in report.claims if claim.episode or claim.incident]
    assert all(claim.as_of is None or claim.as_of.year == 2026 for claim in hung)
    assert all(claim.as_of.year == 2025 for claim in report.claims if claim not in hung)


def test_towns_lie_in_their_districts(report):
    found = {m.place.name: m.place.district for m in report.mentions if m.place and m.place.name in DISTRICTS}
    assert found == DISTRICTS


def test_a_total_hangs_on_the_wave(report):
    told = [claim for claim in report.claims if claim.low in {31, 17} and (claim.episode or claim.incident)]
    assert {claim.episode for claim in told} == {report.episodes[0].id}


# --- the development documents --------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def readings():
    """Every development document, read once."""
    return [
        read_loaded(
            next(iter(load(DOCUMENTS / gold["document"]))),
            published=date.fromisoformat(gold["published"]) if gold["published"] else None,
        )
        for gold in GOLD
    ]


@pytest.fixture(scope="session")
def score():
    """The project's own scorer, benchmarks/score.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        import score

        return score


@pytest.mark.parametrize(
    ("task", "floor"), [("places", 0.97), ("incidents", 0.92), ("blackouts", 0.93), ("claims", 0.90)]
)
def test_the_reader_is_as_good_as_it_was(readings, score, task, floor):
    total = score.Tally()
    for gold, reading in zip(GOLD, readings, strict=True):
        total.add(score.TASKS[task](reading_as_json(reading), gold))
    f1 = 2 * total.hits / (2 * total.hits + len(total.false) + len(total.missed))
    assert f1 >= floor, f"{task}: {f1:.3f}; false {total.false}; missed {total.missed}"


@pytest.mark.parametrize("number", range(len(GOLD)), ids=[Path(gold["document"]).stem for gold in GOLD])
def test_the_records_of_a_document_fit_together(readings, number):
    check(readings[number])


def check(reading: Reading) -> None:
    """Check what holds for every reading: offsets, ids, references and vocabulary."""
    text = reading.source.text
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert (mention.place is None) == (mention.reason is not None)
    records = [*reading.incidents, *reading.blackouts, *reading.claims]
    for record in records:
        assert text[record.quote_start : record.quote_end] == record.quote
        assert record.source_id == reading.source.id
        assert record.why
    repeated = [name for name, times in Counter(r.id for r in [*records, *reading.episodes]).items() if times > 1]
    assert repeated == []
    episodes = {episode.id for episode in reading.episodes}
    known = {incident.id for incident in reading.incidents}
    figures = {claim.id for claim in reading.claims}
    assert {incident.episode for incident in reading.incidents} <= {None, *episodes}
    for claim in reading.claims:
        assert claim.episode in {None, *episodes}
        assert claim.incident in {None, *known}
        assert claim.superseded_by in {None, *figures} - {claim.id}
        assert claim.measure in MEASURES
    assert {incident.kind for incident in reading.incidents} <= set(KINDS)
    assert all(set(blackout.services) <= set(SERVICES) for blackout in reading.blackouts)
    assert msgspec.convert(as_json(reading), Reading) == reading


def test_reading_again_gives_the_same(readings):
    for reading in readings[:12]:
        assert msgspec.structs.replace(read_source(reading.source), warnings=reading.warnings) == reading


# --- any input ------------------------------------------------------------------------------------------------------

NAMES = ["Quetta", "Mastung", "Nushki", "Kharan", "Panjgur", "Tump", "Gwadar", "Pasni", "Zehri", "Mach", "Hub"]
JUMBLE = """
Gunmen attacked killed 31 soldiers in Quetta Mastung Kech district on Saturday until 5 February mobile internet
was suspended restored police said “ ” ‘ ( ) , . ; : – — <b> </p> [x](y) &amp; ** _ # - کوئٹہ میں دھماکہ ہلاک ۔
at least dozens of people BLA claimed no attack 2026-01-31 January
"""
NEWS_LIKE = st.lists(st.sampled_from([*JUMBLE.split(), "\u00ad", "\u200f", "\n", "\n\n- "]), max_size=60).map(" ".join)
ANYTHING = st.text(st.characters(exclude_categories=["Cs", "No"]), max_size=300)
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=60)
@given(ANYTHING, DAYS)
def test_any_text_can_be_read(text, published):
    check(read_document(text, published=published))


@settings(max_examples=200)
@given(NEWS_LIKE, DAYS)
def test_any_jumble_of_news_can_be_read(text, published):
    check(read_document(text, published=published))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x02",
        "\ufeff",
        '“‘"(' * 2000 + "Quetta" + ')"’”' * 2000,
        "<p><b>" * 2000 + "A blast hit Quetta on Sunday.",
        "<a href='" * 2000 + "Quetta",
        "[Quetta](" * 300,
        "**Quetta" * 300,
        "&#" * 2000 + " Quetta",
        "\u202e\u200f" * 2000 + "کوئٹہ",
        "Quetta " + "a" * 500_000,
        ", ".join(NAMES[i % 11] for i in range(10_000)),
        "..." * 100_000 + " Quetta",
        "Quetta" + "\n" * 500_000 + "Mach",
    ],
    ids=lambda text: f"{text[:12]!r} of {len(text)}",
)
def test_odd_texts_are_read(text):
    check(read(text))


# --- work: counted, never timed -------------------------------------------------------------------------------------


def work(text):
    """Count the calls, of Python and of C, that reading a text takes."""
    calls = 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return calls


GROWING = {
    "reports": lambda n: "\n\n".join(
        f"Gunmen attacked a post in {NAMES[i % 8]} on Sunday. Two soldiers were killed, police said. "
        f"Mobile internet was suspended in {NAMES[i % 8]} on Friday."
        for i in range(n)
    ),
    "names on lines": lambda n: "\n".join(NAMES[i % 11] for i in range(5 * n)),
    "quotes": lambda n: "Quetta " + "said “" * (10 * n) + "attacked" + "”" * (10 * n),
    "markup": lambda n: "Quetta " + "<p><b [x](http://y<a href='" * (4 * n),
    "one sentence of names": lambda n: (
        "Gunmen attacked " + ", ".join(NAMES[i % 11] for i in range(5 * n)) + " on Sunday."
    ),
    "one sentence of events": lambda n: "In Quetta " + "an attack in Mastung and " * (2 * n),
    "one sentence of figures": lambda n: "In Quetta bombs " + "killed 12 people, " * (2 * n),
    "one sentence of cuts": lambda n: "Mobile internet was suspended in Kech, " * n,
    "one sentence of days": lambda n: "Quetta " + "on Sunday " * (3 * n),
    "Urdu names": lambda n: "کوئٹہ، " * (5 * n),
    "one known word": lambda n: "Quetta " + "attack " * (5 * n),
    "one word": lambda n: "Quetta " + "a" * (1000 * n),
}


@pytest.mark.parametrize("kind", GROWING)
def test_twice_the_text_is_twice_the_work(kind):
    read("A blast hit Quetta on Sunday, killing two; mobile internet was cut.")
    work(GROWING[kind](160))  # every table that it needs is read
    counts = [work(GROWING[kind](n)) for n in (40, 80, 160)]
    assert all(later < 2.6 * earlier for earlier, later in pairwise(counts)), counts


# --- dates ----------------------------------------------------------------------------------------------------------


def test_without_any_date_nothing_is_dated_and_the_reader_says_so():
    reading = read(
        "Gunmen attacked a post in Sibi on Saturday. Two soldiers were killed. "
        "Mobile internet was suspended in Sibi. It will be restored on Tuesday.",
        published=None,
    )
    assert incidents(reading) == [("attack", "Sibi", None)]
    assert blackouts(reading) == [("Sibi", ("mobile_internet",), None, None, None)]
    assert claims(reading) == [(2, "security", "killed")]
    assert [claim.as_of for claim in reading.claims] == [None]
    assert any("names no date" in warning for warning in reading.warnings)


def test_with_a_date_there_is_no_warning():
    assert read("Gunmen attacked a post in Sibi on Saturday.").warnings == ()


def test_the_texts_own_first_date_stands_in_for_the_publication():
    reading = read("SIBI, 2 February 2026: Gunmen attacked a post in Sibi on Saturday.", published=None)
    assert [iso(incident.date_start) for incident in reading.incidents] == ["2026-01-31"]
    assert reading.source.published is None


# --- a text about something else ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "March, Reading and Union won their matches on Saturday.",
        "The mayor of Reading opened a bridge.",
        "Three people were killed in a bus crash in Karachi.",
    ],
)
def test_other_news_has_nothing_for_the_map(text):
    reading = read(text)
    assert (reading.blackouts, reading.episodes) == ((), ())
    assert [i for i in reading.incidents if i.place is not None] == []
    assert [m for m in reading.mentions if m.place is not None and m.place.district] == []


def test_a_place_outside_has_a_name_and_no_point():
    (mention,) = read("A meeting was held in Karachi.").mentions
    assert mention.place is not None
    assert (mention.place.name, mention.place.lat, mention.place.district) == ("Karachi", None, None)


def test_what_is_known_of_the_source_is_kept():
    reading = read_document(
        "A blast hit Sibi.",
        title="Blast",
        publisher="A paper",
        url="https://example.org/1",
        language="en",
        path="a.txt",
    )
    source = reading.source
    assert (source.title, source.publisher, source.url, source.language, source.path) == (
        "Blast",
        "A paper",
        "https://example.org/1",
        "en",
        "a.txt",
    )


def test_urdu_gives_the_same_places_days_and_figures():
    urdu = read("کوئٹہ میں ہفتہ کو بم دھماکہ ہوا۔ نوشکی میں موبائل انٹرنیٹ معطل کر دیا گیا۔")
    english = read("A bomb blast took place in Quetta on Saturday. Mobile internet was suspended in Nushki.")
    assert incidents(urdu) == incidents(english) == [("attack", "Quetta", "2026-01-31")]
    assert [row[:2] for row in blackouts(urdu)] == [row[:2] for row in blackouts(english)]
