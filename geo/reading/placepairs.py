"""Tell of two names beside each other which one only says where the other lies: "Tump, Kech district"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PROVINCE
from geo.places.choosing import is_seat as is_headquarters
from geo.places.gazetteer import OWN_COUNTRY

if TYPE_CHECKING:
    from geo.places.gazetteer import Entry
    from geo.reading.analysis import Sentence, Toponym

_AREA_OF = frozenset({
    "area of", "areas of", "area in", "neighbourhood of", "neighborhood of", "locality of", "suburb of", "tehsil of",
    "village of", "sub-division of", "of",
})  # fmt: skip
_A_CITY_DEG = 0.1
_NEXT_DOOR_DEG = 0.45
_SET_OFF = re.compile(r",? (?:on|at|late|early|when|where|after|by)\b|,? ?(?:[.;]|$)")
_SMALL = frozenset({"village", "locality", "mine", "pass"})
_UNITS_OF = frozenset({"tehsil", "sub-tehsil", "union council", "uc", "taluka"})
_DISTRICT = frozenset({"district", "distt"})
_KIND_IN = re.compile(
    r", an? (?:[\w-]+ ){0,2}(?:village|town|city|area|district|hamlet|locality) (?:in|of|near) (?:the )?"
)


def list_around(toponym: Toponym, sentence: Sentence) -> list[Toponym]:
    """Give the list that a name stands in ("Quetta, Mastung and Kalat"), or the name alone."""
    run = [toponym]
    position = sentence.toponyms.index(toponym)
    for neighbours, front in (
        (reversed(sentence.toponyms[:position]), True),
        (sentence.toponyms[position + 1 :], False),
    ):
        for other in neighbours:
            left, right = (other, run[0]) if front else (run[-1], other)
            if sentence.folded[left.end - sentence.start : right.start - sentence.start].strip() not in {
                "",
                "and",
                "or",
            }:
                break
            run.insert(0, other) if front else run.append(other)
    return run


def contains(large: Toponym, small: Toponym, sentence: Sentence) -> bool:
    """Tell whether one of two names beside each other only says where the other lies ("Tump, Kech district")."""
    big, little = large.entry, small.entry
    if big is None or little is None or not little.district or big.name == little.name:
        return False
    first, second = (small, large) if small.start < large.start else (large, small)
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    if (
        small is first
        and between.strip().lower() in {"in the", "in"}
        and (
            big.kind in {"pass", "region", "tehsil", "locality"}
            or (big.kind == "town" and not is_seat(big) and little.kind in _SMALL)  # "from Dazin in Tump"
        )
    ):
        return big.district == little.district
    is_said = between.strip() == "," and large.text.lower().endswith("district")
    is_said = is_said or (between.strip() == "in" and little.kind in _SMALL)  # "at Balgatar in Kech"
    if small is first and is_said and big.kind == "district":
        # "Gichk, Washuk District": the text says where it lies, whatever the gazetteer says.
        return little.kind not in {"district", "division", "province"}
    unit = between.strip(" ,").lower()
    if small is first and (unit in _UNITS_OF or (unit in _DISTRICT and big.kind == "district")):
        # "Minaz, tehsil Buleda", "in Tump district Kech"
        return big.district == little.district and not {big.kind, little.kind} & {"province"}
    joint = between.strip().lower().removesuffix("district").removesuffix("the").strip()
    is_part = small is first and big.kind in {"town", "district"} and joint in _AREA_OF
    is_town = little.kind == "town"
    if is_part and not is_seat(little) and (joint.startswith("area") if is_town else little.kind != "district"):
        # "the Mand area of Turbat"; of a village the text says where it lies, whatever the gazetteer says.
        return big.district == little.district or (joint != "of" and not is_town)
    if small is first and joint == "" and not is_seat(big) and big.kind in {"village", "town", "tehsil", "locality"}:
        return little.kind in {"village", "locality"} and big.district == little.district  # "Karki Tajaban"
    if large is first and joint == "" and (big.kind == "district" or is_seat(big)) and big.district == little.district:
        return little.kind not in {"district", "town", "city"}  # "in the Ziarat Mangi Dam area"
    wider = (
        big.name == PROVINCE
        or (is_headquarters(big) and little.kind in _SMALL and lie_close(little, big, within_deg=_A_CITY_DEG))
        or (small is first and between.strip() == "," and _is_counted_to(small, large, sentence))
        or ((big.kind == "district" or is_seat(big)) and _is_one_home(little, big))
        or big.kind == "country"
        # "Bolan's Marwar area": the text says where it lies, whatever the gazetteer says.
        or (large is first and joint == "'s" and big.kind in {"district", "region"} and little.kind in _SMALL)
        or (large is first and joint == "'s" and little.kind in _SMALL and big.district == little.district)
    )
    if not wider or (
        (little.kind == "district" or is_seat(little)) and big.kind != "district" and big.name != PROVINCE
    ):
        return False
    if large is first and joint in {"کے علاقے", "کے علاقوں", "کے علاقہ", "کی تحصیل", "کے نواحی علاقے", "کے قصبے"}:
        return True
    if small is first:
        if joint == "," and _long_list(small, sentence):
            return little.kind not in {"district", "tehsil", "town"}
        return joint in {",", "in", "("} or (joint.endswith((" of", " in", ",", "of")) and " and " not in f" {joint} ")
    return joint in {"'s", "-", "district's"} or joint.startswith("'s") or joint in {"district", "city"}


def lies_abroad(small: Toponym, large: Toponym, sentence: Sentence) -> bool:
    """Tell "Nasirabad, Rajasthan" and "Bhag, a village in Upper Dir" from the places of the province."""
    little, big = small.entry, large.entry
    if (
        little is None
        or big is None
        or not little.is_inside
        or big.is_inside
        or is_seat(little)
        or big.id == OWN_COUNTRY
    ):
        return False
    between = sentence.lower[small.end - sentence.start : large.start - sentence.start]
    return (between == ", " and big.kind in {"province", "country"}) or _KIND_IN.fullmatch(between) is not None


def contradicts(small: Toponym, large: Toponym, sentence: Sentence) -> bool:
    """Tell whether the text puts a doubtful name into another district: "Zero Point in Khuzdar"."""
    little, big = small.entry, large.entry
    if little is None or big is None or _is_one_home(little, big) or not big.district:
        return False
    between = sentence.text[small.end - sentence.start : large.start - sentence.start].strip().lower()
    if little.kind == "district" or is_seat(little):
        # "the Maskan Kalat area of Kharan": a quarter that bears another town's name
        return between in {"area of", "neighbourhood of", "locality of"} and (big.kind == "district" or is_seat(big))
    if not little.caution:
        return False
    return between in {"in", "of", "area of", "in the", "area in"} and (big.kind == "district" or is_seat(big))


def _is_one_home(one: Entry, other: Entry) -> bool:
    """Tell whether two places share a district, today or before it was split: Winder was in Lasbela, and is in Hub."""
    return one.district == other.district or (bool(one.pcode) and one.pcode == other.pcode)


def _is_counted_to(small: Toponym, large: Toponym, sentence: Sentence) -> bool:
    """Tell "in Gomazi, Tump, on Sunday", and "in Shaban, Quetta", a tract that the text counts to the town."""
    little, big = small.entry, large.entry
    if little is None or big is None or little.kind not in _SMALL or big.kind != "town":
        return False
    if little.district != big.district and not (is_seat(big) and lie_close(little, big, within_deg=_NEXT_DOOR_DEG)):
        return False
    is_set_off = _SET_OFF.match(sentence.text, large.end - sentence.start) is not None
    return is_set_off and not _long_list(small, sentence)


def lie_close(one: Entry, other: Entry, *, within_deg: float) -> bool:
    """Tell whether two places lie so near each other, in degrees of latitude and of longitude."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < within_deg and abs(one.lon - other.lon) < within_deg


def _long_list(toponym: Toponym, sentence: Sentence) -> bool:
    return len(list_around(toponym, sentence)) > 2


def is_seat(entry: Entry) -> bool:
    """Tell a town that its district is named after: what a bare name means."""
    return entry.kind == "town" and entry.name == entry.district
