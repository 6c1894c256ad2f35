"""Documents made by hand for tests of merging, store, layers and export: a few words and what was read in them."""

from __future__ import annotations

from datetime import date

from geo.model import Blackout, Claim, Episode, Incident, Place, Reading, Source, make_id


def place(name, kind, lat, lon, km, district, pcode="", division=""):
    return Place(
        name=name, kind=kind, lat=lat, lon=lon, precision_km=km, district=district, district_pcode=pcode,
        division=division, province="Balochistan",
    )  # fmt: skip


QUETTA = place("Quetta", "district_hq", 30.1841, 67.0014, 6, "Quetta", "PK226", "Quetta")
QUETTA_DISTRICT = place("Quetta", "district", 30.1841, 67.0014, 65, "Quetta", "PK226", "Quetta")
SARIAB = place("Sariab", "locality", 30.1150, 66.9800, 5, "Quetta", "PK226", "Quetta")
HAZARGANJI = place("Hazarganji", "locality", 30.0950, 66.9350, 4, "Quetta", "PK226", "Quetta")
NUSHKI = place("Nushki", "district_hq", 29.5522, 66.0215, 5, "Nushki", "PK223", "Rakhshan")
NUSHKI_DISTRICT = place("Nushki", "district", 29.5522, 66.0215, 60, "Nushki", "PK223", "Rakhshan")
TURBAT = place("Turbat", "district_hq", 26.0031, 63.0544, 6, "Kech", "PK211", "Makran")
TUMP = place("Tump", "tehsil", 26.1014, 62.3659, 10, "Kech", "PK211", "Makran")
KECH = place("Kech", "district", 26.0031, 63.0544, 120, "Kech", "PK211", "Makran")
HUB = place("Hub", "district_hq", 25.0667, 66.8833, 6, "Hub", "", "Kalat")
MAKRAN = place("Makran Division", "division", 26.0012, 63.0485, 185, None, "", "Makran")
PROVINCE = Place(name="Balochistan", kind="province", province="Balochistan")

JAN_30, JAN_31, FEB_1, FEB_2, FEB_3 = (
    date(2026, 1, 30),
    date(2026, 1, 31),
    date(2026, 2, 1),
    date(2026, 2, 2),
    date(2026, 2, 3),
)


# So unlike each other that no two papers seem to copy one agency.
STYLES = (
    "Residents of {name} woke to a {kind} on {day}.",
    "On {day} there was one {kind} near the bazaar, {name} officials told a reporter by telephone.",
    "A {kind}! Nobody in {name} had expected it so early; the day was {day}.",
    "{day}: {kind} ({name}).",
    "What began as a quiet morning turned, according to witnesses, into the {kind} of {name}, {day}.",
    "{name} saw its worst {kind} in a year, wrote our correspondent about {day}.",
    "The deputy commissioner confirms for {day} that a {kind} did take place, namely in {name}.",
)


class Document:
    """A document that is written line by line: each finding adds its own sentence to the text."""

    def __init__(self, name, *, published=FEB_2, publisher=None, url=None):
        self.lines = [f"Report {name}."]
        self.name = name
        self.about = {
            "title": f"Title {name}",
            "publisher": publisher or f"Paper {name}",
            "url": url or f"https://{name}.example/story",
            "published": published,
            "language": "en",
        }
        self.id = make_id("document", name)
        self.found = {"incidents": [], "blackouts": [], "claims": [], "episodes": []}

    def _say(self, sentence):
        start = sum(len(line) + 1 for line in self.lines)
        self.lines.append(sentence)
        return {
            "source_id": self.id,
            "quote": sentence,
            "quote_start": start,
            "quote_end": start + len(sentence),
        }

    def _id(self, what):
        return make_id(self.id, what, len(self.lines))

    def incident(self, where=QUETTA, day=JAN_31, *, kind="attack", end=None, sentence=None, **more):
        name = where.name if where else "an unnamed place"
        style = STYLES[ord(self.name[0]) % len(STYLES)]
        quote = self._say(sentence or style.format(kind=kind, name=name, day=day))
        fields = {
            "event_type": "Battles", "sub_event_type": "Armed clash", "confidence": 0.8,
            "where_prec": (2 if where.kind != "district" else 3) if where else 6,
        } | more  # fmt: skip
        made = Incident(
            id=self._id("incident"), kind=kind, place=where, date_start=day, date_end=end or day, **quote, **fields
        )
        self.found["incidents"].append(made)
        return made

    def claim(self, on=None, low=3, *, group="civilians", measure="killed", claimant="police", as_of=FEB_1, **more):
        hangs = {}
        if isinstance(on, Incident):
            hangs = {"incident": on.id}
        elif isinstance(on, Episode):
            hangs = {"episode": on.id}
        quote = self._say(f"{claimant} put the number of {group} {measure} at {low}.")
        made = Claim(
            id=self._id("claim"), group=group, measure=measure, low=low, claimant=claimant, as_of=as_of,
            **hangs, **quote, **more,
        )  # fmt: skip
        self.found["claims"].append(made)
        return made

    def blackout(self, where=QUETTA, start=JAN_31, *, end=None, expected=None, services=("mobile", "internet"), **more):
        name = where.name if where else "parts of the province"
        quote = self._say(f"Networks went dark in {name} on {start}.")
        made = Blackout(
            id=self._id("blackout"), services=services, place=where, district=where.district if where else None,
            date_start=start, date_end=end, date_end_expected=expected, **quote, **more,
        )  # fmt: skip
        self.found["blackouts"].append(made)
        return made

    def episode(self, *places, day=JAN_31, end=None, low=None, title="A wave of attacks"):
        made = Episode(
            id=self._id("episode"), title=title, source_id=self.id, date_start=day, date_end=end or day,
            places_named=tuple(one.name for one in places), places_reported_low=low,
        )  # fmt: skip
        self.lines.append(f"{title}.")
        self.found["episodes"].append(made)
        return made

    def reading(self):
        source = Source(id=self.id, text="\n".join(self.lines), **self.about)
        return Reading(source=source, **{name: tuple(found) for name, found in self.found.items()})


def one_incident(name, where=QUETTA, day=JAN_31, *, published=FEB_2, **more):
    """A reading of one document that tells of one incident."""
    document = Document(name, published=published)
    document.incident(where, day, **more)
    return document.reading()


def one_blackout(name, where=QUETTA, start=JAN_31, *, published=FEB_2, **more):
    """A reading of one document that tells of one blackout."""
    document = Document(name, published=published)
    document.blackout(where, start, **more)
    return document.reading()
