"""Those who are counted without a number: by an article, a name, "his", or as what an attack hit."""

from __future__ import annotations

import pytest

from geo.reading.figures import figures_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A police constable guarding a school was shot dead.", [(1, "security", "killed")]),
        ("A deputy superintendent of police was martyred.", [(1, "security", "killed")]),
        ("The blast left the driver dead.", [(1, "civilians", "killed")]),
        ("Gunmen fired at a truck, killing the driver.", [(1, "civilians", "killed")]),
        ("Gunmen killed barber Nadir Shah at his shop.", [(1, "civilians", "killed")]),
        ("Journalist Latif Baloch was shot dead at home.", [(1, "civilians", "killed")]),
        ("Troops killed commander Dilawar.", [(1, "militants", "killed")]),
        ("A couple was killed.", [(2, "civilians", "killed")]),
        ("An elder, his son and two guards were killed.", [(1, "civilians", "killed"), (1, "civilians", "killed"),
                                                           (2, "security", "killed")]),
        ("A jawan, 28-year-old Sepoy Usman of Swat, was martyred.", [(1, "security", "killed")]),
        ("Gunmen fired at a van, killing excise inspector Nadir Shah.", [(1, "security", "killed")]),
        ("Gunmen shot dead Maulvi Abdul Salam.", [(1, "civilians", "killed")]),
        ("The attack left DC Nadir Shah dead.", [(1, "civilians", "killed")]),
        ("Local journalist Latif Baloch was killed.", [(1, "civilians", "killed")]),
        ("Sniper attack kills FC soldier in Kahan.", [(1, "security", "killed")]),
        ("A tinker died.", [(1, None, "killed")]),
        ("Police officer Nadir Shah was martyred.", [(1, "security", "killed")]),
        ("The body of a man was found.", [(1, "unknown", "killed")]),
        # Nobody is counted by these.
        ("The judge, who was not injured, left the court.", []),
        ("The body of his father was found.", []),
        ("The Anti-Terrorist Force was killed off by a new law.", []),
        ("Gunmen killed policemen.", []),
    ],
)  # fmt: skip
def test_one_told_without_a_number(sentence, expected):
    assert [(figure.low, figure.group, figure.measure) for figure in figures_in(sentence)] == expected
