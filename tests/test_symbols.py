from __future__ import annotations

from itertools import combinations

import pytest

from geo.model import KINDS
from geo.view.symbols import HATCH_SPACINGS_PX, SYMBOLS, for_browser, hatch_level, is_sharp, symbol_svg

OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


def test_every_kind_has_a_form_of_its_own():
    assert set(SYMBOLS) == set(KINDS)
    for one, other in combinations(SYMBOLS.values(), 2):
        assert one.outline != other.outline
        assert one.colour != other.colour


def test_colours_are_the_palette_that_colour_blind_readers_tell_apart():
    colours = {symbol.colour for symbol in SYMBOLS.values()}
    assert colours - OKABE_ITO == {SYMBOLS["other"].colour}, "only the grey of what has no kind is not in it"


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_stays_within_its_size(kind):
    assert all(abs(x) <= 1.2 and abs(y) <= 1.2 for x, y in SYMBOLS[kind].outline)


def test_only_exact_and_near_places_are_sharp():
    assert [is_sharp(prec) for prec in range(1, 8)] == [True, True, False, False, False, False, False]


def test_more_services_hatch_more_densely():
    spacings = [HATCH_SPACINGS_PX[hatch_level(n)] for n in range(1, 8)]
    assert spacings == sorted(spacings, reverse=True)
    assert len(set(spacings[:4])) == 4


def test_a_hollow_symbol_has_no_fill_and_a_name():
    svg = symbol_svg("attack", hollow=True)
    assert 'fill="none"' in svg
    assert 'aria-label="Attack"' in svg


def test_the_browser_gets_every_kind_with_its_words():
    kinds = for_browser()["kinds"]
    assert list(kinds) == list(KINDS)
    assert all(kind["label"] and kind["plural"] for kind in kinds.values())
