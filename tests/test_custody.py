"""Enforced disappearances that a report tells as detentions."""

from __future__ import annotations

import pytest
from steps import incidents, read

LEAD = "Four men were forcibly disappeared in Kech district on Sunday. Their whereabouts are unknown.\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LEAD}A driver was detained by Pakistani forces in Gwadar on Saturday.", "abduction"),
        (f"{LEAD}Police detained a suspect in Gwadar on Saturday.", "arrest"),
        (f"{LEAD}Two activists were detained at a rally in Gwadar on Saturday.", "arrest"),
        ("A driver was detained by Pakistani forces in Gwadar on Saturday.", "arrest"),
        ("A driver was detained in Gwadar on Saturday and shifted to an unknown location.", "abduction"),
        ("Forces detained a driver in Gwadar on Saturday and took him to an undisclosed location.", "abduction"),
        (
            f"{LEAD}A driver was detained by the CTD in Gwadar on Saturday and shifted to an unknown location.",
            "abduction",
        ),
    ],
)
def test_what_the_report_is_about_tells_an_arrest_from_a_disappearance(text, kind):
    assert incidents(read(text))[-1] == (kind, "Gwadar", "2026-01-31")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Protesters staged a sit-in in Sibi on Sunday, and police arrested 12 of them.", ["protest", "arrest"]),
        ("A rally in Sibi was broken up by police on Sunday and dozens were detained.", ["protest", "arrest"]),
        ("Students rallied in Sibi on Sunday to demand the release of those whom police arrested.", ["protest"]),
        ("Relatives held a sit-in in Sibi on Sunday for men who were detained in Duki.", ["protest"]),
        ("A crowd was dispersed in Sibi on Sunday; nobody was arrested.", ["protest"]),
    ],
)
def test_arrests_at_a_protest_are_told_beside_it(text, kinds):
    assert [(kind, place) for kind, place, _ in incidents(read(text))] == [(kind, "Sibi") for kind in kinds]


def test_those_who_marched_arrested_nobody():
    told = read("The BYC held a rally in Sibi on Sunday; police detained nine participants.").incidents
    assert [incident.actors for incident in told if incident.kind == "arrest"] == [("Police",)]
